import type { RefObject } from 'react'
import { useKeys } from './use-keys.ts'

/** `j` and `k` walk through the links of the rows; Enter then opens one, as on any link. */
export function useRowKeys(container: RefObject<HTMLElement | null>) {
  const move = (by: 1 | -1) => {
    const links = [...(container.current?.querySelectorAll<HTMLElement>('[data-row-link]') ?? [])]
    const at = links.findIndex((link) => link === document.activeElement)
    const next = at < 0 ? links.find((link) => link.getBoundingClientRect().top > 60) : links[at + by]
    next?.focus()
  }
  useKeys({ j: () => move(1), k: () => move(-1) })
}

import { useEffect, useEffectEvent } from 'react'

/** Keys as written on them (`/`, `?`, `j`), two in a row with a space (`g p`), or with Ctrl or ⌘ (`mod+k`). */
export type Keys = Record<string, () => void>

const SEQUENCE_MS = 900

/** Acts on keys of the page. Plain keys are left alone while someone types or a dialog is open. */
export function useKeys(keys: Keys) {
  const act = useEffectEvent((event: KeyboardEvent, before: string): string => {
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
    if (isPlain && isBusy(event.target)) return ''
    const name = isPlain ? key : event.ctrlKey || event.metaKey ? `mod+${key}` : ''
    const action = keys[`${before} ${name}`] ?? keys[name]
    if (!action) return isPlain ? name : ''
    event.preventDefault()
    action()
    return ''
  })
  useEffect(() => {
    let last = ''
    let lastAt = 0
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return
      last = act(event, event.timeStamp - lastAt < SEQUENCE_MS ? last : '')
      lastAt = event.timeStamp
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}

function isBusy(target: EventTarget | null): boolean {
  if (document.querySelector('[role="dialog"][aria-modal="true"]')) return true
  return target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName))
}

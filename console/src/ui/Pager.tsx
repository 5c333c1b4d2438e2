import { ActionIcon } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { integer } from '../format.ts'
import { m } from '../paraglide/messages.js'

interface PagerProps {
  page: number
  pages: number
  /** What is turned over, to tell two pagers of a page apart. */
  label: string
  onPage: (page: number) => void
}

export function Pager({ page, pages, label, onPage }: PagerProps) {
  if (pages <= 1) return null
  return (
    <nav className="pager" aria-label={m.pager_label({ list: label })}>
      <ActionIcon aria-label={m.pager_previous()} disabled={page <= 1} onClick={() => onPage(page - 1)}>
        <IconChevronLeft size={16} />
      </ActionIcon>
      <span className="num">{m.pager_position({ page: integer(page), pages: integer(pages) })}</span>
      <ActionIcon aria-label={m.pager_next()} disabled={page >= pages} onClick={() => onPage(page + 1)}>
        <IconChevronRight size={16} />
      </ActionIcon>
    </nav>
  )
}

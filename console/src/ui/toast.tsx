import { Button } from '@mantine/core'
import { hideNotification, showNotification } from '@mantine/notifications'
import { m } from '../paraglide/messages.js'

/** Long enough to read a sentence and change one's mind. */
const SHOWN_MS = 8_000

/** Says that something is done, and offers to take it back. */
export function sayDone(text: string, undo?: () => void): void {
  const id = crypto.randomUUID()
  const takeBack = () => {
    hideNotification(id)
    undo?.()
  }
  showNotification({
    id,
    autoClose: SHOWN_MS,
    role: 'status',
    closeButtonProps: { 'aria-label': m.action_close() },
    message: (
      <span className="toast">
        {text}
        {undo && (
          <Button variant="subtle" size="compact-sm" onClick={takeBack}>
            {m.action_undo()}
          </Button>
        )}
      </span>
    ),
  })
}

/** Says that something failed and what still holds. */
export const sayFailed = (text: string): void => {
  showNotification({ autoClose: SHOWN_MS, role: 'alert', color: 'red', message: text, closeButtonProps: { 'aria-label': m.action_close() } })
}

/** Says that something happened elsewhere, and leads there. */
export function sayNews({ title, detail, onOpen }: { title: string; detail: string; onOpen: () => void }): void {
  const id = crypto.randomUUID()
  const open = () => {
    hideNotification(id)
    onOpen()
  }
  showNotification({
    id,
    autoClose: SHOWN_MS,
    role: 'status',
    title,
    closeButtonProps: { 'aria-label': m.action_close() },
    message: (
      <span className="toast">
        {detail}
        <Button variant="subtle" size="compact-sm" onClick={open}>
          {m.action_open()}
        </Button>
      </span>
    ),
  })
}

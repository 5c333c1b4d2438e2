import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { m } from '../paraglide/messages.js'

interface DialogProps {
  isOpen: boolean
  onClose: () => void
  /** After the last trace of it has left the screen. */
  onClosed?: () => void
  title: string
  /** Shows something that is never shown again: it closes by its own button alone. */
  isFirm?: boolean
  size: number
  children: ReactNode
}

/** Mantine's own header would be a second banner of the page. */
export function Dialog({ isOpen, onClose, onClosed, title, isFirm = false, size, children }: DialogProps) {
  return (
    <Modal.Root opened={isOpen} onClose={onClose} closeOnEscape={!isFirm} closeOnClickOutside={!isFirm} size={size} centered {...(onClosed && { onExitTransitionEnd: onClosed })}>
      <Modal.Overlay backgroundOpacity={0.4} />
      <Modal.Content>
        <div className="dialog-head">
          <Modal.Title>{title}</Modal.Title>
          {!isFirm && <Modal.CloseButton aria-label={m.action_close()} />}
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { errorText } from '../error-text.ts'
import { m } from '../paraglide/messages.js'
import { Dialog } from './Dialog.tsx'

interface ConfirmDialogProps {
  isOpen: boolean
  onClose: () => void
  title: string
  words: string
  /** What has to be typed: it cannot be undone. */
  text: string
  button: string
  isBusy: boolean
  error: unknown
  onConfirm: () => void
}

export function ConfirmDialog({ isOpen, onClose, title, ...form }: ConfirmDialogProps) {
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={title} size={440}>
      <ConfirmForm {...form} onClose={onClose} />
    </Dialog>
  )
}

function ConfirmForm({ words, text, button, isBusy, error, onConfirm, onClose }: Omit<ConfirmDialogProps, 'isOpen' | 'title'>) {
  const [typed, setTyped] = useState('')
  const isRight = typed.trim() === text
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isRight) onConfirm()
  }
  return (
    <form className="dialog-form" onSubmit={submit}>
      <p>{words}</p>
      <TextInput data-autofocus label={m.confirm_type({ text })} autoComplete="off" autoCapitalize="none" spellCheck={false} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
      <p className="form-error" role="alert">
        {error !== null && error !== undefined && errorText(error)}
      </p>
      <div className="dialog-foot">
        <Button variant="default" onClick={onClose}>
          {m.action_cancel()}
        </Button>
        <Button type="submit" color="red" disabled={!isRight} loading={isBusy}>
          {button}
        </Button>
      </div>
    </form>
  )
}

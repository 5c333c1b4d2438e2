import { useState } from 'react'
import { m } from '../../paraglide/messages.js'
import { Dialog } from '../../ui/Dialog.tsx'
import { KeyForm } from './KeyForm.tsx'
import { KeySecret } from './KeySecret.tsx'

interface KeyDialogProps {
  isOpen: boolean
  onClose: () => void
}

/** The form, and then the secret, which is shown this once. */
export function KeyDialog({ isOpen, onClose }: KeyDialogProps) {
  const [secret, setSecret] = useState<string>()
  return (
    <Dialog isOpen={isOpen} onClose={onClose} onClosed={() => setSecret(undefined)} isFirm={secret !== undefined} title={secret === undefined ? m.keys_title() : m.keys_made_title()} size={480}>
      {secret === undefined ? <KeyForm onMade={setSecret} onClose={onClose} /> : <KeySecret secret={secret} onClose={onClose} />}
    </Dialog>
  )
}

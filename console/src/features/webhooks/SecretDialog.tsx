import { useState } from 'react'
import { dateTime } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { Dialog } from '../../ui/Dialog.tsx'
import { SecretOnce } from '../../ui/SecretOnce.tsx'

/** The secret that was just made, beside the old one that still signs for a day. */
export function SecretDialog({ secret, oldUntil, onClose }: { secret: string | undefined; oldUntil: string | null; onClose: () => void }) {
  const [isLeaving, setLeaving] = useState(false)
  const words = oldUntil === null ? m.webhooks_secret_words() : `${m.webhooks_secret_words()} ${m.webhooks_old_secret({ time: dateTime(oldUntil) })}`
  const closed = () => {
    setLeaving(false)
    onClose()
  }
  return (
    <Dialog isOpen={secret !== undefined && !isLeaving} onClose={() => setLeaving(true)} onClosed={closed} isFirm title={m.webhooks_secret_title()} size={480}>
      {secret !== undefined && <SecretOnce secret={secret} words={words} copyLabel={m.webhooks_secret_copy()} onClose={() => setLeaving(true)} />}
    </Dialog>
  )
}

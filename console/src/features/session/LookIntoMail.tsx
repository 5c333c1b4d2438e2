import { Button } from '@mantine/core'
import { IconMail } from '@tabler/icons-react'
import { m } from '../../paraglide/messages.js'
import { PublicFrame } from './PublicFrame.tsx'
import { SandboxMail } from './SandboxMail.tsx'

interface LookIntoMailProps {
  email: string
  isSending: boolean
  onAgain: () => void
  onBack: () => void
}

/** The same for everybody: whether the address has an account already is told by mail alone. */
export function LookIntoMail({ email, isSending, onAgain, onBack }: LookIntoMailProps) {
  return (
    <PublicFrame title={m.mail_title()}>
      <div className="mail-sent">
        <IconMail size={32} stroke={1.5} aria-hidden="true" />
        <p role="status">{m.mail_sent({ email })}</p>
        <SandboxMail />
        <p className="small muted">{m.mail_missing()}</p>
        <div className="mail-actions">
          <Button variant="default" loading={isSending} onClick={onAgain}>
            {m.mail_again()}
          </Button>
          <Button variant="subtle" onClick={onBack}>
            {m.mail_other_address()}
          </Button>
        </div>
      </div>
    </PublicFrame>
  )
}

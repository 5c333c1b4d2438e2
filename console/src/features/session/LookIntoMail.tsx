import { Button } from '@mantine/core'
import { IconMail } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { errorText } from '../../error-text.ts'
import { m } from '../../paraglide/messages.js'
import { sayDone } from '../../ui/toast.tsx'
import { PublicFrame } from './PublicFrame.tsx'
import { SandboxMail } from './SandboxMail.tsx'

interface LookIntoMailProps {
  email: string
  /** The same request once more. */
  send: () => Promise<void>
  onBack: () => void
}

/** The same for everybody: whether the address has an account already is told by mail alone. */
export function LookIntoMail({ email, send, onBack }: LookIntoMailProps) {
  const again = useMutation({ mutationFn: send, onSuccess: () => sayDone(m.mail_sent_again({ email })) })
  return (
    <PublicFrame title={m.mail_title()}>
      <div className="mail-sent">
        <IconMail size={32} stroke={1.5} aria-hidden="true" />
        <p role="status">{m.mail_sent({ email })}</p>
        <SandboxMail />
        <p className="small muted">{m.mail_missing()}</p>
        <p className="form-error" role="alert">
          {again.isError && errorText(again.error)}
        </p>
        <div className="mail-actions">
          <Button variant="default" loading={again.isPending} onClick={() => again.mutate()}>
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

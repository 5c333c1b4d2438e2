import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { errorText } from '../../error-text.ts'
import { m } from '../../paraglide/messages.js'
import { signOutEverywhere } from '../../session.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { sayFailed } from '../../ui/toast.tsx'
import { IdentitiesPanel } from './IdentitiesPanel.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { SecondFactorPanel } from './SecondFactorPanel.tsx'
import { SessionsPanel } from './SessionsPanel.tsx'

export function SecurityPage() {
  const leaving = useMutation({ mutationFn: signOutEverywhere, onError: (error) => sayFailed(errorText(error)) })
  return (
    <>
      <PageHeader title={m.settings_security()} detail={m.security_detail()} />
      <Panel title={m.security_password()} hint={m.security_password_hint()}>
        <PasswordForm />
      </Panel>
      <SecondFactorPanel />
      <IdentitiesPanel />
      <SessionsPanel />
      <Panel
        title={m.security_sign_out_all()}
        hint={m.security_sessions_hint()}
        actions={
          <Button variant="default" loading={leaving.isPending} onClick={() => leaving.mutate()}>
            {m.security_sign_out_all()}
          </Button>
        }
      />
    </>
  )
}

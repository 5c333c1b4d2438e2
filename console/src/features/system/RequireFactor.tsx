import { Switch } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useId } from 'react'
import { errorText } from '../../error-text.ts'
import { m } from '../../paraglide/messages.js'
import { Setting } from '../../ui/Panel.tsx'
import { sayDone, sayFailed } from '../../ui/toast.tsx'
import { putSettings } from './system.queries.ts'

const put = (isOn: boolean) => putSettings({ 'accounts.require_totp': isOn })

export function RequireFactor({ isOn }: { isOn: boolean }) {
  const id = useId()
  const saving = useMutation({
    mutationFn: put,
    onSuccess: (_, to) => sayDone(m.settings_saved({ field: m.access_totp() }), () => void put(!to).catch((error: unknown) => sayFailed(errorText(error)))),
    onError: (error) => sayFailed(errorText(error)),
  })
  return (
    <section className="card panel" aria-label={m.access_totp()}>
      <Setting label={m.access_totp()} hint={m.access_totp_hint()} htmlFor={id}>
        <Switch id={id} checked={saving.isPending ? saving.variables : isOn} disabled={saving.isPending} onChange={(event) => saving.mutate(event.currentTarget.checked)} />
      </Setting>
    </section>
  )
}

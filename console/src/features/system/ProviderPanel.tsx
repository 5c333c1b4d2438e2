import { Button, Checkbox } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../../api.ts'
import type { TeamProvider } from '../../api.types.ts'
import { errorText } from '../../error-text.ts'
import { m } from '../../paraglide/messages.js'
import { queryClient } from '../../query-client.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Field, FormError, PasswordField } from '../../ui/fields.tsx'
import { LateRows } from '../../ui/Late.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { sayDone, sayFailed } from '../../ui/toast.tsx'
import { providerQuery } from './system.queries.ts'

const reload = () => void queryClient.invalidateQueries({ queryKey: providerQuery.queryKey })

export function ProviderPanel() {
  const settings = useQuery(providerQuery)
  const data = settings.data?.data
  return (
    <Panel title={m.team_provider_title()} hint={m.team_provider_hint()}>
      {settings.isError && <ErrorNotice what={m.settings_failed()} error={settings.error} onRetry={() => void settings.refetch()} />}
      {settings.isPending && <LateRows rows={3} />}
      {data && <ProviderForm key={data.provider?.changed_at ?? ''} {...data} />}
    </Panel>
  )
}

const EMPTY = { name: '', issuer: '', client_id: '', is_on: true, lets_in: false }

function ProviderForm({ provider, callback_urls }: TeamProvider) {
  const [form, setForm] = useState({ ...EMPTY, ...provider, client_secret: '' })
  const { name, issuer, client_id, is_on, lets_in, client_secret } = form
  const saving = useMutation({
    mutationFn: () => api.PUT('/api/v1/tenants/current/provider', { body: { name, issuer, client_id, is_on, lets_in, ...(client_secret !== '' && { client_secret }) } }),
    onSuccess: () => {
      sayDone(m.access_saved())
      reload()
    },
  })
  const removing = useMutation({
    mutationFn: () => api.DELETE('/api/v1/tenants/current/provider'),
    onSuccess: () => {
      sayDone(m.team_provider_removed())
      reload()
    },
    onError: (error) => sayFailed(errorText(error)),
  })
  const { error } = saving
  const submit = (event: FormEvent) => {
    event.preventDefault()
    saving.mutate()
  }
  return (
    <form className="provider-form" onSubmit={submit}>
      <div>
        <p className="strong">{m.team_provider_callback()}</p>
        <p className="muted small">{m.team_provider_callback_hint()}</p>
        {callback_urls.map((url) => (
          <p key={url} className="callback-url">
            <code>{url}</code>
            <CopyButton value={url} label={m.team_provider_copy()} />
          </p>
        ))}
      </div>
      <Field label={m.team_provider_name()} description={m.team_provider_name_hint()} name="name" autoComplete="off" value={name} error={error} onChange={(text) => setForm({ ...form, name: text })} />
      <Field label={m.team_provider_issuer()} description={m.team_provider_issuer_hint()} name="issuer" type="url" autoComplete="off" value={issuer} error={error} onChange={(text) => setForm({ ...form, issuer: text })} />
      <Field label={m.team_provider_client()} name="client_id" autoComplete="off" value={client_id} error={error} onChange={(text) => setForm({ ...form, client_id: text })} />
      {provider ? (
        <Field label={m.team_provider_secret()} description={m.team_provider_secret_kept()} name="client_secret" type="password" autoComplete="off" isOptional value={client_secret} error={error} onChange={(text) => setForm({ ...form, client_secret: text })} />
      ) : (
        <PasswordField label={m.team_provider_secret()} name="client_secret" autoComplete="off" value={client_secret} error={error} onChange={(text) => setForm({ ...form, client_secret: text })} />
      )}
      <Checkbox label={m.team_provider_on()} checked={is_on} onChange={(event) => setForm({ ...form, is_on: event.currentTarget.checked })} />
      <Checkbox label={m.team_provider_lets_in()} checked={lets_in} onChange={(event) => setForm({ ...form, lets_in: event.currentTarget.checked })} />
      <FormError error={error} fields={['name', 'issuer', 'client_id', 'client_secret']} />
      <div className="provider-foot">
        <Button type="submit" loading={saving.isPending}>
          {m.access_save()}
        </Button>
        {provider && (
          <Button variant="default" loading={removing.isPending} onClick={() => removing.mutate()}>
            {m.team_provider_remove()}
          </Button>
        )}
      </div>
    </form>
  )
}

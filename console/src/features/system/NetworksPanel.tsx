import { Button, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ApiError } from '../../api-error.ts'
import { errorText } from '../../error-text.ts'
import { m } from '../../paraglide/messages.js'
import { Panel } from '../../ui/Panel.tsx'
import { sayDone, sayFailed } from '../../ui/toast.tsx'
import { putSettings } from './system.queries.ts'

interface Lists {
  allowed: string
  denied: string
}

const linesOf = (text: string) => text.split(/[\n,]/).map((line) => line.trim()).filter((line) => line !== '')
const put = ({ allowed, denied }: Lists) => putSettings({ 'accounts.allowed_ips': linesOf(allowed), 'accounts.denied_ips': linesOf(denied) })

/** The field that the server names, or nothing. */
function problemOf(error: unknown, name: string): string | undefined {
  if (!(error instanceof ApiError) || error.field !== `values.accounts.${name}`) return undefined
  return error.code === 'VALIDATION_ERROR' ? m.error_networks() : errorText(error)
}

export function NetworksPanel(saved: Lists) {
  const [form, setForm] = useState(saved)
  const saving = useMutation({
    mutationFn: put,
    onSuccess: () => sayDone(m.access_saved(), () => void put(saved).then(() => setForm(saved), (error: unknown) => sayFailed(errorText(error)))),
  })
  const { error } = saving
  const [allowedProblem, deniedProblem] = [problemOf(error, 'allowed_ips'), problemOf(error, 'denied_ips')]
  const isChanged = form.allowed !== saved.allowed || form.denied !== saved.denied
  const submit = (event: FormEvent) => {
    event.preventDefault()
    saving.mutate(form)
  }
  const common = { autosize: true, minRows: 2, maxRows: 12, autoComplete: 'off', spellCheck: false } as const
  return (
    <Panel title={m.access_networks()} hint={m.access_networks_hint()}>
      <form className="provider-form" onSubmit={submit}>
        <Textarea {...common} label={m.access_allowed()} description={m.access_allowed_hint()} value={form.allowed} error={allowedProblem} onChange={({ currentTarget: { value } }) => setForm({ ...form, allowed: value })} />
        <Textarea {...common} label={m.access_denied()} description={m.access_denied_hint()} value={form.denied} error={deniedProblem} onChange={({ currentTarget: { value } }) => setForm({ ...form, denied: value })} />
        <p className="form-error" role="alert">
          {saving.isError && allowedProblem === undefined && deniedProblem === undefined && errorText(error)}
        </p>
        <div className="provider-foot">
          <Button type="submit" disabled={!isChanged} loading={saving.isPending}>
            {m.access_save()}
          </Button>
        </div>
      </form>
    </Panel>
  )
}

import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../../api.ts'
import { errorText } from '../../error-text.ts'
import { m } from '../../paraglide/messages.js'
import { Field, FormError } from '../../ui/fields.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { sayDone, sayFailed } from '../../ui/toast.tsx'
import { phoneQuery, reloadNotifications } from './notifications.queries.ts'

/** A number, and the code that proves it is theirs. */
export function PhonePanel() {
  const phone = useQuery(phoneQuery)
  const [isOther, setOther] = useState(false)
  const read = phone.data?.data
  const remove = useMutation({ mutationFn: () => api.DELETE('/api/v1/notifications/phone'), onSuccess: () => sayDone(m.phone_removed()), onError: (error) => sayFailed(errorText(error)), onSettled: reloadNotifications })
  const isProven = read !== undefined && read.verified_at !== null && read.hint !== null
  return (
    <Panel
      title={m.phone_title()}
      hint={m.phone_hint()}
      actions={
        isProven && (
          <Button variant="default" loading={remove.isPending} onClick={() => remove.mutate()}>
            {m.devices_remove()}
          </Button>
        )
      }
    >
      {phone.isError && <ErrorNotice what={m.settings_failed()} error={phone.error} onRetry={() => void phone.refetch()} />}
      <div className="panel-body">
        {read && !read.is_possible && <p className="muted">{m.phone_impossible()}</p>}
        {isProven && <p>{m.phone_proven({ hint: read.hint ?? '' })}</p>}
        {read?.is_possible && !isProven && (read.is_code_sent && !isOther ? <CodeForm hint={read.hint ?? ''} onOther={() => setOther(true)} /> : <NumberForm onSent={() => setOther(false)} />)}
      </div>
    </Panel>
  )
}

function NumberForm({ onSent }: { onSent: () => void }) {
  const [phone, setPhone] = useState('')
  const sending = useMutation({
    mutationFn: () => api.PUT('/api/v1/notifications/phone', { body: { phone: phone.replace(/[\s()-]/g, '') } }),
    onSuccess: onSent,
    onSettled: reloadNotifications,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    sending.mutate()
  }
  return (
    <form className="panel-form" onSubmit={submit}>
      <Field label={m.phone_number()} name="phone" type="tel" autoComplete="tel" value={phone} error={sending.error} onChange={setPhone} />
      <FormError error={sending.error} fields={['phone']} />
      <Button type="submit" loading={sending.isPending}>
        {m.phone_send()}
      </Button>
    </form>
  )
}

function CodeForm({ hint, onOther }: { hint: string; onOther: () => void }) {
  const [code, setCode] = useState('')
  const confirming = useMutation({
    mutationFn: () => api.POST('/api/v1/notifications/phone/confirm', { body: { code: code.trim() } }),
    onSuccess: () => sayDone(m.phone_confirmed()),
    onSettled: reloadNotifications,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    confirming.mutate()
  }
  return (
    <form className="panel-form" onSubmit={submit}>
      <p role="status">{m.phone_sent_to({ hint })}</p>
      <Field label={m.phone_code()} name="code" autoComplete="one-time-code" value={code} error={confirming.error} onChange={setCode} />
      <FormError error={confirming.error} fields={['code']} />
      <div className="row-actions">
        <Button type="submit" loading={confirming.isPending}>
          {m.phone_confirm()}
        </Button>
        <Button variant="subtle" onClick={onOther}>
          {m.phone_other()}
        </Button>
      </div>
    </form>
  )
}

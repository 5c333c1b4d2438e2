import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../../api.ts'
import { m } from '../../paraglide/messages.js'
import { useUser } from '../../session.ts'
import { FormError, NewPasswordField, PasswordField } from '../../ui/fields.tsx'
import { sayDone } from '../../ui/toast.tsx'

const EMPTY = { current_password: '', password: '' }

export function PasswordForm() {
  const user = useUser()
  const [form, setForm] = useState(EMPTY)
  const saving = useMutation({
    mutationFn: (body: typeof EMPTY) => api.PUT('/api/v1/users/password', { body }),
    onSuccess: () => {
      setForm(EMPTY)
      sayDone(m.security_changed())
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    saving.mutate(form)
  }
  return (
    <form className="panel-body panel-form" onSubmit={submit}>
      {/* For password managers: whose password it is. */}
      <input className="visually-hidden" type="text" name="username" autoComplete="username" value={user?.username ?? ''} readOnly tabIndex={-1} aria-hidden="true" />
      <PasswordField label={m.security_current()} name="current_password" autoComplete="current-password" value={form.current_password} error={saving.error} onChange={(current_password) => setForm({ ...form, current_password })} />
      <NewPasswordField label={m.security_new()} name="password" value={form.password} error={saving.error} onChange={(password) => setForm({ ...form, password })} />
      <FormError error={saving.error} fields={['current_password', 'password']} />
      <Button type="submit" loading={saving.isPending}>
        {m.security_password()}
      </Button>
    </form>
  )
}

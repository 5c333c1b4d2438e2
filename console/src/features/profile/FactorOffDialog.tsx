import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../../api.ts'
import { m } from '../../paraglide/messages.js'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field, FormError, PasswordField } from '../../ui/fields.tsx'
import { sayDone } from '../../ui/toast.tsx'
import { factorQuery, reload } from './security.queries.ts'

interface FactorOffProps {
  hasPassword: boolean
  onClose: () => void
}

export function FactorOffDialog({ isOpen, ...form }: FactorOffProps & { isOpen: boolean }) {
  return (
    <Dialog isOpen={isOpen} onClose={form.onClose} title={m.factor_off_title()} size={420}>
      <FactorOffForm {...form} />
    </Dialog>
  )
}

function FactorOffForm({ hasPassword, onClose }: FactorOffProps) {
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const ending = useMutation({
    mutationFn: () => api.POST('/api/v1/users/profile/second-factor/disable', { body: { code: code.trim(), ...(hasPassword && { password }) } }),
    onSuccess: () => {
      reload(factorQuery)
      sayDone(m.factor_off_done())
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    ending.mutate()
  }
  return (
    <form className="dialog-form" onSubmit={submit}>
      <p>{m.factor_off_words()}</p>
      {hasPassword && <PasswordField isFirst label={m.session_password()} name="password" autoComplete="current-password" value={password} error={ending.error} onChange={setPassword} />}
      <Field label={m.second_step_code()} name="code" autoComplete="one-time-code" value={code} error={ending.error} onChange={setCode} />
      <FormError error={ending.error} fields={['password', 'code']} />
      <div className="dialog-foot">
        <Button variant="default" onClick={onClose}>
          {m.action_cancel()}
        </Button>
        <Button type="submit" color="red" loading={ending.isPending}>
          {m.factor_off_button()}
        </Button>
      </div>
    </form>
  )
}

import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { m } from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { forgotPassword } from '../../session.ts'
import { Field, FormError } from '../../ui/fields.tsx'
import { LookIntoMail } from './LookIntoMail.tsx'
import { PublicFrame } from './PublicFrame.tsx'

export function ForgotPasswordPage() {
  const [email, setEmail] = useState('')
  const attempt = useMutation({ mutationFn: forgotPassword })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    attempt.mutate(email)
  }
  if (attempt.isSuccess) return <LookIntoMail email={email} send={() => forgotPassword(email)} onBack={attempt.reset} />
  return (
    <PublicFrame title={m.forgot_title()} foot={<Link to={paths.signIn}>{m.forgot_back()}</Link>}>
      <form className="sign-in-form" onSubmit={submit}>
        <p className="muted">{m.forgot_hint()}</p>
        <Field isFirst label={m.sign_up_email()} name="email" type="email" autoComplete="email" value={email} error={attempt.error} onChange={setEmail} />
        <FormError error={attempt.error} fields={['email']} />
        <Button type="submit" size="sm" fullWidth loading={attempt.isPending}>
          {m.forgot_send()}
        </Button>
      </form>
    </PublicFrame>
  )
}

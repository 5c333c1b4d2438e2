import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { m } from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { signUp } from '../../session.ts'
import { Field, FormError, NewPasswordField } from '../../ui/fields.tsx'
import { LookIntoMail } from './LookIntoMail.tsx'
import { PublicFrame } from './PublicFrame.tsx'

export function SignUpPage() {
  const [person, setPerson] = useState({ email: '', username: '', password: '', tenant_name: '', tenant_code: '' })
  const [isJoining, setJoining] = useState(false)
  const set = (change: Partial<typeof person>) => setPerson((before) => ({ ...before, ...change }))
  const send = () => {
    const { email, username, password, tenant_name, tenant_code } = person
    return signUp({ email, username, password, ...(isJoining && { tenant_code }), ...(!isJoining && tenant_name.trim() !== '' && { tenant_name }) })
  }
  const attempt = useMutation({ mutationFn: send })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    attempt.mutate()
  }
  if (attempt.isSuccess) return <LookIntoMail email={person.email} send={send} onBack={attempt.reset} />
  const { error } = attempt
  return (
    <PublicFrame
      title={m.sign_up_title()}
      foot={
        <>
          {m.sign_up_have_account()} <Link to={paths.signIn}>{m.session_sign_in()}</Link>
        </>
      }
    >
      <form className="sign-in-form" onSubmit={submit}>
        <Field isFirst label={m.sign_up_email()} name="email" type="email" autoComplete="email" value={person.email} error={error} onChange={(email) => set({ email })} />
        <Field label={m.sign_up_username()} name="username" autoComplete="username" value={person.username} error={error} onChange={(username) => set({ username })} />
        <NewPasswordField label={m.session_password()} name="password" value={person.password} error={error} onChange={(password) => set({ password })} />
        {isJoining ? (
          <Field label={m.sign_up_code()} name="tenant_code" description={m.sign_up_code_hint()} value={person.tenant_code} error={error} onChange={(tenant_code) => set({ tenant_code })} />
        ) : (
          <Field isOptional label={m.sign_up_company()} name="tenant_name" autoComplete="organization" value={person.tenant_name} error={error} onChange={(tenant_name) => set({ tenant_name })} />
        )}
        <button type="button" className="link-button" onClick={() => setJoining(!isJoining)}>
          {isJoining ? m.sign_up_new_team() : m.sign_up_join_team()}
        </button>
        <FormError error={error} fields={['email', 'username', 'password', 'tenant_name', 'tenant_code']} />
        <Button type="submit" size="sm" fullWidth loading={attempt.isPending}>
          {m.sign_up_start()}
        </Button>
      </form>
    </PublicFrame>
  )
}

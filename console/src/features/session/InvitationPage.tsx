import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useRouter } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { ApiError } from '../../api-error.ts'
import { errorText } from '../../error-text.ts'
import { adoptLocale } from '../../locale.ts'
import { m } from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { roleNames } from '../../roles.ts'
import { acceptInvitation, lookAtInvitation } from '../../session.ts'
import { Field, FormError, NewPasswordField, PasswordField } from '../../ui/fields.tsx'
import type { User } from '../../api.types.ts'
import { PublicFrame } from './PublicFrame.tsx'
import { SecondStepForm } from './SecondStepForm.tsx'

const route = getRouteApi('/invitation')

const isWrongPassword = (error: unknown) => error instanceof ApiError && error.code === 'INVALID_CREDENTIALS'

/** Joins a team: with a new account, or with the one that the address has. */
export function InvitationPage() {
  const { token = '' } = route.useSearch()
  const router = useRouter()
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const seen = useQuery({ queryKey: ['invitation', token], queryFn: () => lookAtInvitation(token), retry: false, staleTime: Number.POSITIVE_INFINITY })
  const [challenge, setChallenge] = useState<string>()
  const enter = async (user: User) => {
    adoptLocale(user.language)
    await router.navigate({ to: paths.products })
  }
  const attempt = useMutation({
    mutationFn: acceptInvitation,
    onSuccess: (outcome) => ('challenge' in outcome ? setChallenge(outcome.challenge) : enter(outcome.user)),
  })
  if (challenge !== undefined) {
    return (
      <PublicFrame title={m.second_step_title()}>
        <SecondStepForm challenge={challenge} onSignedIn={(user) => void enter(user)} onBack={() => void router.navigate({ to: paths.signIn })} />
      </PublicFrame>
    )
  }
  if (seen.isError) {
    return (
      <PublicFrame title={m.invitation_failed()} foot={<Link to={paths.signIn}>{m.session_sign_in()}</Link>}>
        <p role="alert">{errorText(seen.error)}</p>
        <p className="muted">{m.invitation_ask_again()}</p>
      </PublicFrame>
    )
  }
  if (!seen.data) return <PublicFrame title={m.loading()}>{null}</PublicFrame>
  const { email, tenant_name, role, has_account } = seen.data
  const submit = (event: FormEvent) => {
    event.preventDefault()
    attempt.mutate({ token, password, ...(has_account ? {} : { username }) })
  }
  const { error } = attempt
  return (
    <PublicFrame title={m.invitation_title({ tenant: tenant_name })}>
      <p>{m.invitation_words({ email, role: roleNames[role]() })}</p>
      <form className="sign-in-form" onSubmit={submit}>
        {!has_account && <Field isFirst label={m.sign_up_username()} name="username" autoComplete="username" value={username} error={error} onChange={setUsername} />}
        {has_account ? (
          <PasswordField isFirst label={m.invitation_own_password()} name="password" autoComplete="current-password" value={password} error={error} onChange={setPassword} />
        ) : (
          <NewPasswordField label={m.session_password()} name="password" value={password} error={error} onChange={setPassword} />
        )}
        {isWrongPassword(error) ? <p className="form-error" role="alert">{m.error_account_password()}</p> : <FormError error={error} fields={['username', 'password']} />}
        <Button type="submit" size="sm" fullWidth loading={attempt.isPending}>
          {m.invitation_accept()}
        </Button>
      </form>
    </PublicFrame>
  )
}

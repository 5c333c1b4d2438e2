import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { ButtonLink } from '../../ButtonLink.tsx'
import { m } from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { resetPassword } from '../../session.ts'
import { FormError, NewPasswordField } from '../../ui/fields.tsx'
import { PublicFrame } from './PublicFrame.tsx'

const route = getRouteApi('/reset-password')

export function ResetPasswordPage() {
  const { token = '' } = route.useSearch()
  const [password, setPassword] = useState('')
  const attempt = useMutation({ mutationFn: resetPassword })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    attempt.mutate({ token, password })
  }
  if (attempt.isSuccess) {
    return (
      <PublicFrame title={m.reset_done_title()}>
        <p role="status">{m.reset_done()}</p>
        <ButtonLink to={paths.signIn} size="sm" fullWidth>
          {m.session_sign_in()}
        </ButtonLink>
      </PublicFrame>
    )
  }
  return (
    <PublicFrame title={m.reset_title()} foot={<Link to={paths.forgotPassword}>{m.reset_again()}</Link>}>
      <form className="sign-in-form" onSubmit={submit}>
        <NewPasswordField isFirst label={m.reset_password()} name="password" value={password} error={attempt.error} onChange={setPassword} />
        <FormError error={attempt.error} fields={['password']} />
        <Button type="submit" size="sm" fullWidth loading={attempt.isPending}>
          {m.reset_save()}
        </Button>
      </form>
    </PublicFrame>
  )
}

import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useRouter } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { aboutQuery } from '../../about.ts'
import { errorText } from '../../error-text.ts'
import { adoptLocale } from '../../locale.ts'
import { m } from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { signIn } from '../../session.ts'
import type { User } from '../../api.types.ts'
import { ProviderChoices } from './ProviderChoices.tsx'
import { PublicFrame } from './PublicFrame.tsx'
import { SecondStepForm } from './SecondStepForm.tsx'
import { isThrottled, useSecondsLeft, Waiting } from './Waiting.tsx'

const route = getRouteApi('/sign-in')

export function SignInPage() {
  const [challenge, setChallenge] = useState(challengeOfAddress)
  const { redirect, problem } = route.useSearch()
  const router = useRouter()
  const enter = async (user: User) => {
    adoptLocale(user.language)
    await router.navigate({ href: redirect ?? paths.products })
  }
  if (challenge !== undefined) {
    return (
      <PublicFrame title={m.second_step_title()}>
        <SecondStepForm challenge={challenge} onSignedIn={(user) => void enter(user)} onBack={() => setChallenge(undefined)} />
      </PublicFrame>
    )
  }
  return (
    <PublicFrame
      title={m.session_sign_in()}
      foot={
        <>
          {m.sign_in_new()} <Link to={paths.signUp}>{m.sign_up_title()}</Link>
        </>
      }
    >
      <SignInForm onSignedIn={(user) => void enter(user)} onChallenge={setChallenge} />
      <ProviderChoices returnTo={redirect ?? paths.products} problem={problem} />
      <DemoHint />
    </PublicFrame>
  )
}

/** In the sandbox there is a demo to look around in. */
function DemoHint() {
  const isSandbox = useQuery(aboutQuery).data?.data.sandbox.amazon
  return isSandbox ? <p className="small muted">{m.sign_in_demo()}</p> : null
}

/** A provider leads back with what waits for its second step; in the fragment, which no server and no log sees. */
function challengeOfAddress(): string | undefined {
  const challenge = new URLSearchParams(location.hash.slice(1)).get('challenge') ?? undefined
  if (challenge !== undefined) history.replaceState(history.state, '', location.pathname + location.search)
  return challenge
}

function SignInForm({ onSignedIn, onChallenge }: { onSignedIn: (user: User) => void; onChallenge: (challenge: string) => void }) {
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const attempt = useMutation({
    mutationFn: signIn,
    onSuccess: (outcome) => ('challenge' in outcome ? onChallenge(outcome.challenge) : onSignedIn(outcome.user)),
  })
  const wait = useSecondsLeft(attempt.error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    attempt.mutate({ login: login.trim(), password })
  }
  return (
    <form className="sign-in-form" onSubmit={submit}>
      <TextInput
        label={m.session_login()}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        required
        withAsterisk={false}
        size="sm"
        value={login}
        onChange={(event) => setLogin(event.currentTarget.value)}
      />
      <PasswordInput
        label={m.session_password()}
        name="password"
        autoComplete="current-password"
        required
        withAsterisk={false}
        size="sm"
        visibilityToggleButtonProps={{ 'aria-label': m.session_show_password() }}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      {wait > 0 ? (
        <Waiting seconds={wait} />
      ) : (
        <p className="form-error" role="alert">
          {attempt.isError && !isThrottled(attempt.error) && errorText(attempt.error)}
        </p>
      )}
      <Button type="submit" size="sm" fullWidth loading={attempt.isPending} disabled={wait > 0}>
        {m.session_sign_in()}
      </Button>
      <Link to={paths.forgotPassword}>{m.sign_in_forgot()}</Link>
    </form>
  )
}

import { Button, PasswordInput, TextInput, Title } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { errorText } from '../../error-text.ts'
import { LanguageMenu } from '../../layout/LanguageMenu.tsx'
import { ThemeMenu } from '../../layout/ThemeMenu.tsx'
import { adoptLocale } from '../../locale.ts'
import { m } from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { signIn } from '../../session.ts'
import { usePageTitle } from '../../ui/PageHeader.tsx'

const route = getRouteApi('/sign-in')

export function SignInPage() {
  usePageTitle(m.session_sign_in())
  return (
    <div className="sign-in">
      <div className="sign-in-tools">
        <LanguageMenu />
        <ThemeMenu />
      </div>
      <main className="sign-in-card card">
        <div className="brand">
          <img src="/favicon.svg" alt="" width={28} height={28} />
          Tradewind
        </div>
        <Title order={1}>{m.session_sign_in()}</Title>
        <SignInForm />
      </main>
    </div>
  )
}

function SignInForm() {
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const { redirect } = route.useSearch()
  const router = useRouter()
  const attempt = useMutation({
    mutationFn: signIn,
    onSuccess: async (user) => {
      adoptLocale(user.language)
      await router.navigate({ href: redirect ?? paths.products })
    },
  })
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
      <p className="form-error" role="alert">
        {attempt.isError && errorText(attempt.error)}
      </p>
      <Button type="submit" size="sm" fullWidth loading={attempt.isPending}>
        {m.session_sign_in()}
      </Button>
    </form>
  )
}

import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { codeText, errorText } from '../../error-text.ts'
import { m } from '../../paraglide/messages.js'
import { listProviders, signInByProvider } from '../../session.ts'

interface ProviderChoicesProps {
  returnTo: string
  /** Why the last way back from a provider signed nobody in. */
  problem: string | undefined
}

/** Log-in by somebody else's word: by what this address offers, or by the team that is named. */
export function ProviderChoices({ returnTo, problem }: ProviderChoicesProps) {
  const offered = useQuery({ queryKey: ['providers'], queryFn: () => listProviders(undefined), staleTime: Number.POSITIVE_INFINITY, retry: false }).data ?? []
  const [isNaming, setNaming] = useState(false)
  const leaving = useMutation({ mutationFn: (tenantCode: string | undefined) => signInByProvider({ tenantCode, returnTo }) })
  const isOwnAddress = offered.some(({ kind }) => kind === 'tenant')
  return (
    <div className="sign-in-form">
      {problem !== undefined && !leaving.isError && (
        <p className="form-error" role="alert">
          {codeText(problem)}
        </p>
      )}
      {leaving.isError && (
        <p className="form-error" role="alert">
          {errorText(leaving.error)}
        </p>
      )}
      {offered.map(({ kind, name }) => (
        <Button key={kind} variant="default" size="sm" fullWidth loading={leaving.isPending} onClick={() => leaving.mutate(undefined)}>
          {m.provider_sign_in_with({ name })}
        </Button>
      ))}
      {isNaming && <TeamForm isBusy={leaving.isPending} onCode={(code) => leaving.mutate(code)} />}
      {!isOwnAddress && !isNaming && (
        <Button variant="subtle" size="sm" fullWidth onClick={() => setNaming(true)}>
          {m.provider_team()}
        </Button>
      )}
    </div>
  )
}

function TeamForm({ isBusy, onCode }: { isBusy: boolean; onCode: (code: string) => void }) {
  const [code, setCode] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onCode(code.trim().toLowerCase())
  }
  return (
    <form className="sign-in-form" onSubmit={submit}>
      <TextInput label={m.provider_team_code()} name="tenant_code" size="sm" autoFocus required withAsterisk={false} autoComplete="organization" autoCapitalize="none" spellCheck={false} value={code} onChange={(event) => setCode(event.currentTarget.value)} />
      <Button type="submit" variant="default" size="sm" fullWidth loading={isBusy}>
        {m.provider_team_next()}
      </Button>
    </form>
  )
}

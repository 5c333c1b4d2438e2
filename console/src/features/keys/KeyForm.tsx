import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../../api.ts'
import type { ApiKey } from '../../api.types.ts'
import { errorText } from '../../error-text.ts'
import { integer } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { roleHints, roleNames } from '../../roles.ts'
import { isAbout } from '../../ui/fields.tsx'
import { keysQuery } from './keys.queries.ts'
import type { Scope } from './scopes.ts'
import { ScopeFields } from './ScopeFields.tsx'

const DAY_MS = 86_400_000
const LIFETIMES = [30, 90]
const YEAR = 365
const KEY_ROLES = ['viewer', 'member', 'admin'] as const satisfies readonly ApiKey['role'][]

const endOf = (days: string) => (days === '' ? {} : { expires_at: new Date(Date.now() + Number(days) * DAY_MS).toISOString() })

export function KeyForm({ onMade, onClose }: { onMade: (secret: string) => void; onClose: () => void }) {
  const [name, setName] = useState('')
  const [role, setRole] = useState<ApiKey['role']>('viewer')
  const [scopes, setScopes] = useState<Scope[]>()
  const [days, setDays] = useState('')
  const queryClient = useQueryClient()
  const chosen = scopes?.filter((scope) => role !== 'viewer' || scope.endsWith(':read'))
  const making = useMutation({
    mutationFn: () => api.POST('/api/v1/tenants/current/keys', { body: { name, role, scopes: chosen ?? ['*'], ...endOf(days) } }),
    onSuccess: ({ data }) => {
      void queryClient.invalidateQueries({ queryKey: keysQuery.queryKey })
      if (data) onMade(data.data.key)
    },
  })
  const { error } = making
  const isNoArea = chosen?.length === 0
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isNoArea) making.mutate()
  }
  return (
    <form className="dialog-form" onSubmit={submit}>
      <TextInput data-autofocus label={m.keys_name()} description={m.keys_name_hint()} required withAsterisk={false} maxLength={100} autoComplete="off" value={name} error={isAbout(error, 'name') && errorText(error)} onChange={(event) => setName(event.currentTarget.value)} />
      <NativeSelect
        label={m.team_role()}
        description={roleHints[role]()}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={role}
        onChange={({ currentTarget: { value } }) => setRole(KEY_ROLES.find((each) => each === value) ?? role)}
        data={KEY_ROLES.map((value) => ({ value, label: roleNames[value]() }))}
      />
      <ScopeFields scopes={chosen} canWrite={role !== 'viewer'} onChange={setScopes} />
      <NativeSelect
        label={m.keys_expiry()}
        value={days}
        onChange={(event) => setDays(event.currentTarget.value)}
        data={[{ value: '', label: m.keys_never() }, ...LIFETIMES.map((n) => ({ value: String(n), label: m.keys_days({ count: n, n: integer(n) }) })), { value: String(YEAR), label: m.keys_year() }]}
      />
      <p className="form-error" role="alert">
        {making.isError && !isAbout(error, 'name') && errorText(error)}
      </p>
      <div className="dialog-foot">
        <Button variant="default" onClick={onClose}>
          {m.action_cancel()}
        </Button>
        <Button type="submit" disabled={isNoArea} loading={making.isPending}>
          {m.keys_create()}
        </Button>
      </div>
    </form>
  )
}

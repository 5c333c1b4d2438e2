import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../../api.ts'
import { ApiError } from '../../api-error.ts'
import type { User } from '../../api.types.ts'
import { errorText } from '../../error-text.ts'
import { currentLocale, LANGUAGE_NAMES, type Locale } from '../../locale.ts'
import { m } from '../../paraglide/messages.js'
import { locales } from '../../paraglide/runtime.js'
import { ROLES, roleHints, roleNames, rolesUpTo } from '../../roles.ts'
import { useUser } from '../../session.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { isAbout } from '../../ui/fields.tsx'
import { sayDone } from '../../ui/toast.tsx'
import { refreshTeam } from './use-team.ts'

interface InviteDialogProps {
  isOpen: boolean
  onClose: () => void
}

export function InviteDialog({ isOpen, onClose }: InviteDialogProps) {
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={m.team_invite_title()} size={420}>
      <InviteForm onClose={onClose} />
    </Dialog>
  )
}

const refusal = (error: unknown) => (error instanceof ApiError && error.code === 'QUOTA_EXCEEDED' ? m.team_no_seat() : errorText(error))

function InviteForm({ onClose }: { onClose: () => void }) {
  const own = useUser()?.role ?? 'viewer'
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<User['role']>('member')
  const [language, setLanguage] = useState<Locale>(currentLocale())
  const queryClient = useQueryClient()
  const inviting = useMutation({
    mutationFn: () => api.POST('/api/v1/tenants/current/users', { body: { email, role, language } }),
    onSuccess: () => {
      refreshTeam(queryClient)
      sayDone(m.team_invited({ email }))
      onClose()
    },
  })
  const { error } = inviting
  const submit = (event: FormEvent) => {
    event.preventDefault()
    inviting.mutate()
  }
  return (
    <form className="dialog-form" onSubmit={submit}>
      <TextInput data-autofocus label={m.profile_email()} type="email" required withAsterisk={false} autoComplete="off" value={email} error={isAbout(error, 'email') && errorText(error)} onChange={(event) => setEmail(event.currentTarget.value)} />
      <NativeSelect
        label={m.team_role()}
        description={roleHints[role]()}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={role}
        error={isAbout(error, 'role') && errorText(error)}
        onChange={({ currentTarget: { value } }) => setRole(ROLES.find((each) => each === value) ?? role)}
        data={rolesUpTo(own).map((value) => ({ value, label: roleNames[value]() }))}
      />
      <NativeSelect
        label={m.team_invite_language()}
        value={language}
        onChange={({ currentTarget: { value } }) => setLanguage(locales.find((each) => each === value) ?? language)}
        data={locales.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
      />
      <p className="form-error" role="alert">
        {inviting.isError && !isAbout(error, 'email') && !isAbout(error, 'role') && refusal(error)}
      </p>
      <div className="dialog-foot">
        <Button variant="default" onClick={onClose}>
          {m.action_cancel()}
        </Button>
        <Button type="submit" loading={inviting.isPending}>
          {m.team_invite_send()}
        </Button>
      </div>
    </form>
  )
}

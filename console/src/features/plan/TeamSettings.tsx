import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../api.ts'
import type { Tenant } from '../../api.types.ts'
import { errorText } from '../../error-text.ts'
import { m } from '../../paraglide/messages.js'
import { currentSession, updateUser, useCan } from '../../session.ts'
import { Panel, Setting } from '../../ui/Panel.tsx'
import { TextSetting } from '../../ui/TextSetting.tsx'
import { sayDone, sayFailed } from '../../ui/toast.tsx'
import { planQuery } from './plan.queries.ts'

type Change = { name?: string; subdomain?: string | null }

export function TeamSettings({ team }: { team: Tenant }) {
  const isAdmin = useCan('admin')
  const naming = useTeamField(m.plan_team_name())
  const addressing = useTeamField(m.plan_subdomain())
  if (!isAdmin) {
    return (
      <Panel title={m.plan_team()}>
        <Setting label={m.plan_team_name()}>
          <p>{team.name}</p>
        </Setting>
        <Setting label={m.plan_subdomain()}>
          <p>{team.subdomain ?? m.plan_none()}</p>
        </Setting>
      </Panel>
    )
  }
  return (
    <Panel title={m.plan_team()}>
      <TextSetting label={m.plan_team_name()} hint={m.plan_team_name_hint()} value={team.name} error={naming.error} onSave={(name) => naming.mutate({ to: { name }, before: { name: team.name } })} />
      <TextSetting
        label={m.plan_subdomain()}
        hint={m.plan_subdomain_hint()}
        value={team.subdomain ?? ''}
        error={addressing.error}
        onSave={(text) => addressing.mutate({ to: { subdomain: text === '' ? null : text }, before: { subdomain: team.subdomain } })}
      />
    </Panel>
  )
}

/** Saves one field at once, and offers to take it back. */
function useTeamField(label: string) {
  const queryClient = useQueryClient()
  const put = async (body: Change) => {
    const { data } = await api.PUT('/api/v1/tenants/current', { body })
    if (!data) return
    queryClient.setQueryData(planQuery.queryKey, data)
    const user = currentSession()?.user
    if (user) updateUser({ ...user, tenant_name: data.data.name })
  }
  return useMutation({
    mutationFn: ({ to }: { to: Change; before: Change }) => put(to),
    onSuccess: (_, { before }) => sayDone(m.settings_saved({ field: label }), () => void put(before).catch((error: unknown) => sayFailed(errorText(error)))),
  })
}

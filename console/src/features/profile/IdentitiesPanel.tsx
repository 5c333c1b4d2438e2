import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api, queryApi } from '../../api.ts'
import type { Identity } from '../../api.types.ts'
import { codeText, errorText } from '../../error-text.ts'
import { date } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { listProviders } from '../../session.ts'
import { Panel } from '../../ui/Panel.tsx'
import { sayDone, sayFailed } from '../../ui/toast.tsx'
import { identitiesQuery, reload } from './security.queries.ts'

const tenantQuery = queryApi.queryOptions('get', '/api/v1/tenants/current')

/** There only where there is somebody to link, or something is linked. */
export function IdentitiesPanel() {
  useWayBack()
  const identities = useQuery(identitiesQuery).data?.data ?? []
  const code = useQuery(tenantQuery).data?.data.code
  const providers = useQuery({ queryKey: ['providers', code], queryFn: () => listProviders(code), enabled: code !== undefined, retry: false }).data ?? []
  const linking = useMutation({
    mutationFn: async (kind: Identity['kind']) => {
      const { data } = await api.POST('/api/v1/users/profile/identities', { body: { kind } })
      if (data) location.assign(data.data.url)
    },
    onError: (error) => sayFailed(errorText(error)),
  })
  const unlinking = useMutation({
    mutationFn: (identity: Identity) => api.DELETE('/api/v1/users/profile/identities/{identity_id}', { params: { path: { identity_id: identity.id } } }),
    onSuccess: (_, { email }) => sayDone(m.identities_unlinked({ name: email })),
    onError: (error) => sayFailed(errorText(error)),
    onSettled: () => reload(identitiesQuery),
  })
  const open = providers.filter(({ kind }) => !identities.some((identity) => identity.kind === kind))
  if (identities.length === 0 && open.length === 0) return null
  return (
    <Panel
      title={m.identities_title()}
      hint={m.identities_hint()}
      actions={open.map(({ kind, name }) => (
        <Button key={kind} variant="default" loading={linking.isPending && linking.variables === kind} onClick={() => linking.mutate(kind)}>
          {m.identities_link({ name })}
        </Button>
      ))}
    >
      <ul className="panel-list">
        {identities.map((identity) => (
          <li key={identity.id} className="entry">
            <div className="entry-words">
              <p className="entry-name">{identity.email}</p>
              <p className="muted small">
                {identity.issuer} · {m.identities_since({ date: date(identity.created_at) })}
              </p>
            </div>
            <Button variant="default" aria-label={m.identities_unlink_of({ name: identity.email })} loading={unlinking.isPending && unlinking.variables.id === identity.id} onClick={() => unlinking.mutate(identity)}>
              {m.identities_unlink()}
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** The provider sends the browser back here, and the address tells how it went. */
function useWayBack() {
  useEffect(() => {
    const query = new URLSearchParams(location.search)
    const problem = query.get('problem')
    if (problem === null && !query.has('linked')) return
    history.replaceState(history.state, '', location.pathname)
    if (problem === null) sayDone(m.identities_linked())
    else sayFailed(codeText(problem))
  }, [])
}

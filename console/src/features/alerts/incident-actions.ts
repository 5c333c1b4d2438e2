import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../api.ts'
import type { Incident } from '../../api.types.ts'
import { errorText } from '../../error-text.ts'
import { integer } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { isAboutAlerts } from '../../query-client.ts'
import { sayDone, sayFailed } from '../../ui/toast.tsx'

type Verb = 'acknowledge' | 'resolve' | 'reopen'

/** What a person says of an alert; each can be taken back. */
export function useIncidentActions() {
  const queryClient = useQueryClient()
  const refresh = () => queryClient.invalidateQueries({ predicate: isAboutAlerts })
  const onError = (error: unknown) => {
    void refresh()
    sayFailed(errorText(error))
  }
  const say = async (id: string, verb: Verb) => {
    await api.POST(`/api/v1/alerts/incidents/{incident_id}/${verb}`, { params: { path: { incident_id: id } } })
    await refresh()
  }
  const one = useMutation({
    mutationFn: ({ incident, verb }: { incident: Pick<Incident, 'id'>; verb: Verb }) => say(incident.id, verb),
    onSuccess: (_, { incident, verb }) => {
      if (verb === 'reopen') return
      sayDone(verb === 'resolve' ? m.alerts_resolved() : m.alerts_acknowledged({ count: 1, n: '1' }), () => void say(incident.id, 'reopen').catch(onError))
    },
    onError,
  })
  const many = useMutation({
    mutationFn: async (ids: string[]) => {
      await api.POST('/api/v1/alerts/incidents/acknowledge', { body: { ids } })
      await refresh()
    },
    onSuccess: (_, ids) => sayDone(m.alerts_acknowledged({ count: ids.length, n: integer(ids.length) }), () => void Promise.all(ids.map((id) => say(id, 'reopen'))).catch(onError)),
    onError,
  })
  return { say: one.mutate, acknowledgeAll: many.mutate, isBusy: one.isPending || many.isPending }
}

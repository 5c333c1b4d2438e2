import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../api.ts'
import type { Competitor } from '../../api.types.ts'
import { errorText } from '../../error-text.ts'
import { m } from '../../paraglide/messages.js'
import { isAboutProducts } from '../../query-client.ts'
import { sayDone, sayFailed } from '../../ui/toast.tsx'
import { isAboutCompetitors } from './competitors.queries.ts'

type Change = { state?: Competitor['state']; relationship_type?: Competitor['relationship_type']; group_id?: string | null }

/** What can be done with a competitor: at once, and taken back. */
export function useCompetitorActions(productId: string) {
  const queryClient = useQueryClient()
  const refresh = () => queryClient.invalidateQueries({ predicate: (query) => isAboutCompetitors(query) || isAboutProducts(query) })
  const onError = (error: unknown) => {
    void refresh()
    sayFailed(errorText(error))
  }
  const put = async ({ competitor_id }: Competitor, body: Change) => {
    await api.PUT('/api/v1/competitors/relations/{competitor_id}', { params: { path: { competitor_id } }, body })
    await refresh()
  }
  const takeBack = (competitor: Competitor, body: Change) => () => void put(competitor, body).catch(onError)
  const confirm = useMutation({
    mutationFn: (competitor: Competitor) => put(competitor, { state: 'confirmed' }),
    onSuccess: (_, competitor) => sayDone(m.competitor_added({ name: competitor.name }), takeBack(competitor, { state: 'suggested' })),
    onError,
  })
  const dismiss = useMutation({
    mutationFn: (competitor: Competitor) => put(competitor, { state: 'dismissed' }),
    onSuccess: (_, competitor) => sayDone(m.competitor_dismissed({ name: competitor.name }), takeBack(competitor, { state: 'suggested' })),
    onError,
  })
  const change = useMutation({ mutationFn: ({ competitor, to }: { competitor: Competitor; to: Change }) => put(competitor, to), onError })
  const addAgain = async ({ product_id, relationship_type, group_id }: Competitor) => {
    if (product_id !== null) await api.POST('/api/v1/competitors/{product_id}/relations', { params: { path: { product_id: productId } }, body: { product_id, relationship_type, ...(group_id !== null && { group_id }) } })
    await refresh()
  }
  const remove = useMutation({
    mutationFn: async ({ competitor_id }: Competitor) => {
      await api.DELETE('/api/v1/competitors/{competitor_id}', { params: { path: { competitor_id } } })
      await refresh()
    },
    onSuccess: (_, competitor) => sayDone(m.competitor_removed({ name: competitor.name }), () => void addAgain(competitor).catch(onError)),
    onError,
  })
  return { confirm: confirm.mutate, dismiss: dismiss.mutate, change: change.mutate, remove: remove.mutate, isBusy: confirm.isPending || dismiss.isPending || change.isPending || remove.isPending }
}

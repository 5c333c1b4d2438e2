import { infiniteQueryOptions } from '@tanstack/react-query'
import { api, queryApi } from '../../api.ts'
import { queryClient } from '../../query-client.ts'
import type { LogSearch } from './log.search.ts'

export const settingsQuery = queryApi.queryOptions('get', '/api/v1/settings', {}, { staleTime: 0 })
export const statsQuery = queryApi.queryOptions('get', '/api/v1/stats', {}, { staleTime: 0 })
export const providerQuery = queryApi.queryOptions('get', '/api/v1/tenants/current/provider', {}, { staleTime: 0 })

export const peopleQuery = queryApi.queryOptions('get', '/api/v1/tenants/current/users')

/** Sets some; null goes back to the default. */
export async function putSettings(values: Record<string, unknown>): Promise<void> {
  const { data } = await api.PUT('/api/v1/settings', { body: { values } })
  if (data) queryClient.setQueryData(settingsQuery.queryKey, data)
}

const LOG = '/api/v1/logs'

/** Days as the person sees them: the last one is shown to its end. */
const span = ({ from, to }: LogSearch) => ({
  ...(from !== undefined && { from: new Date(`${from}T00:00:00`).toISOString() }),
  ...(to !== undefined && { to: new Date(new Date(`${to}T00:00:00`).getTime() + 86_400_000).toISOString() }),
})

async function page(search: LogSearch, cursor: string | undefined, signal: AbortSignal) {
  const { data } = await api.GET(LOG, { params: { query: { limit: 50, ...(search.source && { source: search.source }), ...span(search), ...(cursor !== undefined && { cursor }) } }, signal })
  if (!data) throw new Error('The answer is empty')
  return data
}

export const logQuery = (search: LogSearch) =>
  infiniteQueryOptions({
    queryKey: ['get', LOG, search],
    queryFn: ({ pageParam, signal }) => page(search, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ pagination }) => pagination.next ?? undefined,
    staleTime: 0,
  })

import { infiniteQueryOptions } from '@tanstack/react-query'
import { api, queryApi } from '../../api.ts'

const PATH = '/api/v1/tenants/current/audit'

async function page(cursor: string | undefined, signal: AbortSignal) {
  const { data } = await api.GET(PATH, { params: { query: { limit: 50, ...(cursor !== undefined && { cursor }) } }, signal })
  if (!data) throw new Error('The answer is empty')
  return data
}

/** The trail, newest first; each page goes on where the one before ended. */
export const activityQuery = infiniteQueryOptions({
  queryKey: ['get', PATH, 'all'],
  queryFn: ({ pageParam, signal }) => page(pageParam, signal),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ pagination }) => pagination.next ?? undefined,
  staleTime: 0,
})

export const namesQuery = queryApi.queryOptions('get', '/api/v1/tenants/current/users')
export const keyNamesQuery = queryApi.queryOptions('get', '/api/v1/tenants/current/keys')

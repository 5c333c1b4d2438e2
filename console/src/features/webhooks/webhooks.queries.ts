import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query'
import { api, queryApi } from '../../api.ts'
import type { Delivery } from '../../api.types.ts'

export const isAboutWebhooks = ({ queryKey }: { queryKey: readonly unknown[] }) => String(queryKey[1]).startsWith('/api/v1/webhooks')

export const webhooksQuery = queryApi.queryOptions('get', '/api/v1/webhooks', {}, { staleTime: 0 })
export const webhookQuery = (webhookId: string) => queryApi.queryOptions('get', '/api/v1/webhooks/{webhook_id}', { params: { path: { webhook_id: webhookId } } }, { staleTime: 0 })

const PATH = '/api/v1/webhooks/{webhook_id}/deliveries'
const SENDING_MS = 2_000

/** Newest first; asked for again while something is on its way. */
export const deliveriesQuery = (webhookId: string, status: Delivery['status'] | undefined) =>
  infiniteQueryOptions({
    queryKey: ['get', PATH, webhookId, status ?? 'all'],
    queryFn: async ({ pageParam: cursor, signal }) => {
      const { data } = await api.GET(PATH, { params: { path: { webhook_id: webhookId }, query: { limit: 20, ...(status && { status }), ...(cursor !== undefined && { cursor }) } }, signal })
      if (!data) throw new Error('The answer is empty')
      return data
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ pagination }) => pagination.next ?? undefined,
    placeholderData: keepPreviousData,
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.pages.some((page) => page.data.some(isOnItsWay)) ? SENDING_MS : false),
  })

/** One that waits hours for its next attempt needs no watching. */
const isOnItsWay = ({ status, attempts }: Delivery) => status === 'queued' && attempts < 2

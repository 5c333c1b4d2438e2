import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query'
import { api, queryApi } from '../../api.ts'
import { isAboutNotifications, queryClient } from '../../query-client.ts'
import type { NotificationsSearch, SentSearch } from './notifications.search.ts'

const NEWEST = 15
const PAGE = 30

export const unreadQuery = queryApi.queryOptions('get', '/api/v1/notifications/unread-count', {})
export const notificationsQuery = queryApi.queryOptions('get', '/api/v1/notifications', { params: { query: { limit: NEWEST } } })

export const allNotificationsQuery = ({ unread, type, severity }: NotificationsSearch) => {
  const query = { limit: PAGE, ...(unread && { unread: 'true' as const }), ...(type && { type }), ...(severity && { severity }) }
  return infiniteQueryOptions({
    queryKey: ['get', '/api/v1/notifications', { pages: query }],
    queryFn: async ({ pageParam, signal }) => {
      const { data } = await api.GET('/api/v1/notifications', { params: { query: { ...query, ...(pageParam && { cursor: pageParam }) } }, signal })
      if (!data) throw new Error('The answer is empty')
      return data
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.pagination.next,
    placeholderData: keepPreviousData,
  })
}

export const sentQuery = ({ channel, status, mine }: SentSearch) => {
  const query = { limit: PAGE, ...(channel && { channel }), ...(status && { status }), ...(mine && { mine: 'true' as const }) }
  return infiniteQueryOptions({
    queryKey: ['get', '/api/v1/notifications/deliveries', { pages: query }],
    queryFn: async ({ pageParam, signal }) => {
      const { data } = await api.GET('/api/v1/notifications/deliveries', { params: { query: { ...query, ...(pageParam && { cursor: pageParam }) } }, signal })
      if (!data) throw new Error('The answer is empty')
      return data
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.pagination.next,
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
}

export const preferencesQuery = queryApi.queryOptions('get', '/api/v1/notifications/preferences', {}, { staleTime: 0 })
export const pushKeyQuery = queryApi.queryOptions('get', '/api/v1/notifications/push-key', {})
export const devicesQuery = queryApi.queryOptions('get', '/api/v1/notifications/devices', {}, { staleTime: 0 })
export const phoneQuery = queryApi.queryOptions('get', '/api/v1/notifications/phone', {}, { staleTime: 0 })
export const mutesQuery = queryApi.queryOptions('get', '/api/v1/notifications/mutes', {}, { staleTime: 0 })
export const channelsQuery = queryApi.queryOptions('get', '/api/v1/notifications/channels', {}, { staleTime: 0 })
export const templatesQuery = queryApi.queryOptions('get', '/api/v1/notifications/templates', {}, { staleTime: 0 })
export const membersQuery = queryApi.queryOptions('get', '/api/v1/tenants/current/users', {})
export const productQuery = (productId: string) => queryApi.queryOptions('get', '/api/v1/products/{product_id}', { params: { path: { product_id: productId } } })

export const reloadNotifications = () => queryClient.invalidateQueries({ predicate: isAboutNotifications })

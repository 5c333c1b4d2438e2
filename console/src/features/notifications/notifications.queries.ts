import { queryApi } from '../../api.ts'

const NEWEST = 15

export const unreadQuery = queryApi.queryOptions('get', '/api/v1/notifications/unread-count', {})
export const notificationsQuery = queryApi.queryOptions('get', '/api/v1/notifications', { params: { query: { limit: NEWEST } } })

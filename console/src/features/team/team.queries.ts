import { queryApi } from '../../api.ts'

export const membersQuery = queryApi.queryOptions('get', '/api/v1/tenants/current/users', {}, { staleTime: 0 })
export const invitationsQuery = queryApi.queryOptions('get', '/api/v1/tenants/current/invitations', {}, { staleTime: 0 })
export const teamQuery = queryApi.queryOptions('get', '/api/v1/tenants/current')
export const seatsQuery = queryApi.queryOptions('get', '/api/v1/tenants/current/usage', {}, { staleTime: 0 })

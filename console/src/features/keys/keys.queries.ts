import { queryApi } from '../../api.ts'

export const keysQuery = queryApi.queryOptions('get', '/api/v1/tenants/current/keys', {}, { staleTime: 0 })

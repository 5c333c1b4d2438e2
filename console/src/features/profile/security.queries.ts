import { queryApi } from '../../api.ts'
import { queryClient } from '../../query-client.ts'

export const factorQuery = queryApi.queryOptions('get', '/api/v1/users/profile/second-factor', {}, { staleTime: 0 })
export const sessionsQuery = queryApi.queryOptions('get', '/api/v1/users/profile/sessions', {}, { staleTime: 0 })
export const identitiesQuery = queryApi.queryOptions('get', '/api/v1/users/profile/identities', {}, { staleTime: 0, retry: false })

export const reload = ({ queryKey }: { queryKey: readonly unknown[] }) => void queryClient.invalidateQueries({ queryKey })

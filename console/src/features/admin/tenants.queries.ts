import { queryOptions, keepPreviousData } from '@tanstack/react-query'
import { api } from '../../api.ts'
import { queryClient } from '../../query-client.ts'
import type { TenantsSearch } from './tenants.search.ts'

const PATH = '/api/v1/tenants'

export const tenantsQuery = (search: TenantsSearch) =>
  queryOptions({
    queryKey: ['get', PATH, search],
    queryFn: async ({ signal }) => {
      const { data } = await api.GET(PATH, { params: { query: { limit: 20, ...search } }, signal })
      if (!data) throw new Error('The answer is empty')
      return data
    },
    staleTime: 0,
    placeholderData: keepPreviousData,
  })

export const reloadTenants = () => void queryClient.invalidateQueries({ queryKey: ['get', PATH] })

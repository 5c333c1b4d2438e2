import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, queryApi } from '../../api.ts'
import { type CompareSearch, DEFAULT_DAYS } from './compare.search.ts'

export const ownQuery = (productId: string) => queryApi.queryOptions('get', '/api/v1/products/{product_id}', { params: { path: { product_id: productId } } }, { meta: { topics: [`product:${productId}`] } })
export const groupsQuery = queryApi.queryOptions('get', '/api/v1/competitors/groups', {})

const PATH = '/api/v1/competitors/{product_id}/compare'

/** A question that is sent with POST, for it names many competitors. */
export const comparisonQuery = (productId: string, { days = DEFAULT_DAYS, group }: CompareSearch) =>
  queryOptions({
    queryKey: ['get', PATH, productId, days, group ?? 'all'],
    queryFn: async ({ signal }) => {
      const { data } = await api.POST(PATH, { params: { path: { product_id: productId } }, body: { days, ...(group !== undefined && { group_id: group }) }, signal })
      if (!data) throw new Error('The answer is empty')
      return data.data
    },
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })

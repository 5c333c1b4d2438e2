import type { Query } from '@tanstack/react-query'
import { queryApi } from '../../api.ts'

export const isAboutCompetitors = ({ queryKey }: Pick<Query, 'queryKey'>) => String(queryKey[1]).startsWith('/api/v1/competitors')

const of = (productId: string) => ({ params: { path: { product_id: productId } } })

export const ownQuery = (productId: string) => queryApi.queryOptions('get', '/api/v1/products/{product_id}', of(productId), { meta: { topics: [`product:${productId}`] } })
export const competitorsQuery = (productId: string) => queryApi.queryOptions('get', '/api/v1/competitors/{product_id}', of(productId), { staleTime: 0 })
export const suggestedQuery = (productId: string) => queryApi.queryOptions('get', '/api/v1/competitors/{product_id}/suggested', of(productId))
export const groupsQuery = queryApi.queryOptions('get', '/api/v1/competitors/groups', {}, { staleTime: 0 })

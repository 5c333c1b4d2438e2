import { queryApi } from '../../api.ts'

const params = (productId: string) => ({ params: { path: { product_id: productId } } })

/** What a new look at the page changes as well. */
export const auditQuery = (productId: string) => queryApi.queryOptions('get', '/api/v1/products/{product_id}/audit', params(productId), { meta: { topics: [`product:${productId}`] } })
export const marketQuery = (productId: string) => queryApi.queryOptions('get', '/api/v1/products/{product_id}/market', params(productId), { staleTime: 300_000 })
export const productQuery = (productId: string) => queryApi.queryOptions('get', '/api/v1/products/{product_id}', params(productId))

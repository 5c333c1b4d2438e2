import { queryApi } from '../../api.ts'

export const planQuery = queryApi.queryOptions('get', '/api/v1/tenants/current')
export const usageQuery = queryApi.queryOptions('get', '/api/v1/tenants/current/usage', {}, { staleTime: 0 })
export const crawlsQuery = queryApi.queryOptions('get', '/api/v1/crawl/usage', {}, { staleTime: 0 })
export const productsCountQuery = queryApi.queryOptions('get', '/api/v1/products', { params: { query: { limit: 1 } } })

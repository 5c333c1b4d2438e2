import { keepPreviousData } from '@tanstack/react-query'
import { queryApi } from '../../api.ts'
import { METRICS } from './product.search.ts'

export const productQuery = (productId: string) =>
  queryApi.queryOptions('get', '/api/v1/products/{product_id}', { params: { path: { product_id: productId } } }, { meta: { topic: `product:${productId}` } })

interface Window {
  from: string
  to: string
}

/** All metrics at once: the numbers above the chart need them, and a toggle answers at once. */
export function historyQuery(productId: string, { from, to }: Window, zone: string) {
  const query = { metric: METRICS.join(','), from, to, resolution: 'auto', time_zone: zone } as const
  return queryApi.queryOptions('get', '/api/v1/products/{product_id}/data', { params: { path: { product_id: productId }, query } }, { placeholderData: keepPreviousData })
}

export const eventsQuery = (productId: string, { from, to }: Window) =>
  queryApi.queryOptions(
    'get',
    '/api/v1/products/{product_id}/events',
    { params: { path: { product_id: productId }, query: { from, to } } },
    { placeholderData: keepPreviousData },
  )

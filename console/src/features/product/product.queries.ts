import { keepPreviousData } from '@tanstack/react-query'
import { queryApi } from '../../api.ts'

export const productQuery = (productId: string) =>
  queryApi.queryOptions('get', '/api/v1/products/{product_id}', { params: { path: { product_id: productId } } }, { meta: { topics: [`product:${productId}`] } })

interface Window {
  from: string
  to: string
}

const METRICS_OF = { prices: 'price,buy_box', standing: 'bsr,rating,reviews' } as const

/**
 * Prices change seldom, so they are asked for as they were, step by step: the mean of a day shows prices that never were.
 * Ranks change all the time, and the server chooses how finely. All metrics are here, so a toggle answers at once.
 */
export function historyQuery(productId: string, { part, from, to, zone }: Window & { part: keyof typeof METRICS_OF; zone: string }) {
  const query = { metric: METRICS_OF[part], from, to, resolution: part === 'prices' ? 'raw' : 'auto', time_zone: zone } as const
  return queryApi.queryOptions('get', '/api/v1/products/{product_id}/data', { params: { path: { product_id: productId }, query } }, { placeholderData: keepPreviousData })
}

export const eventsQuery = (productId: string, { from, to }: Window) =>
  queryApi.queryOptions(
    'get',
    '/api/v1/products/{product_id}/events',
    { params: { path: { product_id: productId }, query: { from, to } } },
    { placeholderData: keepPreviousData },
  )

export const changesQuery = (productId: string) => queryApi.queryOptions('get', '/api/v1/products/{product_id}/changes', { params: { path: { product_id: productId } } })

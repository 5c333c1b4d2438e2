import { keepPreviousData } from '@tanstack/react-query'
import { queryApi } from '../../api.ts'
import { DEFAULTS, type ProductsSearch } from './products.search.ts'

export function productsQuery({ page = DEFAULTS.page, limit = DEFAULTS.limit, search, marketplace, tag, state, sort, order }: ProductsSearch) {
  const query = {
    page,
    limit,
    ...(search && { search }),
    ...(marketplace && { marketplace }),
    ...(tag && { tag }),
    ...((state === 'active' || state === 'paused') && { status: state }),
    ...((state === 'in_stock' || state === 'out_of_stock') && { availability: state }),
    ...(sort && { sort, order: order ?? 'asc' }),
  }
  return queryApi.queryOptions('get', '/api/v1/products', { params: { query } }, { placeholderData: keepPreviousData })
}

export function trendsQuery(productIds: string[]) {
  return queryApi.queryOptions(
    'get',
    '/api/v1/products/trends',
    { params: { query: { product_ids: productIds.join(',') } } },
    // The rows that are shown are kept fresh one by one.
    { enabled: productIds.length > 0, placeholderData: keepPreviousData, staleTime: 5 * 60_000, meta: { topics: productIds.map((id) => `product:${id}`) } },
  )
}

export const tagsQuery = queryApi.queryOptions('get', '/api/v1/products/tags', {})

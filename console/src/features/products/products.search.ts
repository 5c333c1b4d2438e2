import type { Marketplace } from '../../api.types.ts'
import { isMarketplace } from '../../marketplaces.ts'

export const SORTS = ['name', 'price', 'bsr', 'rating', 'reviews', 'observed_at'] as const
export type Sort = (typeof SORTS)[number]
/** What of a product decides whether the list shows it. */
export const STATES = ['active', 'paused', 'in_stock', 'out_of_stock'] as const
export type State = (typeof STATES)[number]
export const PAGE_SIZES = [20, 50, 100] as const

/** What the address says. What is left out has its default: page 1 of 50, newest first. */
export interface ProductsSearch {
  page?: number
  limit?: (typeof PAGE_SIZES)[number]
  search?: string
  marketplace?: Marketplace
  tag?: string
  state?: State
  sort?: Sort
  order?: 'asc' | 'desc'
}

export const DEFAULTS = { page: 1, limit: 50 } as const

export function parseProductsSearch(raw: Record<string, unknown>): ProductsSearch {
  const page = Number(raw['page'])
  const limit = PAGE_SIZES.find((size) => size === Number(raw['limit']))
  const search = typeof raw['search'] === 'string' || typeof raw['search'] === 'number' ? String(raw['search']).trim() : ''
  const state = STATES.find((each) => each === raw['state'])
  const tag = typeof raw['tag'] === 'string' || typeof raw['tag'] === 'number' ? String(raw['tag']).slice(0, 40) : ''
  const sort = SORTS.find((each) => each === raw['sort'])
  return {
    ...(Number.isInteger(page) && page > 1 && { page }),
    ...(limit && limit !== DEFAULTS.limit && { limit }),
    ...(search && { search }),
    ...(isMarketplace(raw['marketplace']) && { marketplace: raw['marketplace'] }),
    ...(tag && { tag }),
    ...(state && { state }),
    ...(sort && { sort, order: raw['order'] === 'desc' ? 'desc' : 'asc' }),
  }
}

/** The better end first: cheap, well ranked, well rated, recent. */
const FIRST_ORDER: Record<Sort, 'asc' | 'desc'> = { name: 'asc', price: 'asc', bsr: 'asc', rating: 'desc', reviews: 'desc', observed_at: 'desc' }

/** A column is sorted its natural way, then the other way, then not at all. */
export function nextSort({ sort, order }: Pick<ProductsSearch, 'sort' | 'order'>, column: Sort): Pick<ProductsSearch, 'sort' | 'order'> {
  if (sort !== column) return { sort: column, order: FIRST_ORDER[column] }
  if (order === FIRST_ORDER[column]) return { sort: column, order: order === 'asc' ? 'desc' : 'asc' }
  return { sort: undefined, order: undefined }
}

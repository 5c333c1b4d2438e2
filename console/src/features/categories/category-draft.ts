import type { Category, Frequency, Marketplace } from '../../api.types.ts'
import { isMarketplace } from '../../marketplaces.ts'
import { type Column, COLUMNS } from './category-text.ts'

/** What the form holds. An empty address is none. */
export interface CategoryDraft {
  name: string
  keywords: string[]
  marketplace: Marketplace
  bestseller_url: string
  auto_crawl: boolean
  crawl_schedule: Frequency
  max_products: number
  columns: Column[]
}

const MANY = 50

export function draftOf(category: Category | undefined): CategoryDraft {
  if (category === undefined) return { name: '', keywords: [], marketplace: 'us', bestseller_url: '', auto_crawl: true, crawl_schedule: 'daily', max_products: MANY, columns: [] }
  const { name, keywords, marketplace, bestseller_url, auto_crawl, crawl_schedule, max_products, columns } = category
  return { name, keywords, marketplace: isMarketplace(marketplace) ? marketplace : 'us', bestseller_url: bestseller_url ?? '', auto_crawl, crawl_schedule, max_products, columns: COLUMNS.filter((column) => columns.includes(column)) }
}

import type { Db } from '#kernel/db'
import type { SearchDocument } from './document.ts'
import type { Query } from './query.ts'

/** Who asks. */
export interface Reader {
  /** The application's connection: a search is one message of its own. */
  db: Db
  tenant_id: string
}

/** Where an engine writes: in a transaction of the tenant. */
export interface Place {
  trx: Db
  tenant_id: string
}

export interface Filter {
  /** `brand`, `category`, or the name of an option or attribute with `attr.` before it. */
  key: string
  /** One of them is enough. */
  values: string[]
}

export const SORTS = ['relevance', 'price', '-price', 'newest', 'rating'] as const
export type Sort = (typeof SORTS)[number]

export interface Wanted {
  /** Without words: everything that the filters let through. */
  query: Query
  currency: string
  filters: Filter[]
  price_min?: number | undefined
  price_max?: number | undefined
  in_stock: boolean
  /** Stars, at least. */
  rating?: number | undefined
  sort: Sort
  limit: number
  offset: number
}

export interface Found {
  hits: { product_id: string; name: string; excerpt: string }[]
  total: number
  /** False where the engine stopped counting. */
  is_total_exact: boolean
  /** No product has all the words: these have some. */
  is_loose: boolean
  /** By key, then by how many products have the value; a key's own filter does not count for it. */
  facets: { key: string; value: string; products: number }[]
  /** Of the products that the other filters let through; null when there are none. */
  price: { min_minor: number; max_minor: number } | null
  in_stock: number
  /** At least 4, 3, 2 and 1 stars. */
  ratings: [number, number, number, number]
  /** When no product has all the words: what the unknown ones of them may have meant, of this shop's words or two of them. */
  near: { term: string; words: { word: string; documents: number }[] }[]
}

/** A search engine: PostgreSQL, or OpenSearch and Elasticsearch over HTTP. Every call may come twice. Members are properties: they are handed around. */
export interface SearchEngine {
  /** Puts in what a document says now, in the index that is read and in the one that is being built. */
  index: (place: Place, documents: SearchDocument[]) => Promise<void>
  remove: (place: Place, product_ids: string[]) => Promise<void>
  search: (reader: Reader, wanted: Wanted) => Promise<Found>
  /** Begins a new index beside the one that is read. What an earlier attempt left is thrown away. @returns its name */
  beginRebuild: (place: Place) => Promise<string>
  /** Puts documents into the new index only. @throws AppError 409 when another rebuild took its place */
  fill: (place: Place, rebuild: string, documents: SearchDocument[]) => Promise<void>
  /** Readers see the new index from now on; the old one goes. */
  finishRebuild: (place: Place, rebuild: string) => Promise<void>
}

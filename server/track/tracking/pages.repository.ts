import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import type { LatestRow } from './latest.ts'
import type { Detail } from './normal-item.ts'
import { COLUMNS } from './metrics.ts'

export type LatestOfListing = LatestRow & { marketplace: string; asin: string }

export interface ContentOfListing {
  listing_id: string
  source: string
  valid_from: Date
  title: string | null
  brand: string | null
  bullets: string[]
  images: string[]
  description: string | null
  category_path: string[]
  parent_asin: string | null
}

export type DetailOfListing = Omit<Detail, 'at'> & { listing_id: string; source: string; valid_from: Date }

const VALUES = [...COLUMNS, 'currency', 'title', 'brand', 'parent_asin', 'bsr_category'].map((column) => `s.${column}`).join(', ')

/** The latest state of each listing: the tenant's own and the shared one. */
export async function listLatest(trx: Db, listingIds: readonly string[]): Promise<LatestOfListing[]> {
  const { rows } = await sql<LatestOfListing>`
    select l.marketplace, l.asin, s.listing_id, s.tenant_id, s.observed_at, s.seen, s.stamps, ${sql.raw(VALUES)}
    from tracking.latest s join tracking.listing l on l.id = s.listing_id where s.listing_id = any(${listingIds}::uuid[])`.execute(trx)
  return rows
}

/** The newest words of each source, the newest first. */
export async function listNewestContents(trx: Db, listingIds: readonly string[]): Promise<ContentOfListing[]> {
  const { rows } = await sql<ContentOfListing>`
    select * from (
      select distinct on (listing_id, source, tenant_id) listing_id, source, valid_from, title, brand, bullets, images, description, category_path, parent_asin
      from tracking.listing_content where listing_id = any(${listingIds}::uuid[]) order by listing_id, source, tenant_id, valid_from desc) c
    order by valid_from desc, source`.execute(trx)
  return rows
}

export async function listDetails(trx: Db, listingIds: readonly string[]): Promise<DetailOfListing[]> {
  const { rows } = await sql<DetailOfListing>`
    select listing_id, source, valid_from, attributes, videos, has_a_plus, aspects, reviews from tracking.listing_detail
    where listing_id = any(${listingIds}::uuid[]) order by valid_from desc, source`.execute(trx)
  return rows
}

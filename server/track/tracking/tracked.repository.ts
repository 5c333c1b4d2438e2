import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import { SHARED } from './listings.repository.ts'
import type { Frequency } from './tracking.schema.ts'

/** Who tracks what, across tenants: for the system, which fetches a listing once for all of them. */
export interface Tracked {
  tenant_id: string
  product_id: string
  listing_id: string
  marketplace: string
  asin: string
  crawl_frequency: Frequency
}

/** The active products of all tenants, or those of some listings. */
export async function listTracked(systemDb: Db, { listingIds }: { listingIds?: readonly string[] | undefined } = {}): Promise<Tracked[]> {
  const { rows } = await sql<Tracked>`
    select p.tenant_id, p.id as product_id, p.listing_id, l.marketplace, l.asin, p.crawl_frequency
    from tracking.product p join tracking.listing l on l.id = p.listing_id
    where p.status = 'active' and ${listingIds === undefined ? sql`true` : sql`p.listing_id = any(${listingIds}::uuid[])`}
    order by p.listing_id, p.tenant_id`.execute(systemDb)
  return rows
}

/** When Tradewind itself last saw each of these listings. */
export async function lastObservedAt(trx: Db, listingIds: readonly string[]): Promise<Map<string, Date>> {
  const { rows } = await sql<{ listing_id: string; last_at: Date }>`
    select listing_id, last_at from tracking.source_state where listing_id = any(${listingIds}::uuid[]) and tenant_id = ${SHARED} and source = 'crawl'`.execute(trx)
  return new Map(rows.map((row) => [row.listing_id, row.last_at]))
}

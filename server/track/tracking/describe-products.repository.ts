import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import { findMarketplace, listingUrl } from './marketplaces.ts'
import { SHARED } from './listings.repository.ts'

/** What a sentence about a product needs. */
export interface DescribedProduct {
  id: string
  asin: string
  marketplace: string
  /** What the seller calls it, else the page's title, else the ASIN. */
  name: string
  url: string
  image_url: string | null
  tags: string[]
  currency: string
}

/** The products of this transaction's tenant among these, in any order. */
export async function describeProducts(trx: Db, ids: readonly string[]): Promise<DescribedProduct[]> {
  const { rows } = await sql<Omit<DescribedProduct, 'url' | 'currency'> & { currency: string | null }>`
    select p.id, l.asin, l.marketplace, coalesce(p.name, n.title, o.title, l.asin) as name, coalesce(n.image_url, o.image_url) as image_url, p.tags,
      coalesce(n.currency, o.currency) as currency
    from tracking.product p join tracking.listing l on l.id = p.listing_id
    left join tracking.latest o on o.listing_id = p.listing_id and o.tenant_id = p.tenant_id
    left join tracking.latest n on n.listing_id = p.listing_id and n.tenant_id = ${SHARED}
    where p.id = any(${ids}::uuid[])`.execute(trx)
  return rows.map((row) => ({ ...row, url: listingUrl(row.marketplace, row.asin), currency: row.currency ?? findMarketplace(row.marketplace)?.currency ?? 'USD' }))
}

/** Which listings this transaction's tenant tracks. */
export async function listListingIds(trx: Db): Promise<string[]> {
  const { rows } = await sql<{ listing_id: string }>`select listing_id from tracking.product`.execute(trx)
  return rows.map((row) => row.listing_id)
}

export async function listProductIdsByTag(trx: Db, tag: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from tracking.product where tags @> array[${tag}]::text[] order by id`.execute(trx)
  return rows.map((row) => row.id)
}

/** All products of this transaction's tenant, the oldest first. */
export async function listProductIds(trx: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from tracking.product order by created_at, id`.execute(trx)
  return rows.map((row) => row.id)
}

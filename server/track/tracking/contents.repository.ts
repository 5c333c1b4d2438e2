import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import type { Content } from './normal-item.ts'

export interface ContentRow {
  listing_id: string
  source: string
  content: Content
}

/**
 * Keeps a version of a page's words and pictures when they differ from the version before. Versions may come in any
 * order: one that equals the version after it moves that one's beginning back. Of one listing and source, one version a
 * call: the next may depend on it.
 * @returns the listings that got a version
 */
export async function saveContents(trx: Db, tenantId: string, rows: readonly ContentRow[]): Promise<string[]> {
  if (rows.length === 0) return []
  const versions = rows.map(({ listing_id, source, content }) => {
    const { title, brand, bullets, images, description, category_path, parent_asin } = content
    const words = { title, brand, bullets, images, description, category_path, parent_asin }
    const hash = createHash('sha256').update(JSON.stringify(words)).digest('base64url')
    return { listing_id, source, tenant_id: tenantId, valid_from: new Date(content.at).toISOString(), ...words, hash }
  })
  const { rows: kept } = await sql<{ listing_id: string }>`
    with version as materialized (
      select v.*, before.hash as hash_before, after.hash as hash_after, after.valid_from as next_from
      from jsonb_populate_recordset(null::tracking.listing_content, ${JSON.stringify(versions)}::jsonb) v
      left join lateral (select c.hash from tracking.listing_content c
        where c.listing_id = v.listing_id and c.tenant_id = v.tenant_id and c.source = v.source and c.valid_from <= v.valid_from order by c.valid_from desc limit 1) before on true
      left join lateral (select c.hash, c.valid_from from tracking.listing_content c
        where c.listing_id = v.listing_id and c.tenant_id = v.tenant_id and c.source = v.source and c.valid_from > v.valid_from order by c.valid_from limit 1) after on true
    ), moved as (
      update tracking.listing_content c set valid_from = v.valid_from from version v
      where v.hash_before is distinct from v.hash and v.hash_after = v.hash
        and c.listing_id = v.listing_id and c.tenant_id = v.tenant_id and c.source = v.source and c.valid_from = v.next_from
    )
    insert into tracking.listing_content (listing_id, tenant_id, source, valid_from, title, brand, bullets, images, description, category_path, parent_asin, hash)
    select listing_id, tenant_id, source, valid_from, title, brand, bullets, images, description, category_path, parent_asin, hash
    from version where hash_before is distinct from hash and hash_after is distinct from hash
    on conflict (listing_id, tenant_id, source, valid_from) do nothing returning listing_id`.execute(trx)
  return kept.map((row) => row.listing_id)
}

export interface ContentVersion {
  valid_from: Date
  source: string
  title: string | null
  brand: string | null
  bullets: string[]
  images: string[]
  description: string | null
  category_path: string[]
  parent_asin: string | null
}

/** How a page's words and pictures changed, in order of time: what this transaction's tenant may see of a listing. */
export async function listContentChanges(trx: Db, listingId: string, { after }: { after?: Date | undefined } = {}): Promise<ContentVersion[]> {
  const { rows } = await sql<ContentVersion>`
    select valid_from, source, title, brand, bullets, images, description, category_path, parent_asin from tracking.listing_content
    where listing_id = ${listingId} and valid_from > ${after ?? '-infinity'}::timestamptz order by valid_from, source`.execute(trx)
  return rows
}

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
 * order: one that equals the version after it moves that one's beginning back.
 */
export async function saveContent(trx: Db, tenantId: string, { listing_id, source, content }: ContentRow): Promise<void> {
  const { at, bsr_category: _, ...words } = content
  const hash = createHash('sha256').update(JSON.stringify(words)).digest('base64url')
  const valid_from = new Date(at)
  const around = await sql<{ hash: string; is_before: boolean; valid_from: Date }>`
    (select hash, true as is_before, valid_from from tracking.listing_content
      where listing_id = ${listing_id} and tenant_id = ${tenantId} and source = ${source} and valid_from <= ${valid_from} order by valid_from desc limit 1)
    union all
    (select hash, false, valid_from from tracking.listing_content
      where listing_id = ${listing_id} and tenant_id = ${tenantId} and source = ${source} and valid_from > ${valid_from} order by valid_from limit 1)`.execute(trx)
  const before = around.rows.find((row) => row.is_before)
  const after = around.rows.find((row) => !row.is_before)
  if (before?.hash === hash || before?.valid_from.getTime() === at) return
  if (after?.hash === hash) {
    await sql`update tracking.listing_content set valid_from = ${valid_from}
      where listing_id = ${listing_id} and tenant_id = ${tenantId} and source = ${source} and valid_from = ${after.valid_from}`.execute(trx)
    return
  }
  await sql`
    insert into tracking.listing_content (listing_id, tenant_id, source, valid_from, title, brand, bullets, images, description, category_path, parent_asin, hash)
    values (${listing_id}, ${tenantId}, ${source}, ${valid_from}, ${words.title}, ${words.brand}, ${words.bullets}, ${words.images},
      ${words.description}, ${words.category_path}, ${words.parent_asin}, ${hash})`.execute(trx)
}

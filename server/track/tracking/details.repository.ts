import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import type { Detail } from './normal-item.ts'

interface DetailRow {
  listing_id: string
  source: string
  detail: Detail
}

/** Keeps the newest detail of each listing and source. An older one, or the same again, changes nothing. */
export async function saveDetails(trx: Db, tenantId: string, rows: readonly DetailRow[]): Promise<void> {
  if (rows.length === 0) return
  const records = rows.map(({ listing_id, source, detail: { at, ...detail } }) => {
    const hash = createHash('sha256').update(JSON.stringify(detail)).digest('base64url')
    return { listing_id, source, tenant_id: tenantId, valid_from: new Date(at).toISOString(), ...detail, hash }
  })
  await sql`
    insert into tracking.listing_detail as d (listing_id, tenant_id, source, valid_from, attributes, videos, has_a_plus, aspects, reviews, hash)
    select listing_id, tenant_id, source, valid_from, attributes, videos, has_a_plus, aspects, reviews, hash
    from jsonb_populate_recordset(null::tracking.listing_detail, ${JSON.stringify(records)}::jsonb) order by listing_id
    on conflict (listing_id, tenant_id, source) do update set valid_from = excluded.valid_from, attributes = excluded.attributes, videos = excluded.videos,
      has_a_plus = excluded.has_a_plus, aspects = excluded.aspects, reviews = excluded.reviews, hash = excluded.hash
    where d.hash <> excluded.hash and d.valid_from <= excluded.valid_from`.execute(trx)
}

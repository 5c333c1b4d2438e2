import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import { COLUMNS } from './metrics.ts'
import type { LatestRow } from './latest.ts'

const VALUES = [...COLUMNS, 'currency', 'title', 'brand', 'image_url', 'parent_asin', 'bsr_category']
const columns = ['listing_id', 'tenant_id', 'observed_at', 'seen', 'stamps', ...VALUES]

/**
 * Locks what was last seen of these listings until the end of the transaction, and hands it out. Writers of one listing
 * wait here for one another, so a rollup is never computed from half the rows.
 */
export async function lockLatest(trx: Db, tenantId: string, listingIds: readonly string[]): Promise<LatestRow[]> {
  const ids = [...listingIds].sort()
  await sql`insert into tracking.latest (listing_id, tenant_id) select id, ${tenantId} from unnest(${ids}::uuid[]) id order by id on conflict do nothing`.execute(trx)
  const { rows } = await sql<LatestRow>`
    select ${sql.raw(columns.join(', '))} from tracking.latest
    where tenant_id = ${tenantId} and listing_id = any(${ids}::uuid[]) order by listing_id for update`.execute(trx)
  return rows
}

export async function saveLatest(trx: Db, rows: readonly LatestRow[]): Promise<void> {
  if (rows.length === 0) return
  const set = columns.slice(2).map((column) => `${column} = n.${column}`)
  await sql`
    update tracking.latest l set ${sql.raw(set.join(', '))}
    from jsonb_populate_recordset(null::tracking.latest, ${JSON.stringify(rows)}::jsonb) n
    where l.listing_id = n.listing_id and l.tenant_id = n.tenant_id`.execute(trx)
}

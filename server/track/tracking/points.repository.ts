import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import { copyInto, copyTime, copyValue } from './copy.repository.ts'
import type { RankPoint, SeriesPoint } from './normal-item.ts'
import type { Added } from './observations.repository.ts'

interface Owned {
  listing_id: string
  source: string
}
export type RankRow = RankPoint & Owned
export type SeriesRow = SeriesPoint & Owned

/** Stores ranks by category, each once. */
export async function storeRanks(trx: Db, { tenantId, rows }: { tenantId: string; rows: readonly RankRow[] }): Promise<Added[]> {
  if (rows.length === 0) return []
  await sql`create temp table if not exists stage_rank (like tracking.rank) on commit delete rows; delete from pg_temp.stage_rank`.execute(trx)
  await copyInto(trx, 'pg_temp.stage_rank (listing_id, tenant_id, category_id, observed_at, source, rank)', rankLines(rows, tenantId))
  const { rows: added } = await sql<Added>`
    with added as (
      insert into tracking.rank (listing_id, tenant_id, category_id, observed_at, source, rank)
      select listing_id, tenant_id, category_id, observed_at, source, rank from pg_temp.stage_rank
      order by listing_id, tenant_id, category_id, observed_at, source
      on conflict do nothing returning listing_id, source
    )
    select listing_id, source, 'rank' as metric, count(*)::int as points from added group by 1, 2`.execute(trx)
  return added
}

/** Stores the points of series without a column, each once. */
export async function storeSeries(trx: Db, { tenantId, rows }: { tenantId: string; rows: readonly SeriesRow[] }): Promise<Added[]> {
  if (rows.length === 0) return []
  await sql`create temp table if not exists stage_series_point (like tracking.series_point) on commit delete rows; delete from pg_temp.stage_series_point`.execute(trx)
  await copyInto(trx, 'pg_temp.stage_series_point (listing_id, tenant_id, series, observed_at, source, value, text)', seriesLines(rows, tenantId))
  const { rows: added } = await sql<Added>`
    with added as (
      insert into tracking.series_point (listing_id, tenant_id, series, observed_at, source, value, text)
      select listing_id, tenant_id, series, observed_at, source, value, text from pg_temp.stage_series_point
      order by listing_id, tenant_id, series, observed_at, source
      on conflict do nothing returning listing_id, source, series
    )
    select listing_id, source, series as metric, count(*)::int as points from added group by 1, 2, 3`.execute(trx)
  return added
}

function* rankLines(rows: readonly RankRow[], tenantId: string) {
  for (const row of rows) yield `${row.listing_id}\t${tenantId}\t${copyValue(row.category_id)}\t${copyTime(row.at)}\t${row.source}\t${row.rank ?? '\\N'}\n`
}

function* seriesLines(rows: readonly SeriesRow[], tenantId: string) {
  for (const row of rows) {
    yield `${row.listing_id}\t${tenantId}\t${copyValue(row.series)}\t${copyTime(row.at)}\t${row.source}\t${copyValue(row.value)}\t${copyValue(row.text)}\n`
  }
}

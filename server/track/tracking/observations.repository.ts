import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import { copyInto, copyTime, copyValue } from './copy.repository.ts'
import { bitOf, COLUMNS, FIELDS } from './metrics.ts'
import type { Observation } from './normal-item.ts'

/** A wide row and whose it is. Of one key (listing, time, source) a batch holds one row. */
export interface ObservationRow extends Observation {
  listing_id: string
  source: string
}

/** Points that were not stored before. */
export interface Added {
  listing_id: string
  source: string
  metric: string
  points: number
}

const KEY = ['listing_id', 'tenant_id', 'observed_at', 'source']
const REST = ['currency', 'holds_s', 'absent', 'unknown']
const columns = [...KEY, ...COLUMNS, ...REST]
const list = (names: readonly string[], prefix = '') => sql.raw(names.map((name) => prefix + name).join(', '))

/** The bits of what a row knows: values, and what it knows to be absent or unknown. */
const seenIn = (row: string) =>
  `(coalesce(${row}absent, 0) | coalesce(${row}unknown, 0) | ${COLUMNS.map((column) => `case when ${row}${column} is null then 0 else ${bitOf(column)} end`).join(' | ')})`

/**
 * Stores wide rows in the transaction of `inCopyTransaction`, each point once: COPY into a stage table, since COPY into a
 * table with row-level security is refused, then one ordered insert. A row that is there already is filled where it knew
 * nothing; what it knew stays. Running again with the same rows writes nothing. What was added is left in
 * `pg_temp.stage_changed`, for the rollups.
 */
export async function storeObservations(trx: Db, { tenantId, rows }: { tenantId: string; rows: readonly ObservationRow[] }): Promise<Added[]> {
  await openStage(trx)
  if (rows.length === 0) return []
  await copyInto(trx, 'pg_temp.stage_observation', toLines(rows, tenantId))
  const inserted = await sql`
    with added as (
      insert into tracking.observation (${list(columns)})
      select ${list(columns)} from pg_temp.stage_observation order by listing_id, tenant_id, observed_at, source
      on conflict do nothing
      returning listing_id, source, observed_at, ${sql.raw(seenIn(''))} as mask
    )
    insert into pg_temp.stage_changed select * from added`.execute(trx)
  if (Number(inserted.numAffectedRows ?? 0) < rows.length) await fill(trx)
  return countAdded(trx)
}

async function openStage(trx: Db) {
  // Small tables behind a nested loop: without statistics on the stage the planner would read whole partitions.
  await sql`select set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true), set_config('client_min_messages', 'warning', true), set_config('jit', 'off', true)`.execute(trx)
  await sql`create temp table if not exists stage_observation (like tracking.observation) on commit delete rows`.execute(trx)
  await sql`create temp table if not exists stage_changed (listing_id uuid, source text, observed_at timestamptz, mask int) on commit delete rows`.execute(trx)
}

/** Fills what stored rows did not know. The writer holds the lock of `latest`, so nobody changes them meanwhile. */
async function fill(trx: Db) {
  const set = COLUMNS.map((column) => `${column} = case when r.fill & ${bitOf(column)} <> 0 then r.${column} else o.${column} end`)
  await sql`
    with rich as materialized (
      select s.*, ${sql.raw(seenIn('s.'))} & ~o.mask as fill
      from pg_temp.stage_observation s
      cross join lateral (
        select ${sql.raw(seenIn('o.'))} as mask from tracking.observation o
        where o.listing_id = s.listing_id and o.tenant_id = s.tenant_id and o.observed_at = s.observed_at and o.source = s.source
        limit 1
      ) o
      where ${sql.raw(seenIn('s.'))} & ~o.mask <> 0
    ), filled as (
      update tracking.observation o set ${sql.raw(set.join(', '))}, currency = coalesce(o.currency, r.currency),
        absent = nullif(coalesce(o.absent, 0) | (coalesce(r.absent, 0) & r.fill), 0),
        unknown = nullif(coalesce(o.unknown, 0) | (coalesce(r.unknown, 0) & r.fill), 0)
      from rich r
      where o.listing_id = r.listing_id and o.tenant_id = r.tenant_id and o.observed_at = r.observed_at and o.source = r.source
      returning o.listing_id, o.source, o.observed_at, r.fill
    )
    insert into pg_temp.stage_changed select * from filled`.execute(trx)
}

async function countAdded(trx: Db): Promise<Added[]> {
  const counts = FIELDS.map(({ metric, column }) => `count(*) filter (where mask & ${bitOf(column)} <> 0)::int as ${metric}`)
  const { rows } = await sql<Record<string, string | number>>`
    select listing_id, source, ${sql.raw(counts.join(', '))} from pg_temp.stage_changed group by listing_id, source`.execute(trx)
  return rows.flatMap((row) =>
    FIELDS.flatMap(({ metric }) => {
      const points = Number(row[metric])
      return points === 0 ? [] : [{ listing_id: String(row.listing_id), source: String(row.source), metric, points }]
    }),
  )
}

function* toLines(rows: readonly ObservationRow[], tenantId: string): Generator<string> {
  for (const row of rows) {
    let line = `${row.listing_id}\t${tenantId}\t${copyTime(row.at)}\t${row.source}`
    let absent = 0
    for (const column of COLUMNS) {
      const value = row.fields[column]
      if (value === null) absent |= bitOf(column)
      line += `\t${copyValue(value)}`
    }
    yield `${line}\t${row.currency ?? '\\N'}\t${row.holds_s ?? '\\N'}\t${absent === 0 ? '\\N' : absent}\t${row.unknown === 0 ? '\\N' : row.unknown}\n`
  }
}

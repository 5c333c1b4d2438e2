import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import { copyInto, copyTime, copyValue } from './copy.repository.ts'
import { bitOf, type Column, COLUMNS, FIELDS } from './metrics.ts'
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

const KEY = ['listing_id', 'observed_at', 'source']
const REST = ['currency', 'holds_s', 'absent', 'unknown']
/** The stage has the columns of the table, and none of its checks. The tenant is the transaction's. */
const STAGED = [
  'listing_id uuid', 'observed_at timestamptz', 'source text', 'currency text', 'holds_s int', 'absent int', 'unknown int',
  ...FIELDS.map(({ column, unit }) => `${column} ${unit === 'text' ? 'text' : unit === 'rating' ? 'real' : 'int'}`),
]
const list = (names: readonly string[]) => sql.raw(names.join(', '))

/** The bits of what a row knows: values, and what it knows to be absent or unknown. */
const seenIn = (row: string, columns: readonly Column[] = COLUMNS) =>
  `(${[`coalesce(${row}absent, 0)`, `coalesce(${row}unknown, 0)`, ...columns.map((column) => `case when ${row}${column} is null then 0 else ${bitOf(column)} end`)].join(' | ')})`

/**
 * Stores wide rows in the transaction of `inCopyTransaction`, each point once: COPY into a stage table, since COPY into a
 * table with row-level security is refused, then one ordered insert. A row that is there already is filled where it knew
 * nothing; what it knew stays. Running again with the same rows writes nothing. Says what was added, and leaves it in
 * `pg_temp.stage_changed` for the rollups.
 */
export async function storeObservations(trx: Db, { tenantId, rows }: { tenantId: string; rows: readonly ObservationRow[] }): Promise<Added[]> {
  await openStage(trx)
  if (rows.length === 0) return []
  const used = usedColumns(rows)
  const columns = [...KEY, ...used, ...REST]
  await copyInto(trx, `pg_temp.stage_observation (${columns.join(', ')})`, toLines(rows, used))
  const inserted = await sql`
    insert into tracking.observation (tenant_id, ${list(columns)})
    select ${tenantId}::uuid, ${list(columns)} from pg_temp.stage_observation order by listing_id, observed_at
    on conflict do nothing`.execute(trx)
  const count = Number(inserted.numAffectedRows ?? 0)
  if (count > 0) await noteInserted(trx, { tenantId, used, areAllNew: count === rows.length })
  if (count < rows.length) await fill(trx, tenantId)
  return countAdded(trx)
}

/**
 * Which staged rows are new. A RETURNING on the insert would tell, and cost a fifth of it; where all are new nobody needs
 * to ask, and else a row that this transaction wrote carries its number.
 */
const noteInserted = (trx: Db, { tenantId, used, areAllNew }: { tenantId: string; used: readonly Column[]; areAllNew: boolean }) =>
  sql`insert into pg_temp.stage_changed
    select s.listing_id, s.source, s.observed_at, ${sql.raw(seenIn('s.', used))} from pg_temp.stage_observation s
    where ${areAllNew} or exists (
      select from tracking.observation o where o.listing_id = s.listing_id and o.tenant_id = ${tenantId} and o.observed_at = s.observed_at and o.source = s.source
        and o.xmin::text::bigint = pg_current_xact_id()::text::bigint & 4294967295 offset 0)`.execute(trx)

/** The columns that a batch says anything about: crawls fill half of them, and the others need not travel. */
function usedColumns(rows: readonly ObservationRow[]): Column[] {
  let unused = [...COLUMNS]
  for (const { fields } of rows) {
    if (unused.length === 0) break
    unused = unused.filter((column) => fields[column] === undefined)
  }
  return COLUMNS.filter((column) => !unused.includes(column))
}

async function openStage(trx: Db) {
  // Small tables behind a nested loop: without statistics on the stage the planner would read whole partitions.
  await sql`
    set local enable_hashjoin = off; set local enable_mergejoin = off; set local jit = off; set local work_mem = '64MB'; set local client_min_messages = warning;
    create temp table if not exists stage_observation (${list(STAGED)}) on commit delete rows;
    create temp table if not exists stage_changed (listing_id uuid, source text, observed_at timestamptz, mask int) on commit delete rows;
    delete from pg_temp.stage_observation; delete from pg_temp.stage_changed`.execute(trx)
}

/** Fills what stored rows did not know. The writer holds the lock of `latest`, so nobody changes them meanwhile. */
async function fill(trx: Db, tenantId: string) {
  const set = COLUMNS.map((column) => `${column} = case when r.fill & ${bitOf(column)} <> 0 then r.${column} else o.${column} end`)
  await sql`
    with rich as materialized (
      select s.*, ${sql.raw(seenIn('s.'))} & ~o.mask as fill
      from pg_temp.stage_observation s
      cross join lateral (
        select ${sql.raw(seenIn('o.'))} as mask from tracking.observation o
        where o.listing_id = s.listing_id and o.tenant_id = ${tenantId} and o.observed_at = s.observed_at and o.source = s.source
        limit 1
      ) o
      where ${sql.raw(seenIn('s.'))} & ~o.mask <> 0
    ), filled as (
      update tracking.observation o set ${sql.raw(set.join(', '))}, currency = coalesce(o.currency, r.currency),
        absent = nullif(coalesce(o.absent, 0) | (coalesce(r.absent, 0) & r.fill), 0),
        unknown = nullif(coalesce(o.unknown, 0) | (coalesce(r.unknown, 0) & r.fill), 0)
      from rich r
      where o.listing_id = r.listing_id and o.tenant_id = ${tenantId} and o.observed_at = r.observed_at and o.source = r.source
      returning o.listing_id, o.source, o.observed_at, r.fill
    )
    insert into pg_temp.stage_changed select * from filled`.execute(trx)
}

async function countAdded(trx: Db): Promise<Added[]> {
  const { rows } = await sql<{ listing_id: string; source: string; mask: number; rows: number }>`
    select listing_id, source, mask, count(*)::int as rows from pg_temp.stage_changed group by listing_id, source, mask`.execute(trx)
  const counts = new Map<string, Added>()
  for (const { listing_id, source, mask, rows: points } of rows) {
    for (const { metric, column } of FIELDS) {
      if ((mask & bitOf(column)) === 0) continue
      const key = `${listing_id} ${source} ${metric}`
      const before = counts.get(key)
      if (before === undefined) counts.set(key, { listing_id, source, metric, points })
      else before.points += points
    }
  }
  return [...counts.values()]
}

function* toLines(rows: readonly ObservationRow[], used: readonly Column[]): Generator<string> {
  const columns = used.map((column) => ({ column, bit: bitOf(column) }))
  for (const { listing_id, at, source, fields, currency, holds_s, unknown } of rows) {
    let line = `${listing_id}\t${copyTime(at)}\t${source}`
    let absent = 0
    for (const { column, bit } of columns) {
      const value = fields[column]
      if (value === null) absent |= bit
      line += typeof value === 'number' ? `\t${value}` : `\t${copyValue(value)}`
    }
    yield `${line}\t${currency ?? '\\N'}\t${holds_s ?? '\\N'}\t${absent === 0 ? '\\N' : absent}\t${unknown === 0 ? '\\N' : unknown}\n`
  }
}

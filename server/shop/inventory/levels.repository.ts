import { CompiledQuery, sql } from 'kysely'
import type { Db, PreparedQuery } from '#kernel/db'
import type { Stock } from './inventory.schema.ts'

const OWN = sql`(select nullif(current_setting('app.tenant_id', true), '')::uuid)`

/** A row of stock as it can be taken from. */
export interface FreeRow {
  sku_id: string
  location_id: string
  shard: number
  free: number
}

export interface FreeItem {
  sku_id: string
  code: string
  is_tracked: boolean
  low_stock: number | null
  /** The owner holds or has bought of it already; what was let go of does not count. */
  is_held: boolean
  rows: FreeRow[]
}

/** What is free of each SKU, by location in the order they are taken from. Not locked: it may be less in a moment. */
export async function readFree(trx: Db, skuIds: readonly string[], ownerId: string): Promise<FreeItem[]> {
  const { rows } = await sql<FreeItem>`
    select i.sku_id, i.code, i.is_tracked, i.low_stock, exists (select from inventory.hold h where h.tenant_id = i.tenant_id and h.owner_id = ${ownerId} and h.state <> 'released') as is_held, coalesce(jsonb_agg(jsonb_build_object('sku_id', l.sku_id, 'location_id', l.location_id, 'shard', l.shard, 'free', l.on_hand - l.reserved)
      order by p.priority, p.id) filter (where p.id is not null), '[]') as rows
    from inventory.item i left join inventory.level l on l.tenant_id = i.tenant_id and l.sku_id = i.sku_id left join inventory.location p on p.tenant_id = l.tenant_id and p.id = l.location_id and p.is_active
    where i.tenant_id = ${OWN} and i.sku_id = any (${skuIds}::uuid[]) group by i.tenant_id, i.sku_id`.execute(trx)
  return rows
}

/** Waits for whoever takes of these SKUs, in one order for all, so that nobody waits in a circle. */
export async function lockRows(trx: Db, skuIds: readonly string[]): Promise<void> {
  await sql`select from inventory.level where tenant_id = ${OWN} and sku_id = any (${skuIds}::uuid[]) order by sku_id, location_id, shard for update`.execute(trx)
}

export interface Taking {
  sku_id: string
  location_id: string
  shard: number
  quantity: number
}

/** What was changed, with what is free there now. */
export type Taken = Taking & { free: number }

/**
 * Reserves what is still free of each row and writes down who holds it, in one statement: the last before the commit, for a
 * row that hundreds want is held no longer than that. Several rows are waited for in one order; a single one is not locked when
 * it does not suffice, so that nobody waits in a circle for who goes on to look elsewhere.
 */
export async function take(trx: Db, { tenant_id, owner_id, expires_at }: { tenant_id: string; owner_id: string; expires_at: Date }, rows: readonly Taking[]): Promise<Taken[]> {
  const isOne = rows.length === 1
  const locked = isOne ? sql`` : sql`locked as materialized (select l.sku_id, l.location_id, l.shard from inventory.level l join wanted w using (sku_id, location_id, shard) where l.tenant_id = ${tenant_id} order by 1, 2, 3 for update of l),`
  const { rows: taken } = await sql<Taken>`
    with wanted as (select * from unnest(${rows.map((row) => row.sku_id)}::uuid[], ${rows.map((row) => row.location_id)}::uuid[], ${rows.map((row) => row.shard)}::smallint[], ${rows.map((row) => row.quantity)}::int[]) as w(sku_id, location_id, shard, quantity)), ${locked}
    taken as (update inventory.level l set reserved = l.reserved + w.quantity from wanted w ${isOne ? sql`` : sql`join locked using (sku_id, location_id, shard)`}
      where l.tenant_id = ${tenant_id} and l.sku_id = w.sku_id and l.location_id = w.location_id and l.shard = w.shard and l.on_hand - l.reserved >= w.quantity
      returning l.sku_id, l.location_id, l.shard, w.quantity, l.on_hand - l.reserved as free),
    noted as (insert into inventory.hold (tenant_id, owner_id, sku_id, location_id, shard, quantity, expires_at)
      select ${tenant_id}, ${owner_id}, sku_id, location_id, shard, quantity, ${expires_at} from taken
      on conflict (tenant_id, owner_id, sku_id, location_id, shard) do update set quantity = case when inventory.hold.state = 'held' then inventory.hold.quantity else 0 end + excluded.quantity, state = 'held', expires_at = excluded.expires_at)
    select * from taken`.execute(trx)
  return taken
}

const stockOf = (ids: string) => `
  select i.sku_id, i.is_tracked, coalesce(sum(l.on_hand) filter (where p.is_active), 0)::int as on_hand, coalesce(sum(l.reserved) filter (where p.is_active), 0)::int as reserved,
    coalesce(sum(l.on_hand - l.reserved) filter (where p.is_active), 0)::int as available
  from inventory.item i left join inventory.level l on l.tenant_id = i.tenant_id and l.sku_id = i.sku_id left join inventory.location p on p.tenant_id = l.tenant_id and p.id = l.location_id
  where i.tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid) and i.sku_id ${ids} group by i.tenant_id, i.sku_id`

export async function readStock(trx: Db, skuIds: readonly string[]): Promise<(Stock & { sku_id: string })[]> {
  const { rows } = await trx.executeQuery<Stock & { sku_id: string }>(CompiledQuery.raw(stockOf('= any ($1::uuid[])'), [skuIds]))
  return rows
}

/** Up to here ids are written one by one. */
const FEW = 32

/**
 * The same as a prepared query, for pages that are read all the time. Of few ids each is a value of its own, for the plan of a list is made
 * anew each time; the last is repeated up to the next power of two, so that there are few texts.
 */
export function stockQuery(skuIds: readonly string[]): PreparedQuery {
  if (skuIds.length > FEW) return { name: 'inventory_stock_now', text: stockOf('= any ($1::uuid[])'), values: [`{${skuIds.join(',')}}`] }
  const size = 2 ** Math.ceil(Math.log2(Math.max(1, skuIds.length)))
  const values = Array.from({ length: size }, (_, at) => skuIds[at] ?? skuIds.at(-1) ?? '')
  return { name: `inventory_stock_now_${size}`, text: stockOf(`in (${values.map((_, at) => `$${at + 1}::uuid`).join(', ')})`), values }
}

export interface LevelRow {
  sku_id: string
  location_id: string
  shard: number
  on_hand: number
  reserved: number
}

/** The rows of these SKUs at a location, locked. */
export async function lockLevels(trx: Db, { sku_ids, location_id }: { sku_ids: readonly string[]; location_id: string }): Promise<LevelRow[]> {
  const { rows } = await sql<LevelRow>`select sku_id, location_id, shard, on_hand, reserved from inventory.level
    where tenant_id = ${OWN} and location_id = ${location_id} and sku_id = any (${sku_ids}::uuid[]) order by sku_id, shard for update`.execute(trx)
  return rows
}

export async function setLevels(trx: Db, tenantId: string, rows: readonly Omit<LevelRow, 'reserved'>[]): Promise<void> {
  if (rows.length === 0) return
  await sql`insert into inventory.level (tenant_id, sku_id, location_id, shard, on_hand)
    select ${tenantId}, * from unnest(${rows.map((row) => row.sku_id)}::uuid[], ${rows.map((row) => row.location_id)}::uuid[], ${rows.map((row) => row.shard)}::smallint[], ${rows.map((row) => row.on_hand)}::int[])
    on conflict (tenant_id, sku_id, location_id, shard) do update set on_hand = excluded.on_hand`.execute(trx)
}

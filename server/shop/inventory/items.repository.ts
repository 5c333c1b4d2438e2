import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import type { Item, ItemChange, ItemQuery, Location, LocationBody, Movement } from './inventory.schema.ts'

const OWN = sql`(select nullif(current_setting('app.tenant_id', true), '')::uuid)`

export interface NewItem {
  sku_id: string
  /** What it is called in counts and lists. */
  code: string
  is_tracked: boolean
}

/** Items that are there take the code and the tracking. */
export async function saveItems(trx: Db, tenantId: string, items: readonly NewItem[]): Promise<void> {
  await sql`insert into inventory.item (tenant_id, sku_id, code, is_tracked)
    select ${tenantId}, * from unnest(${items.map((item) => item.sku_id)}::uuid[], ${items.map((item) => item.code)}::text[], ${items.map((item) => item.is_tracked)}::boolean[])
    on conflict (tenant_id, sku_id) do update set code = excluded.code, is_tracked = excluded.is_tracked
    where (inventory.item.code, inventory.item.is_tracked) is distinct from (excluded.code, excluded.is_tracked)`.execute(trx)
}

export async function change(trx: Db, skuId: string, { low_stock, is_tracked, shards }: ItemChange): Promise<boolean> {
  const { rows } = await sql`update inventory.item set low_stock = case when ${low_stock === undefined} then low_stock else ${low_stock ?? null}::int end,
      is_tracked = coalesce(${is_tracked ?? null}::boolean, is_tracked), shards = coalesce(${shards ?? null}::smallint, shards)
    where tenant_id = ${OWN} and sku_id = ${skuId} returning sku_id`.execute(trx)
  return rows.length > 0
}

/** Waits for whoever changes the item's stock by hand. */
export async function lockItems(trx: Db, skuIds: readonly string[]): Promise<{ sku_id: string; code: string; shards: number }[]> {
  const { rows } = await sql<{ sku_id: string; code: string; shards: number }>`select sku_id, code, shards from inventory.item where tenant_id = ${OWN} and sku_id = any (${skuIds}::uuid[]) order by sku_id for update`.execute(trx)
  return rows
}

export async function findIdsByCode(trx: Db, codes: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ code: string; sku_id: string }>`select code, sku_id from inventory.item where tenant_id = ${OWN} and code = any (${codes}::text[])`.execute(trx)
  return new Map(rows.map((row) => [row.code, row.sku_id]))
}

const SUMS = sql`i.sku_id, i.code as sku, i.is_tracked, i.low_stock, i.shards, coalesce(s.on_hand, 0)::int as on_hand, coalesce(s.reserved, 0)::int as reserved, coalesce(s.on_hand - s.reserved, 0)::int as available`
const OF_ITEM = sql`left join lateral (select sum(l.on_hand) as on_hand, sum(l.reserved) as reserved from inventory.level l join inventory.location p on p.tenant_id = l.tenant_id and p.id = l.location_id and p.is_active
  where l.tenant_id = i.tenant_id and l.sku_id = i.sku_id) s on true`

export async function list(trx: Db, { page, limit, q, is_low }: ItemQuery): Promise<{ rows: Item[]; total: number }> {
  const like = q === undefined ? null : `%${q.replace(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<Item & { total: number }>`
    select ${SUMS}, count(*) over ()::int as total from inventory.item i ${OF_ITEM}
    where i.tenant_id = ${OWN} and (${like}::text is null or i.code ilike ${like})
      and (${is_low ?? null}::boolean is null or (i.is_tracked and coalesce(s.on_hand - s.reserved, 0) <= coalesce(i.low_stock, 0)) = ${is_low ?? null}::boolean)
    order by i.code limit ${limit} offset ${(page - 1) * limit}`.execute(trx)
  return { rows, total: rows[0]?.total ?? 0 } // the answer's shape leaves the total out of the rows
}

export async function find(trx: Db, skuId: string): Promise<(Item & { levels: { location_id: string; on_hand: number; reserved: number }[] }) | undefined> {
  const { rows } = await sql<Item & { levels: { location_id: string; on_hand: number; reserved: number }[] }>`
    select ${SUMS}, coalesce((select jsonb_agg(jsonb_build_object('location_id', location_id, 'on_hand', on_hand, 'reserved', reserved) order by location_id)
      from (select location_id, sum(on_hand) as on_hand, sum(reserved) as reserved from inventory.level l where l.tenant_id = i.tenant_id and l.sku_id = i.sku_id group by 1) x), '[]') as levels
    from inventory.item i ${OF_ITEM} where i.tenant_id = ${OWN} and i.sku_id = ${skuId}`.execute(trx)
  return rows[0]
}

export interface NewMovement {
  sku_id: string
  location_id: string
  quantity: number
}

export async function addMovements(trx: Db, { tenant_id, kind, ref, note, actor_id }: { tenant_id: string; kind: 'received' | 'counted' | 'adjusted'; ref: string | null; note: string | null; actor_id: string | null }, rows: readonly NewMovement[]): Promise<void> {
  if (rows.length === 0) return
  await sql`insert into inventory.movement (tenant_id, kind, ref, note, actor_id, sku_id, location_id, quantity)
    select ${tenant_id}, ${kind}, ${ref}, ${note}, ${actor_id}::uuid, * from unnest(${rows.map((row) => row.sku_id)}::uuid[], ${rows.map((row) => row.location_id)}::uuid[], ${rows.map((row) => row.quantity)}::int[])`.execute(trx)
}

export async function listMovements(trx: Db, { sku_id, before, limit }: { sku_id: string; before: number | undefined; limit: number }): Promise<Movement[]> {
  const { rows } = await sql<Movement>`select id as movement_id, sku_id, location_id, kind, quantity, ref, note, actor_id, at from inventory.movement
    where tenant_id = ${OWN} and sku_id = ${sku_id} and (${before ?? null}::bigint is null or id < ${before ?? null}::bigint) order by id desc limit ${limit}`.execute(trx)
  return rows
}

const LOCATION = sql`id as location_id, name, country, priority, is_active`

export async function listLocations(trx: Db): Promise<Location[]> {
  const { rows } = await sql<Location>`select ${LOCATION} from inventory.location where tenant_id = ${OWN} order by priority, created_at, id`.execute(trx)
  return rows
}

/** The location that is meant where none is named; made when there is none. */
export async function defaultLocation(trx: Db, tenantId: string): Promise<string> {
  const first = async () => (await listLocations(trx)).find((location) => location.is_active)?.location_id
  const found = await first()
  if (found !== undefined) return found
  await sql`select pg_advisory_xact_lock(hashtext(${`inventory.location ${tenantId}`}))`.execute(trx) // two first deliveries at once make one
  return (await first()) ?? (await insertLocation(trx, tenantId, { name: 'Warehouse' })).location_id
}

export async function insertLocation(trx: Db, tenantId: string, { name = 'Warehouse', country, priority, is_active }: LocationBody): Promise<Location> {
  const { rows: [row] } = await sql<Location>`insert into inventory.location (tenant_id, name, country, priority, is_active) values (${tenantId}, ${name}, ${country ?? null}, ${priority ?? 0}, ${is_active ?? true}) returning ${LOCATION}`.execute(trx)
  if (row === undefined) throw new Error('the location was not stored')
  return row
}

export async function changeLocation(trx: Db, id: string, { name, country, priority, is_active }: LocationBody): Promise<Location | undefined> {
  const { rows } = await sql<Location>`update inventory.location set name = coalesce(${name ?? null}, name), country = case when ${country === undefined} then country else ${country ?? null} end,
      priority = coalesce(${priority ?? null}::int, priority), is_active = coalesce(${is_active ?? null}::boolean, is_active) where tenant_id = ${OWN} and id = ${id} returning ${LOCATION}`.execute(trx)
  return rows[0]
}

import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import type { Taken } from './levels.repository.ts'

const OWN = sql`(select nullif(current_setting('app.tenant_id', true), '')::uuid)`
/** The rows of stock behind the holds that are about to end, waited for in one order. */
const LOCKED = sql`locked as materialized (select l.sku_id, l.location_id, l.shard from inventory.level l join ended h using (sku_id, location_id, shard) where l.tenant_id = ${OWN} order by 1, 2, 3 for update of l)`

/** @param due only what had to be bought before this time */
export async function release(trx: Db, ownerId: string, due: Date | null): Promise<Taken[]> {
  const { rows } = await sql<Taken>`
    with ended as (update inventory.hold set state = 'released' where tenant_id = ${OWN} and owner_id = ${ownerId} and state = 'held' and (${due}::timestamptz is null or expires_at <= ${due})
      returning sku_id, location_id, shard, quantity), ${LOCKED}
    update inventory.level l set reserved = l.reserved - h.quantity from ended h join locked using (sku_id, location_id, shard)
    where l.tenant_id = ${OWN} and l.sku_id = h.sku_id and l.location_id = h.location_id and l.shard = h.shard
    returning l.sku_id, l.location_id, l.shard, h.quantity, l.on_hand - l.reserved as free`.execute(trx)
  return rows
}

/** What was held has been bought: it leaves the shelf. @returns how many rows */
export async function settle(trx: Db, ownerId: string, { ref, tenant_id }: { ref: string; tenant_id: string }): Promise<number> {
  const { rows } = await sql`
    with ended as (update inventory.hold set state = 'settled' where tenant_id = ${tenant_id} and owner_id = ${ownerId} and state = 'held' returning sku_id, location_id, shard, quantity), ${LOCKED},
    noted as (insert into inventory.movement (tenant_id, sku_id, location_id, kind, quantity, ref) select ${tenant_id}, sku_id, location_id, 'sold', -quantity, ${ref} from ended order by sku_id)
    update inventory.level l set reserved = l.reserved - h.quantity, on_hand = l.on_hand - h.quantity from ended h join locked using (sku_id, location_id, shard)
    where l.tenant_id = ${tenant_id} and l.sku_id = h.sku_id and l.location_id = h.location_id and l.shard = h.shard returning l.sku_id`.execute(trx)
  return rows.length
}

export interface SettledRow {
  sku_id: string
  location_id: string
  shard: number
  /** Sold and not brought back. */
  left: number
}

export async function lockSettled(trx: Db, ownerId: string): Promise<SettledRow[]> {
  const { rows } = await sql<SettledRow>`select sku_id, location_id, shard, quantity - returned as left from inventory.hold
    where tenant_id = ${OWN} and owner_id = ${ownerId} and state = 'settled' order by sku_id, location_id, shard for update`.execute(trx)
  return rows
}

/** Brings sold pieces back to where they came from. */
export async function takeBack(trx: Db, { owner_id, tenant_id, ref }: { owner_id: string; tenant_id: string; ref: string }, rows: readonly Omit<Taken, 'free'>[]): Promise<Taken[]> {
  const { rows: back } = await sql<Taken>`
    with given as (select * from unnest(${rows.map((row) => row.sku_id)}::uuid[], ${rows.map((row) => row.location_id)}::uuid[], ${rows.map((row) => row.shard)}::smallint[], ${rows.map((row) => row.quantity)}::int[]) as g(sku_id, location_id, shard, quantity)),
    ended as (update inventory.hold h set returned = h.returned + g.quantity from given g
      where h.tenant_id = ${tenant_id} and h.owner_id = ${owner_id} and h.sku_id = g.sku_id and h.location_id = g.location_id and h.shard = g.shard returning h.sku_id, h.location_id, h.shard, g.quantity), ${LOCKED},
    noted as (insert into inventory.movement (tenant_id, sku_id, location_id, kind, quantity, ref) select ${tenant_id}, sku_id, location_id, 'returned', quantity, ${ref} from ended order by sku_id)
    update inventory.level l set on_hand = l.on_hand + h.quantity from ended h join locked using (sku_id, location_id, shard)
    where l.tenant_id = ${tenant_id} and l.sku_id = h.sku_id and l.location_id = h.location_id and l.shard = h.shard
    returning l.sku_id, l.location_id, l.shard, h.quantity, l.on_hand - l.reserved as free`.execute(trx)
  return back
}

/** False when nothing is held any more. */
export async function extend(trx: Db, ownerId: string, until: Date): Promise<boolean> {
  const { rows } = await sql`update inventory.hold set expires_at = ${until} where tenant_id = ${OWN} and owner_id = ${ownerId} and state = 'held' returning owner_id`.execute(trx)
  return rows.length > 0
}

/** Whose holds are over. Across tenants. */
export async function listDue(systemDb: Db, now: Date, limit: number): Promise<{ tenant_id: string; owner_id: string }[]> {
  const { rows } = await sql<{ tenant_id: string; owner_id: string }>`select tenant_id, owner_id from inventory.hold where state = 'held' and expires_at <= ${now} group by 1, 2 order by min(expires_at) limit ${limit}`.execute(systemDb)
  return rows
}

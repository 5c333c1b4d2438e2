import type { Db } from '#kernel/db'
import { notFound, refused } from '#kernel/errors'
import { publishAll } from '#kernel/events'
import { record } from '#platform/audit'
import { stockChanged } from './inventory.events.ts'
import type { Adjustment, ItemChange } from './inventory.schema.ts'
import * as items from './items.repository.ts'
import * as levels from './levels.repository.ts'
import type { LevelRow } from './levels.repository.ts'

interface Counting {
  tenant_id: string
  /** What it was for: `import:<id>`, `seed`. */
  ref: string
  actor_id: string | null
  /** What lies at the location now: of a SKU the last row holds. */
  rows: readonly { sku_id: string; counted: number }[]
  location_id?: string | undefined
}

/** A count that cannot be: more is reserved than was counted. */
export interface RefusedCount {
  sku_id: string
  reserved: number
}

/**
 * Sets what is on hand to what was counted; the same count again moves nothing. Many in a few statements.
 * @returns the SKUs of which more is reserved than was counted: they keep their number
 */
export async function countStock(trx: Db, { tenant_id, ref, actor_id, rows, location_id }: Counting): Promise<RefusedCount[]> {
  const at = location_id ?? (await items.defaultLocation(trx, tenant_id))
  const counts = new Map(rows.map((row) => [row.sku_id, row.counted]))
  const known = await items.lockItems(trx, [...counts.keys()])
  const stocked = groupBySku(await levels.lockLevels(trx, { sku_ids: [...counts.keys()], location_id: at }))
  const refusals: RefusedCount[] = []
  const moves = known.flatMap(({ sku_id, shards }) => {
    const now = stocked.get(sku_id) ?? []
    const counted = counts.get(sku_id) ?? 0
    const reserved = now.reduce((sum, row) => sum + row.reserved, 0)
    const delta = counted - now.reduce((sum, row) => sum + row.on_hand, 0)
    if (counted < reserved) refusals.push({ sku_id, reserved })
    return counted < reserved || delta === 0 ? [] : [{ sku_id, delta, now, rows: spreadOver({ sku_id, location_id: at, now, shards }, counted) }]
  })
  await levels.setLevels(trx, tenant_id, moves.flatMap((move) => move.rows))
  await items.addMovements(trx, { tenant_id, kind: 'counted', ref, note: null, actor_id }, moves.map(({ sku_id, delta }) => ({ sku_id, location_id: at, quantity: delta })))
  await tellCrossings(trx, moves)
  return refusals
}

const groupBySku = (rows: readonly LevelRow[]): Map<string, LevelRow[]> => Map.groupBy(rows, (row) => row.sku_id)

/** What is free is dealt evenly over the shards; what is reserved stays where its holds are. */
function spreadOver({ sku_id, location_id, now, shards }: { sku_id: string; location_id: string; now: readonly LevelRow[]; shards: number }, onHand: number): Omit<LevelRow, 'reserved'>[] {
  const reservedOf = (shard: number) => now.find((row) => row.shard === shard)?.reserved ?? 0
  const free = onHand - now.reduce((sum, row) => sum + row.reserved, 0)
  const numbers = [...new Set([...Array.from({ length: shards }, (_, shard) => shard), ...now.map((row) => row.shard)])]
  return numbers.map((shard) => ({ sku_id, location_id, shard, on_hand: reservedOf(shard) + (shard < shards ? Math.floor(free / shards) + (shard < free % shards ? 1 : 0) : 0) }))
}

/** One movement by hand: what came or went, or what was counted. @throws AppError 404, and 422 `BELOW_RESERVED` */
export async function adjustStock(trx: Db, caller: { id: string; tenant_id: string }, skuId: string, { location_id, change, counted, note }: Adjustment): Promise<void> {
  const { tenant_id } = caller
  const [item] = await items.lockItems(trx, [skuId])
  if (item === undefined) throw notFound('SKU')
  const at = location_id ?? (await items.defaultLocation(trx, tenant_id))
  if (location_id !== undefined && !(await items.listLocations(trx)).some((location) => location.location_id === location_id)) throw refused('LOCATION_UNKNOWN', 'There is no such location', 'location_id')
  const now = await levels.lockLevels(trx, { sku_ids: [skuId], location_id: at })
  const onHand = now.reduce((sum, row) => sum + row.on_hand, 0)
  const reserved = now.reduce((sum, row) => sum + row.reserved, 0)
  const after = counted ?? onHand + (change ?? 0)
  if (after < reserved) throw refused('BELOW_RESERVED', `${reserved} are reserved for orders: fewer cannot be on hand`, counted === undefined ? 'change' : 'counted')
  if (after === onHand) return
  await levels.setLevels(trx, tenant_id, spreadOver({ sku_id: skuId, location_id: at, now, shards: item.shards }, after))
  const kind = counted !== undefined ? 'counted' : after > onHand ? 'received' : 'adjusted'
  await items.addMovements(trx, { tenant_id, kind, ref: null, note: note ?? null, actor_id: caller.id }, [{ sku_id: skuId, location_id: at, quantity: after - onHand }])
  await tellCrossings(trx, [{ sku_id: skuId, delta: after - onHand, now }])
  await record(trx, { tenant_id, actor_id: caller.id, action: 'inventory.stock_adjusted', subject: `sku:${skuId}`, detail: { from: onHand, to: after, location_id: at } })
}

/** Ran empty or came back at this location: whoever shows it looks again. */
async function tellCrossings(trx: Db, moves: readonly { sku_id: string; delta: number; now: readonly LevelRow[] }[]): Promise<void> {
  await publishAll(trx, stockChanged, moves.flatMap(({ sku_id, delta, now }) => {
    const was = now.reduce((sum, row) => sum + row.on_hand - row.reserved, 0)
    const available = was + delta
    return (was === 0) === (available === 0) ? [] : [{ key: sku_id, payload: { sku_id, available, was_available: was, low_stock: null } }]
  }))
}

/** @throws AppError 404 */
export async function changeItem(trx: Db, caller: { id: string; tenant_id: string }, skuId: string, change: ItemChange): Promise<void> {
  if (!(await items.change(trx, skuId, change))) throw notFound('SKU')
  if (change.shards !== undefined) {
    for (const { location_id } of await items.listLocations(trx)) {
      const now = await levels.lockLevels(trx, { sku_ids: [skuId], location_id })
      if (now.length > 0) await levels.setLevels(trx, caller.tenant_id, spreadOver({ sku_id: skuId, location_id, now, shards: change.shards }, now.reduce((sum, row) => sum + row.on_hand, 0)))
    }
  }
  await record(trx, { tenant_id: caller.tenant_id, actor_id: caller.id, action: 'inventory.item_changed', subject: `sku:${skuId}`, detail: change })
}

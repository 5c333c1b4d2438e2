import type { Db } from '#kernel/db'
import { AppError } from '#kernel/errors'
import { publishAll } from '#kernel/events'
import { tryStep } from '#kernel/savepoint'
import * as holds from './holds.repository.ts'
import { holdExpired, stockChanged } from './inventory.events.ts'
import * as levels from './levels.repository.ts'
import type { FreeItem, Taken, Taking } from './levels.repository.ts'

export interface HoldLine {
  sku_id: string
  quantity: number
}

interface NewHold {
  tenant_id: string
  /** The order, or whatever else holds. */
  owner_id: string
  lines: readonly HoldLine[]
  expires_at: Date
}

/**
 * Reserves stock for an owner until a time; lines of one SKU are summed. All or nothing. Asked again for the same owner, it
 * does nothing. Call it last in the transaction: the rows of stock stay locked until the commit.
 * @throws AppError 409 `OUT_OF_STOCK`, whose field names the SKU
 */
export async function holdStock(trx: Db, { tenant_id, owner_id, lines, expires_at }: NewHold): Promise<void> {
  const wanted = sumBySku(lines)
  const owner = { tenant_id, owner_id, expires_at }
  const items = new Map((await levels.readFree(trx, [...wanted.keys()], owner_id)).map((item) => [item.sku_id, item]))
  if ([...items.values()].some((item) => item.is_held)) return
  const plan = planOf(wanted, items)
  const taken = plan.length === 0 ? [] : ((await takeAll(trx, owner, plan)) ?? (await takeLocked(trx, owner, wanted)))
  await tell(trx, taken, items, 'taken')
}

/** All of the plan, or nothing: undefined when somebody was faster. What was locked on the way is let go of. */
async function takeAll(trx: Db, owner: Owner, plan: readonly Taking[]): Promise<Taken[] | undefined> {
  let taken: Taken[] = []
  const take = async () => {
    taken = await levels.take(trx, owner, plan)
    if (taken.length < plan.length) throw new Faster()
  }
  if (plan.length > 1) return (await tryStep(trx, take, (error) => error instanceof Faster)) ? taken : undefined
  taken = await levels.take(trx, owner, plan)
  return taken.length === 1 ? taken : undefined
}

class Faster extends Error {}

type Owner = Pick<NewHold, 'tenant_id' | 'owner_id' | 'expires_at'>

/** Under locks, where what is read stays true. @throws AppError 409 `OUT_OF_STOCK` */
async function takeLocked(trx: Db, owner: Owner, wanted: ReadonlyMap<string, number>): Promise<Taken[]> {
  await levels.lockRows(trx, [...wanted.keys()])
  const items = new Map((await levels.readFree(trx, [...wanted.keys()], owner.owner_id)).map((item) => [item.sku_id, item]))
  return levels.take(trx, owner, planOf(wanted, items))
}

/** In one order for everybody, so that no two wait for each other. */
function sumBySku(lines: readonly HoldLine[]): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { sku_id, quantity } of lines) sums.set(sku_id, (sums.get(sku_id) ?? 0) + quantity)
  return new Map([...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** From one row where one has enough, the nearest location first; else from as many as it takes. */
function planOf(wanted: ReadonlyMap<string, number>, items: ReadonlyMap<string, FreeItem>): Taking[] {
  const plan: Taking[] = []
  for (const [sku_id, quantity] of wanted) {
    const item = items.get(sku_id)
    if (item?.is_tracked === false) continue
    const free = item?.rows.reduce((sum, row) => sum + row.free, 0) ?? 0
    if (item === undefined || free < quantity) throw outOfStock(item?.code ?? sku_id, free)
    const enough = item.rows.filter((row) => row.free >= quantity)
    const nearest = enough.filter((row) => row.location_id === enough[0]?.location_id)
    const one = nearest[Math.floor(Math.random() * nearest.length)] // shards of a location are equal: whichever is not waited for
    if (one !== undefined) plan.push({ ...one, quantity })
    else plan.push(...spread(item.rows, quantity))
  }
  return plan
}

function spread(rows: FreeItem['rows'], quantity: number): Taking[] {
  let left = quantity
  const parts: Taking[] = []
  for (const row of rows) {
    const part = Math.min(left, row.free)
    if (part > 0) parts.push({ ...row, quantity: part })
    left -= part
  }
  return parts
}

const outOfStock = (code: string, left: number): AppError =>
  new AppError([409, 'OUT_OF_STOCK'], left <= 0 ? `${code} is sold out` : `Only ${left} of ${code} are left`, { field: code })

/**
 * Tells when a row of stock ran empty, came back, or a SKU passed its low-stock line. Each row that ran empty is told, for of
 * two transactions that take the last pieces of two rows neither sees the other.
 */
async function tell(trx: Db, rows: readonly Taken[], items: ReadonlyMap<string, FreeItem>, way: 'taken' | 'given'): Promise<void> {
  const facts = [...new Set(rows.map((row) => row.sku_id))].flatMap((sku_id) => {
    const mine = rows.filter((row) => row.sku_id === sku_id)
    const moved = mine.reduce((sum, row) => sum + row.quantity, 0)
    const item = items.get(sku_id)
    const before = item?.rows.reduce((sum, row) => sum + row.free, 0) ?? 0
    const elsewhere = way === 'taken' ? Math.max(0, before - mine.reduce((sum, row) => sum + row.free + row.quantity, 0)) : 0
    const available = mine.reduce((sum, row) => sum + row.free, 0) + elsewhere
    const was = way === 'taken' ? available + moved : available - moved
    const low = item?.low_stock ?? null
    const ranEmpty = mine.some((row) => (way === 'taken' ? row.free === 0 : row.free === row.quantity))
    const passedLow = low !== null && way === 'taken' && available <= low && was > low
    return ranEmpty || passedLow ? [{ key: sku_id, payload: { sku_id, available, was_available: was, low_stock: low } }] : []
  })
  await publishAll(trx, stockChanged, facts)
}

const NOTHING_KNOWN: ReadonlyMap<string, FreeItem> = new Map()

/** Lets others have what was held. Nothing held: nothing done. */
export async function releaseHold(trx: Db, ownerId: string): Promise<void> {
  await tell(trx, await holds.release(trx, ownerId, null), NOTHING_KNOWN, 'given')
}

/** What was held has been bought. Again: nothing. @returns false when nothing was held (any more) */
export async function settleHold(trx: Db, { tenant_id, owner_id }: { tenant_id: string; owner_id: string }): Promise<boolean> {
  return (await holds.settle(trx, owner_id, { tenant_id, ref: `order:${owner_id}` })) > 0
}

/** False when what was held is gone: a late extension does not bring it back. */
export const extendHold = (trx: Db, ownerId: string, until: Date): Promise<boolean> => holds.extend(trx, ownerId, until)

/** Lets go of what was not bought in time, once, whoever else tries. */
export async function expireHold(trx: Db, ownerId: string, now: Date): Promise<boolean> {
  const released = await holds.release(trx, ownerId, now)
  await tell(trx, released, NOTHING_KNOWN, 'given')
  if (released.length > 0) await publishAll(trx, holdExpired, [{ key: ownerId, payload: { owner_id: ownerId } }])
  return released.length > 0
}

/**
 * Puts sold pieces back on the shelf they came from.
 * @throws Error when more is brought back than was sold: the caller counts what it returns
 */
export async function returnStock(trx: Db, { tenant_id, owner_id, lines }: { tenant_id: string; owner_id: string; lines: readonly HoldLine[] }): Promise<void> {
  const sold = await holds.lockSettled(trx, owner_id)
  const back: Taking[] = []
  for (const [sku_id, quantity] of sumBySku(lines)) {
    const rows = sold.filter((row) => row.sku_id === sku_id)
    if (rows.length === 0) continue // not tracked: it never left a shelf
    if (rows.reduce((sum, row) => sum + row.left, 0) < quantity) throw new Error(`more of ${sku_id} is brought back than was sold`)
    back.push(...spread(rows.map((row) => ({ ...row, free: row.left })), quantity).map(({ sku_id: id, location_id, shard, quantity: part }) => ({ sku_id: id, location_id, shard, quantity: part })))
  }
  if (back.length === 0) return
  await tell(trx, await holds.takeBack(trx, { owner_id, tenant_id, ref: `order:${owner_id}` }, back), NOTHING_KNOWN, 'given')
}

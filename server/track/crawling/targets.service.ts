import { type Db, inTransaction } from '#kernel/db'
import { FREQUENCY_S, listTracked, type Tracked } from '#track/tracking'
import { askForDispatch } from './dispatch.service.ts'
import { wantHistory } from './history.service.ts'
import { leaveOutSpent } from './quota.service.ts'
import * as targets from './targets.repository.ts'

/** The shortest interval among those that track a listing, in seconds of the world. */
export function intervalsOf(tracked: readonly Tracked[]): Map<string, number> {
  const shortest = new Map<string, number>()
  for (const { listing_id, crawl_frequency } of tracked) shortest.set(listing_id, Math.min(shortest.get(listing_id) ?? Number.POSITIVE_INFINITY, FREQUENCY_S[crawl_frequency]))
  return shortest
}

/**
 * Who asked for each listing: those who wait for it; when nobody does, those whose interval made it due.
 */
export function askersOf(waiting: readonly { tenant_id: string; listing_id: string }[], tracked: readonly Tracked[]): Map<string, string[]> {
  const found = new Map<string, Set<string>>()
  const add = (listingId: string, tenantId: string) => found.set(listingId, (found.get(listingId) ?? new Set()).add(tenantId))
  for (const { listing_id, tenant_id } of waiting) add(listing_id, tenant_id)
  const asked = new Set(found.keys())
  const shortest = intervalsOf(tracked)
  for (const { listing_id, tenant_id, crawl_frequency } of tracked) if (!asked.has(listing_id) && FREQUENCY_S[crawl_frequency] === shortest.get(listing_id)) add(listing_id, tenant_id)
  return new Map([...found].map(([listingId, tenants]) => [listingId, [...tenants].sort()]))
}

interface RecountContext {
  /** Sees one tenant at a time: whether it has crawls left. */
  db: Db
  now: Date
  speed: number
}

/** Makes the queue true to who tracks these listings now. Safe to repeat: it counts again. */
export async function recount(systemDb: Db, listingIds: readonly string[], { db, now, speed }: RecountContext): Promise<void> {
  const tracked = await leaveOutSpent(db, await listTracked(systemDb, { listingIds }), now)
  const wanted = wantedOf(tracked)
  const kept = new Set(wanted.map(({ listing_id }) => listing_id))
  await inTransaction(systemDb, async (trx) => {
    await targets.saveWanted(trx, wanted, { now, speed })
    await targets.dropWanted(trx, listingIds.filter((id) => !kept.has(id)))
    if (wanted.length === 0) return
    await wantHistory(trx, [...kept], now)
    await askForDispatch(trx, { at: now, now })
  })
}

/** So many at a time: live updates wait for the oldest transaction. */
const STEP = 1_000

/** The same for all there is: what an event could not tell (an import made products, a process died) is put right here. */
export async function recountAll(systemDb: Db, { db, now, speed }: RecountContext): Promise<void> {
  const scheduled = await targets.listScheduled(systemDb) // first: what is added meanwhile is wanted
  const wanted = wantedOf(await leaveOutSpent(db, await listTracked(systemDb), now))
  const kept = new Set(wanted.map(({ listing_id }) => listing_id))
  const unwanted = scheduled.filter((id) => !kept.has(id))
  for (let from = 0; from < wanted.length; from += STEP) await inTransaction(systemDb, (trx) => targets.saveWanted(trx, wanted.slice(from, from + STEP), { now, speed }))
  for (let from = 0; from < unwanted.length; from += STEP) await inTransaction(systemDb, (trx) => targets.dropWanted(trx, unwanted.slice(from, from + STEP)))
  await inTransaction(systemDb, (trx) => askForDispatch(trx, { at: now, now }))
}

function wantedOf(tracked: readonly Tracked[]): targets.Wanted[] {
  const intervals = intervalsOf(tracked)
  const one = new Map(tracked.map((product) => [product.listing_id, product]))
  return [...one.values()].map(({ listing_id, marketplace, asin }) => ({ listing_id, marketplace, asin, interval_s: intervals.get(listing_id) ?? null }))
}

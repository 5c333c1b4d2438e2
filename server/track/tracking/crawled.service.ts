import type { Db } from '#kernel/db'
import { publishAll } from '#kernel/events'
import { Batch, type BatchPart } from './batch.ts'
import { inCopyTransaction } from './copy.repository.ts'
import type { LatestRow } from './latest.ts'
import { ensureMonths, SHARED } from './listings.repository.ts'
import { findMarketplace } from './marketplaces.ts'
import type { Normalised, NormaliseContext, NormalItem } from './normal-item.ts'
import { normaliseItem } from './normalise/normalise.ts'
import { type Placed, placeParts, storeFacts } from './store-batch.service.ts'
import { listTracked, type Tracked } from './tracked.repository.ts'
import { historyImported, listingObserved } from './tracking.events.ts'

export interface CrawledItem {
  /** What was asked for. */
  marketplace: string
  asin: string
  /** One item of an actor's dataset. */
  raw: unknown
  /** Seconds its values hold. */
  holds_s: number
}

/** `refused`: nothing is known of the listing now. That is a state of the look, never of the listing. */
export interface CrawledOutcome {
  marketplace: string
  asin: string
  listing_id: string | null
  status: 'stored' | 'refused'
  code: string | null
  message: string | null
}

const MAX_ITEMS = 1_000

/**
 * Stores what a crawl saw at one time as shared facts, and tells every tenant that tracks a listing: facts and events of a
 * listing in one transaction.
 * Safe to repeat: the same look (listing and time) adds nothing and tells nothing.
 * @param observedAt the same for every repeat
 * @throws RangeError for more than 1,000 items
 */
export async function storeCrawled(systemDb: Db, { items, observedAt }: { items: readonly CrawledItem[]; observedAt: Date }): Promise<CrawledOutcome[]> {
  if (items.length > MAX_ITEMS) throw new RangeError(`${items.length} items at once, ${MAX_ITEMS} at most`)
  const read = items.map((item) => readCrawled(item, observedAt))
  const placed = await storeShared(systemDb, read, async (trx, facts) => {
    const facing = facts.added.length === 0 && facts.renewed.size === 0 ? [] : await listTracked(trx, { listingIds: [...facts.fresh] })
    await publishAll(trx, listingObserved, facing.map((product) => observedFact(product, facts, observedAt)))
  })
  return items.map((item, index) => ({ marketplace: item.marketplace, asin: item.asin, ...outcomeOf(read[index], placed) }))
}

/**
 * Stores products of a Keepa answer as shared history and tells the tenants that track them.
 * @param runId names the fetch in the events
 */
export async function storeKeepa(systemDb: Db, { products, runId }: { products: readonly unknown[]; runId: string }): Promise<CrawledOutcome[]> {
  const now = Date.now()
  const outcomes: CrawledOutcome[] = []
  // One at a time: a full history has thousands of rows.
  for (const value of products) {
    const read = normaliseItem(value, { marketplace: null, currency: null, observed_at: now, now })
    const placed = await storeShared(systemDb, [read], async (trx, { added }) => {
      const points = new Map<string, number>()
      for (const row of added) points.set(row.listing_id, (points.get(row.listing_id) ?? 0) + row.points)
      const facing = await listTracked(trx, { listingIds: [...points.keys()] })
      await publishAll(trx, historyImported, facing.map(({ tenant_id, product_id, listing_id }) =>
        ({ tenant_id, key: product_id, payload: { product_id, import_id: runId, points_added: points.get(listing_id) ?? 0 } })))
    })
    const { asin, item } = read
    outcomes.push({ marketplace: item?.listing.marketplace ?? '', asin: asin ?? '', ...outcomeOf(read, placed) })
  }
  return outcomes
}

interface SharedFacts {
  added: { listing_id: string; points: number }[]
  latest: Map<string, LatestRow>
  renewed: Set<string>
  /** Listings of which something is new. */
  fresh: Set<string>
}

/** Stores items below the nil UUID. `tell` runs in the transaction of each batch. */
async function storeShared(systemDb: Db, read: readonly Normalised[], tell: (trx: Db, facts: SharedFacts) => Promise<void>): Promise<Map<string, string>> {
  const batch = new Batch()
  const placed = new Map<string, string>()
  const flush = async () => {
    const { parts } = batch
    if (parts.length === 0) return
    await ensureMonths(systemDb, timesOf(parts))
    await inCopyTransaction(systemDb, { tenantId: null }, async (trx) => {
      const found: Placed[] = await placeParts(trx, parts)
      const { added, latest, renewed } = await storeFacts(trx, SHARED, found)
      await tell(trx, { added, latest, renewed, fresh: new Set([...added.map((row) => row.listing_id), ...renewed]) })
      for (const { part, listing_id } of found) placed.set(`${part.marketplace} ${part.asin}`, listing_id)
    })
    batch.clear()
  }
  for (const { item } of read) if (item !== null) for (const _ of batch.add(item)) await flush()
  await flush()
  return placed
}

function* timesOf(parts: readonly BatchPart[]): Generator<number> {
  for (const part of parts) for (const rows of [part.observations, part.ranks, part.points]) for (const { at } of rows.values()) yield at
}

/** One look at one page: what was asked for must be what was seen. */
function readCrawled({ marketplace, asin, raw, holds_s }: CrawledItem, observedAt: Date): Normalised {
  const at = observedAt.getTime()
  const context: NormaliseContext = { marketplace: findMarketplace(marketplace) ?? null, currency: null, observed_at: at, now: at }
  const read = normaliseItem(raw, context)
  if (read.item === null) return read
  const { listing } = read.item
  if (listing.asin !== asin || listing.marketplace !== marketplace) {
    const message = `The page that came is ${listing.asin} (${listing.marketplace}), not ${asin} (${marketplace})`
    return { item: null, asin, findings: [{ code: 'ASIN_REDIRECTED', field: 'asin', message, fatal: true }] }
  }
  const item: NormalItem = {
    ...read.item, source: 'crawl', known_until: null,
    observations: read.item.observations.map((row) => ({ ...row, at, holds_s })),
  }
  return { ...read, item }
}

function outcomeOf(read: Normalised | undefined, placed: ReadonlyMap<string, string>): Pick<CrawledOutcome, 'listing_id' | 'status' | 'code' | 'message'> {
  if (read?.item != null) {
    const { marketplace, asin } = read.item.listing
    return { listing_id: placed.get(`${marketplace} ${asin}`) ?? null, status: 'stored', code: null, message: null }
  }
  const reason = read?.findings.find((finding) => finding.fatal)
  return { listing_id: null, status: 'refused', code: reason?.code ?? 'SHAPE_UNKNOWN', message: reason?.message ?? 'The item could not be read' }
}

function observedFact({ tenant_id, product_id, listing_id, marketplace }: Tracked, { latest, renewed }: SharedFacts, observedAt: Date) {
  const row = latest.get(listing_id)
  if (row === undefined) throw new Error('what was stored has a latest state')
  const whole = (value: unknown) => (typeof value === 'number' ? value : null)
  const text = (value: unknown) => (typeof value === 'string' ? value : null)
  const availability: 'in_stock' | 'out_of_stock' | null = row.availability === 'in_stock' || row.availability === 'out_of_stock' ? row.availability : null
  const values = {
    currency: row.currency ?? findMarketplace(marketplace)?.currency ?? 'USD',
    price_minor: whole(row.price_minor), buy_box_minor: whole(row.buy_box_minor), bsr: whole(row.bsr), rating: whole(row.rating), reviews: whole(row.reviews),
    availability, buy_box_seller: text(row.buy_box_seller),
  }
  return { tenant_id, key: product_id, payload: { product_id, listing_id, observed_at: observedAt.toISOString(), values, has_new_content: renewed.has(listing_id) } }
}

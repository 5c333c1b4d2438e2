import type { Db } from '#kernel/db'
import { publishAll } from '#kernel/events'
import type { BatchPart } from './batch.ts'
import { type ContentRow, saveContents } from './contents.repository.ts'
import { saveDetails } from './details.repository.ts'
import { type LatestRow, takeContent, takeObservation } from './latest.ts'
import { lockLatest, saveLatest } from './latest.repository.ts'
import { addSourceStates, ensureListings, saveCategories, type SourceState } from './listings.repository.ts'
import { makeProducts } from './make-products.service.ts'
import { type Added, storeObservations } from './observations.repository.ts'
import { storeRanks, storeSeries } from './points.repository.ts'
import { refreshRollups } from './rollups.repository.ts'
import { historyImported, productAdded } from './tracking.events.ts'

export interface StoredPart {
  part: BatchPart
  product_id: string | null
  added: { metric: string; points: number }[]
}

export interface Placed {
  part: BatchPart
  listing_id: string
  source: string
}

/**
 * Stores a batch with its rollups and the latest state, in the caller's transaction (of `inCopyTransaction`), makes the
 * tenant's products as far as its plan goes, and announces what is new. Any batch may be stored again, in any order: each
 * point is kept once. Parts without a product (`product_id` null) were left out: the plan has no room for their listings.
 */
export async function storeBatch(trx: Db, { tenantId, importId, parts }: { tenantId: string; importId: string; parts: readonly BatchPart[] }): Promise<StoredPart[]> {
  if (parts.length === 0) return []
  const all = await placeParts(trx, parts)
  const { products, made } = await makeProducts(trx, tenantId, [...new Set(all.map((place) => place.listing_id))])
  await announceProducts(trx, made, all)
  const placed = all.filter((place) => products.has(place.listing_id))
  const { added } = await storeFacts(trx, tenantId, placed)
  await announce(trx, { importId, products, added })
  const byOwner = Map.groupBy(added, ownerOf)
  return all.map((place) => ({ part: place.part, product_id: products.get(place.listing_id) ?? null, added: byOwner.get(ownerOf(place)) ?? [] }))
}

/** Finds or makes the listing of each part. */
export async function placeParts(trx: Db, parts: readonly BatchPart[]): Promise<Placed[]> {
  const listings = await ensureListings(trx, uniqueListings(parts))
  const ids = new Map(listings.map((listing) => [`${listing.marketplace} ${listing.asin}`, listing.id]))
  return parts.map((part) => ({ part, listing_id: idOf(ids, part), source: part.source }))
}

interface StoredFacts {
  added: Added[]
  /** What is known of each listing now. */
  latest: Map<string, LatestRow>
  /** Listings whose words or pictures are not those of before. */
  renewed: Set<string>
}

/** Stores what parts hold below one owner: a tenant, or Tradewind itself (the nil UUID). */
export async function storeFacts(trx: Db, tenantId: string, placed: readonly Placed[]): Promise<StoredFacts> {
  if (placed.length === 0) return { added: [], latest: new Map(), renewed: new Set() }
  const listingIds = [...new Set(placed.map((place) => place.listing_id))]
  const latest = new Map((await lockLatest(trx, tenantId, listingIds)).map((row) => [row.listing_id, row]))
  const added = await storePoints(trx, tenantId, placed)
  const byOwner = Map.groupBy(added, ownerOf)
  await saveLatest(trx, takeAll(latest, placed))
  await addSourceStates(trx, tenantId, placed.flatMap((place) => stateOf(place, byOwner.get(ownerOf(place)) ?? [])))
  await saveCategories(trx, tenantId, placed.flatMap(({ part: { marketplace, categories } }) => [...categories].map(([category_id, name]) => ({ marketplace, category_id, name }))))
  const renewed = new Set<string>()
  for (const versions of inTurns(placed)) for (const id of await saveContents(trx, tenantId, versions)) renewed.add(id)
  await saveDetails(trx, tenantId, placed.flatMap(({ part: { detail }, listing_id, source }) => (detail === null ? [] : [{ listing_id, source, detail }])))
  return { added, latest, renewed }
}

const ownerOf = ({ listing_id, source }: { listing_id: string; source: string }) => `${listing_id} ${source}`

/** The first version of each listing, then the second of each, and so on. */
function* inTurns(placed: readonly Placed[]): Generator<ContentRow[]> {
  const most = placed.reduce((max, { part }) => Math.max(max, part.contents.length), 0)
  for (let turn = 0; turn < most; turn += 1) {
    yield placed.flatMap(({ part, listing_id, source }) => {
      const content = part.contents[turn]
      return content === undefined ? [] : [{ listing_id, source, content }]
    })
  }
}

function uniqueListings(parts: readonly BatchPart[]) {
  return [...new Map(parts.map(({ marketplace, asin }) => [`${marketplace} ${asin}`, { marketplace, asin }])).values()]
}

function idOf(ids: Map<string, string>, { marketplace, asin }: BatchPart): string {
  const id = ids.get(`${marketplace} ${asin}`)
  if (id === undefined) throw new Error(`the listing ${asin} (${marketplace}) was not stored`)
  return id
}

async function storePoints(trx: Db, tenantId: string, placed: readonly Placed[]): Promise<Added[]> {
  const rows = <T extends object>(pick: (part: BatchPart) => Iterable<T>) =>
    placed.flatMap(({ part, listing_id, source }) => Array.from(pick(part), (row) => ({ ...row, listing_id, source })))
  const observations = await storeObservations(trx, { tenantId, rows: rows((part) => part.observations.values()) })
  await refreshRollups(trx, tenantId)
  const ranks = await storeRanks(trx, { tenantId, rows: rows((part) => part.ranks.values()) })
  return [...observations, ...ranks, ...(await storeSeries(trx, { tenantId, rows: rows((part) => part.points.values()) }))]
}

/** Takes the batch into the latest state, and hands back the rows that changed. */
function takeAll(latest: Map<string, LatestRow>, placed: readonly Placed[]): LatestRow[] {
  const changed = new Set<LatestRow>()
  for (const { part, listing_id, source } of placed) {
    const row = latest.get(listing_id)
    if (row === undefined) throw new Error('the listing was not locked')
    for (const observation of part.observations.values()) if (takeObservation(row, observation, source)) changed.add(row)
    for (const content of part.contents) if (takeContent(row, content, source)) changed.add(row)
  }
  return [...changed]
}

function stateOf({ part, listing_id, source }: Placed, added: readonly Added[]): SourceState[] {
  const points = added.reduce((sum, row) => sum + row.points, 0)
  let first_at = Number.POSITIVE_INFINITY
  let last_at = Number.NEGATIVE_INFINITY
  for (const rows of [part.observations, part.ranks, part.points]) {
    for (const { at } of rows.values()) {
      first_at = Math.min(first_at, at)
      last_at = Math.max(last_at, at)
    }
  }
  return first_at > last_at ? [] : [{ listing_id, source, points, first_at, last_at, known_until: part.known_until }]
}

async function announceProducts(trx: Db, made: readonly { id: string; listing_id: string }[], placed: readonly Placed[]) {
  const parts = new Map(placed.map(({ listing_id, part }) => [listing_id, part]))
  await publishAll(trx, productAdded, made.flatMap(({ id, listing_id }) => {
    const part = parts.get(listing_id)
    return part === undefined ? [] : [{ key: id, payload: { product_id: id, listing_id, asin: part.asin, marketplace: part.marketplace } }]
  }))
}

async function announce(trx: Db, { importId, products, added }: { importId: string; products: Map<string, string>; added: readonly Added[] }) {
  const totals = new Map<string, number>()
  for (const row of added) totals.set(row.listing_id, (totals.get(row.listing_id) ?? 0) + row.points)
  const facts = [...totals].flatMap(([listingId, points_added]) => {
    const product_id = products.get(listingId)
    return product_id === undefined ? [] : [{ key: product_id, payload: { product_id, import_id: importId, points_added } }]
  })
  await publishAll(trx, historyImported, facts)
}

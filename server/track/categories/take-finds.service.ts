import type { Config } from '#kernel/config'
import { type Db, withTenant } from '#kernel/db'
import { finishTask } from '#platform/tasks'
import { type Found, readSearch, type SearchResult, searchUrl } from '#track/crawling'
import { offerCandidates } from '#track/competitors'
import { addProducts, changeProducts, ensureListings, listProductsOfListings } from '#track/tracking'
import * as categories from './categories.repository.ts'
import * as finds from './finds.repository.ts'
import { nextSearchAt } from './search.service.ts'

const MAX_TAGS = 20

/**
 * Takes what a search found: the category's products in their order, tracked as far as the plan goes. A search is taken once; of a category that was
 * deleted meanwhile nothing is left to take.
 */
export async function takeFinds(db: Db, { tenant_id, search_id }: { tenant_id: string; search_id: string }, { config, now }: { config: Config; now: Date }): Promise<void> {
  await withTenant(db, tenant_id, async (trx) => {
    const category = await categories.findBySearch(trx, search_id)
    if (category === undefined) return
    const parts = await readSearch(trx, search_id)
    const failed = parts.every(({ status }) => status === 'failed') ? parts[0] : undefined
    const taken = failed === undefined ? await take(trx, category, parts, now) : undefined
    const result = taken ?? { code: failed?.code ?? 'SEARCH_FAILED' }
    await categories.endSearch(trx, category.id, { last_result: result, last_search_at: now, next_search_at: nextSearchAt(category, { now, speed: config.world_speed }) })
    if (category.task_id === null) return
    if (taken !== undefined) await finishTask(trx, category.task_id, { status: 'succeeded', result: { category_id: category.id, ...taken } })
    else await finishTask(trx, category.task_id, { status: 'failed', result: { category_id: category.id, ...result }, error: failed?.message ?? 'The search failed' })
  })
}

async function take(trx: Db, category: categories.CategoryRow, parts: readonly SearchResult[], now: Date): Promise<{ found: number; added: number; no_room: number }> {
  const { tenant_id, id: category_id, marketplace, max_products, auto_crawl } = category
  const found = merge(parts).slice(0, max_products)
  const listings = new Map((await ensureListings(trx, found.map(({ asin }) => ({ marketplace, asin })))).map(({ asin, id }) => [asin, id]))
  const tracked = auto_crawl ? await track(trx, category, await leaveOutRemoved(trx, category_id, found)) : { added: 0, full: new Set<string>(), kept: new Set<string>() }
  const keywordOf = new Map(category.keywords.map((keyword) => [searchUrl(marketplace, keyword), keyword]))
  await finds.save(trx, { tenant_id, category_id, at: now }, found.flatMap(({ asin, title, image_url, position, url }) => {
    const listing_id = listings.get(asin)
    return listing_id === undefined ? [] : [{ listing_id, asin, title, image_url, position, keyword: keywordOf.get(url) ?? null, had_no_room: tracked.full.has(asin), was_tracked: tracked.kept.has(asin) }]
  }))
  await offerCandidates(trx, { tenant_id, marketplace, listing_ids: [...listings.values()], at: now })
  return { found: found.length, added: tracked.added, no_room: tracked.full.size }
}

/** What the category tracked once and somebody stopped tracking since is not tracked again. */
async function leaveOutRemoved(trx: Db, categoryId: string, found: readonly Found[]): Promise<Found[]> {
  const known = (await finds.list(trx, categoryId)).filter(({ was_tracked }) => was_tracked)
  const tracked = await listProductsOfListings(trx, known.map(({ listing_id }) => listing_id))
  const removed = new Set(known.flatMap(({ asin, listing_id }) => (tracked.has(listing_id) ? [] : [asin])))
  return found.filter(({ asin }) => !removed.has(asin))
}

/** One list of all parts: by place, keywords before bestsellers, each product once at its best place. */
function merge(parts: readonly SearchResult[]): Found[] {
  const best = new Map<string, Found>()
  for (const find of parts.flatMap(({ found }) => found)) if ((best.get(find.asin)?.position ?? Number.POSITIVE_INFINITY) > find.position) best.set(find.asin, find)
  return [...best.values()].toSorted((a, b) => a.position - b.position)
}

async function track(trx: Db, { tenant_id, created_by, marketplace, crawl_schedule, name, tag }: categories.CategoryRow, found: readonly Found[]): Promise<{ added: number; full: Set<string>; kept: Set<string> }> {
  const actor = { id: created_by ?? undefined, tenant_id }
  const results = await addProducts(trx, actor, found.map(({ asin }) => ({ asin, marketplace, category: name, crawl_frequency: crawl_schedule, tags: [tag] })))
  const known = results.flatMap((result) => (result.status === 'existing' ? [result.product_id] : []))
  if (known.length > 0) await tagKnown(trx, actor, { tag, asins: found.filter((_, index) => results[index]?.status === 'existing').map(({ asin }) => asin), marketplace })
  const asinsWith = (isFailed: boolean) => new Set(found.filter((_, index) => (results[index]?.status === 'failed') === isFailed).map(({ asin }) => asin))
  return { added: results.filter(({ status }) => status === 'added').length, full: asinsWith(true), kept: asinsWith(false) }
}

/** What was tracked before belongs to the category as well, as long as it has room for another tag. */
async function tagKnown(trx: Db, actor: { id: string | undefined; tenant_id: string }, { tag, asins, marketplace }: { tag: string; asins: readonly string[]; marketplace: string }): Promise<void> {
  const listings = await ensureListings(trx, asins.map((asin) => ({ marketplace, asin })))
  const products = await listProductsOfListings(trx, listings.map(({ id }) => id))
  const ids = [...products.values()].filter(({ tags }) => !tags.includes(tag) && tags.length < MAX_TAGS).map(({ product_id }) => product_id)
  if (ids.length > 0) await changeProducts(trx, actor, { ids, change: { add_tags: [tag] } })
}

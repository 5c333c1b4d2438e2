import type { Config } from '#kernel/config'
import type { Db } from '#kernel/db'
import { conflict, notFound, refused } from '#kernel/errors'
import { paginate } from '#kernel/shapes'
import { record } from '#platform/audit'
import { finishTask } from '#platform/tasks'
import { cancelSearch } from '#track/crawling'
import { findMarketplace, listingUrl, listListingIds, listProductsOfListings, readPages, type ProductBrief, type Page } from '#track/tracking'
import * as categories from './categories.repository.ts'
import type { Category, CategoryChange, CategoryProduct, FindQuery, NewCategory } from './categories.schema.ts'
import { type ColumnName, readColumns } from './columns.ts'
import * as finds from './finds.repository.ts'
import { nextSearchAt, startSearch } from './search.service.ts'

const MOST = 100

interface Actor {
  id: string
  tenant_id: string
}
interface Surroundings {
  config: Config
  now: Date
}

export async function listCategories(trx: Db): Promise<Category[]> {
  return withTallies(trx, await categories.list(trx))
}

/** @throws AppError 404 */
export async function getCategory(trx: Db, id: string): Promise<Category> {
  const row = await categories.find(trx, id)
  const [category] = row === undefined ? [] : await withTallies(trx, [row], id)
  if (category === undefined) throw notFound('category')
  return category
}

async function withTallies(trx: Db, rows: readonly categories.CategoryRow[], onlyOf?: string): Promise<Category[]> {
  const tallies = new Map((await finds.tally(trx, { tracked: await listListingIds(trx), category_id: onlyOf })).map(({ category_id, ...tally }) => [category_id, tally]))
  return rows.map((row) => ({ ...row, is_searching: row.task_id !== null, found: 0, tracked: 0, no_room: 0, ...tallies.get(row.id) }))
}

/** Makes a category and searches at once. @throws AppError 409 when the name is taken, 422 for a list of another marketplace, 503 without a crawler */
export async function createCategory(trx: Db, actor: Actor, input: NewCategory, { preset, ...surroundings }: Surroundings & { preset: string | null }): Promise<Category & { estimated_completion: Date }> {
  checkBestsellers(input.bestseller_url, input.marketplace)
  if ((await categories.count(trx)) >= MOST) throw refused('QUOTA_EXCEEDED', `There may be ${MOST} categories`, 'name')
  const id = await categories.insert(trx, { ...input, tenant_id: actor.tenant_id, tag: input.name.slice(0, 40).trim(), preset, created_by: actor.id })
  if (id === undefined) throw conflict('NAME_TAKEN', 'There is a category of this name')
  await record(trx, { tenant_id: actor.tenant_id, actor_id: actor.id, action: 'categories.created', subject: `category:${id}`, detail: { name: input.name, keywords: input.keywords, marketplace: input.marketplace, preset } })
  const { estimated_completion } = await startSearch(trx, actor, id, surroundings)
  return { ...(await getCategory(trx, id)), estimated_completion }
}

function checkBestsellers(url: string | null, marketplace: string): void {
  if (url === null) return
  if (findMarketplace(url)?.code !== marketplace) throw refused('MARKETPLACE_MISMATCH', `The list of bestsellers must be on ${findMarketplace(marketplace)?.domain ?? marketplace}`, 'bestseller_url')
  if (!/\/(?:zgbs|bestsellers|best-sellers)/i.test(url)) throw refused('URL_NOT_BESTSELLERS', 'This is no list of bestsellers: it should look like https://www.amazon.com/Best-Sellers-Electronics/zgbs/electronics', 'bestseller_url')
}

/** @throws AppError 404, 409, 422 */
export async function changeCategory(trx: Db, actor: Actor, id: string, { change, config, now }: Surroundings & { change: CategoryChange }): Promise<Category> {
  const before = await categories.findLocked(trx, id)
  if (before === undefined) throw notFound('category')
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<NewCategory>
  const after = { ...before, ...given }
  if (after.keywords.length === 0 && after.bestseller_url === null) throw refused('NOTHING_TO_SEARCH', 'Give a keyword, or the address of a list of bestsellers', 'keywords')
  checkBestsellers(after.bestseller_url, after.marketplace)
  const since = before.last_search_at ?? now
  const next = after.crawl_schedule === before.crawl_schedule || before.next_search_at === null ? before.next_search_at : nextSearchAt(after, { now: since, speed: config.world_speed })
  if (!(await categories.update(trx, { ...after, next_search_at: next }))) throw conflict('NAME_TAKEN', 'There is a category of this name')
  await record(trx, { tenant_id: actor.tenant_id, actor_id: actor.id, action: 'categories.changed', subject: `category:${id}`, detail: given })
  return getCategory(trx, id)
}

/** What it found stays tracked. A search under way is stopped. */
export async function deleteCategory(trx: Db, actor: Actor, id: string, now: Date): Promise<void> {
  const category = await categories.findLocked(trx, id)
  if (category === undefined) throw notFound('category')
  if (category.search_id !== null) await cancelSearch(trx, category.search_id, now)
  await categories.remove(trx, id)
  await record(trx, { tenant_id: actor.tenant_id, actor_id: actor.id, action: 'categories.deleted', subject: `category:${id}`, detail: { name: category.name } })
  if (category.task_id !== null) await finishTask(trx, category.task_id, { status: 'failed', result: { code: 'CATEGORY_DELETED' }, error: 'The category was deleted' })
}

/** A page of what was found, the best place first. @throws AppError 404 */
export async function listCategoryProducts(trx: Db, id: string, query: FindQuery) {
  const category = await categories.find(trx, id)
  if (category === undefined) throw notFound('category')
  const all = await finds.list(trx, id)
  const products = await listProductsOfListings(trx, all.map(({ listing_id }) => listing_id))
  const statusOf = ({ listing_id, had_no_room }: finds.FindRow) => (products.has(listing_id) ? ('tracked' as const) : had_no_room ? ('no_room' as const) : ('found' as const))
  const matching = all.filter((find) => query.status === undefined || statusOf(find) === query.status)
  const shown = matching.slice((query.page - 1) * query.limit, query.page * query.limit)
  const pages = await readPages(trx, shown.map(({ listing_id }) => listing_id))
  const data = shown.map((find) => toProduct(find, { category, status: statusOf(find), product: products.get(find.listing_id), page: pages.get(find.listing_id) }))
  return { data, pagination: paginate(query, matching.length) }
}

interface Beside {
  category: categories.CategoryRow
  status: CategoryProduct['status']
  product: ProductBrief | undefined
  page: Page | undefined
}

function toProduct(find: finds.FindRow, { category: { marketplace, columns }, status, product, page }: Beside): CategoryProduct {
  const number = (value: unknown) => (typeof value === 'number' ? value : null)
  return {
    listing_id: find.listing_id, asin: find.asin, marketplace, url: listingUrl(marketplace, find.asin), product_id: product?.product_id ?? null, status,
    name: product?.name ?? page?.title ?? find.title ?? find.asin, brand: page?.brand ?? null, image_url: page?.images[0] ?? find.image_url, position: find.position, keyword: find.keyword,
    currency: page?.currency ?? findMarketplace(marketplace)?.currency ?? 'USD', price_minor: number((page?.values.price_minor ?? page?.values.buy_box_minor)?.value), bsr: number(page?.values.bsr?.value),
    rating: number(page?.values.rating?.value), reviews: number(page?.values.reviews?.value), observed_at: page?.observed_at ?? null, columns: readColumns(page, columns as ColumnName[]),
    first_found_at: find.first_found_at, last_found_at: find.last_found_at,
  }
}

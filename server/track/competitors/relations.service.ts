import type { Db } from '#kernel/db'
import { AppError, conflict, notFound, refused } from '#kernel/errors'
import { record } from '#platform/audit'
import { addProducts, findMarketplace, findProduct, listingOf, listingUrl, listProductsOfListings, type Page, type ProductBrief, type ProductRef, readPages } from '#track/tracking'
import type { Competitor, NewRelation, RelationChange, RelationState } from './competitors.schema.ts'
import * as groups from './groups.repository.ts'
import * as relations from './relations.repository.ts'
import { likenessOf } from './likeness.ts'
import { compareWith } from './similarity/similarity.ts'

const TAG = 'competitor'
const MOST = 200

interface Actor {
  id: string
  tenant_id: string
}

/** @throws AppError 404 when the tenant has no such product */
export async function ownProduct(trx: Db, id: string): Promise<ProductRef> {
  const product = await findProduct(trx, id)
  if (product === undefined) throw notFound('product')
  return product
}

/** The competitors of a product in one state, the most similar first; of confirmed ones those whose product is tracked still. */
export async function listRelations(trx: Db, productId: string, { state, group_id }: { state: RelationState; group_id?: string | undefined }): Promise<Competitor[]> {
  const own = await ownProduct(trx, productId)
  const rows = (await relations.list(trx, productId, state)).filter((row) => group_id === undefined || row.group_id === group_id)
  return describe(trx, own, rows)
}

/** As they are shown. A confirmed one that nobody tracks any more is left out until it is tracked again. */
export async function describe(trx: Db, own: ProductRef, rows: readonly relations.Relation[]): Promise<Competitor[]> {
  const listingIds = rows.map((row) => row.listing_id)
  const products = await listProductsOfListings(trx, [...listingIds, own.listing_id])
  const untracked = listingIds.filter((id) => !products.has(id))
  const pages = await readPages(trx, untracked)
  return rows.flatMap((row) => {
    const product = products.get(row.listing_id)
    if (product === undefined && row.state === 'confirmed') return []
    const shown = product ?? briefOf(pages.get(row.listing_id))
    return shown === undefined ? [] : [toCompetitor(row, shown, products.get(own.listing_id)?.parent_asin ?? null)]
  })
}

function briefOf(page: Page | undefined): (Omit<ProductBrief, 'product_id'> & { product_id: null }) | undefined {
  if (page === undefined) return undefined
  const number = (value: unknown) => (typeof value === 'number' ? value : null)
  return {
    product_id: null, listing_id: page.listing_id, asin: page.asin, marketplace: page.marketplace, name: null, title: page.title, brand: page.brand, image_url: page.images[0] ?? null,
    bsr_category: page.bsr_category, parent_asin: page.parent_asin, currency: page.currency, price_minor: number((page.values.price_minor ?? page.values.buy_box_minor)?.value), bsr: number(page.values.bsr?.value), tags: [],
  }
}

function toCompetitor(row: relations.Relation, shown: Omit<ProductBrief, 'product_id'> & { product_id: string | null }, ownParent: string | null): Competitor {
  const { id, listing_id, relationship_type, state, similarity_score, parts, group_id, created_at } = row
  const { product_id, asin, marketplace, name, title, brand, image_url, price_minor, currency, bsr, parent_asin } = shown
  return {
    competitor_id: id, product_id, listing_id, asin, marketplace, url: listingUrl(marketplace, asin), name: name ?? title ?? asin, brand, image_url, price_minor, bsr,
    currency: currency ?? findMarketplace(marketplace)?.currency ?? 'USD', relationship_type, state, similarity_score: Math.round(similarity_score * 1e4) / 1e4, parts, group_id,
    is_family_of_own: parent_asin !== null && parent_asin === ownParent, created_at,
  }
}

/**
 * Adds a competitor by hand. What is not tracked yet is tracked from now on, daily, with a tag of its own.
 * @throws AppError 404, 409 when it is one already, 422 with the field that is wrong: no product's address, another marketplace, the
 * product itself, no room in the plan
 */
export async function addCompetitor(trx: Db, actor: Actor, productId: string, wanted: NewRelation): Promise<Competitor> {
  const own = await ownProduct(trx, productId)
  const field = wanted.url !== undefined ? 'url' : wanted.asin !== undefined ? 'asin' : 'product_id'
  if (wanted.group_id !== undefined && (await groups.find(trx, wanted.group_id)) === undefined) throw refused('GROUP_UNKNOWN', 'There is no such group', 'group_id')
  const listingId = wanted.product_id === undefined ? await track(trx, actor, { own, wanted, field }) : await listingOfProduct(trx, own, wanted.product_id)
  if (listingId === own.listing_id) throw refused('SELF_RELATION', 'A product is no competitor of itself', field)
  await checkRoom(trx, productId, field)
  const pages = await readPages(trx, [own.listing_id, listingId])
  const [score] = compareWith(likenessOf(pages.get(own.listing_id)), [likenessOf(pages.get(listingId))])
  const row = await relations.confirm(trx, {
    tenant_id: actor.tenant_id, product_id: productId, listing_id: listingId, relationship_type: wanted.relationship_type, similarity_score: score?.score ?? 0, parts: score?.parts ?? [], group_id: wanted.group_id ?? null,
  })
  if (row === undefined) throw conflict('ALREADY_COMPETITOR', 'It is a competitor of this product already')
  await note(trx, actor, { action: 'competitors.added', row })
  return only(await describe(trx, own, [row]))
}

async function checkRoom(trx: Db, productId: string, field: string): Promise<void> {
  if ((await relations.list(trx, productId, 'confirmed')).length >= MOST) throw refused('QUOTA_EXCEEDED', `A product may have ${MOST} competitors`, field)
}

async function listingOfProduct(trx: Db, own: ProductRef, id: string): Promise<string> {
  const product = await findProduct(trx, id)
  if (product === undefined) throw refused('PRODUCT_UNKNOWN', 'There is no such product', 'product_id')
  if (product.marketplace !== own.marketplace) throw otherMarketplace(own, 'product_id')
  return product.listing_id
}

async function track(trx: Db, actor: Actor, { own, wanted, field }: { own: ProductRef; wanted: Pick<NewRelation, 'url' | 'asin'>; field: string }): Promise<string> {
  const key = asField(field, () => listingOf({ asin: wanted.asin, product_url: wanted.url, marketplace: wanted.url === undefined ? own.marketplace : undefined }))
  if (key.marketplace !== own.marketplace) throw otherMarketplace(own, field)
  if (key.asin === own.asin) throw refused('SELF_RELATION', 'A product is no competitor of itself', field)
  const [added] = await addProducts(trx, actor, [{ asin: key.asin, marketplace: key.marketplace, crawl_frequency: 'daily', tags: [TAG] }])
  if (added === undefined || added.status === 'failed') throw refused(added?.code ?? 'QUOTA_EXCEEDED', added?.message ?? 'The plan has no room for another product', field)
  const product = await findProduct(trx, added.product_id)
  if (product === undefined) throw new Error('what was just tracked is there')
  return product.listing_id
}

const otherMarketplace = (own: ProductRef, field: string) =>
  refused('MARKETPLACE_MISMATCH', `Only what is sold on ${findMarketplace(own.marketplace)?.domain ?? own.marketplace} can be compared with this product`, field)

/** A rule of tracking speaks of its own fields. */
function asField<T>(field: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof AppError && error.status === 422) throw refused(error.code, error.message, field)
    throw error
  }
}

/** Confirms, dismisses, suggests again, or changes type and group. A found listing that is confirmed is tracked. @throws AppError 404, 422 */
export async function changeCompetitor(trx: Db, actor: Actor, id: string, change: RelationChange): Promise<Competitor> {
  const before = await relations.find(trx, id)
  if (before === undefined) throw notFound('competitor')
  const own = await ownProduct(trx, before.product_id)
  if (change.group_id != null && (await groups.find(trx, change.group_id)) === undefined) throw refused('GROUP_UNKNOWN', 'There is no such group', 'group_id')
  if (change.state === 'confirmed' && before.state !== 'confirmed') await checkRoom(trx, before.product_id, 'state')
  if (change.state === 'confirmed') await trackFound(trx, actor, before)
  const row = await relations.update(trx, id, { ...change, ...(change.state !== undefined && change.state !== 'confirmed' ? { group_id: null } : {}) })
  if (row === undefined) throw notFound('competitor')
  await note(trx, actor, { action: change.state === undefined || change.state === before.state ? 'competitors.changed' : `competitors.${change.state}`, row })
  return only(await describe(trx, own, [row]))
}

async function trackFound(trx: Db, actor: Actor, { listing_id }: relations.Relation): Promise<void> {
  if ((await listProductsOfListings(trx, [listing_id])).has(listing_id)) return
  const page = (await readPages(trx, [listing_id])).get(listing_id)
  if (page === undefined) throw refused('LISTING_UNKNOWN', 'Nothing is known of this listing any more', 'state')
  const [added] = await addProducts(trx, actor, [{ asin: page.asin, marketplace: page.marketplace, crawl_frequency: 'daily', tags: [TAG] }])
  if (added === undefined || added.status === 'failed') throw refused(added?.code ?? 'QUOTA_EXCEEDED', added?.message ?? 'The plan has no room for another product', 'state')
}

/** The product stays. */
export async function removeCompetitor(trx: Db, actor: Actor, id: string): Promise<void> {
  const row = await relations.remove(trx, id)
  if (row === undefined) throw notFound('competitor')
  await note(trx, actor, { action: 'competitors.removed', row })
}

const note = (trx: Db, { id: actor_id, tenant_id }: Actor, { action, row }: { action: string; row: relations.Relation }) =>
  record(trx, { tenant_id, actor_id, action, subject: `product:${row.product_id}`, detail: { competitor_id: row.id, listing_id: row.listing_id, relationship_type: row.relationship_type } })

function only(shown: readonly Competitor[]): Competitor {
  const [one] = shown
  if (one === undefined) throw notFound('competitor')
  return one
}

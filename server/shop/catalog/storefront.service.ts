import { LRUCache } from 'lru-cache'
import type { z } from 'zod'
import { type Db, queryTenantAll } from '#kernel/db'
import { invalid, notFound } from '#kernel/errors'
import { stockOfRows, stockQuery } from '#shop/inventory'
import * as cards from './cards.repository.ts'
import type { CardRow } from './cards.repository.ts'
import { type Card, type CardQuery, type CategoryNode, COUNTED, DEEPEST } from './catalog.schema.ts'
import * as categories from './categories.repository.ts'
import { imageOf } from './images.ts'
import * as page from './product-page.repository.ts'
import { isInStock } from './stock.service.ts'

/** Which store is visited, and what it sells in. */
interface Visit {
  tenant_id: string
  store: { currency: string; currencies: readonly string[] }
}

/** @throws AppError 400 for a currency that the store does not sell in */
export function currencyOf(store: Visit['store'], asked: string | undefined): string {
  if (asked === undefined) return store.currency
  if (!store.currencies.includes(asked)) throw invalid('currency', `The store sells in ${store.currencies.join(', ')}`)
  return asked
}

export const cardOf = ({ image, ...card }: CardRow): Card => ({ ...card, image: image === null ? null : imageOf(image) })

/** What the shop offers, a page of it: one statement. @throws AppError 400 for a page that is too deep, 404 for a category that is none */
export async function listOffers(db: Db, { tenant_id, store }: Visit, query: CardQuery, now: Date) {
  if (query.page * query.limit > DEEPEST) throw invalid('page', `Pages end at row ${DEEPEST}: narrow the list down`)
  const { rows, total, is_known } = await cards.list(db, tenant_id, { ...query, currency: currencyOf(store, query.currency) }, now)
  if (!is_known) throw notFound('category')
  const counted = Math.min(total, COUNTED)
  return { data: rows.map(cardOf), pagination: { page: query.page, limit: query.limit, total: counted, pages: Math.ceil(counted / query.limit), is_capped: total > COUNTED } }
}

/** Cards in the order asked; what cannot be bought in the currency is left out. */
export const listCards = async (trx: Db, asked: { product_ids: readonly string[]; currency: string; now: Date }): Promise<Card[]> => (await cards.listOf(trx, asked)).map(cardOf)

/** The SKUs that a product's page showed last: their stock is asked for along with the page. Whatever is not among them is asked for after it. */
const shownSkus = new LRUCache<string, readonly string[]>({ max: 20_000 })

/** Everything a product's page shows, in two statements of one message. @throws AppError 404 when it is not published */
export async function readOffer(db: Db, { tenant_id, store }: Visit, { asked, currency }: { asked: string; currency: string | undefined }, now: Date) {
  const wanted = { asked: asked.toLowerCase(), currency: currencyOf(store, currency), now }
  const { row, stock } = await readWithStock(db, tenant_id, wanted)
  const { skus, images, ...shown } = row
  return {
    ...shown, images: images.map(imageOf), moved_from: wanted.asked === shown.slug || wanted.asked === shown.product_id ? null : wanted.asked,
    skus: skus.map((sku) => {
      const levels = stock.get(sku.sku_id)
      return { ...sku, currency: wanted.currency, in_stock: isInStock(levels), available: levels?.is_tracked === false ? null : Math.max(0, levels?.available ?? 0) }
    }),
  }
}

async function readWithStock(db: Db, tenantId: string, wanted: { asked: string; currency: string; now: Date }) {
  const key = `${tenantId} ${wanted.currency} ${wanted.asked}`
  const guessed = shownSkus.get(key) ?? []
  const { row, beside } = await page.read(db, tenantId, wanted, guessed.length === 0 ? undefined : stockQuery(guessed))
  if (row === undefined) throw notFound('product')
  const ids = row.skus.map(({ sku_id }) => sku_id)
  if (ids.every((id) => guessed.includes(id))) return { row, stock: stockOfRows(beside) }
  shownSkus.set(key, ids)
  const [rows = []] = await queryTenantAll(db, tenantId, [stockQuery(ids)])
  return { row, stock: stockOfRows(rows) }
}

/** The tree, each category behind its parent; a product that stands at several places of a branch counts once in it. */
export async function readTree(trx: Db, currency: string) {
  const below = Map.groupBy(await categories.list(trx, currency), ({ parent_id }) => parent_id)
  const from = (parent: string | null): z.input<typeof CategoryNode>[] =>
    (below.get(parent) ?? []).flatMap(({ category_id, parent_id, slug, name, products, path }) => [{ id: category_id, parent_id, depth: path.length - 1, slug, name, products }, ...from(category_id)])
  return from(null)
}

/** @throws AppError 404 */
export async function readCategory(trx: Db, { slug, currency }: { slug: string; currency: string }) {
  const all = await categories.list(trx, currency)
  const found = all.find((category) => category.slug === slug || category.category_id === slug)
  if (found === undefined) throw notFound('category')
  const crumb = ({ category_id, slug: its, name }: (typeof all)[number]) => ({ id: category_id, slug: its, name })
  return {
    ...crumb(found), products: found.products, path: found.path.flatMap((id) => all.filter(({ category_id }) => category_id === id).map(crumb)),
    children: all.filter(({ parent_id }) => parent_id === found.category_id).map((child) => ({ ...crumb(child), products: child.products })),
  }
}

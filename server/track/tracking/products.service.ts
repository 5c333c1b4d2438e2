import type { Db } from '#kernel/db'
import { notFound } from '#kernel/errors'
import { paginate } from '#kernel/shapes'
import { type History, type HistoryOrder, readHistory } from './history.service.ts'
import { listSources } from './history.repository.ts'
import { findMarketplace, listingUrl } from './marketplaces.ts'
import * as products from './products.repository.ts'
import type { ProductDetail, ProductQuery, ProductRow } from './tracking.schema.ts'

/** A page of a tenant's products. @param db not a transaction: the query is prepared on a connection of its own */
export async function listProducts(db: Db, tenantId: string, query: ProductQuery) {
  const { rows, total } = await products.listPage(db, tenantId, query)
  return { data: rows.map(toRow), pagination: paginate(query, total) }
}

const currencyOf = ({ currency, marketplace }: { currency: string | null; marketplace: string }) => currency ?? findMarketplace(marketplace)?.currency ?? 'USD'

function toRow(product: products.ListRecord): ProductRow {
  return {
    ...product,
    name: product.name ?? product.title ?? product.asin,
    url: listingUrl(product.marketplace, product.asin),
    currency: currencyOf(product),
  }
}

/** @throws AppError 404 when the tenant has no such product */
export async function getProduct(trx: Db, id: string): Promise<ProductDetail> {
  const product = await products.find(trx, id)
  if (product === undefined) throw notFound('product')
  const sources = await listSources(trx, product.listing_id)
  const contents = await products.listContents(trx, product.listing_id)
  const first = sources.map((source) => source.first_at.getTime())
  const last = sources.map((source) => source.last_at.getTime())
  return {
    ...toRow(product),
    list_minor: product.list_minor,
    monthly_sold: product.monthly_sold,
    offers_new: product.offers_new,
    parent_asin: product.parent_asin,
    bullets: contents.find((content) => content.bullets.length > 0)?.bullets ?? [],
    images: contents.find((content) => content.images.length > 0)?.images ?? [],
    description: contents.find((content) => content.description !== null)?.description ?? null,
    first_observed_at: first.length === 0 ? null : new Date(Math.min(...first)),
    last_observed_at: last.length === 0 ? null : new Date(Math.max(...last)),
    ranks: await products.listRanks(trx, product),
    sources: bySource(sources),
  }
}

export interface ProductHistory extends History {
  product_id: string
  asin: string
  marketplace: string
  currency: string
}

/** @throws AppError 404 when the tenant has no such product, 400 for a range or zone that makes no sense */
export async function getHistory(trx: Db, id: string, order: HistoryOrder): Promise<ProductHistory> {
  const product = await products.find(trx, id)
  if (product === undefined) throw notFound('product')
  const history = await readHistory(trx, product.listing_id, order)
  return { product_id: id, asin: product.asin, marketplace: product.marketplace, currency: currencyOf(product), ...history }
}

/** What the tenant imported and what Tradewind fetched from one source are one source to a reader. */
function bySource(sources: readonly ProductDetail['sources'][number][]): ProductDetail['sources'] {
  return [...Map.groupBy(sources, ({ source }) => source)].map(([source, rows]) => ({
    source,
    points: rows.reduce((sum, row) => sum + row.points, 0),
    first_at: new Date(Math.min(...rows.map((row) => row.first_at.getTime()))),
    last_at: new Date(Math.max(...rows.map((row) => row.last_at.getTime()))),
  }))
}

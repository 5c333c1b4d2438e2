import type { Db } from '#kernel/db'
import { notFound, refused } from '#kernel/errors'
import { record } from '#platform/audit'
import { availableOf } from '#shop/inventory'
import { getStore } from '#shop/stores'
import { announce } from './announce.ts'
import * as categories from './categories.repository.ts'
import { imageOf } from './images.ts'
import { lockProduct, type Who } from './lock-product.service.ts'
import { checkOptions } from './options.ts'
import * as pictures from './pictures.repository.ts'
import * as products from './products.repository.ts'
import type { ProductFields, ProductRecord } from './products.repository.ts'
import type { NewProduct, Product, ProductChange, ProductQuery } from './products.schema.ts'
import { explainWrite } from './refusals.ts'
import { addSkus } from './skus.service.ts'
import * as skus from './skus.repository.ts'
import { freeSlug, slugOf } from './slugs.ts'

/** Everything a seller sees of it. @throws AppError 404 */
export async function getProduct(trx: Db, id: string): Promise<Product> {
  const product = await products.find(trx, id)
  if (product === undefined) throw notFound('product')
  const offered = await skus.listOf(trx, [id])
  const stock = await availableOf(trx, offered.map(({ sku_id }) => sku_id))
  return {
    ...product, category_ids: await products.categoriesOf(trx, id), images: (await pictures.listOf(trx, id)).map(imageOf),
    skus: offered.map((sku) => ({ ...sku, ...(stock.get(sku.sku_id) ?? { on_hand: 0, reserved: 0, available: 0, is_tracked: true }) })),
  }
}

export async function listProducts(trx: Db, query: ProductQuery) {
  const { rows, total } = await products.list(trx, query)
  return { rows: rows.map(({ image, ...row }) => ({ ...row, image: image === null ? null : imageOf(image) })), total }
}

/**
 * A draft, with its options and SKUs.
 * @throws AppError 409 when another product has the slug, or a SKU the code; 422 for what does not fit together
 */
export async function createProduct(trx: Db, who: Who, { skus: offered = [], category_ids = [], ...given }: NewProduct): Promise<string> {
  const product_id = crypto.randomUUID()
  const { languages } = await getStore(trx)
  await products.lockSlugs(trx)
  const wanted = given.slug ?? slugOf(given.name)
  const taken = await products.takenSlugs(trx, [wanted])
  const fields: ProductFields = {
    name: given.name, slug: given.slug ?? freeSlug(wanted, (slug) => taken.has(slug)), description: given.description ?? '', brand: given.brand ?? null, attributes: given.attributes ?? [], options: checkOptions(given.options ?? []),
    tax_category: given.tax_category ?? 'standard', language: given.language ?? languages[0] ?? 'en', status: 'draft', channels: [...new Set(given.channels ?? ['shop', 'live'])],
  }
  await products.insert(trx, who.tenant_id, [{ product_id, ...fields }]).catch(explainWrite)
  await place(trx, who, product_id, category_ids)
  await addSkus(trx, who, { product_id, options: fields.options }, offered)
  await announce(trx, [product_id], 'saved')
  await record(trx, { tenant_id: who.tenant_id, actor_id: who.id, action: 'catalog.product_created', subject: `sold:${product_id}`, detail: { name: given.name } })
  return product_id
}

/** @throws AppError 404; 409 `STALE` when somebody changed it since; 409 for a slug that another has */
export async function changeProduct(trx: Db, who: Who, id: string, { version, category_ids, ...change }: ProductChange): Promise<void> {
  const before = await lockProduct(trx, id, version)
  const asked = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<ProductFields>
  const changed = await products.update(trx, who.tenant_id, [{ ...before, ...asked }]).catch(explainWrite)
  const moved = category_ids === undefined ? false : await place(trx, who, id, category_ids)
  if (moved && changed.length === 0) await products.touch(trx, [id])
  if (!moved && changed.length === 0) return
  await announce(trx, [id], 'saved')
  await record(trx, { tenant_id: who.tenant_id, actor_id: who.id, action: 'catalog.product_changed', subject: `sold:${id}`, detail: { name: asked.name ?? before.name, fields: [...Object.keys(asked), ...(moved ? ['category_ids'] : [])] } })
}

/**
 * Shows it to shoppers. Already shown: nothing.
 * @throws AppError 404; 422 `NOT_SELLABLE` when no SKU has a price in the store's own currency
 */
export async function publishProduct(trx: Db, who: Who, id: string): Promise<void> {
  const product = await lockProduct(trx, id)
  if (product.status === 'published') return
  const { currency } = await getStore(trx)
  if (!(await skus.isPriced(trx, id, currency))) throw refused('NOT_SELLABLE', `It needs an active SKU with a price in ${currency} first`, 'skus')
  await setStatus(trx, who, product, 'published')
}

export async function unpublishProduct(trx: Db, who: Who, id: string): Promise<void> {
  const product = await lockProduct(trx, id)
  if (product.status === 'published') await setStatus(trx, who, product, 'draft')
}

async function setStatus(trx: Db, who: Who, product: ProductRecord, status: ProductFields['status']): Promise<void> {
  await products.update(trx, who.tenant_id, [{ ...product, status }])
  await announce(trx, [product.product_id], status === 'published' ? 'published' : 'unpublished')
  await record(trx, { tenant_id: who.tenant_id, actor_id: who.id, action: status === 'published' ? 'catalog.product_published' : 'catalog.product_unpublished', subject: `sold:${product.product_id}`, detail: { name: product.name } })
}

/** It can be brought back for thirty days. Orders keep what they noted of it. */
export async function removeProduct(trx: Db, who: Who, id: string): Promise<void> {
  const [product] = await products.lock(trx, [id])
  if (product === undefined) throw notFound('product')
  if (!(await products.setRemoved(trx, id, true))) return
  await announce(trx, [id], 'removed')
  await record(trx, { tenant_id: who.tenant_id, actor_id: who.id, action: 'catalog.product_removed', subject: `sold:${id}`, detail: { name: product.name } })
}

/** As it was when it was removed: published, if it was. */
export async function restoreProduct(trx: Db, who: Who, id: string): Promise<void> {
  const [product] = await products.lock(trx, [id])
  if (product === undefined) throw notFound('product')
  if (!(await products.setRemoved(trx, id, false))) return
  await announce(trx, [id], product.status === 'published' ? 'published' : 'saved')
  await record(trx, { tenant_id: who.tenant_id, actor_id: who.id, action: 'catalog.product_restored', subject: `sold:${id}`, detail: { name: product.name } })
}

async function place(trx: Db, who: Who, productId: string, categoryIds: readonly string[]): Promise<boolean> {
  const known = await categories.known(trx, categoryIds)
  if (categoryIds.some((id) => !known.has(id))) throw refused('UNKNOWN_CATEGORY', 'There is no such category', 'category_ids')
  return (await products.setCategories(trx, who.tenant_id, [{ product_id: productId, category_ids: categoryIds }])).length > 0
}

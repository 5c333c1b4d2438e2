import type { Db } from '#kernel/db'
import { notFound, refused } from '#kernel/errors'
import { record } from '#platform/audit'
import { findProduct } from '#track/tracking'
import { announce } from './announce.ts'
import { priceOf, pricesOf } from './check-prices.ts'
import { lockProduct, type Who } from './lock-product.service.ts'
import { checkOptions, checkValues } from './options.ts'
import * as products from './products.repository.ts'
import type { ProductFields } from './products.repository.ts'
import type { NewSku, OptionsChange, PriceChange, SkuChange } from './products.schema.ts'
import { explainWrite } from './refusals.ts'
import * as skus from './skus.repository.ts'
import type { SkuRecord } from './skus.repository.ts'
import { openStock, renameItem } from './stock.service.ts'

const MOST_SKUS = 2_000

/** @throws AppError 409 for a code or a combination that is there, 422 for values that no option has, and for prices as `priceOf` */
export async function addSkus(trx: Db, who: Who, { product_id, options }: { product_id: string; options: ProductFields['options'] }, given: readonly NewSku[]): Promise<string[]> {
  const there = given.length === 0 ? 0 : (await skus.listOf(trx, [product_id])).length
  if (there + given.length > MOST_SKUS) throw refused('TOO_MANY_SKUS', `A product has at most ${MOST_SKUS} SKUs`, 'skus')
  const rows = given.map((sku, at) => ({
    sku_id: crypto.randomUUID() as string, product_id, sku: sku.sku, barcode: sku.barcode ?? null, option_values: checkValues(options, sku.option_values ?? []), weight_g: sku.weight_g ?? 0,
    requires_shipping: sku.requires_shipping ?? true, is_active: sku.is_active ?? true, position: sku.position ?? there + at, prices: pricesOf(sku.prices ?? []), is_tracked: sku.is_tracked ?? true, stock: sku.stock,
  }))
  await skus.insert(trx, who.tenant_id, rows).catch(explainWrite)
  await skus.setPrices(trx, who.tenant_id, rows.flatMap(({ sku_id, prices }) => prices.map((price) => ({ sku_id, ...price }))))
  await openStock(trx, who.tenant_id, rows, who.id ?? null).catch(explainWrite)
  return rows.map(({ sku_id }) => sku_id)
}

export async function createSku(trx: Db, who: Who, productId: string, given: NewSku): Promise<string> {
  const product = await lockProduct(trx, productId)
  const [sku_id = ''] = await addSkus(trx, who, product, [given])
  await saved(trx, who, productId, { action: 'catalog.sku_added', detail: { sku: given.sku, name: product.name } })
  return sku_id
}

/** @throws AppError 404; as {@link addSkus}; 422 for a tracked product that the team does not track */
export async function changeSku(trx: Db, who: Who, id: string, { prices, tracked_product_id, ...change }: SkuChange): Promise<void> {
  const { sku, product } = await lockSku(trx, id)
  const asked = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<SkuRecord>
  const after = { ...sku, ...asked }
  checkValues(product.options, after.option_values)
  await skus.update(trx, who.tenant_id, [after]).catch(explainWrite)
  if (after.sku !== sku.sku) await renameItem(trx, who.tenant_id, id, after.sku).catch(explainWrite)
  await skus.setPrices(trx, who.tenant_id, pricesOf(prices ?? []).map((price) => ({ sku_id: id, ...price })))
  if (tracked_product_id !== undefined) {
    if (tracked_product_id !== null && (await findProduct(trx, tracked_product_id)) === undefined) throw refused('UNKNOWN_PRODUCT', 'The team tracks no such product', 'tracked_product_id')
    await skus.setTracked(trx, id, tracked_product_id)
  }
  await saved(trx, who, product.product_id, { action: 'catalog.sku_changed', detail: { sku: after.sku, name: product.name } })
}

/** Its code is free for another then. @throws AppError 404 */
export async function removeSku(trx: Db, who: Who, id: string): Promise<void> {
  const { sku, product } = await lockSku(trx, id)
  await skus.remove(trx, id)
  await renameItem(trx, who.tenant_id, id, id)
  await saved(trx, who, product.product_id, { action: 'catalog.sku_removed', detail: { sku: sku.sku, name: product.name } })
}

/**
 * Whole prices of many SKUs at once.
 * @returns how many changed
 * @throws AppError 422 `UNKNOWN_SKU`, and as `priceOf`; nothing is changed then
 */
export async function setPrices(trx: Db, who: Who, changes: readonly PriceChange[]): Promise<number> {
  const found = new Map((await skus.findAll(trx, changes.map(({ sku_id }) => sku_id))).map((sku) => [sku.sku_id, sku]))
  const unknown = changes.findIndex(({ sku_id }) => !found.has(sku_id))
  if (unknown >= 0) throw refused('UNKNOWN_SKU', 'There is no such SKU', `prices.${unknown}.sku_id`)
  if (new Set(changes.map(({ sku_id, currency }) => `${sku_id} ${currency}`)).size < changes.length) throw refused('CURRENCY_TWICE', 'A SKU has one price in a currency', 'prices')
  await products.lock(trx, [...new Set([...found.values()].map(({ product_id }) => product_id))])
  const stated = changes.flatMap(({ amount_minor, ...change }) => (amount_minor === null ? [] : [{ sku_id: change.sku_id, ...priceOf({ ...change, amount_minor }) }]))
  const changed = [...(await skus.setPrices(trx, who.tenant_id, stated)), ...(await skus.removePrices(trx, changes.filter(({ amount_minor }) => amount_minor === null)))]
  const touched = [...new Set(changed.flatMap((id) => found.get(id)?.product_id ?? []))]
  if (touched.length === 0) return 0
  await products.touch(trx, touched)
  await announce(trx, touched, 'saved')
  await record(trx, { tenant_id: who.tenant_id, actor_id: who.id, action: 'catalog.prices_changed', detail: { count: changed.length } })
  return changed.length
}

/**
 * Adds, renames, reorders or takes away options; SKUs follow. An option that is new gives the SKUs that are there its first value.
 * @throws AppError 409 `STALE`; 422 `VALUE_IN_USE` when a value goes that a SKU has; 409 when two SKUs would become the same
 */
export async function changeOptions(trx: Db, who: Who, productId: string, { version, options }: OptionsChange): Promise<void> {
  const before = await lockProduct(trx, productId, version)
  const after = checkOptions(options.map(({ name, values }) => ({ name, values: values.map(({ value }) => value) })))
  const steps = options.map(({ name, was, values }) => ({
    place: before.options.findIndex((option) => option.name === (was ?? name)), first: values[0]?.value ?? '', to: new Map(values.map(({ value, was: old }) => [old ?? value, value])),
  }))
  const offered = await skus.listOf(trx, [productId])
  const moved = offered.map((sku) => ({
    ...sku,
    option_values: steps.map(({ place, first, to }) => {
      const value = place < 0 ? first : to.get(sku.option_values[place] ?? '')
      if (value === undefined) throw refused('VALUE_IN_USE', `${sku.sku} has the value ${sku.option_values[place] ?? ''}: change or remove that SKU first`, 'options')
      return value
    }),
  }))
  await products.update(trx, who.tenant_id, [{ ...before, options: after }])
  await skus.parkValues(trx, productId)
  await skus.update(trx, who.tenant_id, moved).catch(explainWrite)
  await announce(trx, [productId], 'saved')
  await record(trx, { tenant_id: who.tenant_id, actor_id: who.id, action: 'catalog.options_changed', subject: `sold:${productId}`, detail: { name: before.name } })
}

async function lockSku(trx: Db, id: string) {
  const [found] = await skus.findAll(trx, [id])
  if (found === undefined) throw notFound('SKU')
  const product = await lockProduct(trx, found.product_id)
  const [sku] = await skus.findAll(trx, [id]) // as it is now that nobody else changes it
  if (sku === undefined) throw notFound('SKU')
  return { sku, product }
}

async function saved(trx: Db, { id, tenant_id }: Who, productId: string, { action, detail }: { action: string; detail: Record<string, unknown> }): Promise<void> {
  await products.touch(trx, [productId])
  await announce(trx, [productId], 'saved')
  await record(trx, { tenant_id, actor_id: id, action, subject: `sold:${productId}`, detail })
}

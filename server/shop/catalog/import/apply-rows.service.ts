import type { Db } from '#kernel/db'
import { announce } from '../announce.ts'
import type { Who } from '../lock-product.service.ts'
import * as products from '../products.repository.ts'
import type { ProductFields, ProductRecord } from '../products.repository.ts'
import * as skus from '../skus.repository.ts'
import type { PriceFields, SkuRecord } from '../skus.repository.ts'
import { openStock, type StockedSku } from '../stock.service.ts'
import type { ImportRow, Problem } from './import-row.ts'
import { placeOf } from './category-paths.service.ts'

export interface Applied {
  problems: Problem[]
  /** Rows of which something was stored, or that were so already. */
  rows_kept: number
  products_added: string[]
  products_changed: string[]
  skus_added: number
  skus_changed: number
}

type KnownSku = SkuRecord & { prices: PriceFields[] }
interface Plan {
  product_id: string
  before: ProductRecord | undefined
  after: ProductFields
  categories: string[][] | undefined
  rows: { row: ImportRow; sku: skus.SkuFields & { sku_id: string; product_id: string }; isNew: boolean }[]
}

/** Stores a batch of rows in about ten statements, however many there are. Rows that do not fit are told and left out. */
export async function applyRows(trx: Db, who: Who, { rows, language }: { rows: readonly ImportRow[]; language: string }): Promise<Applied> {
  const problems: Problem[] = []
  await products.lockSlugs(trx)
  const known = new Map((await products.lockBySlugs(trx, [...new Set(rows.map(({ product }) => product))])).map((product) => [product.slug, product]))
  const offered = Map.groupBy(await skus.listOf(trx, [...known.values()].map(({ product_id }) => product_id)), ({ product_id }) => product_id)
  const owners = new Map((await skus.findByCodes(trx, rows.map(({ sku }) => sku))).map((sku) => [sku.sku, sku]))
  const plans: Plan[] = []
  for (const [slug, group] of Map.groupBy(rows, ({ product }) => product)) {
    const before = known.get(slug)
    const plan = planOf({ before, offered: before === undefined ? [] : (offered.get(before.product_id) ?? []), owners, language }, group, (problem) => void problems.push(problem))
    if (plan !== undefined) plans.push(plan)
  }
  return { problems, ...(await store(trx, who, plans)) }
}

interface Known {
  before: ProductRecord | undefined
  offered: readonly KnownSku[]
  owners: ReadonlyMap<string, SkuRecord>
  language: string
}

function planOf({ before, offered, owners, language }: Known, rows: readonly ImportRow[], tell: (problem: Problem) => void): Plan | undefined {
  const refuse = ({ row }: ImportRow, field: string, code: string, message: string) => tell({ row, field, code, message }) // oxlint-disable-line max-params -- a problem in one line
  const said = <K extends keyof ImportRow>(field: K) => rows.find((row) => row[field] !== undefined)?.[field]
  const name = said('name') ?? before?.name
  if (before?.removed_at != null || name === undefined) {
    for (const row of rows) {
      if (name === undefined) refuse(row, 'name', 'NAME_MISSING', 'A new product has a name')
      else refuse(row, 'product', 'PRODUCT_REMOVED', 'The product was removed: restore it first')
    }
    return undefined
  }
  const product_id = before?.product_id ?? crypto.randomUUID()
  const names = before !== undefined && offered.length > 0 ? before.options.map((option) => option.name) : (rows[0]?.options.map((option) => option.name) ?? [])
  const values = new Map(names.map((option) => [option, [...(before?.options.find((given) => given.name === option)?.values ?? [])]]))
  const combinations = new Map(offered.map((sku) => [JSON.stringify(sku.option_values), sku.sku_id]))
  const mine = new Map(offered.map((sku) => [sku.sku, sku]))
  const kept: Plan['rows'] = []
  for (const row of rows) {
    const owner = owners.get(row.sku)
    const there = mine.get(row.sku)
    if (owner !== undefined && owner.product_id !== product_id) {
      refuse(row, 'sku', 'SKU_TAKEN', 'Another product has this SKU')
      continue
    }
    const isSame = row.options.length === names.length && names.every((option) => row.options.some((given) => given.name === option))
    if (!isSame && !(there !== undefined && row.options.length === 0)) {
      refuse(row, 'option1_name', 'OPTIONS_DIFFER', `The rows of a product have the same options: ${names.join(', ') || 'none'}`)
      continue
    }
    const option_values = row.options.length === 0 && there !== undefined ? there.option_values : names.map((option) => row.options.find((given) => given.name === option)?.value ?? '')
    const key = JSON.stringify(option_values)
    const sku_id = there?.sku_id ?? crypto.randomUUID()
    if ((combinations.get(key) ?? sku_id) !== sku_id) {
      refuse(row, 'option1_value', 'COMBINATION_TAKEN', 'Another SKU of the product has these values')
      continue
    }
    combinations.set(key, sku_id)
    for (const [at, option] of names.entries()) if (!values.get(option)?.includes(option_values[at] ?? '')) values.get(option)?.push(option_values[at] ?? '')
    kept.push({
      row, isNew: there === undefined,
      sku: {
        sku_id, product_id, sku: row.sku, barcode: row.barcode ?? there?.barcode ?? null, option_values, weight_g: row.weight_g ?? there?.weight_g ?? 0, requires_shipping: row.requires_shipping ?? there?.requires_shipping ?? true,
        is_active: row.is_active ?? there?.is_active ?? true, position: there?.position ?? offered.length + kept.length,
      },
    })
  }
  if (kept.length === 0) return undefined
  return {
    product_id, before, rows: kept, categories: said('categories'),
    after: {
      slug: before?.slug ?? (rows[0]?.product ?? ''), name, description: said('description') ?? before?.description ?? '', brand: said('brand') ?? before?.brand ?? null, attributes: said('attributes') ?? before?.attributes ?? [],
      options: names.map((option) => ({ name: option, values: values.get(option) ?? [] })), tax_category: said('tax_category') ?? before?.tax_category ?? 'standard', language: said('language') ?? before?.language ?? language,
      status: said('status') ?? before?.status ?? 'draft', channels: said('channels') ?? before?.channels ?? ['shop', 'live'],
    },
  }
}

async function store(trx: Db, who: Who, plans: readonly Plan[]): Promise<Omit<Applied, 'problems'>> {
  const { tenant_id } = who
  const added = plans.filter(({ before }) => before === undefined)
  const rows = plans.flatMap((plan) => plan.rows)
  await products.insert(trx, tenant_id, added.map(({ product_id, after }) => ({ product_id, ...after })))
  const written = await products.update(trx, tenant_id, plans.filter(({ before }) => before !== undefined).map(({ product_id, after }) => ({ product_id, ...after })))
  const paths = await placeOf(trx, who, plans.flatMap(({ categories }) => categories ?? []))
  const moved = await products.setCategories(trx, tenant_id, plans.flatMap(({ product_id, categories }) => (categories === undefined ? [] : [{ product_id, category_ids: categories.map(paths) }])))
  const fresh = rows.filter(({ isNew }) => isNew)
  await skus.insert(trx, tenant_id, fresh.map(({ sku }) => sku))
  const changedSkus = new Set(await skus.update(trx, tenant_id, rows.filter(({ isNew }) => !isNew).map(({ sku }) => sku)))
  for (const id of await skus.setPrices(trx, tenant_id, rows.flatMap(({ row, sku }) => row.prices.map((price) => ({ sku_id: sku.sku_id, ...price }))))) changedSkus.add(id)
  await openStock(trx, tenant_id, fresh.map(({ row, sku }): StockedSku => ({ sku_id: sku.sku_id, sku: sku.sku, is_tracked: row.is_tracked ?? true, stock: row.stock })), who.id ?? null)
  const isNew = new Set(added.map(({ product_id }) => product_id))
  const ofSkus = rows.filter(({ sku, isNew: isAdded }) => isAdded || changedSkus.has(sku.sku_id)).map(({ sku }) => sku.product_id)
  const touched = [...new Set([...moved, ...ofSkus])].filter((id) => !isNew.has(id) && !written.includes(id))
  await products.touch(trx, touched)
  const changed = [...new Set([...written, ...touched])]
  await tell(trx, plans, [...isNew, ...changed])
  for (const { sku_id } of fresh.map(({ sku }) => sku)) changedSkus.delete(sku_id)
  return { rows_kept: rows.length, products_added: added.map(({ after }) => after.slug), products_changed: changed.flatMap((id) => plans.find(({ product_id }) => product_id === id)?.after.slug ?? []), skus_added: fresh.length, skus_changed: changedSkus.size }
}

/** Each product once: as published or unpublished where that changed, else as saved. */
async function tell(trx: Db, plans: readonly Plan[], ids: readonly string[]): Promise<void> {
  const byId = new Map(plans.map((plan) => [plan.product_id, plan]))
  const changeOf = (id: string) => {
    const { before, after } = byId.get(id) ?? {}
    if (after?.status === 'published') return before?.status === 'published' ? 'saved' : 'published'
    return before?.status === 'published' ? 'unpublished' : 'saved'
  }
  for (const [change, group] of Map.groupBy(ids, changeOf)) await announce(trx, group, change)
}

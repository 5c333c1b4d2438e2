import { type Db, withTenant } from '#kernel/db'
import { decimalOf } from '#kernel/money'
import { availableOf, type Stock } from '#shop/inventory'
import * as skus from '../skus.repository.ts'
import type { PriceFields } from '../skus.repository.ts'
import { writePairs, writePaths } from './cell-lists.ts'
import { csvLine, guard } from './csv-cells.ts'
import * as exported from './export.repository.ts'
import { COLUMNS, PRICE_COLUMNS } from './import-row.ts'

const STEP = 200

/** All that is sold, as the import reads it: a row a SKU. Read in steps, each of one moment. */
export async function* exportProducts(db: Db, tenantId: string): AsyncGenerator<string> {
  const currencies = await withTenant(db, tenantId, exported.listCurrencies)
  const columns = [...COLUMNS, ...currencies.flatMap((currency) => PRICE_COLUMNS.map((kind) => `${kind}_${currency.toLowerCase()}`))]
  yield csvLine(columns)
  let after: string | undefined
  do {
    const rows = await withTenant(db, tenantId, (trx) => readStep(trx, after))
    after = rows.after
    yield rows.cells.map((cells) => csvLine(columns.map((column) => guard(cells[column] ?? '')))).join('')
  } while (after !== undefined)
}

async function readStep(trx: Db, after: string | undefined): Promise<{ cells: Record<string, string>[]; after: string | undefined }> {
  const products = await exported.listAfter(trx, after, STEP)
  const offered = Map.groupBy(await skus.listOf(trx, products.map(({ product_id }) => product_id)), ({ product_id }) => product_id)
  const stock = await availableOf(trx, [...offered.values()].flat().map(({ sku_id }) => sku_id))
  const cells = products.flatMap((product) => {
    const common = {
      product: product.slug, name: product.name, description: product.description, brand: product.brand ?? '', categories: writePaths(product.paths ?? []), attributes: writePairs(product.attributes), tax_category: product.tax_category,
      language: product.language, status: product.status, channels: product.channels.join('; ') || 'none',
    }
    return (offered.get(product.product_id) ?? []).map((sku) => ({ ...common, ...optionCells(product.options, sku.option_values), ...skuCells(sku, stock.get(sku.sku_id)), ...Object.assign({}, ...sku.prices.map(priceCells)) as Record<string, string> }))
  })
  return { cells, after: products.length < STEP ? undefined : products.at(-1)?.product_id }
}

const optionCells = (options: readonly { name: string }[], values: readonly string[]) => Object.fromEntries(options.flatMap(({ name }, at) => [[`option${at + 1}_name`, name], [`option${at + 1}_value`, values[at] ?? '']]))

const skuCells = ({ sku, barcode, weight_g, requires_shipping, is_active }: skus.SkuFields, stock: Stock | undefined) => ({
  sku, barcode: barcode ?? '', weight_g: String(weight_g), requires_shipping: requires_shipping ? 'yes' : 'no', is_active: is_active ? 'yes' : 'no', is_tracked: stock?.is_tracked === false ? 'no' : 'yes', stock: String(stock?.on_hand ?? 0),
})

function priceCells({ currency, amount_minor, list_minor, sale_minor, sale_from, sale_to }: PriceFields): Record<string, string> {
  const money = (minor: number | null) => (minor === null ? '' : decimalOf(minor, currency))
  const [price, list, sale, from, to] = PRICE_COLUMNS.map((kind) => `${kind}_${currency.toLowerCase()}`) as [string, string, string, string, string] // five
  const time = (at: string | null) => (at === null ? '' : new Date(at).toISOString())
  return { [price]: money(amount_minor), [list]: money(list_minor), [sale]: money(sale_minor), [from]: time(sale_from), [to]: time(sale_to) }
}

import { sql } from 'kysely'
import type { Db } from '#kernel/db'

const OWN = sql`(select nullif(current_setting('app.tenant_id', true), '')::uuid)`

export interface SkuFields {
  sku: string
  barcode: string | null
  option_values: string[]
  weight_g: number
  requires_shipping: boolean
  is_active: boolean
  position: number
}

export interface SkuRecord extends SkuFields {
  sku_id: string
  product_id: string
  in_stock: boolean
  tracked_product_id: string | null
}

export interface PriceFields {
  currency: string
  amount_minor: number
  list_minor: number | null
  sale_minor: number | null
  sale_from: string | null
  sale_to: string | null
}

const RECORD = sql`s.id as sku_id, s.product_id, s.sku, s.barcode, s.option_values, s.weight_g, s.requires_shipping, s.is_active, s.position, s.in_stock, s.tracked_product_id`

/** Those of some products that are not removed, with their prices, in the order they are shown. */
export async function listOf(trx: Db, productIds: readonly string[]): Promise<(SkuRecord & { prices: PriceFields[] })[]> {
  const { rows } = await sql<SkuRecord & { prices: PriceFields[] }>`
    select ${RECORD}, coalesce((select jsonb_agg(jsonb_build_object('currency', r.currency, 'amount_minor', r.amount_minor, 'list_minor', r.list_minor, 'sale_minor', r.sale_minor, 'sale_from', r.sale_from, 'sale_to', r.sale_to) order by r.currency)
      from catalog.price r where r.tenant_id = s.tenant_id and r.sku_id = s.id), '[]') as prices
    from catalog.sku s where s.tenant_id = ${OWN} and s.product_id = any (${productIds}::uuid[]) and s.removed_at is null order by s.product_id, s.position, s.id`.execute(trx)
  return rows
}

export async function findAll(trx: Db, ids: readonly string[]): Promise<SkuRecord[]> {
  const { rows } = await sql<SkuRecord>`select ${RECORD} from catalog.sku s where s.tenant_id = ${OWN} and s.id = any (${ids}::uuid[]) and s.removed_at is null`.execute(trx)
  return rows
}

export async function productsOf(trx: Db, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ product_id: string }>`select distinct product_id from catalog.sku where tenant_id = ${OWN} and id = any (${ids}::uuid[])`.execute(trx)
  return rows.map(({ product_id }) => product_id)
}

/** Who has these codes now. */
export async function findByCodes(trx: Db, codes: readonly string[]): Promise<SkuRecord[]> {
  const { rows } = await sql<SkuRecord>`select ${RECORD} from catalog.sku s where s.tenant_id = ${OWN} and s.sku = any (${codes}::text[]) and s.removed_at is null`.execute(trx)
  return rows
}

const SHAPE = sql`(id uuid, product_id uuid, sku text, barcode text, option_values jsonb, weight_g int, requires_shipping boolean, is_active boolean, position int)`
const VALUES = sql`coalesce(array(select v.value from jsonb_array_elements_text(g.option_values) with ordinality v(value, place) order by v.place), '{}')`
type Given = SkuFields & { sku_id: string; product_id: string }
const recordsOf = (rows: readonly Given[]) => JSON.stringify(rows.map(({ sku_id, product_id, sku, barcode, option_values, weight_g, requires_shipping, is_active, position }) =>
  ({ id: sku_id, product_id, sku, barcode, option_values, weight_g, requires_shipping, is_active, position })))

/** @throws on a code or a combination that is there already */
export async function insert(trx: Db, tenantId: string, rows: readonly Given[]): Promise<void> {
  if (rows.length === 0) return
  await sql`insert into catalog.sku (tenant_id, id, product_id, sku, barcode, option_values, weight_g, requires_shipping, is_active, position)
    select ${tenantId}, g.id, g.product_id, g.sku, g.barcode, ${VALUES}, g.weight_g, g.requires_shipping, g.is_active, g.position from jsonb_to_recordset(${recordsOf(rows)}::jsonb) g${SHAPE}`.execute(trx)
}

/** Writes what differs. @returns the SKUs it changed */
export async function update(trx: Db, tenantId: string, rows: readonly Given[]): Promise<string[]> {
  if (rows.length === 0) return []
  const { rows: changed } = await sql<{ id: string }>`
    with given as materialized (select g.*, ${VALUES} as value_list from jsonb_to_recordset(${recordsOf(rows)}::jsonb) g${SHAPE})
    update catalog.sku s set sku = g.sku, barcode = g.barcode, option_values = g.value_list, weight_g = g.weight_g, requires_shipping = g.requires_shipping, is_active = g.is_active, position = g.position
    from given g where s.tenant_id = ${tenantId} and s.id = g.id
      and (s.sku, s.barcode, s.option_values, s.weight_g, s.requires_shipping, s.is_active, s.position) is distinct from (g.sku, g.barcode, g.value_list, g.weight_g, g.requires_shipping, g.is_active, g.position)
    returning s.id`.execute(trx)
  return changed.map(({ id }) => id)
}

/** Values that no option has: while names are exchanged, no two combinations meet. */
export async function parkValues(trx: Db, productId: string): Promise<void> {
  await sql`update catalog.sku set option_values = array[id::text] where tenant_id = ${OWN} and product_id = ${productId} and removed_at is null`.execute(trx)
}

export async function remove(trx: Db, id: string): Promise<void> {
  await sql`update catalog.sku set removed_at = now(), tracked_product_id = null where tenant_id = ${OWN} and id = ${id} and removed_at is null`.execute(trx)
}

/** @returns whether it changed */
export async function setTracked(trx: Db, id: string, trackedProductId: string | null): Promise<boolean> {
  const { rows } = await sql`update catalog.sku set tracked_product_id = ${trackedProductId} where tenant_id = ${OWN} and id = ${id} and tracked_product_id is distinct from ${trackedProductId}::uuid returning id`.execute(trx)
  return rows.length > 0
}

/** No SKU is linked to this tracked product any more. @returns the products whose SKUs were */
export async function unlink(trx: Db, trackedProductId: string): Promise<string[]> {
  const { rows } = await sql<{ product_id: string }>`update catalog.sku set tracked_product_id = null where tenant_id = ${OWN} and tracked_product_id = ${trackedProductId} returning product_id`.execute(trx)
  return [...new Set(rows.map(({ product_id }) => product_id))]
}

/** @returns the products of the SKUs that came or went */
export async function setInStock(trx: Db, stock: ReadonlyMap<string, boolean>): Promise<string[]> {
  if (stock.size === 0) return []
  const { rows } = await sql<{ product_id: string }>`update catalog.sku s set in_stock = g.in_stock from unnest(${[...stock.keys()]}::uuid[], ${[...stock.values()]}::boolean[]) g(id, in_stock)
    where s.tenant_id = ${OWN} and s.id = g.id and s.in_stock <> g.in_stock returning s.product_id`.execute(trx)
  return [...new Set(rows.map(({ product_id }) => product_id))]
}

/** Whole prices, in place of what was there. @returns the SKUs it changed */
export async function setPrices(trx: Db, tenantId: string, prices: readonly (PriceFields & { sku_id: string })[]): Promise<string[]> {
  if (prices.length === 0) return []
  const { rows } = await sql<{ sku_id: string }>`
    insert into catalog.price (tenant_id, sku_id, currency, amount_minor, list_minor, sale_minor, sale_from, sale_to)
    select ${tenantId}, g.sku_id, g.currency, g.amount_minor, g.list_minor, g.sale_minor, g.sale_from, g.sale_to
    from jsonb_to_recordset(${JSON.stringify(prices)}::jsonb) g(sku_id uuid, currency text, amount_minor bigint, list_minor bigint, sale_minor bigint, sale_from timestamptz(3), sale_to timestamptz(3))
    on conflict (tenant_id, sku_id, currency) do update set amount_minor = excluded.amount_minor, list_minor = excluded.list_minor, sale_minor = excluded.sale_minor, sale_from = excluded.sale_from, sale_to = excluded.sale_to
      where (price.amount_minor, price.list_minor, price.sale_minor, price.sale_from, price.sale_to) is distinct from (excluded.amount_minor, excluded.list_minor, excluded.sale_minor, excluded.sale_from, excluded.sale_to)
    returning sku_id`.execute(trx)
  return rows.map(({ sku_id }) => sku_id)
}

export async function removePrices(trx: Db, prices: readonly { sku_id: string; currency: string }[]): Promise<string[]> {
  if (prices.length === 0) return []
  const { rows } = await sql<{ sku_id: string }>`delete from catalog.price r using unnest(${prices.map(({ sku_id }) => sku_id)}::uuid[], ${prices.map(({ currency }) => currency)}::text[]) g(sku_id, currency)
    where r.tenant_id = ${OWN} and r.sku_id = g.sku_id and r.currency = g.currency returning r.sku_id`.execute(trx)
  return rows.map(({ sku_id }) => sku_id)
}

/** Whether it can be bought in a currency at all. */
export async function isPriced(trx: Db, productId: string, currency: string): Promise<boolean> {
  const { rows } = await sql`select from catalog.sku s join catalog.price r on r.tenant_id = s.tenant_id and r.sku_id = s.id and r.currency = ${currency}
    where s.tenant_id = ${OWN} and s.product_id = ${productId} and s.is_active and s.removed_at is null limit 1`.execute(trx)
  return rows.length > 0
}

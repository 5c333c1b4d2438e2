import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import type { CHANNELS } from './catalog.schema.ts'

const OWN = sql`(select nullif(current_setting('app.tenant_id', true), '')::uuid)`

/** A SKU as carts and orders need it, at one moment and in one currency. */
export interface SkuForSale {
  sku_id: string
  product_id: string
  sku: string
  product_name: string
  /** `Black / L`; empty where the product has no options. */
  option_text: string
  slug: string
  image_id: string | null
  tax_category: string
  weight_g: number
  requires_shipping: boolean
  /** 0 when it has no price in the currency; then it is not for sale. */
  price_minor: number
  /** Struck through, when it is reduced. */
  list_minor: number | null
  currency: string
  /** Published, in the channel, priced in the currency, and not removed. */
  is_for_sale: boolean
}

interface Asked {
  sku_ids: readonly string[]
  currency: string
  channel: (typeof CHANNELS)[number]
  now: Date
}

/** One statement. Ids that never were are left out; what cannot be bought any more is there, and says so. */
export async function describeSkus(trx: Db, { sku_ids, currency, channel, now }: Asked): Promise<Map<string, SkuForSale>> {
  if (sku_ids.length === 0) return new Map()
  const { rows } = await sql<SkuForSale>`
    select s.id as sku_id, p.id as product_id, s.sku, p.name as product_name, array_to_string(s.option_values, ' / ') as option_text, p.slug,
      (select m.picture_id from catalog.product_image m where m.tenant_id = p.tenant_id and m.product_id = p.id order by m.position, m.picture_id limit 1) as image_id,
      p.tax_category, s.weight_g, s.requires_shipping, ${currency}::text as currency,
      coalesce(catalog.price_at(r.amount_minor, r.sale_minor, r.sale_from, r.sale_to, ${now}::timestamptz), 0) as price_minor,
      catalog.list_at(r.amount_minor, r.list_minor, r.sale_minor, r.sale_from, r.sale_to, ${now}::timestamptz) as list_minor,
      r.sku_id is not null and s.is_active and s.removed_at is null and p.status = 'published' and p.removed_at is null and ${channel}::text = any (p.channels) as is_for_sale
    from catalog.sku s join catalog.product p on p.tenant_id = s.tenant_id and p.id = s.product_id
    left join catalog.price r on r.tenant_id = s.tenant_id and r.sku_id = s.id and r.currency = ${currency}
    where s.tenant_id = ${OWN} and s.id = any (${sku_ids}::uuid[])`.execute(trx)
  return new Map(rows.map((row) => [row.sku_id, row]))
}

/** A product as search and recommendations read it, whether it is published or not; removed ones are not there. */
export interface ProductDoc {
  product_id: string
  slug: string
  name: string
  brand: string | null
  description: string
  attributes: { key: string; value: string }[]
  options: { name: string; values: string[] }[]
  /** With all above them. */
  category_ids: string[]
  categories: { id: string; name: string }[]
  /** Codes and barcodes of what can be bought. */
  skus: string[]
  prices: { currency: string; from_minor: number; to_minor: number }[]
  in_stock: boolean
  is_published: boolean
  channels: string[]
  image_id: string | null
  language: string
  created_at: Date
  updated_at: Date
}

/** @param asked some products, or the next `limit` after one in the order of their ids; prices are those at `now` */
export async function readProductDocs(trx: Db, asked: { product_ids: readonly string[] } | { after: string | null; limit: number }, now = new Date()): Promise<ProductDoc[]> {
  const which = 'product_ids' in asked ? sql`p.id = any (${asked.product_ids}::uuid[])` : sql`(${asked.after}::uuid is null or p.id > ${asked.after}::uuid)`
  const { rows } = await sql<ProductDoc>`
    select p.id as product_id, p.slug, p.name, p.brand, p.description, p.attributes, p.options, p.status = 'published' as is_published, p.channels, p.language, p.created_at, p.updated_at,
      coalesce(c.category_ids, '{}') as category_ids, coalesce(c.categories, '[]') as categories, coalesce(s.skus, '{}') as skus, coalesce(s.in_stock, false) as in_stock, coalesce(r.prices, '[]') as prices,
      (select m.picture_id from catalog.product_image m where m.tenant_id = p.tenant_id and m.product_id = p.id order by m.position, m.picture_id limit 1) as image_id
    from catalog.product p
    left join lateral (select array_agg(distinct a.id) as category_ids, jsonb_agg(distinct jsonb_build_object('id', a.id, 'name', a.name)) as categories
      from catalog.product_category m join catalog.category k on k.tenant_id = m.tenant_id and k.id = m.category_id join catalog.category a on a.tenant_id = k.tenant_id and a.id = any (k.path)
      where m.tenant_id = p.tenant_id and m.product_id = p.id) c on true
    left join lateral (select array_agg(distinct code) as skus, bool_or(k.in_stock) as in_stock
      from catalog.sku k cross join lateral unnest(array_remove(array[k.sku, k.barcode], null)) code
      where k.tenant_id = p.tenant_id and k.product_id = p.id and k.is_active and k.removed_at is null) s on true
    left join lateral (select jsonb_agg(jsonb_build_object('currency', f.currency, 'from_minor', f.from_minor, 'to_minor', f.to_minor)) as prices from (
      select q.currency, min(catalog.price_at(q.amount_minor, q.sale_minor, q.sale_from, q.sale_to, ${now}::timestamptz)) as from_minor, max(catalog.price_at(q.amount_minor, q.sale_minor, q.sale_from, q.sale_to, ${now}::timestamptz)) as to_minor
      from catalog.sku k join catalog.price q on q.tenant_id = k.tenant_id and q.sku_id = k.id
      where k.tenant_id = p.tenant_id and k.product_id = p.id and k.is_active and k.removed_at is null group by 1) f) r on true
    where p.tenant_id = ${OWN} and p.removed_at is null and ${which} order by p.id limit ${'limit' in asked ? asked.limit : null}`.execute(trx)
  return rows
}

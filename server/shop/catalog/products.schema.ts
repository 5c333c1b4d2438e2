import { z } from 'zod'
import { pageQuery } from '#kernel/shapes'
import { Currency, LanguageTag } from '#shop/stores'
import { Attribute, CHANNELS, Image, Option } from './catalog.schema.ts'
import { Slug } from './categories.schema.ts'

const Minor = z.int().min(0).max(1_000_000_000_000)
const instant = z.iso.datetime({ offset: true })

/** What a SKU costs in one currency, in minor units. A sale holds from `sale_from` (inclusive) until `sale_to` (exclusive); null: without that edge. */
const priceFields = {
  currency: Currency,
  amount_minor: Minor,
  /** Struck through; not below the amount. */
  list_minor: Minor.nullable().optional(),
  /** Below the amount. */
  sale_minor: Minor.nullable().optional(),
  sale_from: instant.nullable().optional(),
  sale_to: instant.nullable().optional(),
}
export const NewPrice = z.strictObject(priceFields)
export type NewPrice = z.infer<typeof NewPrice>

/** A whole price of a SKU; `amount_minor` null takes it away. */
export const PriceChange = z.strictObject({ ...priceFields, sku_id: z.uuid(), amount_minor: Minor.nullable() })
export type PriceChange = z.infer<typeof PriceChange>
export const PriceChanges = z.strictObject({ prices: z.array(PriceChange).min(1).max(1_000) })

const Code = z.string().trim().min(1).max(64)
const skuFields = {
  sku: Code,
  barcode: z.string().trim().min(1).max(50).nullable().optional(),
  /** A value of each option of the product, in their order. */
  option_values: z.array(z.string().trim().min(1).max(120)).max(5).optional(),
  weight_g: z.int().min(0).max(100_000_000).optional(),
  requires_shipping: z.boolean().optional(),
  is_active: z.boolean().optional(),
  position: z.int().min(0).max(100_000).optional(),
  prices: z.array(NewPrice).max(30).optional(),
}
export const NewSku = z.strictObject({
  ...skuFields,
  /** False: never runs out (downloads, services). */
  is_tracked: z.boolean().optional(),
  /** Pieces on hand to begin with. */
  stock: z.int().min(0).max(10_000_000).optional(),
})
export type NewSku = z.infer<typeof NewSku>
/** `prices` given are the whole prices of these currencies; others stay. */
export const SkuChange = z.strictObject({ ...skuFields, sku: Code.optional(), tracked_product_id: z.uuid().nullable().optional() })
export type SkuChange = z.infer<typeof SkuChange>

const NewAttribute = z.strictObject({ key: z.string().trim().min(1).max(100), value: z.string().trim().min(1).max(2_000) })
const NewOption = z.strictObject({ name: z.string().trim().min(1).max(60), values: z.array(z.string().trim().min(1).max(120)).min(1).max(200) })

const productFields = {
  name: z.string().trim().min(1).max(300),
  slug: Slug.optional(),
  description: z.string().max(50_000).optional(),
  brand: z.string().trim().min(1).max(120).nullable().optional(),
  attributes: z.array(NewAttribute).max(300).optional(),
  tax_category: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,39}$/, 'has lower-case letters, digits, - and _').optional(),
  language: LanguageTag.optional(),
  channels: z.array(z.enum(CHANNELS)).max(2).optional(),
  category_ids: z.array(z.uuid()).max(50).optional(),
}
export const NewProduct = z.strictObject({ ...productFields, options: z.array(NewOption).max(5).optional(), skus: z.array(NewSku).max(500).optional() })
export type NewProduct = z.infer<typeof NewProduct>

/** `version` is that of the product as it was read: a write to another is refused. */
export const ProductChange = z.strictObject({ ...productFields, name: productFields.name.optional(), version: z.int().min(1) })
export type ProductChange = z.infer<typeof ProductChange>

/** The options as they are to be; `was` is what a thing was called before, where its name changes. */
export const OptionsChange = z.strictObject({
  version: z.int().min(1),
  options: z.array(z.strictObject({
    name: NewOption.shape.name, was: z.string().max(60).optional(),
    values: z.array(z.strictObject({ value: z.string().trim().min(1).max(120), was: z.string().max(120).optional() })).min(1).max(200),
  })).max(5),
})
export type OptionsChange = z.infer<typeof OptionsChange>

export const Price = z.object({ currency: z.string(), amount_minor: z.int(), list_minor: z.int().nullable(), sale_minor: z.int().nullable(), sale_from: z.iso.datetime({ offset: true }).nullable(), sale_to: z.iso.datetime({ offset: true }).nullable() })
export const Sku = z.object({
  sku_id: z.uuid(), sku: z.string(), barcode: z.string().nullable(), option_values: z.array(z.string()), weight_g: z.int(), requires_shipping: z.boolean(), is_active: z.boolean(), position: z.int(),
  tracked_product_id: z.uuid().nullable(), prices: z.array(Price),
  on_hand: z.int(), reserved: z.int(), available: z.int(), is_tracked: z.boolean(),
})
const listed = {
  product_id: z.uuid(), slug: z.string(), name: z.string(), brand: z.string().nullable(), status: z.enum(['draft', 'published']), channels: z.array(z.string()), language: z.string(), tax_category: z.string(),
  version: z.int(), created_at: z.date(), updated_at: z.date(), removed_at: z.date().nullable(),
}
export const Product = z.object({
  ...listed, description: z.string(), attributes: z.array(Attribute), options: z.array(Option), category_ids: z.array(z.uuid()), skus: z.array(Sku), images: z.array(Image),
  rating: z.number().nullable(), reviews: z.int(),
})
export type Product = z.infer<typeof Product>
export const ProductRow = z.object({ ...listed, skus: z.int(), in_stock: z.boolean(), image: Image.nullable() })
export type ProductRow = z.infer<typeof ProductRow>

export const ProductQuery = z.object({
  ...pageQuery,
  /** Part of the name, or the beginning of a SKU's code or barcode. */
  q: z.string().trim().min(1).max(100).optional(),
  status: z.enum(['draft', 'published', 'removed']).optional(),
  category_id: z.uuid().optional(),
  sort: z.enum(['newest', 'name', 'updated']).default('newest'),
})
export type ProductQuery = z.infer<typeof ProductQuery>
export const ProductParams = z.object({ product_id: z.uuid() })
export const SkuParams = z.object({ sku_id: z.uuid() })

import { z } from 'zod'
import { Currency } from '#shop/stores'
import { pageQuery } from '#kernel/shapes'

/** Sizes that images are made in: the longer of their sides, in pixels. */
export const SIZES = [160, 320, 640, 1280] as const
export const FORMATS = ['avif', 'webp', 'jpeg'] as const
export const CHANNELS = ['shop', 'live'] as const

/** The address of each size of an image is `url` with one of 160, 320, 640, 1280 for `{size}` and avif, webp or jpeg for `{format}`. */
export const Image = z.object({ id: z.uuid(), alt: z.string(), width: z.int(), height: z.int(), url: z.string() })
export type Image = z.infer<typeof Image>

/** What a tile shows. `list_minor` is what stands struck through, when something of the product is reduced. */
export const Card = z.object({
  product_id: z.uuid(), slug: z.string(), name: z.string(), brand: z.string().nullable(), image: Image.nullable(),
  from_minor: z.int(), to_minor: z.int(), list_minor: z.int().nullable(), currency: z.string(), in_stock: z.boolean(),
  /** The mean of the stars, 1 to 5; null without reviews. */
  rating: z.number().nullable(), reviews: z.int(),
})
export type Card = z.infer<typeof Card>

/** A total is counted up to here; beyond it `is_capped` says that there are more. */
export const COUNTED = 1_000
export const SORTS = ['newest', 'price', '-price', 'name', 'best'] as const
/** The deepest row that pages reach: further on, filters find what pages do not. */
export const DEEPEST = 10_000

export const CardQuery = z.object({
  ...pageQuery,
  /** A category by slug or id, with everything below it. */
  category: z.string().min(1).max(120).optional(),
  brand: z.string().trim().min(1).max(120).optional(),
  /** Of the cheapest SKU, in minor units of the currency; inclusive. */
  min_minor: z.coerce.number().int().min(0).max(1e12).optional(),
  max_minor: z.coerce.number().int().min(0).max(1e12).optional(),
  in_stock: z.stringbool().optional(),
  /** `best`: by stars, where few of them count less. */
  sort: z.enum(SORTS).default('newest'),
  /** One of the store's; its own where nothing is said. */
  currency: Currency.optional(),
})
export type CardQuery = z.infer<typeof CardQuery>

export const CardPage = z.object({
  data: z.array(Card),
  pagination: z.object({ page: z.int(), limit: z.int(), total: z.int(), pages: z.int(), is_capped: z.boolean() }),
})

export const Crumb = z.object({ id: z.uuid(), slug: z.string(), name: z.string() })

export const ShownSku = z.object({
  sku_id: z.uuid(), sku: z.string(), barcode: z.string().nullable(),
  /** One value of each of the product's options, in their order. */
  option_values: z.array(z.string()),
  price_minor: z.int(), list_minor: z.int().nullable(), currency: z.string(),
  /** When the sale that the price is of ends. */
  sale_ends_at: z.iso.datetime({ offset: true }).nullable(),
  in_stock: z.boolean(),
  /** How many can be bought now; null where stock is not counted. */
  available: z.int().nullable(),
  weight_g: z.int(), requires_shipping: z.boolean(),
})

export const Attribute = z.object({ key: z.string(), value: z.string() })
export const Option = z.object({ name: z.string(), values: z.array(z.string()) })

export const ShownProduct = z.object({
  product_id: z.uuid(), slug: z.string(), name: z.string(), brand: z.string().nullable(), description: z.string(), language: z.string(),
  attributes: z.array(Attribute), options: z.array(Option), skus: z.array(ShownSku), images: z.array(Image),
  /** Each from the root of the tree down. */
  breadcrumbs: z.array(z.array(Crumb)),
  rating: z.number().nullable(), reviews: z.int(),
  /** The slug it had, where it was asked for by that: show it at its present one. */
  moved_from: z.string().nullable(),
})

export const ProductParams = z.object({ id_or_slug: z.string().min(1).max(120) })
export const OneQuery = z.object({ currency: Currency.optional() })

/** A category with how many products are offered in it and below it. A list of them goes through the tree: each stands behind its parent, siblings in their order. */
export const CategoryNode = z.object({ ...Crumb.shape, parent_id: z.uuid().nullable(), /** 0 at the root. */ depth: z.int(), products: z.int() })

export const CategoryPage = z.object({ ...Crumb.shape, products: z.int(), path: z.array(Crumb), children: z.array(z.object({ ...Crumb.shape, products: z.int() })) })

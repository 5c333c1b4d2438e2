import { z } from 'zod'
import { MARKETPLACE_CODES, readAsin } from './marketplaces.ts'
import { Frequency, ProductStatus } from './tracking.schema.ts'

const line = (max: number) => z.string().trim().min(1).max(max)
export const MAX_TAGS = 20
const Tag = line(40)
const Tags = z.array(Tag).max(MAX_TAGS).transform((tags) => [...new Set(tags)])

/** A product to track: by its ASIN (and marketplace), or by the address of its page. */
export const NewProduct = z
  .strictObject({
    asin: z.string().trim().max(40).refine((text) => readAsin(text) !== undefined, 'is no ASIN: B and nine letters or digits, or an ISBN of ten').optional(),
    product_url: line(2_000).optional(),
    marketplace: z.enum(MARKETPLACE_CODES).optional(),
    name: line(500).optional(),
    category: line(200).optional(),
    crawl_frequency: Frequency.default('daily'),
    tags: Tags.default([]),
  })
  .refine(({ asin, product_url }) => asin !== undefined || product_url !== undefined, { message: 'Give an ASIN or the address of a product page', path: ['asin'] })
export type NewProduct = z.infer<typeof NewProduct>

export const ProductAdded = z.object({ product_id: z.uuid(), message: z.string(), estimated_first_crawl: z.date() })

export const MAX_BATCH = 1_000
/** Each row is checked by itself, so that one bad row does not keep the others out. */
export const ProductBatch = z.strictObject({ products: z.array(z.record(z.string(), z.unknown())).min(1).max(MAX_BATCH) })
export const BatchAnswer = z.object({
  added: z.int(),
  existing: z.int(),
  failed: z.int(),
  estimated_first_crawl: z.date(),
  /** In the order of the rows; `index` counts from 0. */
  results: z.array(
    z.object({
      index: z.int(), status: z.enum(['added', 'existing', 'failed']), product_id: z.uuid().nullable(),
      code: z.string().nullable(), field: z.string().nullable(), message: z.string().nullable(),
    }),
  ),
})

export const ProductChange = z.strictObject({
  name: line(500).nullable().optional(),
  category: line(200).nullable().optional(),
  tags: Tags.optional(),
  crawl_frequency: Frequency.optional(),
})
export const StatusChange = z.strictObject({ status: ProductStatus })

const Ids = z.array(z.uuid()).min(1).max(MAX_BATCH)
export const ProductIds = z.strictObject({ product_ids: Ids })
export const BulkChange = z.strictObject({
  product_ids: Ids,
  status: ProductStatus.optional(),
  crawl_frequency: Frequency.optional(),
  add_tags: Tags.optional(),
  remove_tags: Tags.optional(),
})
/** How many of the named products were there; the others are not this tenant's. */
export const BulkAnswer = z.object({ changed: z.int() })

export const TagCount = z.object({ tag: z.string(), products: z.int() })

/** A change of the page's words or pictures. Lists for bullets, images and category, text for the rest. */
export const ContentChange = z.object({
  at: z.date(),
  source: z.string(),
  field: z.enum(['title', 'brand', 'description', 'bullets', 'images', 'category_path', 'parent_asin']),
  before: z.union([z.string(), z.array(z.string())]).nullable(),
  after: z.union([z.string(), z.array(z.string())]).nullable(),
})
export type ContentChange = z.infer<typeof ContentChange>

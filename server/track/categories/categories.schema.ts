import { z } from 'zod'
import { pageQuery } from '#kernel/shapes'
import { MARKETPLACE_CODES } from '#track/tracking'
import { COLUMNS } from './columns.ts'

export const MAX_KEYWORDS = 10
export const MAX_FOUND = 100

export const Schedule = z.enum(['hourly', '6h', 'daily', 'weekly'])
const Marketplace = z.enum(MARKETPLACE_CODES)
const fields = {
  name: z.string().trim().min(1).max(100),
  keywords: z.array(z.string().trim().min(1).max(100)).max(MAX_KEYWORDS).transform((words) => [...new Map(words.map((word) => [word.toLowerCase(), word])).values()]),
  bestseller_url: z.url().max(500).nullable(),
  columns: z.array(z.enum(COLUMNS)).max(COLUMNS.length).transform((names) => [...new Set(names)]),
  max_products: z.int().min(1).max(MAX_FOUND),
}

/** What to look for. A search begins at once. */
export const NewCategory = z.strictObject({
  name: fields.name, keywords: fields.keywords.default([]), marketplace: Marketplace.default('us'), bestseller_url: fields.bestseller_url.default(null),
  auto_crawl: z.boolean().default(true), crawl_schedule: Schedule.default('daily'), max_products: fields.max_products.default(50), columns: fields.columns.default([]),
}).refine(({ keywords, bestseller_url }) => keywords.length > 0 || bestseller_url !== null, { message: 'Give a keyword, or the address of a list of bestsellers', path: ['keywords'] })
export type NewCategory = z.output<typeof NewCategory>

export const CategoryChange = z.strictObject({
  name: fields.name.optional(), keywords: fields.keywords.optional(), bestseller_url: fields.bestseller_url.optional(), auto_crawl: z.boolean().optional(),
  crawl_schedule: Schedule.optional(), max_products: fields.max_products.optional(), columns: fields.columns.optional(),
})
export type CategoryChange = z.output<typeof CategoryChange>

/** How the last search ended; `code` when it failed. */
const LastResult = z.object({ found: z.int().optional(), added: z.int().optional(), no_room: z.int().optional(), code: z.string().optional() })
export type LastResult = z.infer<typeof LastResult>

export const Category = z.object({
  id: z.uuid(), name: z.string(), tag: z.string(), keywords: z.array(z.string()), marketplace: z.string(), bestseller_url: z.string().nullable(), auto_crawl: z.boolean(),
  crawl_schedule: Schedule, max_products: z.int(), columns: z.array(z.string()), preset: z.string().nullable(),
  /** Found by the last search, and of all that were found: tracked now, and left out because the plan had no room. */
  found: z.int(), tracked: z.int(), no_room: z.int(),
  is_searching: z.boolean(), task_id: z.uuid().nullable(), last_search_at: z.date().nullable(), next_search_at: z.date().nullable(), last_result: LastResult.nullable(), created_at: z.date(),
})
export type Category = z.infer<typeof Category>

export const CategoryParams = z.object({ category_id: z.uuid() })
export const FindQuery = z.object({ ...pageQuery, status: z.enum(['tracked', 'found', 'no_room']).optional() })
export type FindQuery = z.output<typeof FindQuery>

/** A product of a category. `found`: not tracked; `no_room`: not tracked because the plan was full. */
export const CategoryProduct = z.object({
  listing_id: z.uuid(), asin: z.string(), marketplace: z.string(), url: z.string(), product_id: z.uuid().nullable(), status: z.enum(['tracked', 'found', 'no_room']),
  name: z.string(), brand: z.string().nullable(), image_url: z.string().nullable(),
  /** 1 is the first of its keyword's list; null: the last search did not find it. */
  position: z.int().nullable(), keyword: z.string().nullable(),
  currency: z.string(), price_minor: z.int().nullable(), bsr: z.int().nullable(), rating: z.number().nullable(), reviews: z.int().nullable(), observed_at: z.date().nullable(),
  /** By the category's columns: words, a number, yes/no; null: the page does not say. */
  columns: z.record(z.string(), z.union([z.string(), z.number()]).nullable()),
  first_found_at: z.date(), last_found_at: z.date(),
})
export type CategoryProduct = z.infer<typeof CategoryProduct>

export const SearchStarted = z.object({ task_id: z.uuid(), message: z.string(), estimated_completion: z.date() })
export const CategoryStarted = Category.extend({ estimated_completion: z.date() })

export const PRESETS = ['bluetooth-headphones'] as const
export const PresetParams = z.object({ preset: z.enum(PRESETS) })
export const LanguageQuery = z.object({ language: z.enum(['en', 'zh-TW', 'zh-CN']).default('en') })
export type Language = z.output<typeof LanguageQuery>['language']
export const PresetOrder = z.strictObject({ marketplace: Marketplace.default('us') })
/** A set-up that one click makes: a category, its columns, and alert rules over what it finds. */
export const Preset = z.object({
  preset: z.enum(PRESETS), name: z.string(), keywords: z.array(z.string()), columns: z.array(z.string()), rules: z.array(z.string()), max_products: z.int(),
  /** Made already. */
  category_id: z.uuid().nullable(),
})

import { z } from 'zod'
import { pageQuery } from '#kernel/shapes'
import { MARKETPLACE_CODES } from './marketplaces.ts'
import { METRIC_NAMES } from './metrics.ts'
import { isPlausibleTime } from './normalise/times.ts'

const Marketplace = z.enum(MARKETPLACE_CODES)

export const Frequency = z.enum(['hourly', '6h', 'daily', 'weekly'])
export type Frequency = z.infer<typeof Frequency>
/** Seconds between two looks. */
export const FREQUENCY_S: Record<Frequency, number> = { hourly: 3_600, '6h': 21_600, daily: 86_400, weekly: 604_800 }
export const ProductStatus = z.enum(['active', 'paused'])
export type ProductStatus = z.infer<typeof ProductStatus>

const count = z.int().nullable()

/** A product as the list shows it. Null is not known, never 0. */
export const ProductRow = z.object({
  id: z.uuid(),
  asin: z.string(),
  marketplace: z.string(),
  url: z.string(),
  /** What the seller calls it, else the page's title, else the ASIN. */
  name: z.string(),
  title: z.string().nullable(),
  brand: z.string().nullable(),
  image_url: z.string().nullable(),
  status: ProductStatus,
  crawl_frequency: Frequency,
  category: z.string().nullable(),
  tags: z.array(z.string()),
  currency: z.string(),
  price_minor: count,
  buy_box_minor: count,
  bsr: count,
  bsr_category: z.string().nullable(),
  rating: z.number().nullable(),
  reviews: count,
  availability: z.enum(['in_stock', 'out_of_stock']).nullable(),
  buy_box_seller: z.string().nullable(),
  observed_at: z.date().nullable(),
  created_at: z.date(),
})
export type ProductRow = z.infer<typeof ProductRow>

export const SORTS = ['name', 'price', 'bsr', 'rating', 'reviews', 'observed_at', 'created_at'] as const
export const ProductQuery = z.object({
  ...pageQuery,
  /** Part of the name, the title or the ASIN. */
  search: z.string().max(200).optional(),
  marketplace: Marketplace.optional(),
  status: ProductStatus.optional(),
  crawl_frequency: Frequency.optional(),
  availability: z.enum(['in_stock', 'out_of_stock']).optional(),
  tag: z.string().min(1).max(40).optional(),
  category: z.string().min(1).max(200).optional(),
  sort: z.enum(SORTS).default('created_at'),
  order: z.enum(['asc', 'desc']).default('desc'),
})
export type ProductQuery = z.infer<typeof ProductQuery>

export const ProductParams = z.object({ product_id: z.uuid() })

export const ProductDetail = ProductRow.extend({
  list_minor: count,
  monthly_sold: count,
  offers_new: count,
  parent_asin: z.string().nullable(),
  bullets: z.array(z.string()),
  images: z.array(z.string()),
  description: z.string().nullable(),
  first_observed_at: z.date().nullable(),
  last_observed_at: z.date().nullable(),
  ranks: z.array(z.object({ category_id: z.string(), category_name: z.string().nullable(), rank: count, observed_at: z.date() })),
  sources: z.array(z.object({ source: z.string(), points: z.int(), first_at: z.date(), last_at: z.date() })),
})
export type ProductDetail = z.infer<typeof ProductDetail>

const commaList = <T extends z.ZodType<unknown, string>>(item: T, max: number) =>
  z.string().max(10_000).transform((text) => [...new Set(text.split(',').map((part) => part.trim()).filter((part) => part !== ''))]).pipe(z.array(item).min(1).max(max))

export const TrendsQuery = z.object({ product_ids: commaList(z.uuid(), 100) })
const month = z.array(z.number().nullable()).length(30)
/** Daily averages of the last 30 days of a product's data, the oldest first. 0.064 is +6.4 % in 7 days. */
export const Trend = z.object({ product_id: z.uuid(), price: month, bsr: month, price_change_7d: z.number().nullable(), bsr_change_7d: z.number().nullable() })
export type Trend = z.infer<typeof Trend>

const time = z.iso.datetime({ offset: true }).or(z.iso.date()).transform((text) => new Date(text))
export const RESOLUTIONS = ['raw', 'hour', 'day', 'week', 'auto'] as const
export const DEFAULT_METRICS = ['price', 'buy_box', 'bsr', 'rating', 'reviews'] as const
export const HistoryQuery = z.object({
  metric: commaList(z.enum(METRIC_NAMES), METRIC_NAMES.length).default([...DEFAULT_METRICS]),
  from: time.optional(),
  to: time.optional(),
  resolution: z.enum(RESOLUTIONS).default('auto'),
  time_zone: z.string().max(60).default('UTC'),
})

export const HistoryAnswer = z.object({
  product_id: z.uuid(),
  asin: z.string(),
  marketplace: z.string(),
  currency: z.string(),
  from: z.date(),
  to: z.date(),
  resolution: z.enum(['raw', 'hour', 'day', 'week']),
  time_zone: z.string(),
  series: z.array(
    z.object({
      metric: z.enum(METRIC_NAMES),
      unit: z.enum(['minor', 'rank', 'rating', 'count']),
      points: z.array(z.object({ at: z.date(), value: z.number().nullable(), min: z.number().optional(), max: z.number().optional(), covered: z.number().optional() })),
      thinned: z.boolean().optional(),
      summary: z.object({
        min: z.number().nullable(), max: z.number().nullable(), average: z.number().nullable(),
        current: z.number().nullable(), current_at: z.date().nullable(), covered: z.number(),
      }),
    }),
  ),
  stock_outs: z.array(z.object({ from: z.date(), to: z.date() })),
})

/** The fields of an upload, which come before its file. */
export const ImportFields = z.strictObject({
  marketplace: Marketplace.optional(),
  currency: z.string().regex(/^[A-Za-z]{3}$/, 'has three letters').optional(),
  observed_at: time.refine((at) => isPlausibleTime(at.getTime(), Date.now()), 'must be between the year 2000 and tomorrow').optional(),
  dry_run: z.enum(['true', 'false', '1', '0']).transform((text) => text === 'true' || text === '1').optional(),
})

export const ImportParams = z.object({ import_id: z.uuid() })
export const ImportStarted = z.object({ import_id: z.uuid(), task_id: z.uuid() })
export const Import = z.object({
  id: z.uuid(),
  kind: z.enum(['history', 'products']),
  products_added: z.int(),
  task_id: z.uuid().nullable(),
  file_name: z.string(),
  format: z.enum(['json', 'csv']).nullable(),
  dry_run: z.boolean(),
  items_read: z.int(),
  items_kept: z.int(),
  items_refused: z.int(),
  points_read: z.int(),
  points_added: z.int(),
  problems_found: z.int(),
  listings: z.array(
    z.object({
      asin: z.string(), marketplace: z.string(), product_id: z.uuid().nullable(),
      metrics: z.array(z.object({ metric: z.string(), read: z.int(), added: z.int() })),
    }),
  ),
  created_at: z.date(),
})

export const ProblemQuery = z.object(pageQuery)
/** Fatal: the item was refused. Else one value was left out or corrected. `item` 0 is the file itself. */
export const ImportProblem = z.object({
  item: z.int(), line: z.int().nullable(), asin: z.string().nullable(), code: z.string(), field: z.string().nullable(), message: z.string(), fatal: z.boolean(),
})

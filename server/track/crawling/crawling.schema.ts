import { z } from 'zod'

export const MAX_PRODUCTS = 1_000

/** high waits for a person, medium for a category, low until the clock has nothing better. */
export const ManualCrawl = z.strictObject({
  /** Ids or ASINs of the tenant's products. */
  product_ids: z.array(z.string().min(1).max(40)).min(1).max(MAX_PRODUCTS),
  priority: z.enum(['high', 'medium', 'low']).default('high'),
})
export type ManualCrawl = z.output<typeof ManualCrawl>

export const CrawlStarted = z.object({ task_id: z.uuid(), message: z.string(), fresh: z.int(), queued: z.int() })
export type CrawlStarted = z.infer<typeof CrawlStarted>

export const ProductParams = z.object({ product_id: z.uuid() })
export const RunParams = z.object({ run_id: z.uuid() })
export const Accepted = z.object({ accepted: z.boolean() })

export const Usage = z.object({ month: z.string(), crawls: z.int(), cost_micro_usd: z.int(), limit: z.int() })

const Source = z.object({ name: z.enum(['apify', 'keepa']), is_configured: z.boolean(), paused_until: z.date().nullable(), last_error: z.string().nullable(), tokens: z.number().nullable() })
export const CrawlStatus = z.object({
  open_runs: z.array(z.object({
    id: z.uuid(), marketplace: z.string(), status: z.enum(['intent', 'starting', 'unclear', 'started', 'collecting', 'ended']), item_count: z.int(), intent_at: z.date(), started_at: z.date().nullable(), error: z.string().nullable(),
  })),
  /** Due and not yet fetched. */
  due: z.int(),
  waiting: z.int(),
  next_due_at: z.date().nullable(),
  sources: z.array(Source),
})

export const Provenance = z.object({
  run_id: z.uuid(),
  source: z.string(),
  observed_at: z.date(),
  values: z.array(z.object({
    metric: z.string(), value: z.union([z.number(), z.string(), z.null()]), unit: z.enum(['minor', 'rank', 'rating', 'count', 'text']), currency: z.string().nullable(),
    /** Where the value stands in what the source said, and what stood there. */
    path: z.string(), raw: z.string().nullable(),
  })),
})
export type Provenance = z.infer<typeof Provenance>

import { z } from 'zod'
import { pageQuery } from '#kernel/shapes'

export const Stock = z.object({
  on_hand: z.int(), reserved: z.int(),
  /** On hand and not reserved, at locations in use. */
  available: z.int(),
  /** Not tracked: never runs out, whatever the numbers say. */
  is_tracked: z.boolean(),
})
export type Stock = z.infer<typeof Stock>

export const Location = z.object({ location_id: z.uuid(), name: z.string(), country: z.string().nullable(), priority: z.int(), is_active: z.boolean() })
export type Location = z.infer<typeof Location>

export const LocationBody = z.strictObject({
  name: z.string().trim().min(1).max(120).optional(),
  country: z.string().toUpperCase().length(2).nullable().optional(),
  /** Stock is taken from the lowest first. */
  priority: z.int().min(0).max(1000).optional(),
  is_active: z.boolean().optional(),
})
export type LocationBody = z.infer<typeof LocationBody>

export const Item = Stock.extend({ sku_id: z.uuid(), sku: z.string(), low_stock: z.int().nullable(), shards: z.int() })
export type Item = z.infer<typeof Item>

export const ItemDetail = Item.extend({
  levels: z.array(z.object({ location_id: z.uuid(), on_hand: z.int(), reserved: z.int() })),
})

export const ItemQuery = z.object({ ...pageQuery, q: z.string().trim().max(64).optional(), is_low: z.stringbool().optional() })
export type ItemQuery = z.infer<typeof ItemQuery>

export const ItemChange = z.strictObject({
  low_stock: z.int().min(0).max(1_000_000).nullable().optional(),
  is_tracked: z.boolean().optional(),
  /** Rows that a SKU is spread over, for sales of hundreds a second. */
  shards: z.int().min(1).max(64).optional(),
})
export type ItemChange = z.infer<typeof ItemChange>

export const MOVEMENT_KINDS = ['received', 'counted', 'adjusted', 'sold', 'returned'] as const
export const Movement = z.object({
  movement_id: z.int(), sku_id: z.uuid(), location_id: z.uuid(), kind: z.enum(MOVEMENT_KINDS), quantity: z.int(), ref: z.string().nullable(), note: z.string().nullable(), actor_id: z.uuid().nullable(), at: z.date(),
})
export type Movement = z.infer<typeof Movement>

/** Either what came or went, or what was counted on the shelf. */
export const Adjustment = z.strictObject({
  location_id: z.uuid().optional(),
  change: z.int().min(-1_000_000).max(1_000_000).refine((n) => n !== 0, 'is not 0').optional(),
  counted: z.int().min(0).max(10_000_000).optional(),
  note: z.string().trim().max(500).optional(),
}).refine(({ change, counted }) => (change === undefined) !== (counted === undefined), { path: ['change'], message: 'give either change or counted' })
export type Adjustment = z.infer<typeof Adjustment>

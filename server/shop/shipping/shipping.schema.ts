import { z } from 'zod'
import { Country, Currency } from '#shop/stores'

export const Rate = z.strictObject({
  currency: Currency,
  /** Up to and with this weight, in grams; null: however heavy. */
  up_to_g: z.int().min(1).max(1_000_000_000).nullable().default(null),
  price_minor: z.int().min(0).max(1_000_000_000),
  /** Free from this worth of goods on; null: never. */
  free_over_minor: z.int().min(1).max(1_000_000_000_000).nullable().default(null),
})
export type Rate = z.infer<typeof Rate>

const days = z.int().min(0).max(365).nullable()
export const Method = z.object({
  method_id: z.uuid(), zone_id: z.uuid(), name: z.string(), carrier: z.string().nullable(), min_days: days, max_days: days, position: z.int(), is_active: z.boolean(),
  rates: z.array(z.object({ currency: z.string(), up_to_g: z.int().nullable(), price_minor: z.int(), free_over_minor: z.int().nullable() })),
})
export type Method = z.infer<typeof Method>

export const Zone = z.object({ zone_id: z.uuid(), name: z.string(), countries: z.array(z.string()), methods: z.array(Method) })
export type Zone = z.infer<typeof Zone>

export const NewZone = z.strictObject({
  name: z.string().trim().min(1).max(80),
  /** Empty: everywhere that no other zone names. */
  countries: z.array(Country).max(260).default([]),
})
export type NewZone = z.infer<typeof NewZone>

const differ = (rates: readonly Rate[]) => new Set(rates.map(({ currency, up_to_g }) => `${currency} ${up_to_g ?? 'any'}`)).size === rates.length
export const NewMethod = z.strictObject({
  name: z.string().trim().min(1).max(80),
  carrier: z.string().trim().min(1).max(80).nullable().default(null),
  min_days: days.default(null),
  max_days: days.default(null),
  position: z.int().min(0).max(1000).default(0),
  is_active: z.boolean().default(true),
  rates: z.array(Rate).min(1).max(200).refine(differ, 'has two rates for one weight'),
}).refine(({ min_days, max_days }) => min_days === null || max_days === null || min_days <= max_days, { path: ['max_days'], message: 'is not before min_days' })
export type NewMethod = z.infer<typeof NewMethod>

/** What sending a cart costs by one method. */
export const Quote = z.object({ method_id: z.uuid(), name: z.string(), carrier: z.string().nullable(), min_days: z.int().nullable(), max_days: z.int().nullable(), price_minor: z.int(), currency: z.string() })
export type Quote = z.infer<typeof Quote>

export const SHIPMENT_STATES = ['packed', 'shipped', 'delivered', 'cancelled'] as const
export const Shipment = z.object({
  shipment_id: z.uuid(), order_id: z.uuid(), state: z.enum(SHIPMENT_STATES), carrier: z.string().nullable(), tracking_number: z.string().nullable(), tracking_url: z.string().nullable(),
  provider: z.string(), label_file_id: z.uuid().nullable(), created_at: z.date(), shipped_at: z.date().nullable(), delivered_at: z.date().nullable(),
  lines: z.array(z.object({ line_id: z.uuid(), quantity: z.int() })),
})
export type Shipment = z.infer<typeof Shipment>

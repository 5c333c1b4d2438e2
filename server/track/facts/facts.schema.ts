import { z } from 'zod'

export const UNITS = ['minor', 'rank', 'rating', 'count', 'percent', 'ratio', 'chars', 'bytes', 'days', 'score', 'per_month', 'per_day', 'text'] as const
export const Unit = z.enum(UNITS)
export type Unit = z.infer<typeof Unit>

export const NewFact = z.object({
  /** `F1`, `F2`, …: how the words of its set name it. */
  code: z.string().regex(/^F[1-9]\d{0,4}$/),
  /** What was measured. A name that ends in `_gap`, `_change` or `_trend` is a difference: its sign is a direction. */
  metric: z.string(),
  product_id: z.string().nullable(),
  asin: z.string().nullable(),
  listing_id: z.string().nullable(),
  /** Money in minor units of `currency`, percent as 12.5, a ratio as 1.08. Null: looked for and not there. */
  value: z.union([z.number(), z.string(), z.null()]),
  unit: Unit,
  currency: z.string().nullable(),
  /** The interval of an estimate. */
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** The observation it came from; null when it was computed. */
  observed_at: z.date().nullable(),
  source: z.string().nullable(),
  /** Codes of the facts it was computed from, and how. */
  derived_from: z.array(z.string()),
  method: z.string().nullable(),
})
export type NewFact = z.infer<typeof NewFact>

export const Fact = NewFact.extend({ id: z.uuid() })
export type Fact = z.infer<typeof Fact>

const Seen = z.object({
  at: z.date(),
  values: z.record(z.string(), z.union([z.number(), z.string(), z.null()])),
})
/** A version of the page's words: since when it has stood there. */
const Words = z.object({ valid_from: z.date(), title: z.string().nullable(), bullets: z.array(z.string()), description: z.string().nullable(), images: z.int(), source: z.string() })

export const FactDetail = Fact.extend({
  fact_set_id: z.uuid(),
  facts: z.array(Fact).meta({ description: 'What it was computed from, all the way down to what was observed' }),
  /** What was seen at that time, all of it; null when it was computed, or is no longer kept. */
  observation: Seen.nullable(),
  page: Words.nullable(),
})
export type FactDetail = z.infer<typeof FactDetail>

export const FactParams = z.object({ fact_id: z.uuid() })
export const FactSetParams = z.object({ fact_set_id: z.uuid() })

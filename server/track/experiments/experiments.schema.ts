import { z } from 'zod'
import { cursorQuery } from '#kernel/cursor'

export const Design = z.enum(['before_after', 'price_slices'])
export type Design = z.infer<typeof Design>
/** `bsr`: the rank number, less is better. `units`: sales a month as estimated from the rank. `rating`: 0–5. */
export const Metric = z.enum(['bsr', 'units', 'rating'])
export type Metric = z.infer<typeof Metric>
export const Status = z.enum(['running', 'completed', 'stopped'])

/** What is chosen before the first day counts. */
export const Plan = {
  name: z.string().trim().min(1).max(200).optional(),
  design: Design.default('before_after'),
  metric: Metric.default('bsr'),
  horizon_days: z.int().min(7).max(90).default(28),
  /** Days before that are compared with. */
  baseline_days: z.int().min(14).max(90).default(28),
  /** Of a price that changes in turns: the other price, in minor units of the product's currency. The first is the one it has now. */
  price_b_minor: z.int().min(1).max(2_000_000_000).optional(),
}
export const NewExperiment = z.strictObject({ product_id: z.uuid(), ...Plan })
export type NewExperiment = z.output<typeof NewExperiment>
export const Implement = z.strictObject(Plan)
export type Implement = z.output<typeof Implement>

export const Slice = z.object({ from: z.iso.date(), to: z.iso.date(), arm: z.enum(['a', 'b']) })
export type Slice = z.infer<typeof Slice>

/** Codes; the console and the mail have the words. */
export const Verdict = z.enum(['better', 'worse', 'no_difference', 'too_little_data', 'not_followed'])
export type Verdict = z.infer<typeof Verdict>
export const Result = z.object({
  verdict: Verdict,
  /** The change in percent of the metric (points, for a rating) that the other products did not have, with its 95 % interval; null where nothing can be said. */
  effect: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  unit: z.enum(['percent', 'points']),
  /** Days, or pairs of slices, on each side. */
  n_before: z.int(),
  n_after: z.int(),
  controls_used: z.int(),
  /** Why nothing can be said: TOO_FEW_DAYS, NO_CONTROLS, PRICES_NOT_FOLLOWED. */
  reason: z.string().nullable(),
})
export type Result = z.infer<typeof Result>

export const Experiment = z.object({
  experiment_id: z.uuid(), product_id: z.uuid(), suggestion_id: z.uuid().nullable(), name: z.string(), design: Design, metric: Metric, baseline_days: z.int(), horizon_days: z.int(), settle_days: z.int(),
  starts_on: z.iso.date(), ends_on: z.iso.date(), controls: z.int(), slices: z.array(Slice).nullable(), price_a_minor: z.int().nullable(), price_b_minor: z.int().nullable(),
  status: Status, result: Result.nullable(), fact_set_id: z.uuid().nullable(), created_at: z.date(), ended_at: z.date().nullable(),
})
export type Experiment = z.infer<typeof Experiment>

/** A day of both sides: null is not known. `side`: what it counts for. */
export const Day = z.object({ at: z.iso.date(), own: z.number().nullable(), group: z.number().nullable(), side: z.enum(['before', 'settling', 'after', 'a', 'b']) })
export type Day = z.infer<typeof Day>
export const ExperimentDetail = Experiment.extend({
  product: z.object({ name: z.string(), asin: z.string(), currency: z.string() }),
  days: z.array(Day),
  /** Days that have passed of those that count. */
  progress: z.object({ days: z.int(), of: z.int() }),
})
export const ExperimentParams = z.object({ experiment_id: z.uuid() })
export const ExperimentQuery = z.object({ ...cursorQuery, product_id: z.uuid().optional(), status: Status.optional() })
export type ExperimentQuery = z.output<typeof ExperimentQuery>

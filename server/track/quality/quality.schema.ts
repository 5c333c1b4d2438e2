import { z } from 'zod'
import { SECTIONS } from './rules/rule.ts'

/** One rule held against the page. `measured` and `limit` are in `unit`; `details` name what was found, or which bullets (from 1). */
export const Check = z.object({
  id: z.string(),
  section: z.enum(SECTIONS),
  status: z.enum(['pass', 'warn', 'fail', 'unknown']),
  measured: z.union([z.number(), z.string()]).nullable(),
  limit: z.union([z.number(), z.string()]).nullable(),
  unit: z.string(),
  /** Points of 100 it can earn, and those it earned. */
  weight: z.number(),
  points: z.number(),
  source: z.string(),
  effective_from: z.iso.date(),
  details: z.array(z.string()).optional(),
})
export type Check = z.infer<typeof Check>

export const Audit = z.object({
  /** 0–100 of what could be measured. */
  score: z.int().min(0).max(100),
  rule_set: z.string(),
  checks: z.array(Check),
  /** Hard rules that are broken: Amazon changes, hides or removes such a listing. */
  policy: z.array(Check),
  /** 0–1: how much of the score could be measured. With 0 the score says nothing. */
  measured_share: z.number(),
})
export type Audit = z.infer<typeof Audit>

/** What the page's reviews say of one thing. `score` is −1 to 1. `mentions` is Amazon's count where it shows one, else of sentences on the page. */
export const ReviewAspect = z.object({
  name: z.string(), source: z.enum(['amazon', 'reviews']), mentions: z.int(), positive: z.int(), negative: z.int(), score: z.number(), quotes: z.array(z.string()),
})

export const AuditParams = z.object({ product_id: z.uuid() })
export const ProductAudit = Audit.extend({
  product_id: z.uuid(),
  asin: z.string(),
  marketplace: z.string(),
  /** Since when the page's words have been so, and who told them; null: never seen. */
  content_at: z.date().nullable(),
  content_source: z.string().nullable(),
  aspects: z.array(ReviewAspect),
})
export type ProductAudit = z.infer<typeof ProductAudit>

import { z } from 'zod'
import { IncidentFinding, IncidentProduct } from './incidents.schema.ts'
import { NewRule } from './rules.schema.ts'

export const RuleTest = z.strictObject({ ...NewRule.shape, name: NewRule.shape.name.default('A rule'), days: z.int().min(1).max(365).default(30) })
export type RuleTest = z.output<typeof RuleTest>

export const RuleTestAnswer = z.object({
  /** In the scope of the rule, and of these looked at before the time was up. */
  products: z.int(),
  products_tested: z.int(),
  /** What would have been told, had each matter been resolved before the next: repeats in the cool-down count once. */
  told: z.int(),
  per_week: z.number(),
  /** From `from` to the next; the last ends now, the first may be short. */
  weeks: z.array(z.object({ from: z.date(), told: z.int() })),
  /** The product with the most first. */
  counts: z.array(z.object({ product_id: z.uuid(), product: IncidentProduct.nullable(), told: z.int() })),
  /** The last fifty, oldest first. */
  findings: z.array(IncidentFinding.extend({ product_id: z.uuid() })),
})
export type RuleTestAnswer = z.infer<typeof RuleTestAnswer>

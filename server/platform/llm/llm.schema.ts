import { z } from 'zod'

export const Status = z.object({
  /** Whether a model can be asked at all. */
  is_on: z.boolean(),
  model: z.string().nullable(),
  month: z.string(),
  /** Tokens of this month, those that open calls may take included. */
  used_tokens: z.int(),
  limit_tokens: z.int(),
  calls: z.int(),
  cost_usd: z.number().nullable(),
})
export type Status = z.infer<typeof Status>

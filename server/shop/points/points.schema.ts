import { z } from 'zod'

export const PointsEntry = z.object({
  entry_id: z.int(), kind: z.enum(['earned', 'spent', 'restored', 'reversed', 'adjusted']), points: z.int(), order_id: z.uuid().nullable(), note: z.string().nullable(), at: z.date(),
})
export type PointsEntry = z.infer<typeof PointsEntry>

export const PointsAccount = z.object({
  /** Below zero only where points that were spent already were taken back. */
  balance: z.int(),
  worth_minor: z.int(),
  entries: z.array(PointsEntry),
})

export const PointsAdjustment = z.strictObject({ points: z.int().min(-1_000_000).max(1_000_000).refine((n) => n !== 0, 'is not 0'), note: z.string().trim().min(1).max(300) })

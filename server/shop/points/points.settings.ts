import { z } from 'zod'
import { defineSetting } from '#kernel/settings'

/** Points for each whole unit of money paid (one dollar, one hundred yen are not one unit: one yen is); 0: none are earned. */
export const earned = defineSetting({ name: 'points.earned_per_unit', scope: 'tenant', schema: z.int().min(0).max(1000), default: 0 })
/** What one point is worth at checkout, in minor units of the currency paid in. */
export const worth = defineSetting({ name: 'points.worth_minor', scope: 'tenant', schema: z.int().min(1).max(100_000), default: 1 })

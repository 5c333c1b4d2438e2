import { z } from 'zod'
import { defineSetting } from '#kernel/settings'

/** Whether the competitors of each product are analysed anew every week (Sunday 02:00 in the zone of the tenant's owner). */
export const analysisWeekly = defineSetting({ name: 'analysis.weekly', scope: 'tenant', schema: z.boolean(), default: true })

export const analysisSettings = [analysisWeekly]

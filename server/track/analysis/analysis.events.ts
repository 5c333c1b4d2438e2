import { z } from 'zod'
import { defineEvent } from '#kernel/events'

export const reportCompleted = defineEvent('analysis.report_completed', z.object({ analysis_id: z.uuid(), product_id: z.uuid(), report_type: z.string(), analysis_type: z.string(), written_by: z.enum(['model', 'computed']) }))

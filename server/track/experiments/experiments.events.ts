import { z } from 'zod'
import { defineEvent } from '#kernel/events'
import { Verdict } from './experiments.schema.ts'

export const experimentEnded = defineEvent('experiments.experiment_ended', z.object({ experiment_id: z.uuid(), product_id: z.uuid(), suggestion_id: z.uuid().nullable(), verdict: Verdict }))

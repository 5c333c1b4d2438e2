import { z } from 'zod'
import { defineJob } from '#kernel/jobs'
import { Language } from './analysis.schema.ts'

const task = { task_id: z.uuid(), tenant_id: z.uuid() }

/** Two more attempts, five seconds apart. It may wait for pages and for a model. */
export const analyseJob = defineJob('analysis.run', z.object({ ...task, report_id: z.uuid() }), { retries: 2, delay_s: 5, limit_s: 900, concurrency: 2 })
/** A browser takes memory: one at a time in each process. */
export const printJob = defineJob('analysis.print', z.object({ ...task, report_id: z.uuid(), language: Language }), { retries: 1, delay_s: 5, limit_s: 180, concurrency: 1 })
export const weeklyJob = defineJob('analysis.weekly', z.object({ tenant_id: z.uuid(), starts_on: z.iso.date() }), { retries: 3, limit_s: 120 })

import { z } from 'zod'
import { defineJob, onCall, onSchedule } from '#kernel/jobs'
import { forgetCustomer } from './erase.service.ts'
import * as uploads from './uploads.repository.ts'

export const eraseJob = defineJob('reviews.erase', z.object({ tenant_id: z.uuid(), customer_id: z.uuid() }), { retries: 10 })

/** Their files go after an hour. */
const KEEP_UPLOADS_MS = 2 * 3_600_000

export const reviewJobs = [
  onCall(eraseJob, ({ services }, payload) => forgetCustomer(services, payload)),
  onSchedule('reviews.prune_uploads', '40 * * * *', ({ services }) => uploads.pruneBefore(services.systemDb, new Date(Date.now() - KEEP_UPLOADS_MS))),
]

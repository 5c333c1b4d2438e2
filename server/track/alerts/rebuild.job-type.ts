import { z } from 'zod'
import { defineJob } from '#kernel/jobs'

/** Learns a history that is too long for one event. */
export const rebuildWatch = defineJob('alerts.rebuild', z.object({ tenant_id: z.uuid(), product_id: z.uuid(), listing_id: z.uuid(), at: z.iso.datetime() }))

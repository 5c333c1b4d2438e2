import { z } from 'zod'
import { defineEvent } from '#kernel/events'
import { Direction, Severity } from './alerts.schema.ts'

const incident = z.object({
  incident_id: z.uuid(),
  /** Null for a group of products. */
  product_id: z.uuid().nullable(),
  rule: z.string(),
  direction: Direction,
  severity: Severity,
  status: z.enum(['open', 'acknowledged', 'resolved']),
  count: z.int(),
  product_count: z.int(),
})

export const incidentOpened = defineEvent('alerts.incident_opened', incident)
/** Another finding, a heavier one, or somebody dealt with it. */
export const incidentChanged = defineEvent('alerts.incident_changed', incident)

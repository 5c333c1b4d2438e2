import { z } from 'zod'
import { cursorQuery } from '#kernel/cursor'
import { Direction, FieldChange, Metric, Severity } from './alerts.schema.ts'
import { IncidentRule } from './rules.schema.ts'

export const IncidentStatus = z.enum(['open', 'acknowledged', 'resolved'])

const text = z.union([z.number(), z.string()]).nullable()
/** A finding as an incident keeps it. `reason_code` names its sentence, `facts` the numbers in it. */
export const IncidentFinding = z.object({
  at: z.iso.datetime(), rule: IncidentRule, direction: Direction, severity: Severity, metric: Metric, before: text, after: text, change: z.number().nullable(), currency: z.string().nullable(),
  reason_code: z.string(), facts: z.record(z.string(), z.number()), fields: z.array(FieldChange).optional(),
})

export const IncidentProduct = z.object({ id: z.uuid(), asin: z.string(), marketplace: z.string(), name: z.string(), image_url: z.string().nullable() })

export const Incident = z.object({
  id: z.uuid(),
  rule_id: z.uuid(),
  /** As it was called when it fired. */
  rule_name: z.string(),
  rule: z.string(),
  direction: Direction,
  product_id: z.uuid().nullable(),
  /** Null for a group, and when the product is tracked no more. */
  product: IncidentProduct.nullable(),
  status: IncidentStatus,
  severity: Severity,
  finding: IncidentFinding,
  opened_at: z.date(),
  last_at: z.date(),
  count: z.int(),
  product_count: z.int(),
  acknowledged_by: z.uuid().nullable(),
  acknowledged_at: z.date().nullable(),
  resolved_by: z.uuid().nullable(),
  resolved_at: z.date().nullable(),
  resolution: z.enum(['user', 'recovered', 'reverted', 'untracked']).nullable(),
})
export type Incident = z.infer<typeof Incident>
/** With its last 200 findings, the newest first. */
export const IncidentDetail = Incident.extend({ events: z.array(z.object({ id: z.uuid(), product_id: z.uuid(), product: IncidentProduct.nullable(), at: z.date(), finding: IncidentFinding })) })

const time = z.iso.datetime({ offset: true }).or(z.iso.date()).transform((given) => new Date(given))
export const IncidentQuery = z.object({
  ...cursorQuery, status: z.enum([...IncidentStatus.options, 'unresolved']).optional(), severity: Severity.optional(), rule: IncidentRule.optional(), product_id: z.uuid().optional(), since: time.optional(),
})
export type IncidentQuery = z.output<typeof IncidentQuery>
export const IncidentParams = z.object({ incident_id: z.uuid() })
export const AcknowledgeMany = z.strictObject({ ids: z.array(z.uuid()).min(1).max(500) })
export const AcknowledgedMany = z.object({ acknowledged: z.int() })
/** What waits for somebody; the severities are those of open incidents. */
export const Summary = z.object({ open: z.int(), acknowledged: z.int(), high: z.int(), medium: z.int(), low: z.int() })

import { z } from 'zod'

export const AuditQuery = z.object({
  /** Where the page before ended. */
  cursor: z.string().regex(/^\d{1,15}$/, 'This is no cursor').optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  action: z.string().max(100).optional(),
})
export type AuditQuery = z.output<typeof AuditQuery>

export const AuditEntry = z.object({
  id: z.string(),
  at: z.date(),
  /** Null for what the system did by itself. */
  actor_id: z.uuid().nullable(),
  action: z.string(),
  subject: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
  request_id: z.string().nullable(),
  ip: z.string().nullable(),
})
export type AuditEntry = z.infer<typeof AuditEntry>

export const AuditPage = z.object({ data: z.array(AuditEntry), pagination: z.object({ cursor: z.string().nullable(), next: z.string().nullable() }) })

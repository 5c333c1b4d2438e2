import { z } from 'zod'

export const SettingRow = z.object({
  /** `module.name`. */
  name: z.string(),
  scope: z.enum(['installation', 'tenant']),
  /** What holds now; where a tenant's number is above the installation's, the installation's. */
  value: z.unknown(),
  default: z.unknown(),
  is_default: z.boolean(),
  /** Whether the caller may change it: the installation's are its super-admins'. */
  may_change: z.boolean(),
  /** The value's JSON Schema. */
  schema: z.record(z.string(), z.unknown()),
  changed_at: z.date().nullable(),
  changed_by: z.uuid().nullable(),
})
export type SettingRow = z.infer<typeof SettingRow>

/** By name; null: back to the default. Names that are not here stay as they are. */
export const SettingsChange = z.strictObject({ values: z.record(z.string().max(100), z.unknown()) })

export const Stats = z.object({
  /** The first moment of the month (UTC) from which `month` counts. */
  since: z.date(),
  counts: z.array(z.object({ name: z.string(), used: z.number(), limit: z.number().nullable(), period: z.enum(['month', 'now']) })),
})

export const LogQuery = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  /** `audit`, `tasks`, `webhooks`; all when nothing is said. */
  source: z.string().max(40).optional(),
  level: z.enum(['info', 'warn', 'error']).optional(),
  from: z.iso.datetime({ offset: true }).transform((text) => new Date(text)).optional(),
  to: z.iso.datetime({ offset: true }).transform((text) => new Date(text)).optional(),
})
export type LogQuery = z.output<typeof LogQuery>

export const Line = z.object({
  id: z.string(),
  at: z.date(),
  level: z.enum(['info', 'warn', 'error']),
  source: z.string(),
  event: z.string(),
  subject: z.string().nullable(),
  message: z.string().nullable(),
  actor_id: z.uuid().nullable(),
  request_id: z.string().nullable(),
})
export const LogPage = z.object({ data: z.array(Line), pagination: z.object({ cursor: z.string().nullable(), next: z.string().nullable() }) })

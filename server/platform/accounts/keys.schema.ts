import { z } from 'zod'

/** What a key may be allowed: the first tag of a route, to read or to write. */
const AREAS = ['tenants', 'products', 'crawl', 'tasks', 'alerts', 'notifications', 'webhooks', 'imports', 'categories', 'competitors', 'suggestions', 'experiments', 'system'] as const
const SCOPES = AREAS.flatMap((area) => [`${area}:read`, `${area}:write`] as const)
const Scope = z.enum(['*', ...SCOPES])

export const KeyRole = z.enum(['viewer', 'member', 'admin'])
export const KeyParams = z.object({ key_id: z.uuid() })

export const NewKey = z.strictObject({
  name: z.string().trim().min(1).max(100),
  role: KeyRole,
  /** `*`: all that the role may do. */
  scopes: z.array(Scope).min(1).max(SCOPES.length),
  expires_at: z.iso.datetime({ offset: true }).transform((text) => new Date(text)).optional(),
})
export type NewKey = z.output<typeof NewKey>

export const Key = z.object({
  id: z.uuid(),
  name: z.string(),
  role: KeyRole,
  scopes: z.array(z.string()),
  /** Its first and last characters. */
  hint: z.string(),
  created_by: z.uuid(),
  created_at: z.date(),
  expires_at: z.date().nullable(),
  last_used_at: z.date().nullable(),
})
/** `key` is shown this once: only its hash is kept. */
export const MadeKey = Key.extend({ key: z.string() })

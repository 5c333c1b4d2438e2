import { z } from 'zod'
import { Plan, TenantStatus } from './accounts.schema.ts'

export const Tenant = z.object({
  id: z.uuid(),
  /** With it others ask to join. */
  code: z.string(),
  name: z.string(),
  subdomain: z.string().nullable(),
  status: TenantStatus,
  plan: Plan,
  max_products: z.int(),
  max_users: z.int(),
  requests_per_minute: z.int(),
  crawls_per_month: z.int(),
  created_at: z.date(),
})

export const RESERVED_SUBDOMAINS = new Set(['www', 'api', 'app', 'admin', 'mail', 'docs', 'static', 'status', 'support'])
export const TenantChange = z.strictObject({
  name: z.string().trim().min(1).max(200).optional(),
  subdomain: z.string().trim().toLowerCase().regex(/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/, 'A subdomain has 3 to 63 letters, digits or dashes').refine((name) => !RESERVED_SUBDOMAINS.has(name), 'This subdomain is reserved').nullable().optional(),
})
export type TenantChange = z.infer<typeof TenantChange>

/** Of people and keys; products and crawls are counted where they are. */
export const Usage = z.object({ plan: Plan, users: z.int(), invitations: z.int(), max_users: z.int(), api_keys: z.int(), max_api_keys: z.int(), max_products: z.int(), requests_per_minute: z.int(), crawls_per_month: z.int() })

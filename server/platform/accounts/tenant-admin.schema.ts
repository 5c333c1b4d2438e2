import { z } from 'zod'
import { page, pageQuery } from '#kernel/shapes'
import { Email, LANGUAGES, Plan, TenantStatus } from './accounts.schema.ts'
import { TenantChange } from './tenants.schema.ts'

export const TenantParams = z.object({ tenant_id: z.uuid() })

export const TenantQuery = z.object({
  ...pageQuery,
  /** A part of the name or of the code. */
  search: z.string().trim().max(100).optional(),
  status: TenantStatus.optional(),
})
export type TenantQuery = z.output<typeof TenantQuery>

/** What the operator sees of a tenant: its place here, and nothing of its data. */
export const TenantRow = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  subdomain: z.string().nullable(),
  status: TenantStatus,
  plan: Plan,
  max_products: z.int(),
  max_users: z.int(),
  requests_per_minute: z.int(),
  crawls_per_month: z.int(),
  /** Active members. */
  members: z.int(),
  created_at: z.date(),
  /** Set by a deletion: from then on the operator may erase its data; until then it can be activated again. */
  delete_after: z.date().nullable(),
})
export const TenantPage = page(TenantRow)

const limits = {
  max_products: z.int().min(0).max(10_000_000).optional(),
  max_users: z.int().min(1).max(100_000).optional(),
  requests_per_minute: z.int().min(1).max(1_000_000).optional(),
  crawls_per_month: z.int().min(0).max(1_000_000_000).optional(),
}

export const NewTenant = z.strictObject({
  name: z.string().trim().min(1).max(200),
  code: z.string().trim().toLowerCase().regex(/^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$/, 'A code has 3 to 40 letters, digits or dashes').optional(),
  plan: Plan.default('basic'),
  /** Gets an invitation to be its owner. */
  owner_email: Email,
  language: z.enum(LANGUAGES).default('en'),
})
export type NewTenant = z.output<typeof NewTenant>

/** A plan brings its limits; those that are given with it, or alone, are this tenant's own. */
export const TenantUpdate = TenantChange.extend({ plan: Plan.optional(), ...limits })
export type TenantUpdate = z.output<typeof TenantUpdate>

export const PlatformEntry = z.object({ id: z.string(), at: z.date(), actor_id: z.uuid().nullable(), action: z.string(), subject: z.string().nullable(), detail: z.record(z.string(), z.unknown()), request_id: z.string().nullable(), ip: z.string().nullable() })

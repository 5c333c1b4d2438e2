import { z } from 'zod'

export const ProviderInput = z.strictObject({
  /** What its button says. */
  name: z.string().trim().min(1).max(60),
  /** The address below which `.well-known/openid-configuration` is found. */
  issuer: z.url().max(500),
  client_id: z.string().trim().min(1).max(500),
  /** Not given: the one that is stored stays. */
  client_secret: z.string().min(1).max(2_000).optional(),
  is_on: z.boolean().default(true),
  /** Whether somebody the provider knows and we do not becomes a viewer. */
  lets_in: z.boolean().default(false),
})
export type ProviderInput = z.output<typeof ProviderInput>

export const ProviderSettings = z.object({
  provider: z.object({ name: z.string(), issuer: z.string(), client_id: z.string(), is_on: z.boolean(), lets_in: z.boolean(), changed_at: z.date() }).nullable(),
  /** What to register at the provider, exactly: the second where the tenant has an address of its own. */
  callback_urls: z.array(z.string()),
})

export const ProviderQuery = z.object({ tenant_code: z.string().trim().toLowerCase().max(40).optional() })
/** Where one can sign in besides here: `tenant` is the team's own, `installation` is for everybody. */
export const ProviderChoice = z.object({ kind: z.enum(['tenant', 'installation']), name: z.string() })

/** A path of the console. Not `//elsewhere`. */
const ReturnTo = z.string().max(500).regex(/^\/(?![/\\])/, 'This is no path of the console').default('/')
export const ProviderStart = z.strictObject({ tenant_code: z.string().trim().toLowerCase().max(40).optional(), return_to: ReturnTo })
export const ProviderUrl = z.object({ url: z.string() })
export const Callback = z.object({ code: z.string().max(4_000).optional(), state: z.string().max(200).optional(), iss: z.string().max(500).optional(), error: z.string().max(200).optional(), error_description: z.string().max(2_000).optional() })

export const IdentityLink = z.strictObject({ kind: z.enum(['tenant', 'installation']) })
export const IdentityParams = z.object({ identity_id: z.uuid() })
export const Identity = z.object({ id: z.uuid(), kind: z.enum(['tenant', 'installation']), issuer: z.string(), email: z.string(), created_at: z.date(), last_used_at: z.date().nullable() })

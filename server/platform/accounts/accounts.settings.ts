import { z } from 'zod'
import { defineSetting } from '#kernel/settings'
import { admission, isNetwork } from '../../kernel/http/networks.ts'

const Networks = z.array(z.string().trim().max(50).refine(isNetwork, 'This is no address or network, as 203.0.113.0/24')).max(200)

/** Whether every member needs a second factor. Who has none can do nothing but set it up. */
export const requireTotp = defineSetting({ name: 'accounts.require_totp', scope: 'tenant', schema: z.boolean(), default: false })

/** The only networks that the tenant's people and keys come from; none: all. */
export const allowedIps = defineSetting<string[]>({
  name: 'accounts.allowed_ips', scope: 'tenant', schema: Networks, default: [],
  refuses: (allowed, { ip, read }) => lockedOut({ allowed, denied: read(deniedIps) }, ip),
})

/** Networks that the tenant's people and keys may not come from. */
export const deniedIps = defineSetting<string[]>({
  name: 'accounts.denied_ips', scope: 'tenant', schema: Networks, default: [],
  refuses: (denied, { ip, read }): { code: string; message: string } | undefined => lockedOut({ allowed: read(allowedIps), denied }, ip),
})

const lockedOut = (lists: { allowed: string[]; denied: string[] }, ip: string) =>
  admission(lists)?.(ip) === false ? { code: 'LOCKS_YOU_OUT', message: `Your own address ${ip} could not come in any more` } : undefined

import { LRUCache } from 'lru-cache'
import { fingerprint } from '#kernel/crypto'
import type { Db } from '#kernel/db'
import { AppError, unauthorized } from '#kernel/errors'
import type { Caller, From } from '#kernel/http'
import { admission } from '../../kernel/http/networks.ts'
import { valueOf } from '#kernel/settings'
import { allowedIps, deniedIps, requireTotp } from './accounts.settings.ts'
import { isAtLeast, type TenantStatus } from './accounts.schema.ts'
import * as sessions from './sessions.repository.ts'
import { RESERVED_SUBDOMAINS } from './tenants.schema.ts'

/** How long this process trusts what it read of a caller: an end told by another process takes effect within it. */
const FRESH_MS = 15_000
const CALLERS = 10_000
export const KEY_START = 'twk_'

/** Who a verified access token names. */
export interface Claims {
  person_id: string
  tenant_id: string
  session_id: string
}

interface Known {
  caller: Caller
  /** Undefined: from everywhere. */
  admits: ((ip: string) => boolean) | undefined
  subdomain: string | null
  fresh_until: number
}

/** Who may do what now: role, plan and state come from the database, whatever a token says. */
export function createCallers(authDb: Db, tenantDomain?: string) {
  const known = new LRUCache<string, Known>({ max: CALLERS })
  const reading = new Map<string, Promise<Known>>()
  let forgotten = 0

  /** @param now monotonic: the system's clock may jump */
  function find(key: string, now = performance.now()): Known | undefined {
    const entry = known.get(key)
    return entry !== undefined && entry.fresh_until > now ? entry : undefined
  }

  /** Asked by many at once, it is read once. What was read before somebody was forgotten is not kept. */
  function read(key: string, load: () => Promise<Omit<Known, 'fresh_until'>>): Promise<Known> {
    const running = reading.get(key)
    if (running !== undefined) return running
    const before = forgotten
    const caller = load()
      .then((loaded) => {
        const entry = { ...loaded, fresh_until: performance.now() + FRESH_MS }
        if (before === forgotten) known.set(key, entry)
        return entry
      })
      .finally(() => reading.delete(key))
    reading.set(key, caller)
    return caller
  }

  /** @throws AppError 403 for an address or a host that is not the tenant's */
  function admit({ caller, admits, subdomain }: Known, { ip, host }: From): Caller {
    if (admits?.(ip) === false) throw new AppError([403, 'ADDRESS_REFUSED'], 'Your team does not let this address in')
    const named = subdomainOf(host, tenantDomain)
    if (named !== undefined && named !== subdomain) throw new AppError([403, 'WRONG_TENANT'], 'This address belongs to another team')
    return caller
  }

  function look(key: string, from: From, load: () => Promise<Omit<Known, 'fresh_until'>>): Caller | Promise<Caller> {
    const entry = from.isFresh ? undefined : find(key)
    if (entry !== undefined) return admit(entry, from)
    if (from.isFresh) reading.delete(key) // what is read already may be older than what the caller did
    return read(key, load).then((loaded) => admit(loaded, from))
  }

  return {
    find,
    /** @throws AppError 401 when the session has ended, 403 when the tenant is closed or does not admit this address */
    ofSession: (claims: Claims, from: From): Caller | Promise<Caller> => look(claims.session_id, from, () => loadSession(authDb, claims)),
    /** @throws AppError 401 when there is no such key (any more), 403 as above */
    ofKey(secret: string, from: From): Caller | Promise<Caller> {
      const hash = fingerprint(secret)
      return look(hash, from, () => loadKey(authDb, hash))
    },
    /** Sessions, people, keys or tenants by their ids: the next request of each is looked up again. */
    forget(...ids: string[]) {
      forgotten++
      for (const [key, { caller }] of known.entries()) {
        if ([caller.id, caller.session_id ?? '', caller.tenant_id].some((id) => ids.includes(id))) known.delete(key)
      }
    },
  }
}
export type Callers = ReturnType<typeof createCallers>

/** The tenant that a host names, where tenants have addresses of their own. */
export function subdomainOf(host: string, tenantDomain: string | undefined): string | undefined {
  if (tenantDomain === undefined) return undefined
  const name = host.toLowerCase().replace(/:\d+$/, '')
  if (!name.endsWith(`.${tenantDomain}`)) return undefined
  const label = name.slice(0, -tenantDomain.length - 1)
  return label.includes('.') || RESERVED_SUBDOMAINS.has(label) ? undefined : label
}

const networksOf = ({ allowed_ips, denied_ips }: { allowed_ips: unknown; denied_ips: unknown }) =>
  admission({ allowed: valueOf(allowedIps, allowed_ips ?? undefined), denied: valueOf(deniedIps, denied_ips ?? undefined) })

async function loadSession(authDb: Db, claims: Claims): Promise<Omit<Known, 'fresh_until'>> {
  const found = await sessions.findCaller(authDb, claims)
  if (found === undefined) throw unauthorized('The session has ended: sign in again', 'SESSION_ENDED')
  requireOpen(found.tenant_status)
  await sessions.touch(authDb, claims.session_id)
  const { role, requests_per_minute, is_super_admin, is_proven, is_tenant_bound, has_totp, subdomain } = found
  // Who comes by the tenant's own provider proves there what the tenant wants.
  const must_enrol = !has_totp && !is_tenant_bound && valueOf(requireTotp, found.require_totp ?? undefined)
  const caller: Caller = { id: claims.person_id, tenant_id: claims.tenant_id, session_id: claims.session_id, role, requests_per_minute, kind: 'person', scopes: null, is_super_admin: is_super_admin && !is_tenant_bound, is_proven, is_tenant_bound, must_enrol }
  return { caller, admits: networksOf(found), subdomain }
}

async function loadKey(authDb: Db, hash: string): Promise<Omit<Known, 'fresh_until'>> {
  const found = await sessions.findKeyCaller(authDb, hash)
  if (found === undefined) throw unauthorized('This API key is unknown, expired or revoked', 'INVALID_API_KEY')
  requireOpen(found.tenant_status)
  await sessions.touchKey(authDb, found)
  const { id, tenant_id, maker_role, scopes, requests_per_minute } = found
  const role = isAtLeast(maker_role, found.role) ? found.role : maker_role
  return { caller: { id, tenant_id, role, scopes, requests_per_minute, kind: 'key' }, admits: networksOf(found), subdomain: found.subdomain }
}

/** @throws AppError 403 */
export function requireOpen(status: TenantStatus): void {
  if (status === 'suspended') throw new AppError([403, 'TENANT_SUSPENDED'], 'This tenant is suspended')
  if (status === 'cancelled') throw new AppError([403, 'TENANT_CANCELLED'], 'This tenant was cancelled')
}

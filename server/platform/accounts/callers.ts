import { LRUCache } from 'lru-cache'
import { fingerprint } from '#kernel/crypto'
import type { Db } from '#kernel/db'
import { AppError, unauthorized } from '#kernel/errors'
import type { Caller } from '#kernel/http'
import { isAtLeast, type TenantStatus } from './accounts.schema.ts'
import * as sessions from './sessions.repository.ts'

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
  fresh_until: number
}

/** Who may do what now: role, plan and state come from the database, whatever a token says. */
export function createCallers(authDb: Db) {
  const known = new LRUCache<string, Known>({ max: CALLERS })
  const reading = new Map<string, Promise<Caller>>()
  let forgotten = 0

  /** @param now monotonic: the system's clock may jump */
  function find(key: string, now = performance.now()): Caller | undefined {
    const entry = known.get(key)
    return entry !== undefined && entry.fresh_until > now ? entry.caller : undefined
  }

  /** Asked by many at once, it is read once. What was read before somebody was forgotten is not kept. */
  function read(key: string, load: () => Promise<Caller>): Promise<Caller> {
    const running = reading.get(key)
    if (running !== undefined) return running
    const before = forgotten
    const caller = load()
      .then((loaded) => {
        if (before === forgotten) known.set(key, { caller: loaded, fresh_until: performance.now() + FRESH_MS })
        return loaded
      })
      .finally(() => reading.delete(key))
    reading.set(key, caller)
    return caller
  }

  return {
    find,
    /** @throws AppError 401 when the session has ended, 403 when the tenant is closed */
    ofSession: (claims: Claims): Caller | Promise<Caller> => find(claims.session_id) ?? read(claims.session_id, () => loadSession(authDb, claims)),
    /** @throws AppError 401 when there is no such key (any more) */
    ofKey(secret: string): Caller | Promise<Caller> {
      const hash = fingerprint(secret)
      return find(hash) ?? read(hash, () => loadKey(authDb, hash))
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

async function loadSession(authDb: Db, claims: Claims): Promise<Caller> {
  const found = await sessions.findCaller(authDb, claims)
  if (found === undefined) throw unauthorized('The session has ended: sign in again', 'SESSION_ENDED')
  requireOpen(found.tenant_status)
  const { role, requests_per_minute } = found
  return { id: claims.person_id, tenant_id: claims.tenant_id, session_id: claims.session_id, role, requests_per_minute, kind: 'person', scopes: null }
}

async function loadKey(authDb: Db, hash: string): Promise<Caller> {
  const found = await sessions.findKeyCaller(authDb, hash)
  if (found === undefined) throw unauthorized('This API key is unknown, expired or revoked', 'INVALID_API_KEY')
  requireOpen(found.tenant_status)
  await sessions.touchKey(authDb, found)
  const { id, tenant_id, maker_role, scopes, requests_per_minute } = found
  const role = isAtLeast(maker_role, found.role) ? found.role : maker_role
  return { id, tenant_id, role, scopes, requests_per_minute, kind: 'key' }
}

/** @throws AppError 403 */
export function requireOpen(status: TenantStatus): void {
  if (status === 'suspended') throw new AppError([403, 'TENANT_SUSPENDED'], 'This tenant is suspended')
  if (status === 'cancelled') throw new AppError([403, 'TENANT_CANCELLED'], 'This tenant was cancelled')
}

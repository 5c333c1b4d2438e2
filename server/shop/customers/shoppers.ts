import { LRUCache } from 'lru-cache'
import { unauthorized } from '#kernel/errors'
import type { Recognise } from '#kernel/http'
import type { Services } from '#kernel/services'
import type { Shopper } from '#kernel/shopper'
import { tokensOf } from '#platform/accounts'
import { findStore, type FoundStore } from '#shop/stores'
import * as sessions from './sessions.repository.ts'

/** Tokens of shoppers open no seller's door, and the other way round. */
export const AUDIENCE = 'tradewind:shopper'
export const ACCESS_S = 3_600
const VERIFIED = 10_000
/** How long this process trusts that a session is open: an end told by another takes effect within it. */
const FRESH_MS = 15_000
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

interface Verified {
  customer_id: string
  tenant_id: string
  session_id: string
  /** By a clock that only goes forward. */
  fresh_until: number
}

const known = new WeakMap<Services, LRUCache<string, Verified>>()

function verifiedOf(services: Services): LRUCache<string, Verified> {
  const found = known.get(services) ?? new LRUCache<string, Verified>({ max: VERIFIED })
  known.set(services, found)
  return found
}

/** Tells which store a request is for and who asks; at once for what was seen a moment ago. */
export function recogniserOf(services: Services): Recognise {
  const verified = verifiedOf(services)

  /** @throws AppError 401 when the token is forged or expired, or its session has ended */
  async function verify(token: string): Promise<Verified> {
    const tokens = await tokensOf(services)
    const { subject: customer_id, claims, expires } = await tokens.check(token, AUDIENCE)
    const [tenant_id, session_id] = [String(claims['tid']), String(claims['sid'])]
    if (![customer_id, tenant_id, session_id].every((id) => UUID.test(id))) throw unauthorized('The access token is not valid', 'INVALID_TOKEN')
    if (!(await sessions.isStillOpen(services.db, { tenant_id, session_id, customer_id }))) throw unauthorized('The session has ended: sign in again', 'SESSION_ENDED')
    const found = { customer_id, tenant_id, session_id, fresh_until: performance.now() + FRESH_MS }
    verified.set(token, found, { ttl: Math.max(1, expires * 1000 - Date.now()) })
    return found
  }

  const enter = ({ tenant_id, store }: FoundStore, who: Verified | undefined): Shopper => {
    if (who !== undefined && who.tenant_id !== tenant_id) throw unauthorized('The access token is for another store', 'INVALID_TOKEN')
    return { tenant_id, customer_id: who?.customer_id ?? null, store }
  }

  const look = (token: string): Verified | Promise<Verified> => {
    const found = verified.get(token)
    return found !== undefined && found.fresh_until > performance.now() ? found : verify(token)
  }

  return (token, asked) => {
    const store = findStore(services, asked)
    const who = token === undefined ? undefined : look(token)
    if (!(store instanceof Promise) && !(who instanceof Promise)) return enter(store, who)
    return Promise.all([store, who]).then(([found, caller]) => enter(found, caller))
  }
}

/** The session that a token of this process's shopper belongs to; undefined for one that was never shown here. */
export const sessionOf = (services: Services, token: string | undefined): string | undefined => (token === undefined ? undefined : verifiedOf(services).get(token)?.session_id)

/** The next request of these customers is looked up again. */
export function forgetShopper(services: Services, customerId: string): void {
  const verified = verifiedOf(services)
  for (const [token, { customer_id }] of verified.entries()) if (customer_id === customerId) verified.delete(token)
}

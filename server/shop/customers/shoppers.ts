import { LRUCache } from 'lru-cache'
import { unauthorized } from '#kernel/errors'
import type { Recognise } from '#kernel/http'
import type { Shopper } from '#kernel/shopper'
import type { Services } from '#kernel/services'
import { tokensOf } from '#platform/accounts'
import { findStore, type FoundStore } from '#shop/stores'

/** Tokens of shoppers open no seller's door, and the other way round. */
export const AUDIENCE = 'tradewind:shopper'
const VERIFIED = 10_000

interface Verified {
  customer_id: string
  tenant_id: string
}

/** Tells which store a request is for and who asks; at once for what was seen a moment ago. */
export function recogniserOf(services: Services): Recognise {
  const verified = new LRUCache<string, Verified>({ max: VERIFIED })

  async function verify(token: string): Promise<Verified> {
    const tokens = await tokensOf(services)
    const { subject, claims, expires } = await tokens.check(token, AUDIENCE)
    const found = { customer_id: subject, tenant_id: String(claims['tid']) }
    verified.set(token, found, { ttl: Math.max(1, expires * 1000 - Date.now()) })
    return found
  }

  const enter = ({ tenant_id, store }: FoundStore, who: Verified | undefined): Shopper => {
    if (who !== undefined && who.tenant_id !== tenant_id) throw unauthorized('The access token is for another store', 'INVALID_TOKEN')
    return { tenant_id, customer_id: who?.customer_id ?? null, store }
  }

  return (token, asked) => {
    const store = findStore(services, asked)
    const who = token === undefined ? undefined : (verified.get(token) ?? verify(token))
    if (!(store instanceof Promise) && !(who instanceof Promise)) return enter(store, who)
    return Promise.all([store, who]).then(([found, caller]) => enter(found, caller))
  }
}

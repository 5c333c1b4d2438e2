import { LRUCache } from 'lru-cache'
import type { Db } from '#kernel/db'
import { AppError } from '#kernel/errors'
import type { StoreOf } from '#kernel/shopper'
import type { Services } from '#kernel/services'
import * as stores from './stores.repository.ts'

/** How long this process trusts what it read: a change takes effect within it. */
const FRESH_MS = 10_000
const STORES = 10_000

export interface FoundStore {
  tenant_id: string
  store: StoreOf
}

const known = new WeakMap<Db, LRUCache<string, FoundStore>>()

/** Which store a request is for: the header's, the host's, or the only one of the installation. At once for one that was asked for a moment ago. */
export function findStore({ authDb, config }: Pick<Services, 'authDb' | 'config'>, asked: { host: string; store: string | undefined }): FoundStore | Promise<FoundStore> {
  const cache = known.get(authDb) ?? new LRUCache<string, FoundStore>({ max: STORES, ttl: FRESH_MS })
  known.set(authDb, cache)
  const key = `${asked.store ?? ''} ${asked.host}`
  return cache.get(key) ?? look(authDb, asked, config.tenant_domain).then((found) => (cache.set(key, found), found))
}

/** @throws AppError 404 when nothing names a store, or the one named is closed */
async function look(authDb: Db, { host, store }: { host: string; store: string | undefined }, tenantDomain: string | undefined): Promise<FoundStore> {
  const lower = host.toLowerCase()
  const sub = tenantDomain !== undefined && lower.endsWith(`.${tenantDomain}`) ? lower.slice(0, -tenantDomain.length - 1) : undefined
  const row = await stores.findFor(authDb, { code: store ?? sub, host: lower })
  if (row === undefined) throw new AppError([404, 'STORE_NOT_FOUND'], 'Name the store: by its address, or by the header X-Store')
  if (!row.is_open) throw new AppError([404, 'STORE_CLOSED'], 'This store is closed at the moment')
  const { tenant_id, code, name, country, currency, currencies, languages, prices_include_tax, order_prefix } = row
  return { tenant_id, store: { code, name, country, currency, currencies, languages, prices_include_tax, order_prefix } }
}

/** This process asks again for stores at the next request. */
export function forgetStores({ authDb }: Pick<Services, 'authDb'>): void {
  known.get(authDb)?.clear()
}

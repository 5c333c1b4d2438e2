import type { Db } from '#kernel/db'
import { AppError, conflict, notFound, refused } from '#kernel/errors'
import { record } from '#platform/audit'
import * as stores from './stores.repository.ts'
import type { Store, StoreChange } from './stores.schema.ts'

const FRESH: Omit<Store, 'code' | 'name'> = {
  domain: null, country: 'US', currency: 'USD', currencies: ['USD'], languages: ['en'], prices_include_tax: false, order_prefix: 'TW', is_open: true,
}
const UNIQUE_VIOLATION = '23505'

/** The transaction's tenant's store. @throws AppError 404 before it is set up */
export async function getStore(trx: Db): Promise<Store> {
  const store = await stores.find(trx)
  if (store === undefined) throw notFound('store')
  return store
}

/** The store, set up or changed in part. @throws AppError 409 when another store has the code or the domain */
export async function saveStore(trx: Db, caller: { id: string | undefined; tenant_id: string }, change: StoreChange): Promise<Store> {
  const before = await stores.find(trx)
  if (before === undefined && (change.code === undefined || change.name === undefined)) throw refused('STORE_INCOMPLETE', 'A new store has a code and a name', change.code === undefined ? 'code' : 'name')
  const asked = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  const after = { ...FRESH, ...before, ...asked, tenant_id: caller.tenant_id } as Store & { tenant_id: string } // a code and a name are there: above
  if (!after.currencies.includes(after.currency)) {
    if (change.currencies !== undefined && change.currency === undefined) throw refused('CURRENCY_MISSING', 'The store’s own currency is one of those it sells in', 'currencies')
    after.currencies = [after.currency, ...after.currencies]
  }
  try {
    await stores.save(trx, after)
  } catch (error) {
    throw takenError(error)
  }
  await record(trx, { tenant_id: caller.tenant_id, actor_id: caller.id, action: 'stores.store_changed', subject: `store:${after.code}`, detail: asked })
  const { tenant_id: _, ...store } = after
  return store
}

function takenError(error: unknown): unknown {
  const { code, constraint } = error as { code?: string; constraint?: string }
  if (code !== UNIQUE_VIOLATION) return error
  return constraint === 'store_domain_key'
    ? new AppError([409, 'DOMAIN_TAKEN'], 'Another store has this domain', { field: 'domain', cause: error })
    : Object.assign(conflict('STORE_CODE_TAKEN', 'Another store has this code'), { field: 'code' })
}

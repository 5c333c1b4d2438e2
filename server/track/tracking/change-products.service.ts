import type { Db } from '#kernel/db'
import { conflict, notFound, refused } from '#kernel/errors'
import { publishAll } from '#kernel/events'
import { planOf } from '#platform/accounts'
import { record } from '#platform/audit'
import type { Actor } from './add-products.service.ts'
import * as products from './products.repository.ts'
import * as writes from './product-writes.repository.ts'
import { productAdded, productChanged, productRemoved } from './tracking.events.ts'

interface Ref {
  id: string
  listing_id: string
}
const facts = (changed: readonly Ref[]) => changed.map(({ id, listing_id }) => ({ key: id, payload: { product_id: id, listing_id } }))

/**
 * Changes products of the tenant. @returns how many were there
 * @throws AppError 422 when a product would have more than 20 tags
 */
export async function changeProducts(trx: Db, actor: Actor, { ids, change }: { ids: readonly string[]; change: writes.Change }): Promise<number> {
  const changed = await withTagRule(() => writes.change(trx, ids, change))
  await publishAll(trx, productChanged, facts(changed))
  await note(trx, actor, { action: 'tracking.products_changed', changed, detail: { change } })
  return changed.length
}

/** Stops tracking. Their history stays, and for 30 days they can be brought back as they were. */
export async function removeProducts(trx: Db, actor: Actor, ids: readonly string[]): Promise<number> {
  const removed = await writes.remove(trx, ids)
  await publishAll(trx, productRemoved, facts(removed))
  await note(trx, actor, { action: 'tracking.products_removed', changed: removed })
  return removed.length
}

/** @throws AppError 422 when the plan has no room for them any more */
export async function restoreProducts(trx: Db, actor: Actor, ids: readonly string[]): Promise<number> {
  await writes.lockProducts(trx, actor.tenant_id)
  const restored = await writes.restore(trx, ids)
  const { max_products } = await planOf(trx)
  if (restored.length > 0 && (await writes.countProducts(trx)) > max_products) throw refused('QUOTA_EXCEEDED', 'The plan has no room for these products any more')
  const refs = await products.findRefs(trx, restored.map((product) => product.id))
  await publishAll(trx, productAdded, refs.map(({ id, listing_id, asin, marketplace }) => ({ key: id, payload: { product_id: id, listing_id, asin, marketplace } })))
  await note(trx, actor, { action: 'tracking.products_restored', changed: restored })
  return restored.length
}

/** @throws AppError 404, or 409 when its listing was added anew meanwhile */
export async function restoreProduct(trx: Db, actor: Actor, id: string): Promise<void> {
  if ((await restoreProducts(trx, actor, [id])) === 1) return
  if (await writes.isRemoved(trx, id)) throw conflict('ALREADY_TRACKED', 'The listing is tracked again already')
  if ((await products.findRefs(trx, [id])).length === 0) throw notFound('product')
}

async function note(trx: Db, { id, tenant_id }: Actor, { action, changed, detail = {} }: { action: string; changed: readonly Ref[]; detail?: Record<string, unknown> }) {
  if (changed.length === 0) return
  await record(trx, { tenant_id, actor_id: id, action, detail: { ...detail, product_ids: changed.slice(0, 100).map((product) => product.id), count: changed.length } })
}

const CHECK_VIOLATION = '23514'

async function withTagRule<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if ((error as { code?: string }).code === CHECK_VIOLATION) throw refused('TOO_MANY_TAGS', 'A product has 20 tags at most', 'add_tags')
    throw error
  }
}

import { createHash } from 'node:crypto'
import type { Db } from '#kernel/db'
import * as recommendations from './recommendations.repository.ts'
import type { Seen } from './recommendations.schema.ts'

/** Under which name somebody's behaviour is kept; undefined for who has none. A customer's holds wherever they sign in. */
export function nameOf({ customer_id, tenant_id, visitor }: { customer_id: string | null; tenant_id: string; visitor: string | undefined }): string | undefined {
  if (customer_id !== null) return `c:${customer_id}`
  return visitor === undefined ? undefined : `v:${createHash('sha256').update(`${tenant_id} ${visitor}`).digest('base64url').slice(0, 22)}`
}

/** Keeps what somebody did who agreed to it; what came before is not kept again. @returns how many were new */
export async function keepBehaviour(trx: Db, { tenant_id, customer_id }: { tenant_id: string; customer_id: string | null }, { consent, visitor, events }: Seen): Promise<number> {
  const who = nameOf({ tenant_id, customer_id, visitor })
  if (!consent || who === undefined) return 0
  const added = await recommendations.insertEvents(trx, tenant_id, { who, events })
  if (added.length === 0) return 0
  const counts = new Map<string, number>()
  for (const event of added) counts.set(event.product_id, (counts.get(event.product_id) ?? 0) + recommendations.weightOf(event))
  await recommendations.addTrend(trx, tenant_id, counts)
  await recommendations.touch(trx, tenant_id)
  return added.length
}

/** What an order that is paid held. Delivered again, it changes nothing. */
export async function keepPurchase(trx: Db, tenantId: string, { order_id, customer_id, product_ids }: { order_id: string; customer_id: string | null; product_ids: string[] }): Promise<void> {
  const added = await recommendations.insertPurchases(trx, tenantId, { order_id, who: customer_id === null ? null : `c:${customer_id}`, product_ids: [...new Set(product_ids)] })
  if (added.length === 0) return
  await recommendations.addTrend(trx, tenantId, new Map(added.map((id) => [id, recommendations.PURCHASE_WEIGHT])))
  await recommendations.touch(trx, tenantId)
}

/** A customer who is erased leaves nothing of what they looked at, and their purchases without their name. */
export const forgetCustomer = (trx: Db, customerId: string): Promise<void> => recommendations.forget(trx, `c:${customerId}`)

import type { Db } from '#kernel/db'
import * as payments from './payments.repository.ts'
import type { Paid } from './payments.repository.ts'

/** What was paid of each order, in one statement; an order that nobody began to pay is not there. Money that was refused, and goes back, does not count. */
export async function paidOf(trx: Db, orderIds: readonly string[]): Promise<Map<string, Paid>> {
  return new Map((await payments.listPaid(trx, orderIds)).map((paid) => [paid.order_id, paid]))
}

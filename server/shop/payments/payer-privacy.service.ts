import type { Db } from '#kernel/db'
import * as payables from './payables.repository.ts'
import * as payments from './payments.repository.ts'

/** What was paid, when and how stays: the law wants the books kept. Who paid is forgotten. Safe to repeat. */
export async function forgetPayer(trx: Db, customerId: string): Promise<void> {
  await payments.forgetCustomer(trx, customerId)
  await payables.forgetCustomer(trx, customerId)
}

/** For who asks what is known of them. */
export const readPayer = async (trx: Db, { customer_id }: { customer_id: string }) => ({ payments: await payments.listOfCustomer(trx, customer_id) })

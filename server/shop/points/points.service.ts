import type { Db } from '#kernel/db'
import { AppError } from '#kernel/errors'
import { exponentOf } from '#kernel/money'
import * as points from './points.repository.ts'

interface OfOrder {
  tenant_id: string
  customer_id: string
  order_id: string
}

/** Spends at checkout. Again for the same order: nothing. @throws AppError 409 `NOT_ENOUGH_POINTS` */
export async function spendPoints(trx: Db, { amount, ...of }: OfOrder & { amount: number }): Promise<void> {
  if (amount === 0) return
  const balance = await points.lockBalance(trx, of.customer_id)
  if ((await points.sumsOf(trx, of.order_id)).spent !== 0) return
  if (balance < amount) throw new AppError([409, 'NOT_ENOUGH_POINTS'], `You have ${Math.max(0, balance)} points`, { field: 'points' })
  await points.add(trx, { ...of, kind: 'spent', points: -amount, ref: `spent ${of.order_id}` })
}

/**
 * Points for what was paid in money, once an order: whole units of the currency × what a unit earns.
 * @param perUnit the store's setting when it was paid
 */
export async function earnPoints(trx: Db, { paid_minor, currency, perUnit, ...of }: OfOrder & { paid_minor: number; currency: string; perUnit: number }): Promise<void> {
  const amount = Math.floor(paid_minor / 10 ** exponentOf(currency)) * perUnit
  if (amount > 0) await points.add(trx, { ...of, kind: 'earned', points: amount, ref: `earned ${of.order_id}` })
}

/**
 * Takes earned points back and gives spent ones back, in the share that was refunded so far. A share told again, or told
 * after a greater one, changes nothing.
 * @param share refunded ÷ paid, both in minor units; all of it gives back all
 */
export async function reversePoints(trx: Db, { refunded_minor, paid_minor, ...of }: OfOrder & { refunded_minor: number; paid_minor: number }): Promise<void> {
  await points.lockBalance(trx, of.customer_id)
  const sums = await points.sumsOf(trx, of.order_id)
  const shareOf = (amount: number) => (paid_minor === 0 ? amount : Number((BigInt(amount) * BigInt(Math.min(refunded_minor, paid_minor))) / BigInt(paid_minor)))
  const reverse = shareOf(sums.earned) + sums.reversed // what was taken back already is negative
  const restore = shareOf(-sums.spent) - sums.restored
  if (reverse > 0) await points.add(trx, { ...of, kind: 'reversed', points: -reverse, ref: `reversed ${of.order_id} ${shareOf(sums.earned)}` })
  if (restore > 0) await points.add(trx, { ...of, kind: 'restored', points: restore, ref: `restored ${of.order_id} ${shareOf(-sums.spent)}` })
}

import { sql } from 'kysely'
import type { Db } from '#kernel/db'

/** What an order may be paid, and who may pay it. */
export interface Payable {
  tenant_id: string
  order_id: string
  order_number: string
  amount_minor: number
  currency: string
  customer_id: string | null
  email: string | null
  /** `fingerprint` of the secret that a guest proves the order with; null: there is none. */
  token_hash: string | null
  is_open: boolean
}

const SHOWN = sql`tenant_id, order_id, order_number, amount_minor, currency, customer_id, email, token_hash, is_open`

/** True when the amount, the currency or whether it is open became another. One statement: it is on the way of every order. */
export async function save(trx: Db, row: Payable): Promise<boolean> {
  const { rows: [before] } = await sql<Pick<Payable, 'amount_minor' | 'currency' | 'is_open'>>`
    with before as materialized (select amount_minor, currency, is_open from payments.payable where tenant_id = ${row.tenant_id} and order_id = ${row.order_id} for update),
    saved as (insert into payments.payable (tenant_id, order_id, order_number, amount_minor, currency, customer_id, email, token_hash, is_open)
      values (${row.tenant_id}, ${row.order_id}, ${row.order_number}, ${row.amount_minor}, ${row.currency}, ${row.customer_id}, ${row.email}, ${row.token_hash}, ${row.is_open})
      on conflict (tenant_id, order_id) do update set order_number = excluded.order_number, amount_minor = excluded.amount_minor, currency = excluded.currency, customer_id = excluded.customer_id,
        email = excluded.email, token_hash = excluded.token_hash, is_open = excluded.is_open, updated_at = now())
    select * from before`.execute(trx)
  return before !== undefined && (before.amount_minor !== row.amount_minor || before.currency !== row.currency || before.is_open !== row.is_open)
}

export async function find(trx: Db, orderId: string): Promise<Payable | undefined> {
  const { rows } = await sql<Payable>`select ${SHOWN} from payments.payable where order_id = ${orderId}`.execute(trx)
  return rows[0]
}

/** Whoever pays this order, or changes it, waits here for the others. */
export async function findLocked(trx: Db, orderId: string): Promise<Payable | undefined> {
  const { rows } = await sql<Payable>`select ${SHOWN} from payments.payable where order_id = ${orderId} for update`.execute(trx)
  return rows[0]
}

export const forgetCustomer = (trx: Db, customerId: string) => sql`update payments.payable set email = null, customer_id = null where customer_id = ${customerId}`.execute(trx)

import { sql } from 'kysely'
import { type CursorQuery, readCursor } from '#kernel/cursor'
import type { Db } from '#kernel/db'
import type { Dispute } from './payments.schema.ts'

const SHOWN = sql`id as dispute_id, payment_id, order_id, provider_ref, amount_minor, currency, reason, status, opened_at, closed_at`

type NewRow = Pick<Dispute, 'payment_id' | 'order_id' | 'provider_ref' | 'amount_minor' | 'currency' | 'reason'> & { tenant_id: string }

/** Undefined when it is known. */
export async function insert(trx: Db, row: NewRow): Promise<Dispute | undefined> {
  const { rows } = await sql<Dispute>`insert into payments.dispute (tenant_id, payment_id, order_id, provider_ref, amount_minor, currency, reason)
    values (${row.tenant_id}, ${row.payment_id}, ${row.order_id}, ${row.provider_ref}, ${row.amount_minor}, ${row.currency}, ${row.reason}) on conflict (tenant_id, payment_id, provider_ref) do nothing returning ${SHOWN}`.execute(trx)
  return rows[0]
}

/** Undefined when it has ended already: the first end counts. */
export async function end(trx: Db, { payment_id, provider_ref, status }: { payment_id: string; provider_ref: string; status: 'won' | 'lost' }): Promise<Dispute | undefined> {
  const { rows } = await sql<Dispute>`update payments.dispute set status = ${status}, closed_at = now() where payment_id = ${payment_id} and provider_ref = ${provider_ref} and status = 'open' returning ${SHOWN}`.execute(trx)
  return rows[0]
}

export async function listOf(trx: Db, paymentId: string): Promise<Dispute[]> {
  const { rows } = await sql<Dispute>`select ${SHOWN} from payments.dispute where payment_id = ${paymentId} order by opened_at, id`.execute(trx)
  return rows
}

export async function list(trx: Db, { cursor, limit }: CursorQuery): Promise<Dispute[]> {
  const after = readCursor(cursor)
  const { rows } = await sql<Dispute>`select ${SHOWN} from payments.dispute where (${after?.at ?? null}::timestamptz is null or (opened_at, id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by opened_at desc, id desc limit ${limit + 1}`.execute(trx)
  return rows
}

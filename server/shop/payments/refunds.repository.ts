import { sql } from 'kysely'
import { readCursor } from '#kernel/cursor'
import type { Db } from '#kernel/db'
import type { Refund, RefundQuery } from './payments.schema.ts'

export interface RefundRow extends Refund {
  tenant_id: string
  idempotency_key: string
  attempt: number
}

const SHOWN = sql`tenant_id, id as refund_id, payment_id, order_id, amount_minor, currency, reason, status, idempotency_key, provider_ref, attempt, failure_code, created_at, settled_at`

type NewRow = Pick<RefundRow, 'tenant_id' | 'payment_id' | 'order_id' | 'amount_minor' | 'currency' | 'reason' | 'idempotency_key'> & { created_by: string | null }

/** Undefined when there is one under this key. */
export async function insert(trx: Db, row: NewRow): Promise<RefundRow | undefined> {
  const { rows } = await sql<RefundRow>`
    insert into payments.refund (tenant_id, payment_id, order_id, amount_minor, currency, reason, idempotency_key, created_by)
    values (${row.tenant_id}, ${row.payment_id}, ${row.order_id}, ${row.amount_minor}, ${row.currency}, ${row.reason}, ${row.idempotency_key}, ${row.created_by})
    on conflict (tenant_id, idempotency_key) do nothing returning ${SHOWN}`.execute(trx)
  return rows[0]
}

export async function findByKey(trx: Db, key: string): Promise<RefundRow | undefined> {
  const { rows } = await sql<RefundRow>`select ${SHOWN} from payments.refund where idempotency_key = ${key}`.execute(trx)
  return rows[0]
}

export async function find(trx: Db, id: string): Promise<RefundRow | undefined> {
  const { rows } = await sql<RefundRow>`select ${SHOWN} from payments.refund where id = ${id}`.execute(trx)
  return rows[0]
}

export async function listOf(trx: Db, paymentId: string): Promise<RefundRow[]> {
  const { rows } = await sql<RefundRow>`select ${SHOWN} from payments.refund where payment_id = ${paymentId} order by created_at, id`.execute(trx)
  return rows
}

export async function list(trx: Db, { cursor, limit, status, order_id }: RefundQuery): Promise<RefundRow[]> {
  const after = readCursor(cursor)
  const { rows } = await sql<RefundRow>`
    select ${SHOWN} from payments.refund where (${status ?? null}::text is null or status = ${status ?? null}) and (${order_id ?? null}::uuid is null or order_id = ${order_id ?? null})
      and (${after?.at ?? null}::timestamptz is null or (created_at, id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by created_at desc, id desc limit ${limit + 1}`.execute(trx)
  return rows
}

export const saveRef = (trx: Db, id: string, ref: string) => sql`update payments.refund set provider_ref = ${ref} where id = ${id}`.execute(trx)

/** Its payment is locked by whoever settles it. */
export const settle = (trx: Db, id: string, { status, code }: { status: 'succeeded' | 'failed'; code: string | null }) =>
  sql`update payments.refund set status = ${status}, failure_code = ${code}, settled_at = now() where id = ${id}`.execute(trx)

/** For another try, as another request to the provider. */
export const reopen = (trx: Db, id: string) =>
  sql`update payments.refund set status = 'pending', attempt = attempt + 1, failure_code = null, settled_at = null, provider_ref = null where id = ${id}`.execute(trx)

/** Those that nobody has heard of for a while, across tenants. */
export async function listWaiting(systemDb: Db, before: Date, limit: number): Promise<{ tenant_id: string; refund_id: string }[]> {
  const { rows } = await sql<{ tenant_id: string; refund_id: string }>`
    select r.tenant_id, r.id as refund_id from payments.refund r join payments.payment p on p.tenant_id = r.tenant_id and p.id = r.payment_id
    where r.status = 'pending' and r.created_at < ${before} and p.method in ('stripe', 'paypal') order by r.created_at limit ${limit}`.execute(systemDb)
  return rows
}

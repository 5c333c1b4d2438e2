import { sql } from 'kysely'
import { readCursor } from '#kernel/cursor'
import type { Db } from '#kernel/db'
import type { Return, ReturnQuery } from './orders.schema.ts'

const OWN = sql`(select nullif(current_setting('app.tenant_id', true), '')::uuid)`
const SHOWN = sql`id as return_id, order_id, state, reason, answer, lines, refund_minor, requested_at, ended_at`

export async function insert(trx: Db, { tenant_id, order_id, reason, lines }: { tenant_id: string; order_id: string; reason: string; lines: Return['lines'] }): Promise<Return> {
  const { rows: [row] } = await sql<Return>`insert into orders."return" (tenant_id, order_id, reason, lines) values (${tenant_id}, ${order_id}, ${reason}, ${JSON.stringify(lines)}::jsonb) returning ${SHOWN}`.execute(trx)
  if (row === undefined) throw new Error('the return was not stored')
  return row
}

export async function find(trx: Db, id: string): Promise<Return | undefined> {
  return (await sql<Return>`select ${SHOWN} from orders."return" where tenant_id = ${OWN} and id = ${id}`.execute(trx)).rows[0]
}

export async function listOf(trx: Db, orderId: string): Promise<Return[]> {
  return (await sql<Return>`select ${SHOWN} from orders."return" where tenant_id = ${OWN} and order_id = ${orderId} order by requested_at, id`.execute(trx)).rows
}

export async function list(trx: Db, { cursor, limit, state }: ReturnQuery): Promise<Return[]> {
  const place = readCursor(cursor)
  return (await sql<Return>`select ${SHOWN} from orders."return" where tenant_id = ${OWN} and (${state ?? null}::text is null or state = ${state ?? null})
    and (${place?.at ?? null}::timestamptz is null or (requested_at, id) < (${place?.at ?? null}, ${place?.id ?? null}::uuid)) order by requested_at desc, id desc limit ${limit + 1}`.execute(trx)).rows
}

/** False when it is not in the state it must come from. */
export async function move(trx: Db, id: string, { from, to, answer, refund_minor, now }: { from: Return['state']; to: Return['state']; answer?: string | undefined; refund_minor?: number; now: Date }): Promise<boolean> {
  const { rows } = await sql`update orders."return" set state = ${to}, answer = coalesce(${answer ?? null}, answer), refund_minor = coalesce(${refund_minor ?? null}::bigint, refund_minor), ended_at = case when ${to} in ('rejected', 'received') then ${now} else ended_at end
    where tenant_id = ${OWN} and id = ${id} and state = ${from} returning id`.execute(trx)
  return rows.length > 0
}

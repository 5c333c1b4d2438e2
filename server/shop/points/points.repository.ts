import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import type { PointsEntry } from './points.schema.ts'

const OWN = sql`(select nullif(current_setting('app.tenant_id', true), '')::uuid)`

export interface NewEntry {
  tenant_id: string
  customer_id: string
  kind: PointsEntry['kind']
  points: number
  order_id: string | null
  /** Which step it was: the same step is written once. */
  ref: string
  actor_id?: string | null
  note?: string | null
}

/** Writes the step and moves the balance in one statement; false when it was written before. */
export async function add(trx: Db, { tenant_id, customer_id, kind, points, order_id, ref, actor_id = null, note = null }: NewEntry): Promise<boolean> {
  const { rows } = await sql`
    with noted as (insert into points.entry (tenant_id, customer_id, kind, points, order_id, ref, actor_id, note) values (${tenant_id}, ${customer_id}, ${kind}, ${points}, ${order_id}, ${ref}, ${actor_id}, ${note})
      on conflict (tenant_id, customer_id, ref) do nothing returning points)
    insert into points.balance (tenant_id, customer_id, points) select ${tenant_id}, ${customer_id}, points from noted
    on conflict (tenant_id, customer_id) do update set points = points.balance.points + excluded.points returning points`.execute(trx)
  return rows.length > 0
}

/** Waits for whoever else spends of it. */
export async function lockBalance(trx: Db, customerId: string): Promise<number> {
  const { rows } = await sql<{ points: number }>`select points from points.balance where tenant_id = ${OWN} and customer_id = ${customerId} for update`.execute(trx)
  return rows[0]?.points ?? 0
}

export async function balanceOf(trx: Db, customerId: string): Promise<number> {
  const { rows } = await sql<{ points: number }>`select points from points.balance where tenant_id = ${OWN} and customer_id = ${customerId}`.execute(trx)
  return rows[0]?.points ?? 0
}

/** What an order did so far, by kind. */
export async function sumsOf(trx: Db, orderId: string): Promise<Record<PointsEntry['kind'], number>> {
  const { rows } = await sql<{ kind: PointsEntry['kind']; points: number }>`select kind, sum(points)::int as points from points.entry where tenant_id = ${OWN} and order_id = ${orderId} group by kind`.execute(trx)
  return { earned: 0, spent: 0, restored: 0, reversed: 0, adjusted: 0, ...Object.fromEntries(rows.map(({ kind, points }) => [kind, points])) }
}

export async function list(trx: Db, customerId: string, limit: number): Promise<PointsEntry[]> {
  const { rows } = await sql<PointsEntry>`select id as entry_id, kind, points, order_id, note, at from points.entry where tenant_id = ${OWN} and customer_id = ${customerId} order by id desc limit ${limit}`.execute(trx)
  return rows
}

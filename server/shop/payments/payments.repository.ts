import { sql } from 'kysely'
import { readCursor } from '#kernel/cursor'
import type { Db } from '#kernel/db'
import type { PaymentStatus } from './payment-states.ts'
import type { Method, Payment, PaymentEvent, PaymentQuery } from './payments.schema.ts'

export interface PaymentRow extends Payment {
  tenant_id: string
  charge_ref: string | null
  auth_ref: string | null
  return_url: string | null
  /** Encrypted. */
  client_secret: string | null
  action_url: string | null
  is_live: boolean
  void_requested_at: Date | null
  checks: number
}

const SHOWN = sql`tenant_id, id as payment_id, order_id, order_number, method, status, amount_minor, currency, capture, authorized_minor, captured_minor, refunded_minor, pending_refund_minor, provider_ref, charge_ref, auth_ref,
  customer_id, email, return_url, client_secret, action_url, failure_code, refused_code, is_live, void_requested_at, checks, created_at, updated_at`

type NewRow = Pick<PaymentRow, 'tenant_id' | 'order_id' | 'order_number' | 'method' | 'status' | 'amount_minor' | 'authorized_minor' | 'currency' | 'capture' | 'customer_id' | 'email' | 'return_url'>

/** With the first line of what happened to it. */
export async function insert(trx: Db, row: NewRow): Promise<PaymentRow> {
  const { rows } = await sql<PaymentRow>`with made as (
    insert into payments.payment (tenant_id, order_id, order_number, method, status, amount_minor, authorized_minor, currency, capture, customer_id, email, return_url)
    values (${row.tenant_id}, ${row.order_id}, ${row.order_number}, ${row.method}, ${row.status}, ${row.amount_minor}, ${row.authorized_minor}, ${row.currency}, ${row.capture}, ${row.customer_id}, ${row.email}, ${row.return_url})
    returning *), noted as (insert into payments.event (tenant_id, payment_id, source, kind, status_after, amount_minor) select tenant_id, id, 'shopper', 'opened', status, amount_minor from made)
    select ${SHOWN} from made`.execute(trx)
  const [made] = rows
  if (made === undefined) throw new Error('an insert returns its row')
  return made
}

export async function find(trx: Db, id: string): Promise<PaymentRow | undefined> {
  const { rows } = await sql<PaymentRow>`select ${SHOWN} from payments.payment where id = ${id}`.execute(trx)
  return rows[0]
}

/** Whoever changes it waits here for the others. */
export async function findLocked(trx: Db, id: string): Promise<PaymentRow | undefined> {
  const { rows } = await sql<PaymentRow>`select ${SHOWN} from payments.payment where id = ${id} for update`.execute(trx)
  return rows[0]
}

/** The payment an order may be paid by now, locked. */
export async function findLive(trx: Db, orderId: string): Promise<PaymentRow | undefined> {
  const { rows } = await sql<PaymentRow>`select ${SHOWN} from payments.payment where order_id = ${orderId} and is_live for update`.execute(trx)
  return rows[0]
}

/** All of an order, locked, the one with the most money first. */
export async function listOfOrder(trx: Db, orderId: string): Promise<PaymentRow[]> {
  const { rows } = await sql<PaymentRow>`select ${SHOWN} from payments.payment where order_id = ${orderId} order by captured_minor - refunded_minor desc, created_at for update`.execute(trx)
  return rows
}

/** By the provider's own names of it, or of what was made of it. */
export async function findByRef(trx: Db, method: Method, refs: readonly string[]): Promise<PaymentRow | undefined> {
  if (refs.length === 0) return undefined
  const { rows } = await sql<PaymentRow>`select ${SHOWN} from payments.payment where method = ${method} and (provider_ref = any(${refs}::text[]) or charge_ref = any(${refs}::text[]) or auth_ref = any(${refs}::text[])) limit 1`.execute(trx)
  return rows[0]
}

export interface Change {
  status: PaymentStatus
  amount_minor: number
  authorized_minor: number
  captured_minor: number
  refunded_minor: number
  provider_ref: string | null
  charge_ref: string | null
  auth_ref: string | null
  client_secret: string | null
  action_url: string | null
  failure_code: string | null
  refused_code: string | null
  is_live: boolean
  check_at: Date | null
  checks: number
}

export async function save(trx: Db, id: string, c: Change): Promise<void> {
  await sql`update payments.payment set status = ${c.status}, amount_minor = ${c.amount_minor}, authorized_minor = ${c.authorized_minor}, captured_minor = ${c.captured_minor}, refunded_minor = ${c.refunded_minor},
    provider_ref = ${c.provider_ref}, charge_ref = ${c.charge_ref}, auth_ref = ${c.auth_ref}, client_secret = ${c.client_secret}, action_url = ${c.action_url}, failure_code = ${c.failure_code}, refused_code = ${c.refused_code},
    is_live = ${c.is_live}, check_at = ${c.check_at}, checks = ${c.checks}, updated_at = now() where id = ${id}`.execute(trx)
}

export const saveAmount = (trx: Db, id: string, { amount_minor, authorized_minor }: { amount_minor: number; authorized_minor: number }) =>
  sql`update payments.payment set amount_minor = ${amount_minor}, authorized_minor = ${authorized_minor}, updated_at = now() where id = ${id}`.execute(trx)
export const saveReturn = (trx: Db, id: string, returnUrl: string) => sql`update payments.payment set return_url = ${returnUrl} where id = ${id}`.execute(trx)
export const requestVoid = (trx: Db, id: string) => sql`update payments.payment set void_requested_at = coalesce(void_requested_at, now()) where id = ${id}`.execute(trx)
export const forgetCustomer = (trx: Db, customerId: string) => sql`update payments.payment set email = null, customer_id = null, return_url = null where customer_id = ${customerId}`.execute(trx)

/** False when less than that is left of what was taken: refunds that wait count as sent. The row is locked from here on. */
export async function reserveRefund(trx: Db, id: string, amountMinor: number): Promise<boolean> {
  const { rows } = await sql`update payments.payment set pending_refund_minor = pending_refund_minor + ${amountMinor}, updated_at = now()
    where id = ${id} and captured_minor - refunded_minor - pending_refund_minor >= ${amountMinor} returning id`.execute(trx)
  return rows.length > 0
}

export const freeRefund = (trx: Db, id: string, amountMinor: number) =>
  sql`update payments.payment set pending_refund_minor = pending_refund_minor - ${amountMinor}, updated_at = now() where id = ${id}`.execute(trx)

export async function list(trx: Db, { cursor, limit, status, method, order_id }: PaymentQuery): Promise<PaymentRow[]> {
  const after = readCursor(cursor)
  const { rows } = await sql<PaymentRow>`
    select ${SHOWN} from payments.payment where (${status ?? null}::text is null or status = ${status ?? null}) and (${method ?? null}::text is null or method = ${method ?? null}) and (${order_id ?? null}::uuid is null or order_id = ${order_id ?? null})
      and (${after?.at ?? null}::timestamptz is null or (created_at, id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by created_at desc, id desc limit ${limit + 1}`.execute(trx)
  return rows
}

export interface Paid {
  order_id: string
  authorized_minor: number
  captured_minor: number
  refunded_minor: number
  pending_refund_minor: number
  currency: string
  status: PaymentStatus
  method: Method
}

/** What counts for each order: money that was refused, and goes back, does not. */
export async function listPaid(trx: Db, orderIds: readonly string[]): Promise<Paid[]> {
  const { rows } = await sql<Paid>`
    select order_id, sum(authorized_minor)::bigint as authorized_minor, sum(captured_minor)::bigint as captured_minor, sum(refunded_minor)::bigint as refunded_minor, sum(pending_refund_minor)::bigint as pending_refund_minor,
      (array_agg(currency order by is_live desc, created_at desc))[1] as currency, (array_agg(status order by is_live desc, created_at desc))[1] as status, (array_agg(method order by is_live desc, created_at desc))[1] as method
    from payments.payment where order_id = any(${orderIds}::uuid[]) and refused_code is null group by order_id`.execute(trx)
  return rows
}

/** Across tenants. */
export async function listDue(systemDb: Db, now: Date, limit: number): Promise<{ tenant_id: string; payment_id: string }[]> {
  const { rows } = await sql<{ tenant_id: string; payment_id: string }>`select tenant_id, id as payment_id from payments.payment where check_at <= ${now} order by check_at limit ${limit}`.execute(systemDb)
  return rows
}

interface NewEvent extends Omit<PaymentEvent, 'at' | 'status_before' | 'status_after' | 'amount_minor' | 'code' | 'actor_id'> {
  tenant_id: string
  payment_id: string
  status_before?: PaymentStatus
  status_after?: PaymentStatus
  amount_minor?: number
  code?: string | null
  actor_id?: string | undefined
}
export type Source = PaymentEvent['source']

export const note = (trx: Db, { tenant_id, payment_id, source, kind, status_before, status_after, amount_minor, code, actor_id }: NewEvent) =>
  sql`insert into payments.event (tenant_id, payment_id, source, kind, status_before, status_after, amount_minor, code, actor_id)
    values (${tenant_id}, ${payment_id}, ${source}, ${kind}, ${status_before ?? null}, ${status_after ?? null}, ${amount_minor ?? null}, ${code ?? null}, ${actor_id ?? null})`.execute(trx)

export async function listEvents(trx: Db, id: string): Promise<PaymentEvent[]> {
  const { rows } = await sql<PaymentEvent>`select at, source, kind, status_before, status_after, amount_minor, code, actor_id from payments.event where payment_id = ${id} order by event.id limit 500`.execute(trx)
  return rows
}

/** Its row is locked by whoever settles a refund. */
export const saveRefunded = (trx: Db, id: string, { refunded_minor, pending_refund_minor, status, is_live }: Pick<PaymentRow, 'refunded_minor' | 'pending_refund_minor' | 'status' | 'is_live'>) =>
  sql`update payments.payment set refunded_minor = ${refunded_minor}, pending_refund_minor = ${pending_refund_minor}, status = ${status}, is_live = ${is_live}, updated_at = now() where id = ${id}`.execute(trx)

export async function listOfCustomer(trx: Db, customerId: string) {
  const { rows } = await sql<{ order_number: string; method: Method; status: PaymentStatus; amount_minor: number; captured_minor: number; refunded_minor: number; currency: string; email: string | null; created_at: Date }>`
    select order_number, method, status, amount_minor, captured_minor, refunded_minor, currency, email, created_at from payments.payment where customer_id = ${customerId} order by created_at, id limit 10000`.execute(trx)
  return rows
}

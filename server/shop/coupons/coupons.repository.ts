import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import type { Coupon, CouponChange, CouponQuery, NewCoupon } from './coupons.schema.ts'

const OWN = sql`(select nullif(current_setting('app.tenant_id', true), '')::uuid)`
const SHOWN = sql`id as coupon_id, code, kind, percent::text as percent, amount_minor, currency, min_subtotal_minor, starts_at, ends_at, max_uses, max_uses_per_customer, used, is_active, created_at`

export async function findByCode(trx: Db, code: string): Promise<Coupon | undefined> {
  return (await sql<Coupon>`select ${SHOWN} from coupons.coupon where tenant_id = ${OWN} and code = ${code.toUpperCase()}`.execute(trx)).rows[0]
}

export async function list(trx: Db, { page, limit, q }: CouponQuery): Promise<{ rows: Coupon[]; total: number }> {
  const like = q === undefined ? null : `%${q.toUpperCase().replace(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<Coupon & { total: number }>`select ${SHOWN}, count(*) over ()::int as total from coupons.coupon where tenant_id = ${OWN} and (${like}::text is null or code like ${like})
    order by created_at desc, id limit ${limit} offset ${(page - 1) * limit}`.execute(trx)
  return { rows, total: rows[0]?.total ?? 0 }
}

/** Undefined when the code is taken. */
export async function insert(trx: Db, tenantId: string, c: NewCoupon): Promise<Coupon | undefined> {
  const { rows } = await sql<Coupon>`insert into coupons.coupon (tenant_id, code, kind, percent, amount_minor, currency, min_subtotal_minor, starts_at, ends_at, max_uses, max_uses_per_customer, is_active)
    values (${tenantId}, ${c.code}, ${c.kind}, ${c.percent}::numeric, ${c.amount_minor}, ${c.currency}, ${c.min_subtotal_minor}, ${c.starts_at}, ${c.ends_at}, ${c.max_uses}, ${c.max_uses_per_customer}, ${c.is_active})
    on conflict (tenant_id, code) do nothing returning ${SHOWN}`.execute(trx)
  return rows[0]
}

export async function findLocked(trx: Db, id: string): Promise<Coupon | undefined> {
  return (await sql<Coupon>`select ${SHOWN} from coupons.coupon where tenant_id = ${OWN} and id = ${id} for update`.execute(trx)).rows[0]
}

export async function change(trx: Db, id: string, c: CouponChange): Promise<Coupon | undefined> {
  const keep = (given: unknown) => given === undefined
  const { rows } = await sql<Coupon>`update coupons.coupon set ends_at = case when ${keep(c.ends_at)} then ends_at else ${c.ends_at ?? null}::timestamptz end, max_uses = case when ${keep(c.max_uses)} then max_uses else ${c.max_uses ?? null}::int end,
      max_uses_per_customer = case when ${keep(c.max_uses_per_customer)} then max_uses_per_customer else ${c.max_uses_per_customer ?? null}::int end, is_active = coalesce(${c.is_active ?? null}::boolean, is_active)
    where tenant_id = ${OWN} and id = ${id} returning ${SHOWN}`.execute(trx)
  return rows[0]
}

/** Takes one use, waiting for whoever takes another of the same coupon; undefined when none is left. */
export async function takeUse(trx: Db, id: string): Promise<{ max_uses_per_customer: number | null } | undefined> {
  const { rows } = await sql<{ max_uses_per_customer: number | null }>`update coupons.coupon set used = used + 1 where tenant_id = ${OWN} and id = ${id} and is_active and (max_uses is null or used < max_uses) returning max_uses_per_customer`.execute(trx)
  return rows[0]
}

export async function giveUseBack(trx: Db, id: string): Promise<void> {
  await sql`update coupons.coupon set used = used - 1 where tenant_id = ${OWN} and id = ${id}`.execute(trx)
}

export async function countOf(trx: Db, { coupon_id, customer_key }: { coupon_id: string; customer_key: string }): Promise<number> {
  const { rows: [row] } = await sql<{ n: number }>`select count(*)::int as n from coupons.redemption where tenant_id = ${OWN} and coupon_id = ${coupon_id} and customer_key = ${customer_key} and not is_returned`.execute(trx)
  return row?.n ?? 0
}

/** False when the order has one already. */
export async function addRedemption(trx: Db, { tenant_id, order_id, coupon_id, customer_key }: { tenant_id: string; order_id: string; coupon_id: string; customer_key: string }): Promise<boolean> {
  const { rows } = await sql`insert into coupons.redemption (tenant_id, order_id, coupon_id, customer_key) values (${tenant_id}, ${order_id}, ${coupon_id}, ${customer_key}) on conflict do nothing returning order_id`.execute(trx)
  return rows.length > 0
}

/** The coupon of an order that is given back, once. */
export async function returnRedemption(trx: Db, orderId: string): Promise<string | undefined> {
  const { rows } = await sql<{ coupon_id: string }>`update coupons.redemption set is_returned = true where tenant_id = ${OWN} and order_id = ${orderId} and not is_returned returning coupon_id`.execute(trx)
  return rows[0]?.coupon_id
}

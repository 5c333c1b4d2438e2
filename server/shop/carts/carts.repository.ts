import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import type { Cart, CartChange, StoredLine } from './carts.schema.ts'

const OWN = sql`(select nullif(current_setting('app.tenant_id', true), '')::uuid)`
const LINES = sql`coalesce((select jsonb_agg(jsonb_build_object('sku_id', l.sku_id, 'quantity', l.quantity, 'seen_minor', l.seen_minor, 'seen_currency', l.seen_currency) order by l.added_at, l.sku_id)
  from carts.line l where l.tenant_id = c.tenant_id and l.cart_id = c.id), '[]') as lines`
const SHOWN = sql`c.id as cart_id, c.customer_id, c.currency, c.email, c.address, c.shipping_method_id, c.coupon_code, c.points, c.state, c.order_id, ${LINES}`

/** Who asks for a cart: a customer, or who knows a guest's secret. */
export type CartOwner = { customer_id: string } | { token_hash: Buffer }

const ownedBy = (owner: CartOwner) => ('customer_id' in owner ? sql`c.customer_id = ${owner.customer_id} and c.state = 'open'` : sql`c.token_hash = ${owner.token_hash} and c.customer_id is null`)

export async function find(trx: Db, owner: CartOwner): Promise<Cart | undefined> {
  return (await sql<Cart>`select ${SHOWN} from carts.cart c where c.tenant_id = ${OWN} and ${ownedBy(owner)}`.execute(trx)).rows[0]
}

/** Waits for whoever changes or orders it; its lines are read after that. */
export async function lock(trx: Db, owner: CartOwner): Promise<Cart | undefined> {
  const { rows: [row] } = await sql<{ id: string }>`select c.id from carts.cart c where c.tenant_id = ${OWN} and ${ownedBy(owner)} for update`.execute(trx)
  return row === undefined ? undefined : byId(trx, row.id)
}

/** The cart that is ordered, whatever became of it meanwhile; only for who owns it. */
export async function lockById(trx: Db, cartId: string, owner: CartOwner): Promise<Cart | undefined> {
  const owned = 'customer_id' in owner ? sql`c.customer_id = ${owner.customer_id}` : sql`c.token_hash = ${owner.token_hash} and c.customer_id is null`
  const { rows: [row] } = await sql<{ id: string }>`select c.id from carts.cart c where c.tenant_id = ${OWN} and c.id = ${cartId} and ${owned} for update`.execute(trx)
  return row === undefined ? undefined : byId(trx, row.id)
}

async function byId(trx: Db, id: string): Promise<Cart | undefined> {
  return (await sql<Cart>`select ${SHOWN} from carts.cart c where c.tenant_id = ${OWN} and c.id = ${id}`.execute(trx)).rows[0]
}

interface NewCart {
  tenant_id: string
  currency: string
  expires_at: Date
}

/** With its first line, in one statement. Undefined when a customer's other device was faster. */
export async function insertWithLine(trx: Db, owner: CartOwner, { tenant_id, currency, expires_at }: NewCart, line: StoredLine): Promise<Cart | undefined> {
  const token = 'token_hash' in owner ? owner.token_hash : null
  const customer = 'customer_id' in owner ? owner.customer_id : null
  const { rows: [row] } = await sql<{ cart_id: string }>`
    with made as (insert into carts.cart (tenant_id, token_hash, customer_id, currency, expires_at) values (${tenant_id}, ${token}, ${customer}::uuid, ${currency}, ${expires_at}) on conflict do nothing returning id)
    insert into carts.line (tenant_id, cart_id, sku_id, quantity, seen_minor, seen_currency) select ${tenant_id}, id, ${line.sku_id}::uuid, ${line.quantity}::int, ${line.seen_minor}::bigint, ${line.seen_currency} from made returning cart_id`.execute(trx)
  return row === undefined ? undefined : { cart_id: row.cart_id, customer_id: customer, currency, email: null, address: null, shipping_method_id: null, coupon_code: null, points: 0, state: 'open', order_id: null, lines: [line] }
}

/** Sets lines as they are given; the cart is locked by the caller. */
export async function saveLines(trx: Db, tenantId: string, cartId: string, lines: readonly StoredLine[]): Promise<void> {
  await sql`insert into carts.line (tenant_id, cart_id, sku_id, quantity, seen_minor, seen_currency)
    select ${tenantId}, ${cartId}, * from unnest(${lines.map((line) => line.sku_id)}::uuid[], ${lines.map((line) => line.quantity)}::int[], ${lines.map((line) => line.seen_minor)}::bigint[], ${lines.map((line) => line.seen_currency)}::text[])
    on conflict (tenant_id, cart_id, sku_id) do update set quantity = excluded.quantity, seen_minor = excluded.seen_minor, seen_currency = excluded.seen_currency`.execute(trx)
}

export async function removeLine(trx: Db, cartId: string, skuId: string): Promise<void> {
  await sql`delete from carts.line where tenant_id = ${OWN} and cart_id = ${cartId} and sku_id = ${skuId}`.execute(trx)
}

export async function extend(trx: Db, cartId: string, until: Date): Promise<void> {
  await sql`update carts.cart set expires_at = ${until} where tenant_id = ${OWN} and id = ${cartId}`.execute(trx)
}

export async function change(trx: Db, cartId: string, { currency, email, address, shipping_method_id, coupon_code, points }: CartChange, until: Date): Promise<void> {
  const set = (value: unknown) => value !== undefined
  await sql`update carts.cart set currency = coalesce(${currency ?? null}, currency), email = case when ${set(email)} then ${email ?? null} else email end,
      address = case when ${set(address)} then ${address ? JSON.stringify(address) : null}::jsonb else address end, shipping_method_id = case when ${set(shipping_method_id)} then ${shipping_method_id ?? null}::uuid else shipping_method_id end,
      coupon_code = case when ${set(coupon_code)} then ${coupon_code ?? null} else coupon_code end, points = coalesce(${points ?? null}::int, points), expires_at = ${until}
    where tenant_id = ${OWN} and id = ${cartId}`.execute(trx)
}

export async function end(trx: Db, cartId: string, { state, order_id }: { state: 'ordered' | 'merged'; order_id: string | null }): Promise<void> {
  await sql`update carts.cart set state = ${state}, order_id = ${order_id}::uuid where tenant_id = ${OWN} and id = ${cartId}`.execute(trx)
}

/** The guest's cart becomes the customer's: its secret opens it no more. */
export async function giveTo(trx: Db, cartId: string, customerId: string): Promise<void> {
  await sql`update carts.cart set customer_id = ${customerId}, token_hash = null where tenant_id = ${OWN} and id = ${cartId}`.execute(trx)
}

export async function remove(trx: Db, cartId: string): Promise<void> {
  await sql`delete from carts.cart where tenant_id = ${OWN} and id = ${cartId}`.execute(trx)
}

/** Across tenants. @returns how many, at most `limit` */
export async function removeExpired(systemDb: Db, now: Date, limit: number): Promise<number> {
  const { rows } = await sql`delete from carts.cart where (tenant_id, id) in (select tenant_id, id from carts.cart where state <> 'ordered' and expires_at <= ${now} limit ${limit}) and state <> 'ordered' returning id`.execute(systemDb)
  return rows.length
}

/** What a customer has in their cart, for who asks what is known of them. */
export async function readCustomer(trx: Db, { customer_id }: { customer_id: string }): Promise<unknown> {
  return (await sql`select ${SHOWN} from carts.cart c where c.tenant_id = ${OWN} and c.customer_id = ${customer_id}`.execute(trx)).rows
}

/** Carts that were ordered keep their tie to the order, and nothing of the person. */
export async function forgetCustomer(trx: Db, customerId: string): Promise<void> {
  await sql`delete from carts.cart where tenant_id = ${OWN} and customer_id = ${customerId} and state <> 'ordered'`.execute(trx)
  await sql`update carts.cart set email = null, address = null where tenant_id = ${OWN} and customer_id = ${customerId}`.execute(trx)
}

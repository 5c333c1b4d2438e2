import { sql } from 'kysely'
import { readCursor } from '#kernel/cursor'
import type { Db } from '#kernel/db'
import type { FullCart } from '#shop/carts'
import type { OrderState } from './order-states.ts'
import type { Order, OrderLine, OrderQuery, TimelineEntry } from './orders.schema.ts'

const OWN = sql`(select nullif(current_setting('app.tenant_id', true), '')::uuid)`

/** An order as its row and its lines are: what is read off them is left to the reader. */
export type OrderRow = Omit<Order, 'payment_status' | 'fulfilment_status' | 'return_status' | 'pieces' | 'pay_until'> & { tenant_id: string; token_hash: string; coupon_id: string | null; expires_at: Date; cart_id: string | null }

const LINES = sql`(select jsonb_agg(jsonb_build_object('line_id', l.id, 'sku_id', l.sku_id, 'product_id', l.product_id, 'sku', l.sku, 'name', l.name, 'option_text', l.option_text, 'image_id', l.image_id, 'quantity', l.quantity,
  'unit_minor', l.unit_minor, 'line_minor', l.line_minor, 'discount_minor', l.discount_minor, 'tax_minor', l.tax_minor, 'tax_rate', l.tax_rate, 'requires_shipping', l.requires_shipping, 'packed', l.packed, 'shipped', l.shipped, 'delivered', l.delivered, 'returned', l.returned) order by l.position)
  from orders.line l where l.tenant_id = o.tenant_id and l.order_id = o.id) as lines`
const SHOWN = sql`o.tenant_id, o.id as order_id, o.number, o.channel, o.cart_id, o.customer_id, o.email, o.token_hash, o.language, o.currency, o.state, o.subtotal_minor, o.discount_minor, o.shipping_minor, o.tax_minor, o.shipping_tax_minor, o.points, o.points_minor, o.total_minor,
  o.prices_include_tax, o.taxes, o.coupon_id, o.coupon_code, o.address, o.shipping, o.payment_method, o.authorized_minor, o.captured_minor, o.refunded_minor, o.refund_pending_minor, o.note, o.cancel_reason, o.placed_at, o.expires_at, o.confirmed_at, o.shipped_at, o.delivered_at, ${LINES}`

export async function find(trx: Db, id: string): Promise<OrderRow | undefined> {
  return (await sql<OrderRow>`select ${SHOWN} from orders."order" o where o.tenant_id = ${OWN} and o.id = ${id}`.execute(trx)).rows[0]
}

/** Every step of an order waits here for the step before. */
export async function lock(trx: Db, id: string): Promise<OrderRow | undefined> {
  const { rows } = await sql`select from orders."order" where tenant_id = ${OWN} and id = ${id} for update`.execute(trx)
  return rows.length === 0 ? undefined : find(trx, id)
}

export interface NewOrderRow {
  tenant_id: string
  order_id: string
  number: string
  token_hash: string
  customer_id: string | null
  email: string
  language: string
  payment_method: Order['payment_method']
  note: string | null
  expires_at: Date
  placed_at: Date
  /** Of the cart's lines, in their order. */
  line_ids: readonly string[]
}

/** With its lines, in one statement, as what it is when the transaction ends: to be paid. False when the number is taken. */
export async function insert(trx: Db, row: NewOrderRow, cart: FullCart): Promise<boolean> {
  const { lines } = cart
  const shipping = cart.shipping === null ? null : JSON.stringify({ method_id: cart.shipping.method_id, name: cart.shipping.name, carrier: cart.shipping_quote?.carrier ?? null })
  const { rows } = await sql`
    with made as (insert into orders."order" (tenant_id, id, number, token_hash, cart_id, customer_id, email, language, currency, state, subtotal_minor, discount_minor, shipping_minor, tax_minor, shipping_tax_minor, points, points_minor, total_minor,
        prices_include_tax, taxes, coupon_id, coupon_code, address, shipping, payment_method, note, expires_at, placed_at)
      values (${row.tenant_id}, ${row.order_id}, ${row.number}, ${row.token_hash}, ${cart.cart_id}::uuid, ${row.customer_id}::uuid, ${row.email}, ${row.language}, ${cart.currency}, 'payment_pending', ${cart.subtotal_minor}, ${cart.discount_minor}, ${cart.shipping_minor}, ${cart.tax_minor}, ${cart.tax_of_shipping_minor}, ${cart.points}, ${cart.points_minor}, ${cart.total_minor},
        ${cart.prices_include_tax}, ${JSON.stringify(cart.taxes)}::jsonb, ${cart.coupon_id}::uuid, ${cart.coupon_id === null ? null : cart.coupon_code}, ${cart.needs_shipping ? JSON.stringify(cart.address) : null}::jsonb, ${shipping}::jsonb, ${row.payment_method}, ${row.note}, ${row.expires_at}, ${row.placed_at})
      on conflict (tenant_id, number) do nothing returning id)
    insert into orders.line (tenant_id, order_id, id, position, sku_id, product_id, sku, name, option_text, image_id, quantity, unit_minor, line_minor, discount_minor, tax_minor, tax_rate, requires_shipping)
    select ${row.tenant_id}, made.id, l.* from made, unnest(${row.line_ids}::uuid[], ${lines.map((_, at) => at)}::smallint[], ${lines.map((line) => line.sku_id)}::uuid[], ${lines.map((line) => line.product_id)}::uuid[], ${lines.map((line) => line.sku)}::text[], ${lines.map((line) => line.name)}::text[],
      ${lines.map((line) => line.option_text)}::text[], ${lines.map((line) => line.image_id)}::uuid[], ${lines.map((line) => line.quantity)}::int[], ${lines.map((line) => line.unit_minor)}::bigint[], ${lines.map((line) => line.line_minor)}::bigint[], ${lines.map((line) => line.discount_minor)}::bigint[],
      ${lines.map((line) => line.tax_minor)}::bigint[], ${lines.map((line) => line.tax_rate)}::text[], ${lines.map((line) => line.requires_shipping)}::boolean[]) l
    returning id`.execute(trx)
  return rows.length > 0
}

/** Stamps the time that belongs to the state. */
export async function setState(trx: Db, id: string, { to, now, reason = null }: { to: OrderState; now: Date; reason?: string | null }): Promise<void> {
  await sql`update orders."order" set state = ${to}, cancel_reason = coalesce(${reason}, cancel_reason), confirmed_at = case when ${to} = 'confirmed' then coalesce(confirmed_at, ${now}) else confirmed_at end,
      shipped_at = case when ${to} = 'shipped' then ${now} else shipped_at end, delivered_at = case when ${to} = 'delivered' then ${now} else delivered_at end, closed_at = case when ${to} in ('cancelled', 'expired') then ${now} when ${to} = 'reserved' then null else closed_at end
    where tenant_id = ${OWN} and id = ${id}`.execute(trx)
}

export interface Money {
  authorized_minor: number
  captured_minor: number
  refunded_minor: number
  pending_refund_minor: number
}

export async function setMoney(trx: Db, id: string, money: Money, method: string | null): Promise<void> {
  await sql`update orders."order" set authorized_minor = ${money.authorized_minor}, captured_minor = ${money.captured_minor}, refunded_minor = ${money.refunded_minor}, refund_pending_minor = ${money.pending_refund_minor},
    payment_method = coalesce(${method}, payment_method) where tenant_id = ${OWN} and id = ${id}`.execute(trx)
}

export async function extendTime(trx: Db, id: string, until: Date): Promise<void> {
  await sql`update orders."order" set expires_at = greatest(expires_at, ${until}) where tenant_id = ${OWN} and id = ${id}`.execute(trx)
}

export async function setAddress(trx: Db, id: string, address: object): Promise<void> {
  await sql`update orders."order" set address = ${JSON.stringify(address)}::jsonb where tenant_id = ${OWN} and id = ${id}`.execute(trx)
}

type Count = 'packed' | 'shipped' | 'delivered' | 'returned'
/** Adds to a count of lines; the table refuses more than there are. */
export async function count(trx: Db, what: Count, lines: readonly { line_id: string; quantity: number }[], sign: 1 | -1 = 1): Promise<void> {
  await sql`update orders.line l set ${sql.ref(what)} = l.${sql.ref(what)} + ${sign}::int * g.quantity from unnest(${lines.map((line) => line.line_id)}::uuid[], ${lines.map((line) => line.quantity)}::int[]) g(line_id, quantity)
    where l.tenant_id = ${OWN} and l.id = g.line_id`.execute(trx)
}

export interface NewEntry {
  kind: string
  actor: TimelineEntry['actor']
  actor_id?: string | null
  detail?: Record<string, unknown>
}

export async function note(trx: Db, { tenant_id, order_id }: { tenant_id: string; order_id: string }, entries: readonly NewEntry[]): Promise<void> {
  await sql`insert into orders.event (tenant_id, order_id, kind, actor, actor_id, detail)
    select ${tenant_id}, ${order_id}, e.kind, e.actor, e.actor_id, e.detail::jsonb from unnest(${entries.map((entry) => entry.kind)}::text[], ${entries.map((entry) => entry.actor)}::text[], ${entries.map((entry) => entry.actor_id ?? null)}::uuid[], ${entries.map((entry) => JSON.stringify(entry.detail ?? {}))}::text[])
      with ordinality e(kind, actor, actor_id, detail, place) order by place`.execute(trx)
}

export async function listEntries(trx: Db, id: string): Promise<TimelineEntry[]> {
  return (await sql<TimelineEntry>`select at, kind, actor, actor_id, detail from orders.event where tenant_id = ${OWN} and order_id = ${id} order by id limit 500`.execute(trx)).rows
}

/** Newest first; one row more than the limit, where there is one. */
export async function list(trx: Db, query: OrderQuery): Promise<OrderRow[]> {
  const place = readCursor(query.cursor)
  const like = query.q === undefined ? null : `${query.q.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<OrderRow>`select ${SHOWN} from orders."order" o where o.tenant_id = ${OWN} and (${query.state ?? null}::text is null or o.state = ${query.state ?? null}) and (${query.customer_id ?? null}::uuid is null or o.customer_id = ${query.customer_id ?? null})
      and (${like}::text is null or lower(o.number) like ${like} or lower(o.email) like ${like}) and (${place?.at ?? null}::timestamptz is null or (o.placed_at, o.id) < (${place?.at ?? null}, ${place?.id ?? null}::uuid))
    order by o.placed_at desc, o.id desc limit ${query.limit + 1}`.execute(trx)
  return rows
}

/** Who did not pay in time. Across tenants. */
export async function listDue(systemDb: Db, now: Date, limit: number): Promise<{ tenant_id: string; order_id: string }[]> {
  return (await sql<{ tenant_id: string; order_id: string }>`select tenant_id, id as order_id from orders."order" where state in ('pending', 'reserved', 'payment_pending') and expires_at <= ${now} order by expires_at limit ${limit}`.execute(systemDb)).rows
}

/** The order by which a customer has a product, delivered ones first. */
export async function findBought(trx: Db, { customer_id, product_id }: { customer_id: string; product_id: string }): Promise<{ order_id: string; delivered_at: Date | null } | undefined> {
  const { rows } = await sql<{ order_id: string; delivered_at: Date | null }>`select o.id as order_id, o.delivered_at from orders.line l join orders."order" o on o.tenant_id = l.tenant_id and o.id = l.order_id
    where l.tenant_id = ${OWN} and l.product_id = ${product_id} and o.customer_id = ${customer_id} and o.state in ('confirmed', 'fulfilling', 'shipped', 'delivered') order by o.delivered_at nulls last limit 1`.execute(trx)
  return rows[0]
}

export type { OrderLine }

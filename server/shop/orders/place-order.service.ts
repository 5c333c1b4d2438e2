import { fingerprint } from '#kernel/crypto'
import { type Db, inTransaction } from '#kernel/db'
import { AppError, conflict } from '#kernel/errors'
import { publish } from '#kernel/events'
import { type CartRequest, closeCart, type FullCart, takeCart } from '#shop/carts'
import { redeemCoupon } from '#shop/coupons'
import { holdStock } from '#shop/inventory'
import { setPayable } from '#shop/payments'
import { spendPoints } from '#shop/points'
import { drawNumber } from './order-number.ts'
import { confirmOrder } from './confirm-order.service.ts'
import { orderCreated, orderReserved } from './orders.events.ts'
import * as orders from './orders.repository.ts'
import type { OrderRow } from './orders.repository.ts'
import type { NewOrder } from './orders.schema.ts'

const DRAWS = 5
/** The order's own clock ends it first, which knows of money in the air; the stock's clock is the net below. */
export const GRACE_MS = 10 * 60_000

interface Placing {
  cart: CartRequest
  order: NewOrder
  order_id: string
  /** What a guest will prove the order with. */
  token: string
  expires_at: Date
}

/**
 * Makes an order of a cart: the order, its coupon, its points and its stock in one transaction, or nothing of it; the stock
 * last, for its rows are those that others wait for. From here on events move it. Asked again for the same cart, also eight
 * times at once, it is the same order.
 * @returns with the order as it was just written; undefined where it has to be read
 * @throws AppError 409 `CART_CHANGED` (look at the cart again), `OUT_OF_STOCK`, `COUPON_USED_UP`, `NOT_ENOUGH_POINTS`; 422 where the cart cannot be ordered, with the field
 */
export function placeOrder(db: Db, placing: Placing): Promise<{ order_id: string; made: OrderRow | undefined }> {
  return inTransaction(db, async (trx) => {
    const { cart: req, order } = placing
    const taken = await takeCart(trx, req, order.cart_id)
    if (taken.ordered !== undefined) return { order_id: taken.ordered, made: undefined }
    const { cart } = taken
    checkCart(cart, order.hash)
    const made = await insertOrder(trx, placing, cart)
    await reserve(trx, placing, { cart, order: made })
    return { order_id: placing.order_id, made: made.total_minor > 0 ? made : undefined }
  })
}

function checkCart(cart: FullCart, hash: string): void {
  const [problem] = cart.problems
  const line = cart.lines.find((one) => one.problem !== null)
  if (line !== undefined) throw new AppError([409, line.problem === 'UNAVAILABLE' ? 'CART_CHANGED' : 'OUT_OF_STOCK'], `${line.name || 'Something'} cannot be bought like this any more`, { field: `items.${line.sku_id}` })
  if (problem !== undefined) throw new AppError([422, problem.code], 'The cart cannot be ordered yet', { field: problem.field })
  if (cart.hash !== hash) throw new AppError([409, 'CART_CHANGED'], 'A price, the tax or the cost of sending changed: look at the cart again', { field: 'hash' })
}

async function insertOrder(trx: Db, { cart: req, order, order_id, token, expires_at }: Placing, cart: FullCart): Promise<OrderRow> {
  const { tenant_id, customer_id, store } = req.shopper
  const row = {
    tenant_id, order_id, token_hash: fingerprint(token), customer_id, email: cart.email ?? '', language: order.language ?? store.languages[0] ?? 'en', payment_method: order.payment_method ?? null, note: order.note ?? null,
    expires_at, placed_at: req.now, line_ids: cart.lines.map(() => crypto.randomUUID() as string),
  }
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const number = drawNumber(store.order_prefix, req.now)
    if (!(await orders.insert(trx, { ...row, number }, cart))) continue
    await setPayable(trx, { tenant_id, order_id, order_number: number, amount_minor: cart.total_minor, currency: cart.currency, customer_id, email: row.email, token_hash: row.token_hash, is_open: cart.total_minor > 0 })
    await closeCart(trx, order.cart_id, order_id)
    await publish(trx, orderCreated, { key: order_id, payload: { order_id, number, customer_id, total_minor: cart.total_minor, currency: cart.currency } })
    return asStored({ ...row, number }, cart)
  }
  throw conflict('NO_NUMBER', 'No number is free for this order: try again')
}

/** The order as it has just been written, without reading it again. */
function asStored({ line_ids, ...row }: orders.NewOrderRow, cart: FullCart): OrderRow {
  const { method_id = '', name = '' } = cart.shipping ?? {}
  return {
    ...row, channel: 'shop', cart_id: cart.cart_id, state: 'payment_pending', currency: cart.currency, subtotal_minor: cart.subtotal_minor, discount_minor: cart.discount_minor, shipping_minor: cart.shipping_minor, tax_minor: cart.tax_minor, shipping_tax_minor: cart.tax_of_shipping_minor,
    points: cart.points, points_minor: cart.points_minor, total_minor: cart.total_minor, prices_include_tax: cart.prices_include_tax, taxes: cart.taxes, coupon_id: cart.coupon_id, coupon_code: cart.coupon_id === null ? null : cart.coupon_code,
    address: cart.needs_shipping ? cart.address : null, shipping: cart.shipping === null ? null : { method_id, name, carrier: cart.shipping_quote?.carrier ?? null }, authorized_minor: 0, captured_minor: 0, refunded_minor: 0, refund_pending_minor: 0,
    cancel_reason: null, confirmed_at: null, shipped_at: null, delivered_at: null,
    lines: cart.lines.map(({ sku_id, product_id, sku, name: called, option_text, image_id, quantity, unit_minor, line_minor, discount_minor, tax_minor, tax_rate, requires_shipping }, at) => ({
      line_id: line_ids[at] ?? '', sku_id, product_id: product_id ?? '', sku, name: called, option_text, image_id, quantity, unit_minor, line_minor, discount_minor, tax_minor, tax_rate, requires_shipping, packed: 0, shipped: 0, delivered: 0, returned: 0,
    })),
  }
}

/** What makes it `payment_pending`, pending and reserved on the way; an order that costs nothing is confirmed at once. */
async function reserve(trx: Db, { cart: req, order_id, expires_at }: Placing, { cart, order }: { cart: FullCart; order: OrderRow }): Promise<void> {
  const { tenant_id, customer_id } = req.shopper
  if (cart.coupon_id !== null) await redeemCoupon(trx, { tenant_id, order_id, coupon_id: cart.coupon_id, customer: { customer_id, email: cart.email ?? '' } })
  if (customer_id !== null && cart.points > 0) await spendPoints(trx, { tenant_id, customer_id, order_id, amount: cart.points })
  await orders.note(trx, { tenant_id, order_id }, steps(customer_id))
  await publish(trx, orderReserved, { key: order_id, payload: { order_id } })
  await holdStock(trx, { tenant_id, owner_id: order_id, lines: cart.lines, expires_at: new Date(expires_at.getTime() + GRACE_MS) })
  if (cart.total_minor === 0) await confirmOrder(trx, order, req.now)
}

const steps = (customer_id: string | null): orders.NewEntry[] => [{ kind: 'placed', actor: 'customer', actor_id: customer_id }, { kind: 'reserved', actor: 'system' }]

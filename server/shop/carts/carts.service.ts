import { createHash, randomBytes } from 'node:crypto'
import type { Db } from '#kernel/db'
import { AppError, refused } from '#kernel/errors'
import type { Shopper } from '#kernel/shopper'
import { describeSkus, type SkuForSale } from '#shop/catalog'
import * as carts from './carts.repository.ts'
import type { CartOwner } from './carts.repository.ts'
import { type Cart, type CartChange, type FullCart, MAX_LINES, MAX_QUANTITY } from './carts.schema.ts'
import { type Pricing, priceCart } from './price-cart.service.ts'

/** A request for a cart: who, in which store, and what holds there. */
export interface CartRequest {
  shopper: Shopper
  /** A guest's secret, where the request holds one. */
  token: string | undefined
  /** The currency a new cart is in. */
  currency: string
  point_minor: number
  expires_at: Date
  now: Date
}

export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()

const pricingOf = ({ shopper, point_minor, now }: CartRequest, known?: ReadonlyMap<string, SkuForSale>): Pricing => ({ store: shopper.store, point_minor, now, ...(known ? { known } : {}) })

/** @returns undefined where a guest has no secret yet */
const ownerOf = ({ shopper, token }: CartRequest): CartOwner | undefined =>
  shopper.customer_id === null ? (token === undefined ? undefined : { token_hash: hashToken(token) }) : { customer_id: shopper.customer_id }

/** The open cart, locked. What a guest gathered becomes the customer's as soon as both are known. */
async function openCart(trx: Db, req: CartRequest): Promise<Cart | undefined> {
  await mergeGuestCart(trx, req)
  const owner = ownerOf(req)
  const cart = owner && (await carts.lock(trx, owner))
  return cart?.state === 'open' ? cart : undefined
}

/**
 * The rules of the merge: of a SKU in both, the quantities are summed (at most {@link MAX_QUANTITY}) at the price last seen;
 * the customer's own choices (currency, address, coupon) win, the guest's fill what is empty. A second tab that merges the
 * same cart finds nothing left. Beyond {@link MAX_LINES} SKUs, the guest's latest are left out.
 */
async function mergeGuestCart(trx: Db, { shopper: { customer_id: customerId, tenant_id: tenantId }, token, expires_at }: CartRequest): Promise<void> {
  if (customerId === null || token === undefined) return
  const guest = await carts.lock(trx, { token_hash: hashToken(token) })
  if (guest === undefined || guest.state !== 'open') return
  const own = await carts.lock(trx, { customer_id: customerId })
  if (own === undefined) return carts.giveTo(trx, guest.cart_id, customerId)
  const known = new Map(own.lines.map((line) => [line.sku_id, line]))
  const merged = guest.lines.map((line) => ({ ...line, quantity: Math.min(MAX_QUANTITY, line.quantity + (known.get(line.sku_id)?.quantity ?? 0)) }))
  const room = MAX_LINES - own.lines.length
  const added = merged.filter((line) => !known.has(line.sku_id)).slice(0, room)
  await carts.saveLines(trx, tenantId, own.cart_id, [...merged.filter((line) => known.has(line.sku_id)), ...added])
  await carts.change(trx, own.cart_id, { ...(own.address === null && guest.address !== null ? { address: guest.address } : {}), ...(own.coupon_code === null && guest.coupon_code !== null ? { coupon_code: guest.coupon_code } : {}), ...(own.email === null && guest.email !== null ? { email: guest.email } : {}) }, expires_at)
  await carts.end(trx, guest.cart_id, { state: 'merged', order_id: null })
}

/** What the cart comes to now; an empty one where there is none. */
export async function readCart(trx: Db, req: CartRequest): Promise<FullCart> {
  await mergeGuestCart(trx, req)
  const owner = ownerOf(req)
  const cart = owner && (await carts.find(trx, owner))
  return cart?.state === 'open' ? priceCart(trx, cart, pricingOf(req)) : emptyCart(req)
}

const emptyCart = ({ shopper, currency }: CartRequest): FullCart => ({
  cart_id: null, currency, email: null, address: null, lines: [], subtotal_minor: 0, discount_minor: 0, coupon_code: null, coupon_id: null, shipping: null, shipping_quote: null, shipping_minor: 0, tax_minor: 0, tax_of_shipping_minor: 0,
  prices_include_tax: shopper.store.prices_include_tax, taxes: [], points: 0, points_minor: 0, total_minor: 0, needs_shipping: false, weight_g: 0, problems: [{ code: 'CART_EMPTY', field: 'items' }], hash: '',
})

/**
 * Puts pieces of a SKU into the cart, on top of what lies there.
 * @returns with the secret that names the cart, where it was made for a guest
 * @throws AppError 422 when the SKU is not for sale here or the cart is full
 */
export async function addItem(trx: Db, req: CartRequest, { sku_id, quantity }: { sku_id: string; quantity: number }): Promise<{ cart: FullCart; cart_token?: string }> {
  const cart = await openCart(trx, req)
  const currency = cart?.currency ?? req.currency
  const skus = await describeSkus(trx, { sku_ids: [sku_id], currency, channel: 'shop', now: req.now })
  const sku = skus.get(sku_id)
  if (sku === undefined || !sku.is_for_sale) throw refused('NOT_FOR_SALE', 'This cannot be bought here at the moment', 'sku_id')
  const line = { sku_id, quantity, seen_minor: sku.price_minor, seen_currency: currency }
  if (cart === undefined) return newCart(trx, req, { line, skus })
  const known = cart.lines.find((one) => one.sku_id === sku_id)
  if (known === undefined && cart.lines.length >= MAX_LINES) throw refused('CART_FULL', `A cart holds ${MAX_LINES} different things`, 'sku_id')
  const after = { ...line, quantity: Math.min(MAX_QUANTITY, quantity + (known?.quantity ?? 0)) }
  await carts.saveLines(trx, req.shopper.tenant_id, cart.cart_id, [after])
  await carts.extend(trx, cart.cart_id, req.expires_at)
  const lines = known === undefined ? [...cart.lines, after] : cart.lines.map((one) => (one.sku_id === sku_id ? after : one))
  return { cart: await priceCart(trx, { ...cart, lines }, pricingOf(req, skus)) }
}

async function newCart(trx: Db, req: CartRequest, { line, skus }: { line: Cart['lines'][number]; skus: ReadonlyMap<string, SkuForSale> }): Promise<{ cart: FullCart; cart_token?: string }> {
  const { tenant_id, customer_id } = req.shopper
  const cart_token = customer_id === null ? randomBytes(24).toString('base64url') : undefined
  const owner: CartOwner = customer_id === null ? { token_hash: hashToken(cart_token ?? '') } : { customer_id }
  const made = await carts.insertWithLine(trx, owner, { tenant_id, currency: req.currency, expires_at: req.expires_at }, line)
  if (made === undefined) throw new AppError([409, 'CART_BUSY'], 'Another window of yours just made the cart: try again', { retryAfter: 1 })
  return { cart: await priceCart(trx, made, pricingOf(req, skus)), ...(cart_token === undefined ? {} : { cart_token }) }
}

/** @throws AppError 404 when the cart holds no such SKU */
export async function setItem(trx: Db, req: CartRequest, { sku_id, quantity }: { sku_id: string; quantity: number }): Promise<FullCart> {
  const cart = await openCart(trx, req)
  const known = cart?.lines.find((line) => line.sku_id === sku_id)
  if (cart === undefined || known === undefined) throw new AppError([404, 'NOT_IN_CART'], 'This is not in the cart', { field: 'sku_id' })
  if (quantity === 0) await carts.removeLine(trx, cart.cart_id, sku_id)
  const skus = await describeSkus(trx, { sku_ids: [sku_id], currency: cart.currency, channel: 'shop', now: req.now })
  const after = { ...known, quantity, seen_minor: skus.get(sku_id)?.price_minor ?? known.seen_minor, seen_currency: cart.currency }
  if (quantity > 0) await carts.saveLines(trx, req.shopper.tenant_id, cart.cart_id, [after])
  await carts.extend(trx, cart.cart_id, req.expires_at)
  const lines = cart.lines.flatMap((line) => (line.sku_id !== sku_id ? [line] : quantity === 0 ? [] : [after]))
  return priceCart(trx, { ...cart, lines }, pricingOf(req))
}

/** @throws AppError 404 without a cart, 422 for a currency that the store does not sell in */
export async function changeCart(trx: Db, req: CartRequest, change: CartChange): Promise<FullCart> {
  const cart = await openCart(trx, req)
  if (cart === undefined) throw new AppError([404, 'CART_EMPTY'], 'Put something into the cart first')
  if (change.currency !== undefined && !req.shopper.store.currencies.includes(change.currency)) throw refused('CURRENCY_NOT_SOLD', 'The store does not sell in this currency', 'currency')
  await carts.change(trx, cart.cart_id, change, req.expires_at)
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  return priceCart(trx, { ...cart, ...given }, pricingOf(req))
}

/** Nothing to empty: nothing done. */
export async function emptyTheCart(trx: Db, req: CartRequest): Promise<void> {
  const cart = await openCart(trx, req)
  if (cart !== undefined) await carts.remove(trx, cart.cart_id)
}

/**
 * The cart that is ordered, locked and priced; or the order that was made of it before.
 * @throws AppError 404 `CART_EMPTY`
 */
export async function takeCart(trx: Db, req: CartRequest, cartId: string): Promise<{ cart: FullCart; ordered: undefined } | { ordered: string }> {
  await mergeGuestCart(trx, req)
  const owner = ownerOf(req)
  const cart = owner && (await carts.lockById(trx, cartId, owner))
  if (cart?.order_id != null) return { ordered: cart.order_id }
  if (cart === undefined || cart.state !== 'open') throw new AppError([404, 'CART_EMPTY'], 'There is no such cart', { field: 'cart_id' })
  return { cart: await priceCart(trx, cart, pricingOf(req)), ordered: undefined }
}

/** The cart has become an order: it cannot become another. */
export const closeCart = (trx: Db, cartId: string, orderId: string): Promise<void> => carts.end(trx, cartId, { state: 'ordered', order_id: orderId })

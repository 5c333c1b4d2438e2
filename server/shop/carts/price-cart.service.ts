import { createHash } from 'node:crypto'
import type { Db } from '#kernel/db'
import { allocate } from '#kernel/money'
import type { StoreOf } from '#kernel/shopper'
import { describeSkus, type SkuForSale } from '#shop/catalog'
import { couponWorth, findCoupon } from '#shop/coupons'
import { availableOf, type Stock } from '#shop/inventory'
import { balanceOf } from '#shop/points'
import { type Quote, quoteShipping } from '#shop/shipping'
import { listTaxRatesAt, taxLines } from '#shop/tax'
import type { Cart, FullCart, PricedLine, StoredLine } from './carts.schema.ts'

export interface Pricing {
  store: Pick<StoreOf, 'country' | 'prices_include_tax'>
  /** What one point is worth, in minor units. */
  point_minor: number
  now: Date
  /** SKUs that were described a moment ago in this transaction. */
  known?: ReadonlyMap<string, SkuForSale>
}
type Problem = FullCart['problems'][number]

/** The lines as they stand now: prices and stock of this moment, and what they were when they were put in. */
async function currentLines(trx: Db, cart: Cart, { now, known }: Pricing) {
  const ids = cart.lines.map((line) => line.sku_id)
  const skus = known !== undefined && ids.every((id) => known.has(id)) ? known : await describeSkus(trx, { sku_ids: ids, currency: cart.currency, channel: 'shop', now })
  const stock = await availableOf(trx, ids)
  return cart.lines.map((line) => ({ line: lineOf(line, skus.get(line.sku_id), stock.get(line.sku_id), cart.currency), sku: skus.get(line.sku_id) }))
}

function lineOf({ sku_id, quantity, seen_minor, seen_currency }: StoredLine, sku: SkuForSale | undefined, stock: Stock | undefined, currency: string): PricedLine {
  const isForSale = sku?.is_for_sale === true
  const unit_minor = isForSale ? sku.price_minor : 0
  const available = stock?.is_tracked === false ? null : Math.max(0, stock?.available ?? 0)
  const problem = !isForSale ? 'UNAVAILABLE' : available === 0 ? 'SOLD_OUT' : available !== null && available < quantity ? 'TOO_FEW' : null
  return {
    sku_id, product_id: sku?.product_id ?? null, sku: sku?.sku ?? '', name: sku?.product_name ?? '', option_text: sku?.option_text ?? '', slug: sku?.slug ?? null, image_id: sku?.image_id ?? null,
    quantity, unit_minor, list_minor: sku?.list_minor ?? null, was_minor: isForSale && seen_currency === currency && seen_minor !== unit_minor ? seen_minor : null,
    line_minor: unit_minor * quantity, discount_minor: 0, tax_minor: 0, tax_rate: '0', requires_shipping: sku?.requires_shipping ?? false, available, problem,
  }
}

/**
 * What a cart comes to now: goods − coupon + sending (+ tax, where prices are without) − points. The coupon is dealt over the
 * lines by what they cost, tax is computed on what is left of each, points pay like money. What cannot be bought costs
 * nothing and stands among the problems.
 */
export async function priceCart(trx: Db, cart: Cart, pricing: Pricing): Promise<FullCart> {
  const { store, now } = pricing
  const priced = await currentLines(trx, cart, pricing)
  const subtotal_minor = sum(priced.map(({ line }) => line.line_minor))
  const problems: Problem[] = problemsOf(cart, priced.map(({ line }) => line))

  const coupon = cart.coupon_code === null ? undefined : await findCoupon(trx, cart.coupon_code)
  const worth = cart.coupon_code === null ? undefined : couponWorth(coupon, { subtotal_minor, currency: cart.currency, now })
  if (worth !== undefined && 'problem' in worth) problems.push({ code: worth.problem, field: 'coupon_code' })
  const { discount_minor, is_shipping_free } = worth === undefined || 'problem' in worth ? { discount_minor: 0, is_shipping_free: false } : worth
  for (const [at, part] of allocate(discount_minor, priced.map(({ line }) => line.line_minor)).entries()) {
    const found = priced[at]
    if (found !== undefined) found.line.discount_minor = part
  }

  const sent = priced.filter(({ sku, line }) => sku?.requires_shipping === true && line.problem !== 'UNAVAILABLE')
  const weight_g = sum(sent.map(({ sku, line }) => (sku?.weight_g ?? 0) * line.quantity))
  const quote = sent.length === 0 ? null : await chosenQuote(trx, cart, { weight_g, subtotal_minor: subtotal_minor - discount_minor }, problems)
  const shipping_minor = is_shipping_free ? 0 : (quote?.price_minor ?? 0)

  const at = cart.address ?? (store.prices_include_tax ? { country: store.country, region: null } : undefined)
  const rates = at === undefined ? [] : await listTaxRatesAt(trx, at)
  const taxed = taxLines({
    lines: priced.map(({ line, sku }) => ({ amount_minor: line.line_minor - line.discount_minor, category: sku?.tax_category ?? 'standard' })), shipping_minor, rates, includesTax: store.prices_include_tax,
  })
  const lines = priced.map(({ line }, index) => ({ ...line, tax_minor: taxed.lines[index]?.tax_minor ?? 0, tax_rate: taxed.lines[index]?.rate ?? '0' }))
  const tax_minor = sum(lines.map((line) => line.tax_minor)) + taxed.shipping_tax_minor
  const before = subtotal_minor - discount_minor + shipping_minor + (store.prices_include_tax ? 0 : tax_minor)
  const { points, points_minor } = await pointsOf(trx, cart, { before, point_minor: pricing.point_minor }, problems)

  const whole = {
    cart_id: cart.cart_id, currency: cart.currency, email: cart.email, address: cart.address, lines, subtotal_minor, discount_minor, coupon_code: cart.coupon_code, coupon_id: discount_minor > 0 || is_shipping_free ? (coupon?.coupon_id ?? null) : null,
    shipping: quote === null ? null : { method_id: quote.method_id, name: quote.name, price_minor: shipping_minor }, shipping_quote: quote, shipping_minor, tax_minor, tax_of_shipping_minor: taxed.shipping_tax_minor,
    prices_include_tax: store.prices_include_tax, taxes: taxed.shares, points, points_minor, total_minor: before - points_minor, needs_shipping: sent.length > 0, weight_g, problems,
  }
  return { ...whole, hash: hashOf(whole) }
}

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0)

function problemsOf(cart: Cart, lines: readonly PricedLine[]): Problem[] {
  const problems: Problem[] = lines.filter((line) => line.problem !== null).map((line) => ({ code: 'LINE_PROBLEM', field: `items.${line.sku_id}` }))
  if (lines.length === 0) problems.push({ code: 'CART_EMPTY', field: 'items' })
  if (cart.email === null) problems.push({ code: 'EMAIL_MISSING', field: 'email' })
  return problems
}

async function chosenQuote(trx: Db, cart: Cart, goods: { weight_g: number; subtotal_minor: number }, problems: Problem[]): Promise<Quote | null> {
  if (cart.address === null) {
    problems.push({ code: 'ADDRESS_MISSING', field: 'address' })
    return null
  }
  const quotes = await quoteShipping(trx, { country: cart.address.country, currency: cart.currency, ...goods })
  const chosen = quotes.find((quote) => quote.method_id === cart.shipping_method_id)
  if (chosen === undefined) problems.push(quotes.length === 0 ? { code: 'NOT_SENT_THERE', field: 'address' } : { code: 'SHIPPING_MISSING', field: 'shipping_method_id' })
  return chosen ?? null
}

/** No more points than the balance and the total: a point is never lost in rounding. */
async function pointsOf(trx: Db, cart: Cart, { before, point_minor }: { before: number; point_minor: number }, problems: Problem[]) {
  if (cart.points === 0) return { points: 0, points_minor: 0 }
  if (cart.customer_id === null) {
    problems.push({ code: 'SIGN_IN_FOR_POINTS', field: 'points' })
    return { points: 0, points_minor: 0 }
  }
  if ((await balanceOf(trx, cart.customer_id)) < cart.points) problems.push({ code: 'NOT_ENOUGH_POINTS', field: 'points' })
  const points = Math.min(cart.points, Math.floor(before / point_minor))
  return { points, points_minor: points * point_minor }
}

/** Of everything that a shopper agrees to by ordering. */
function hashOf(cart: Omit<FullCart, 'hash'>): string {
  const { currency, lines, discount_minor, shipping, tax_minor, points_minor, total_minor, address } = cart
  const agreed = [currency, lines.map((line) => [line.sku_id, line.quantity, line.unit_minor, line.discount_minor, line.tax_minor]), discount_minor, shipping, tax_minor, points_minor, total_minor, address === null ? null : Object.entries(address).toSorted(([a], [b]) => (a < b ? -1 : 1))] // the database keeps its keys in another order
  return createHash('sha256').update(JSON.stringify(agreed)).digest('base64url').slice(0, 22)
}

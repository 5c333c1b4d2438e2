import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { publicUrl } from '#kernel/config'
import { withTenant } from '#kernel/db'
import { invalid } from '#kernel/errors'
import type { App } from '#kernel/http'
import type { Services } from '#kernel/services'
import { readSetting } from '#kernel/settings'
import { data, list } from '#kernel/shapes'
import { pointsWorth } from '#shop/points'
import { Quote, quoteShipping } from '#shop/shipping'
import { keepDays } from './carts.settings.ts'
import { AddItem, CartAnswer, CartChange, PricedCart, SetItem } from './carts.schema.ts'
import { addItem, type CartRequest, changeCart, emptyTheCart, readCart, setItem } from './carts.service.ts'

const DAY_MS = 86_400_000
const COOKIE = 'tw_cart'
const TOKEN = /^[\w-]{32}$/
const tags = ['shop']
const SkuParams = z.object({ sku_id: z.uuid() })
const CurrencyQuery = z.object({ currency: z.string().toUpperCase().length(3).optional() })

/** What a request says of its cart: the header wins over the cookie. */
export async function cartRequestOf(services: Services, req: FastifyRequest, now: Date, currency?: string): Promise<CartRequest> {
  const { shopper } = req
  const named = req.headers['x-cart'] ?? req.cookies[COOKIE]
  const token = typeof named === 'string' && TOKEN.test(named) ? named : undefined
  if (currency !== undefined && !shopper.store.currencies.includes(currency)) throw invalid('currency', 'The store does not sell in this currency')
  const days = await readSetting(services, keepDays, shopper.tenant_id)
  const point_minor = await readSetting(services, pointsWorth, shopper.tenant_id)
  return { shopper, token, currency: currency ?? shopper.store.currency, point_minor, expires_at: new Date(now.getTime() + days * DAY_MS), now }
}

export function cartRoutes(app: App) {
  const inCart = async <T>(req: FastifyRequest, work: (trx: CartRequest & { trx: Parameters<Parameters<typeof withTenant>[2]>[0] }) => Promise<T>, currency?: string): Promise<T> => {
    const asked = await cartRequestOf(app.services, req, new Date(), currency)
    return withTenant(app.db, asked.shopper.tenant_id, (trx) => work({ ...asked, trx }))
  }
  const keep = (reply: FastifyReply, token: string | undefined) => {
    if (token !== undefined) reply.setCookie(COOKIE, token, { httpOnly: true, sameSite: 'lax', secure: publicUrl(app.services.config).startsWith('https:'), path: '/', maxAge: 365 * 86_400 })
    return reply.header('Cache-Control', 'private, no-store')
  }

  app.get('/shop/cart', { config: { access: 'shop' }, schema: { tags, summary: 'The cart, at the prices and the stock of now', querystring: CurrencyQuery, response: { 200: data(PricedCart) } } },
    async (req, reply) => keep(reply, undefined).send({ data: await inCart(req, ({ trx, ...asked }) => readCart(trx, asked), req.query.currency) }))

  app.put('/shop/cart', { config: { access: 'shop' }, schema: { tags, summary: 'Address, e-mail, way of sending, coupon, points, currency', body: CartChange, response: { 200: data(PricedCart) } } },
    async (req, reply) => keep(reply, undefined).send({ data: await inCart(req, ({ trx, ...asked }) => changeCart(trx, asked, req.body)) }))

  app.delete('/shop/cart', { config: { access: 'shop' }, schema: { tags, summary: 'Empty the cart', response: { 204: z.null() } } }, async (req, reply) => {
    await inCart(req, ({ trx, ...asked }) => emptyTheCart(trx, asked))
    return reply.code(204).send(null)
  })

  app.post('/shop/cart/items', { config: { access: 'shop', idempotent: true }, schema: { tags, summary: 'Put something into the cart; a guest gets the secret that names it', querystring: CurrencyQuery, body: AddItem, response: { 201: CartAnswer } } }, async (req, reply) => {
    const { cart, cart_token } = await inCart(req, ({ trx, ...asked }) => addItem(trx, asked, req.body), req.query.currency)
    return keep(reply, cart_token).code(201).send({ data: cart, ...(cart_token === undefined ? {} : { cart_token }) })
  })

  app.put('/shop/cart/items/:sku_id', { config: { access: 'shop' }, schema: { tags, summary: 'So many of it; 0 takes it out', params: SkuParams, body: SetItem, response: { 200: data(PricedCart) } } },
    async (req, reply) => keep(reply, undefined).send({ data: await inCart(req, ({ trx, ...asked }) => setItem(trx, asked, { sku_id: req.params.sku_id, quantity: req.body.quantity })) }))

  app.delete('/shop/cart/items/:sku_id', { config: { access: 'shop' }, schema: { tags, summary: 'Take it out of the cart', params: SkuParams, response: { 200: data(PricedCart) } } },
    async (req, reply) => keep(reply, undefined).send({ data: await inCart(req, ({ trx, ...asked }) => setItem(trx, asked, { sku_id: req.params.sku_id, quantity: 0 })) }))

  app.get('/shop/cart/shipping-methods', { config: { access: 'shop' }, schema: { tags, summary: 'How it can be sent to the cart’s address, and what each costs', response: { 200: list(Quote) } } }, async (req, reply) => {
    const quotes = await inCart(req, async ({ trx, ...asked }) => {
      const cart = await readCart(trx, asked)
      return cart.address === null || !cart.needs_shipping ? [] : quoteShipping(trx, { country: cart.address.country, currency: cart.currency, weight_g: cart.weight_g, subtotal_minor: cart.subtotal_minor - cart.discount_minor })
    })
    return keep(reply, undefined).send({ data: quotes })
  })
}

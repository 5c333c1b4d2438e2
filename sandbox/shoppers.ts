import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { seeded } from './random.ts'

/** Between two things that somebody does, on average: a few a minute. */
const PAUSE_MS = 12_000
const TIMEOUT_MS = 20_000
const WORDS = ['headphones', 'mug', 'desk lamp', 'jacket', 'tent', 'notebook', 'backpack', '耳機', '保温杯']
const PEOPLE = ['Ana Bell', 'Jonas Weber', 'Mei Lin', 'Sam Okafor', 'Carla Rossi', 'Yuki Tanaka']
const CARD = 'pm_card_visa'
const ADDRESS = { line1: '1 Main St', city: 'Springfield', region: 'IL', postcode: '62701', country: 'US' }

const Cards = z.object({ data: z.array(z.object({ product_id: z.string(), slug: z.string() })) })
const Offer = z.object({ data: z.object({ product_id: z.string(), skus: z.array(z.object({ sku_id: z.string(), in_stock: z.boolean() })) }) })
const Cart = z.object({ data: z.object({ cart_id: z.string(), hash: z.string() }), cart_token: z.string().optional() })
const Quotes = z.object({ data: z.array(z.object({ method_id: z.string() })) })
const Placed = z.object({ data: z.object({ order_id: z.string() }), order_token: z.string() })
const Payment = z.object({ data: z.object({ next_action: z.object({ url: z.string().nullish() }).nullable() }) })

interface Options {
  /** Of the installation, without a path. */
  url: string
  /** The store's code. */
  store: string
  seed: number
  /** Waits between two actions; a property: it is handed around. */
  pause: (random: () => number) => Promise<void>
}

export interface Visit {
  /** What was looked at. */
  product_ids: string[]
  order_id: string | undefined
  method: 'cod' | 'stripe' | undefined
}

/** Shoppers of a store over its HTTP API, one after the other. The same seed does the same where the shop answers the same. */
export function createShoppers({ url, store, seed, pause }: Options) {
  const random = seeded(seed)
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)]

  async function ask<T extends z.ZodType>(shape: T, path: string, { method = 'GET', headers = {}, body }: { method?: 'GET' | 'POST' | 'PUT'; headers?: Record<string, string>; body?: object } = {}): Promise<z.output<T>> {
    const answer = await fetch(`${url}/api/v1/shop${path}`, {
      method, signal: AbortSignal.timeout(TIMEOUT_MS), headers: { 'x-store': store, ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`)
    return shape.parse(await answer.json())
  }

  /** Somebody looks around, and may fill a cart and buy it. @param wish how it ends; undefined: as chance has it */
  async function visit(wish?: 'look' | 'cart' | 'cod' | 'stripe'): Promise<Visit> {
    const chance = random()
    const end = wish ?? (chance < 0.5 ? 'look' : chance < 0.7 ? 'cart' : chance < 0.8 ? 'cod' : 'stripe')
    const visitor = uuidOf(random)
    const tell = (kind: string, product_id: string) => ask(z.unknown(), '/events', { method: 'POST', body: { visitor, consent: true, events: [{ id: uuidOf(random), kind, product_id }] } })
    const has = random() < 0.5 ? await ask(Cards, `/search?q=${encodeURIComponent(pick(WORDS) ?? '')}&in_stock=true`) : undefined
    const cards = has !== undefined && has.data.length > 0 ? has : await ask(Cards, '/products?limit=60&in_stock=true')
    const seen: z.output<typeof Offer>['data'][] = []
    for (let looks = 1 + Math.floor(random() * 4); looks > 0; looks--) {
      const card = pick(cards.data)
      if (card === undefined) return { product_ids: [], order_id: undefined, method: undefined }
      await pause(random)
      seen.push((await ask(Offer, `/products/${card.slug}`)).data)
      await tell(has === undefined ? 'view' : 'search_click', card.product_id)
      const next = pick((await ask(Cards, `/recommendations?kind=similar&product_id=${card.product_id}`)).data)
      if (next !== undefined && random() < 0.5) cards.data.push(next)
    }
    const product_ids = seen.map(({ product_id }) => product_id)
    const wanted = seen.flatMap(({ product_id, skus }) => skus.filter(({ in_stock }) => in_stock).slice(0, 1).map(({ sku_id }) => ({ product_id, sku_id }))).slice(0, 1 + Math.floor(random() * 3))
    if (end === 'look' || wanted.length === 0) return { product_ids, order_id: undefined, method: undefined }
    let secret: Record<string, string> = {}
    for (const { product_id, sku_id } of wanted) {
      await pause(random)
      const { cart_token } = await ask(Cart, '/cart/items', { method: 'POST', headers: secret, body: { sku_id, quantity: 1 } })
      if (cart_token !== undefined) secret = { 'x-cart': cart_token }
      await tell('cart', product_id)
    }
    if (end === 'cart') return { product_ids, order_id: undefined, method: undefined }
    await pause(random)
    return { product_ids, order_id: await buy(secret, end), method: end }
  }

  async function buy(secret: Record<string, string>, method: 'cod' | 'stripe'): Promise<string> {
    const name = pick(PEOPLE) ?? ''
    const put = (body: object) => ask(Cart, '/cart', { method: 'PUT', headers: secret, body })
    await put({ email: `${name.toLowerCase().replace(' ', '.')}@shopper.example`, address: { name, ...ADDRESS } })
    const quotes = await ask(Quotes, '/cart/shipping-methods', { headers: secret })
    const { data } = await put({ shipping_method_id: quotes.data[0]?.method_id ?? null })
    const placed = await ask(Placed, '/orders', { method: 'POST', headers: secret, body: { cart_id: data.cart_id, hash: data.hash } })
    const { order_id } = placed.data
    const payment = await ask(Payment, '/payments', { method: 'POST', headers: { 'x-order-token': placed.order_token }, body: { order_id, method, return_url: url } })
    const page = payment.data.next_action?.url
    // The page of the sandbox, where a person chooses a test card; its answer leads back to the shop.
    if (typeof page === 'string') await fetch(page, { method: 'POST', redirect: 'manual', body: new URLSearchParams([...new URL(page).searchParams, ['card', CARD]]), signal: AbortSignal.timeout(TIMEOUT_MS) })
    return order_id
  }

  return { visit }
}

/** Lets shoppers come and go until `signal` ends it. What the shop refuses is told, and the next one comes. */
export async function keepShopping(asked: Omit<Options, 'pause' | 'seed'>, signal: AbortSignal, onTrouble: (error: unknown) => void): Promise<void> {
  const pause = (random: () => number): Promise<void> => sleep(PAUSE_MS * (0.5 + random()), undefined, { signal })
  const seed = Date.now()
  const random = seeded(seed + 1)
  const { visit } = createShoppers({ ...asked, seed, pause })
  while (!signal.aborted) {
    try {
      await pause(random)
      await visit()
    } catch (error) {
      if (!signal.aborted) onTrouble(error)
    }
  }
}

const uuidOf = (random: () => number): string => {
  const hex = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`
}

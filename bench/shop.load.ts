import http from 'node:http'

/**
 * Shoppers for the bench, in a process of their own: plain requests over kept connections, each operation timed. Told what to
 * do by one message, answers with the times in ms.
 */
export interface Order {
  base: string
  /** The code of the store. */
  store: string
  kind: 'list' | 'product' | 'search' | 'cart' | 'checkout' | 'gather' | 'place'
  amount: number
  connections: number
  products: { product_id: string; slug: string; sku_id: string }[]
  words: string[]
  method_id: string
  /** Of `place`: carts that were gathered before. */
  carts?: Cart[]
}
export interface Cart {
  token: string
  cart_id: string
  hash: string
}
export interface Done {
  times: number[]
  /** Answers by status, of the last request of each operation. */
  statuses: Record<string, number>
  seconds: number
  carts: Cart[]
}

interface Answer {
  status: number
  json: { data: { cart_id: string; hash: string; order_id: string }; cart_token?: string; order_token?: string; code?: string }
}

const ADDRESS = { name: 'Ana Bell', line1: '1 Main St', city: 'Springfield', region: 'IL', postcode: '62701', country: 'US' }

function shopper({ base, store, connections }: Order) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections })
  const { hostname, port } = new URL(base)
  return (method: string, path: string, { body, headers = {}, isRead = true }: { body?: object; headers?: Record<string, string>; isRead?: boolean } = {}): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const text = body === undefined ? undefined : JSON.stringify(body)
      const req = http.request({ agent, hostname, port, method, path: `/api/v1/shop${path}`, headers: { 'x-store': store, ...(text === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }), ...headers } }, (res) => {
        const parts: Buffer[] = []
        res.on('data', (part: Buffer) => void parts.push(part))
        res.on('error', reject)
        res.on('end', () => resolve({ status: res.statusCode ?? 0, json: (isRead ? JSON.parse(Buffer.concat(parts).toString() || '{}') : {}) as Answer['json'] }))
      })
      req.on('error', reject)
      req.end(text)
    })
}

/** The n-th operation of a kind. @returns the status of its last request, and the cart it made */
function operationOf(order: Order): (n: number) => Promise<{ status: number; cart?: Cart }> {
  const ask = shopper(order)
  const product = (n: number) => order.products[(n * 7) % order.products.length] ?? { product_id: '', slug: '', sku_id: '' }
  const read = (path: string) => ask('GET', path, { isRead: false })
  const gather = async (n: number): Promise<{ status: number; cart: Cart }> => {
    const added = await ask('POST', '/cart/items', { body: { sku_id: product(n).sku_id, quantity: 1 } })
    const token = added.json.cart_token ?? ''
    const { status, json } = await ask('PUT', '/cart', { body: { email: `buyer${n}@bench.test`, address: ADDRESS, shipping_method_id: order.method_id }, headers: { 'x-cart': token } })
    return { status, cart: { token, cart_id: json.data.cart_id, hash: json.data.hash } }
  }
  const place = ({ token, cart_id, hash }: Cart) => ask('POST', '/orders', { body: { cart_id, hash, payment_method: 'cod' }, headers: { 'x-cart': token } })
  const kinds: Record<Order['kind'], (n: number) => Promise<{ status: number; cart?: Cart }>> = {
    list: (n) => read(`/products?limit=20&page=${1 + (n % 20)}`),
    product: (n) => read(`/products/${encodeURIComponent(product(n).slug)}`),
    search: (n) => read(`/search?q=${encodeURIComponent(order.words[n % order.words.length] ?? '')}&limit=20`),
    cart: (n) => ask('POST', '/cart/items', { body: { sku_id: product(n).sku_id, quantity: 1 }, isRead: false }),
    gather,
    place: (n) => place(order.carts?.[n] ?? { token: '', cart_id: '', hash: '' }),
    checkout: async (n) => {
      const { cart } = await gather(n)
      const { status, json } = await place(cart)
      if (status !== 201) return { status }
      return ask('POST', '/payments', { body: { order_id: json.data.order_id, method: 'cod', return_url: 'https://shop.bench.test/back' }, headers: { 'x-order-token': json.order_token ?? '' } })
    },
  }
  return kinds[order.kind]
}

async function run(order: Order): Promise<Done> {
  const operate = operationOf(order)
  const times: number[] = []
  const statuses: Record<string, number> = {}
  const carts: Cart[] = []
  let next = 0
  const startedAt = performance.now()
  const work = async () => {
    for (let n = next++; n < order.amount; n = next++) {
      const at = performance.now()
      const { status, cart } = await operate(n)
      times.push(performance.now() - at)
      statuses[status] = (statuses[status] ?? 0) + 1
      if (cart !== undefined) carts[n] = cart
    }
  }
  await Promise.all(Array.from({ length: order.connections }, work))
  return { times, statuses, seconds: (performance.now() - startedAt) / 1000, carts }
}

process.on('message', (order: Order) => void run(order).then((done) => process.send?.(done)))

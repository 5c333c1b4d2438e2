// A process of 1,000 live clients. Arguments: address, token, number of clients, product ids (comma-separated).
// It says {"ready":true} on its channel when all listen, and sends every delivery as [n, ms since 1970] in batches.
import { io } from 'socket.io-client'

const [address = '', token = '', count = '0', ids = ''] = process.argv.slice(2)
const products = ids.split(',')
/** Rows of a page of the console. */
const FOLLOWED = 20
const CONNECTING = 50

const now = () => performance.timeOrigin + performance.now()
let deliveries: [n: number, at: number][] = []

async function listen(index: number) {
  const socket = io(address, { path: '/api/v1/realtime', transports: ['websocket'], auth: { token }, forceNew: true })
  const followed = Array.from({ length: FOLLOWED }, (_, row) => products[(index * FOLLOWED + row) % products.length])
  let last = 0
  socket.on('event', ({ payload }: { payload: { points_added?: number; values?: { reviews: number } } }) => {
    const n = payload.points_added ?? payload.values?.reviews ?? -1
    // Who follows the product and the tenant hears such a fact twice.
    if (n !== last) deliveries.push([n, now()])
    last = n
  })
  await new Promise<void>((resolve, reject) => {
    socket.on('connect_error', reject)
    socket.on('connect', () => {
      socket.emit('subscribe', { topics: ['tenant', ...followed.map((id) => `product:${id}`)] }, (answer: { ok: boolean; error?: string }) => (answer.ok ? resolve() : reject(new Error(answer.error))))
    })
  })
}

for (let first = 0; first < Number(count); first += CONNECTING) {
  await Promise.all(Array.from({ length: Math.min(CONNECTING, Number(count) - first) }, (_, index) => listen(first + index)))
}
process.send?.({ ready: true })
setInterval(() => {
  if (deliveries.length === 0) return
  process.send?.({ deliveries })
  deliveries = []
}, 200)
process.on('disconnect', () => process.exit(0))

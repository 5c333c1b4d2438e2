import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { connect, type Db, withTenant } from '../server/kernel/db.ts'
import { publish } from '../server/kernel/events.ts'
import { startSignal } from '../server/kernel/events/signal.ts'
import { ROOT } from '../server/kernel/home.ts'
import { createLog } from '../server/kernel/telemetry.ts'
import { freePort } from '../server/kernel/net.ts'
import { historyImported, listingObserved } from '../server/track/tracking/index.ts'
import { withDatabase } from './database.ts'
import { withServer } from './server.ts'
import { percentile } from './statistics.ts'
import { atLeast, atMost, printVerdict } from './verdict.ts'

const CLIENTS = 1_000
const PRODUCTS = 1_000
/** Looks at products a second; each is followed by 20 clients. */
const LOOKS_PER_S = 50
/** Facts a second that every client hears. */
const CALLS_PER_S = 1
const WARM_UP_S = 3
const MEASURED_S = 20
const FOLLOWED = 20

const now = () => performance.timeOrigin + performance.now()

/**
 * From the moment a publisher knows that its transaction committed to the moment a client's handler runs, through outbox,
 * tail and socket, with a server process and a process of 1,000 clients on one machine.
 */
export const realtimeBench = () => withDatabase(async (database) => {
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const env = { DATABASE_URL: database.url, TRADEWIND_HOME: database.home, PORT: String(port), NODE_ENV: 'production', LOG_LEVEL: 'warn', SANDBOX: 'off' }
  return withServer({ file: 'server/main.ts', args: ['serve', '--run', 'api,realtime'], env, probe: `${address}/api/v1/health/ready` }, async () => {
    const { token, tenantId } = await signIn(address, database.home)
    const products = Array.from({ length: PRODUCTS }, () => crypto.randomUUID())
    const db = connect(database.url, { role: 'app', max: 4 })
    const stopSignal = startSignal(database.url, createLog('warn'))
    const clients = fork(join(ROOT, 'bench/realtime.clients.ts'), [address, token, String(CLIENTS), products.join(',')])
    try {
      const deliveries = await opened(clients)
      await offer(db, { tenantId, products, seconds: WARM_UP_S, first: -1_000_000 })
      const sent = await offer(db, { tenantId, products, seconds: MEASURED_S, first: 1 })
      await sleep(1_500)
      return verdict(sent, deliveries.filter(([n]) => sent.has(n)))
    } finally {
      clients.disconnect()
      await stopSignal()
      await db.destroy()
    }
  })
})

async function signIn(address: string, home: string) {
  const password = readFileSync(join(home, 'demo.password'), 'utf8').trim()
  const answer = await fetch(`${address}/api/v1/auth/login`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username: 'demo', password }) })
  const { data } = z.object({ data: z.object({ access_token: z.string(), user: z.object({ tenant_id: z.string() }) }) }).parse(await answer.json())
  return { token: data.access_token, tenantId: data.user.tenant_id }
}

type Delivery = [n: number, at: number]
const Message = z.union([z.object({ ready: z.literal(true) }), z.object({ deliveries: z.array(z.tuple([z.number(), z.number()])) })])

/** Resolves when every client listens, with the list that fills from then on. */
function opened(clients: ChildProcess): Promise<Delivery[]> {
  const deliveries: Delivery[] = []
  return new Promise((resolve, reject) => {
    clients.once('exit', (code) => reject(new Error(`the clients ended with ${code}`)))
    clients.on('message', (raw) => {
      const message = Message.parse(raw)
      if ('ready' in message) resolve(deliveries)
      else for (const delivery of message.deliveries) deliveries.push(delivery)
    })
  })
}

interface Sent {
  at: number
  /** How many clients hear it. */
  hearers: number
}

/** Publishes at the offered rate. Resolves with when each fact was committed. */
async function offer(db: Db, { tenantId, products, seconds, first }: { tenantId: string; products: string[]; seconds: number; first: number }): Promise<Map<number, Sent>> {
  const perSecond = LOOKS_PER_S + CALLS_PER_S
  const total = seconds * perSecond
  const sent = new Map<number, Sent>()
  const startedAt = performance.now()
  const running: Promise<void>[] = []
  while (running.length < total) {
    const due = Math.min(total, Math.floor(((performance.now() - startedAt) / 1000) * perSecond))
    while (running.length < due) {
      const index = running.length
      const isCall = index % perSecond === 0
      running.push(tell(db, { tenantId, product_id: products[index % PRODUCTS] ?? '', n: Math.abs(first) + index, isCall }).then((at) => void sent.set(Math.abs(first) + index, { at, hearers: isCall ? CLIENTS : (CLIENTS * FOLLOWED) / PRODUCTS })))
    }
    await sleep(2)
  }
  await Promise.all(running)
  return sent
}

async function tell(db: Db, { tenantId, product_id, n, isCall }: { tenantId: string; product_id: string; n: number; isCall: boolean }): Promise<number> {
  await withTenant(db, tenantId, async (trx) => {
    if (isCall) return publish(trx, historyImported, { key: product_id, payload: { product_id, import_id: product_id, points_added: n } })
    const values = { currency: 'USD', price_minor: 1999, buy_box_minor: 1999, bsr: 1234, rating: 4.5, reviews: n, availability: 'in_stock' as const, buy_box_seller: 'A1' }
    return publish(trx, listingObserved, { key: product_id, payload: { product_id, listing_id: product_id, observed_at: new Date().toISOString(), values, has_new_content: false } })
  })
  return now()
}

function verdict(sent: ReadonlyMap<number, Sent>, deliveries: readonly Delivery[]): number {
  const latencies = deliveries.map(([n, at]) => Math.max(0, at - (sent.get(n)?.at ?? Number.NaN)))
  const expected = [...sent.values()].reduce((sum, { hearers }) => sum + hearers, 0)
  const ms = (share: number) => percentile(latencies, share)
  return printVerdict(`realtime: ${CLIENTS} clients, ${LOOKS_PER_S} looks/s heard by ${FOLLOWED} each and ${CALLS_PER_S} fact/s heard by all, ${MEASURED_S} s`, [
    { measure: 'deliveries', value: `${deliveries.length} of ${expected}`, target: atLeast(deliveries.length, expected) },
    { measure: 'deliveries a second', value: String(Math.round(deliveries.length / MEASURED_S)) },
    { measure: 'commit to client, p50', value: `${ms(0.5).toFixed(1)} ms` },
    { measure: 'commit to client, p99', value: `${ms(0.99).toFixed(1)} ms`, target: atMost(ms(0.99), 100, ' ms') },
    { measure: 'commit to client, worst', value: `${ms(1).toFixed(1)} ms` },
  ])
}

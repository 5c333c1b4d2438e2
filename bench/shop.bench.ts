import { type ChildProcess, execFile, fork } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { ROOT } from '../server/kernel/home.ts'
import { freePort } from '../server/kernel/net.ts'
import { withDatabase } from './database.ts'
import { withServer } from './server.ts'
import type { Cart, Done, Order } from './shop.load.ts'
import { percentile } from './statistics.ts'
import { atLeast, atMost, type Line, printVerdict } from './verdict.ts'

/** Vendure 3.7.3 with PostgreSQL 15 on two cores, as it was measured: answers a second, and CPU of app and database together, ms. */
const VENDURE = { list: { per_s: 22, cpu_ms: 72, times: 30 }, product: { per_s: 117, cpu_ms: 13.5, times: 10 }, search: { per_s: 61, cpu_ms: 32, times: 8 }, cart: { per_s: 66, cpu_ms: 25, times: 7 }, checkout: { per_s: 16.5, cpu_ms: 100, times: 7 } } as const
type Kind = keyof typeof VENDURE
const AMOUNTS: Record<Kind, number> = { list: 6_000, product: 8_000, search: 4_000, cart: 3_000, checkout: 1_500 }
const CONNECTIONS = 8
const PRODUCTS = 1_000
const UNITS = 3_000
const BUYERS = 3_900
/** Sockets of the buyers: all of their requests are sent at once. */
const SOCKETS = 200
const IDLE_MIB = 200
const TICK_MS = 10

/** The shop's hot paths over HTTP, beside what Vendure did; and a sale of which more want than there is. */
export const shopBench = () => withDatabase(async (database) => {
  const port = await freePort()
  const base = `http://127.0.0.1:${port}`
  const env = { DATABASE_URL: database.url, TRADEWIND_HOME: database.home, PORT: String(port), HOST: '127.0.0.1', NODE_ENV: 'production', LOG_LEVEL: 'warn', SANDBOX: 'off', SHOPPER_REQUESTS_PER_MINUTE: '100000000' }
  return withServer({ file: 'server/main.ts', args: ['serve', '--run', 'api,worker,scheduler'], env, probe: `${base}/api/v1/health/ready` }, async () => {
    await seed(env)
    const owner = new pg.Client(database.url)
    await owner.connect()
    const load = fork(join(ROOT, 'bench/shop.load.ts'))
    try {
      await sleep(3_000)
      const idle_mib = (await memoryOf(base)) / 1024 / 1024
      const shop = await prepare(owner, base)
      const lines: Line[] = [{ measure: 'memory at rest (api and worker in one process)', value: `${Math.round(idle_mib)} MiB`, target: atMost(Math.round(idle_mib), IDLE_MIB, ' MiB') }]
      for (const kind of Object.keys(VENDURE) as Kind[]) lines.push(...(await measure(kind, { load, shop, base, owner })))
      lines.push(...(await sale({ load, shop, owner })))
      return printVerdict(`shop: ${PRODUCTS} products × 3 SKUs, over HTTP on ${CONNECTIONS} connections, load and database on the same machine; Vendure's numbers are recorded ones`, lines)
    } finally {
      load.disconnect()
      await owner.end()
    }
  })
})

async function seed(env: Record<string, string>): Promise<void> {
  await promisify(execFile)(process.execPath, [join(ROOT, 'server/main.ts'), 'shop', 'seed', '--products', String(PRODUCTS), '--variants', '3'], { env: { ...process.env, ...env } })
}

type Shop = Pick<Order, 'base' | 'store' | 'products' | 'words' | 'method_id'>

/** Stock for everybody, and a way of sending. */
async function prepare(owner: pg.Client, base: string): Promise<Shop> {
  const products = (await owner.query<{ product_id: string; slug: string; sku_id: string; name: string }>(
    `select distinct on (p.id) p.id as product_id, p.slug, s.id as sku_id, p.name from catalog.product p join catalog.sku s on s.tenant_id = p.tenant_id and s.product_id = p.id join catalog.price c on c.tenant_id = s.tenant_id and c.sku_id = s.id and c.currency = 'USD'
        join inventory.level l on l.tenant_id = s.tenant_id and l.sku_id = s.id
      where p.status = 'published' and p.removed_at is null and 'shop' = any (p.channels) and s.is_active order by p.id, s.position`)).rows
  await owner.query(`update inventory.level set on_hand = on_hand + 100000`)
  const { rows: [zone] } = await owner.query<{ id: string; tenant_id: string }>(`insert into shipping.zone (tenant_id, name, countries) select tenant_id, 'Home', '{US}' from stores.store returning id, tenant_id`)
  const { rows: [method] } = await owner.query<{ id: string }>(`insert into shipping.method (tenant_id, zone_id, name) values ($1, $2, 'Post') returning id`, [zone?.tenant_id, zone?.id])
  await owner.query(`insert into shipping.rate (tenant_id, method_id, currency, price_minor) values ($1, $2, 'USD', 500)`, [zone?.tenant_id, method?.id])
  await owner.query(`insert into tax.rate (tenant_id, name, country, region, rate) values ($1, 'Sales tax', 'US', 'IL', 0.0625)`, [zone?.tenant_id])
  await indexed(owner)
  await owner.query('vacuum analyze')
  const words = [...new Set(products.flatMap(({ name }) => name.toLowerCase().split(/\s+/).filter((word) => /^[a-z]{4,}$/.test(word))))].slice(0, 60)
  const { rows: [store] } = await owner.query<{ code: string }>('select code from stores.store')
  return { base, store: store?.code ?? '', products, words, method_id: method?.id ?? '' }
}

/** Until the events of the seed have gone through the relay. */
async function indexed(owner: pg.Client): Promise<void> {
  for (;;) {
    const { rows: [row] } = await owner.query<{ left: string }>(`select (select count(*) from kernel.outbox where done_at is null) + (select count(*) from jobs.job where name like 'search%' and state in ('created', 'active')) as left`)
    if (Number(row?.left) === 0) return
    await sleep(200)
  }
}

const send = (load: ChildProcess, order: Order): Promise<Done> =>
  new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`the shoppers ended with ${code}`))
    load.once('exit', ended)
    load.once('message', (done) => {
      load.off('exit', ended)
      resolve(done as Done)
    })
    load.send(order, (error) => error && reject(error))
  })

async function measure(kind: Kind, { load, shop, base, owner }: { load: ChildProcess; shop: Shop; base: string; owner: pg.Client }): Promise<Line[]> {
  await send(load, { ...shop, kind, amount: Math.ceil(AMOUNTS[kind] / 5), connections: CONNECTIONS })
  const before = await cpuOf(base, owner)
  const { times, statuses, seconds } = await send(load, { ...shop, kind, amount: AMOUNTS[kind], connections: CONNECTIONS })
  if (kind === 'checkout') await allConfirmed(owner)
  const spent = ((await cpuOf(base, owner)) - before) / AMOUNTS[kind]
  console.error(`${kind}: ${Math.round(AMOUNTS[kind] / seconds)}/s, ${spent.toFixed(2)} ms CPU`)
  const failed = Object.entries(statuses).filter(([status]) => !status.startsWith('2'))
  if (failed.length > 0) throw new Error(`${kind}: answers ${JSON.stringify(statuses)}`)
  const { per_s, cpu_ms, times: target } = VENDURE[kind]
  const ratio = AMOUNTS[kind] / seconds / per_s
  const p99 = percentile(times, 0.99)
  return [
    { measure: `${kind}: answers a second (Vendure ${per_s})`, value: String(Math.round(AMOUNTS[kind] / seconds)) },
    { measure: `${kind}: times Vendure`, value: ratio.toFixed(1), target: atLeast(Number(ratio.toFixed(1)), target) },
    { measure: `${kind}: p50, p99`, value: `${percentile(times, 0.5).toFixed(1)}, ${p99.toFixed(1)} ms`, ...(kind === 'checkout' ? { target: atMost(Math.round(p99), 500, ' ms') } : {}) },
    { measure: `${kind}: CPU of app and database (Vendure ${cpu_ms})`, value: `${spent.toFixed(2)} ms` },
  ]
}

/** The saga's events are part of a checkout: its CPU is counted until the last order is confirmed. */
async function allConfirmed(owner: pg.Client): Promise<void> {
  for (;;) {
    const { rows: [row] } = await owner.query<{ left: string }>(`select (select count(*) from orders."order" o where state = 'payment_pending' and exists (select from payments.payment p where p.order_id = o.id)) + (select count(*) from kernel.outbox where done_at is null) as left`)
    if (Number(row?.left) === 0) return
    await sleep(50)
  }
}

/** More buyers than pieces, all at once: exactly as many orders as there are pieces. */
async function sale({ load, shop, owner }: { load: ChildProcess; shop: Shop; owner: pg.Client }): Promise<Line[]> {
  const hot = shop.products[0]
  if (hot === undefined) throw new Error('nothing is for sale')
  await owner.query(`update inventory.level set on_hand = reserved + $2 where sku_id = $1`, [hot.sku_id, UNITS])
  const wanted = { ...shop, products: [hot] }
  const { carts } = await send(load, { ...wanted, kind: 'gather', amount: BUYERS, connections: 16 })
  const { statuses, seconds, times } = await send(load, { ...wanted, kind: 'place', amount: BUYERS, connections: SOCKETS, carts: carts as Cart[] })
  const { rows: [stock] } = await owner.query<{ free: number; over: number }>(`select sum(on_hand - reserved)::int as free, count(*) filter (where reserved > on_hand)::int as over from inventory.level where sku_id = $1`, [hot.sku_id])
  const sold = statuses['201'] ?? 0
  return [
    { measure: `sale: orders of ${UNITS} pieces by ${BUYERS} buyers at once`, value: String(sold), target: { text: `= ${UNITS}`, isMet: sold === UNITS && (statuses['409'] ?? 0) === BUYERS - UNITS } },
    { measure: 'sale: pieces left, oversold', value: `${stock?.free ?? '?'}, ${stock?.over ?? '?'}`, target: { text: '= 0, 0', isMet: stock?.free === 0 && stock.over === 0 } },
    { measure: 'sale: orders a second, p99', value: `${Math.round(sold / seconds)}, ${Math.round(percentile(times, 0.99))} ms` },
  ]
}

async function metric(base: string, name: string): Promise<number> {
  const metrics = await (await fetch(`${base}/api/v1/metrics`)).text()
  return Number(new RegExp(`^${name} (\\S+)`, 'm').exec(metrics)?.[1])
}
const memoryOf = (base: string) => metric(base, 'process_resident_memory_bytes')

/** ms of CPU that the server process and all of PostgreSQL's have used so far. */
async function cpuOf(base: string, owner: pg.Client): Promise<number> {
  const { rows: [row] } = await owner.query<{ pid: number }>('select pg_backend_pid() as pid')
  const postmaster = statOf(row?.pid ?? 0)?.parent ?? 0
  const database = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map((name) => statOf(Number(name))).filter((stat) => stat !== undefined && (stat.parent === postmaster || stat.pid === postmaster))
  return (await metric(base, 'process_cpu_seconds_total')) * 1000 + database.reduce((sum, stat) => sum + (stat?.cpu_ms ?? 0), 0)
}

/** Of a process (proc(5)): its parent, and its CPU time with that of children that ended. */
function statOf(pid: number): { pid: number; parent: number; cpu_ms: number } | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ').map(Number)
    const [, parent = 0] = fields
    const ticks = [11, 12, 13, 14].reduce((sum, at) => sum + (fields[at] ?? 0), 0)
    return { pid, parent, cpu_ms: ticks * TICK_MS }
  } catch {
    return undefined // it ended meanwhile
  }
}

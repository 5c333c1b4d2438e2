import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { freePort } from '../server/kernel/net.ts'
import { keepRows, liftRateLimit, trackProducts } from './api.products.ts'
import { type BenchDatabase, withDatabase } from './database.ts'
import { fire, withServer } from './server.ts'
import { median } from './statistics.ts'
import { atMost, printVerdict } from './verdict.ts'

const ROUNDS = 7
const REQUESTS = 1_500
const WARM_UP = 4_000
const TARGET = 1.8

interface Side {
  url: string
  headers: Record<string, string>
  /** CPU seconds the server process has used so far. */
  cpu(): Promise<number>
}

/**
 * CPU of the Node process per request: the product's page of 20 products (signed token, access rule, row-level security,
 * access log) beside the least Fastify and pg that send the same rows. Rounds of both sides in turn.
 */
export const apiBench = () => withDatabase(async (database) => {
  const [ownPort, barePort] = [await freePort(), await freePort()]
  const own = `http://127.0.0.1:${ownPort}/api/v1`
  const env = { DATABASE_URL: database.url, TRADEWIND_HOME: database.home, PORT: String(ownPort), HOST: '127.0.0.1', NODE_ENV: 'production', LOG_LEVEL: 'info' }
  return withServer({ file: 'server/main.ts', args: ['serve', '--run', 'api'], env, probe: `${own}/health/ready` }, async () => {
    const product = await prepare(database, own)
    const bare = `http://127.0.0.1:${barePort}`
    return withServer({ file: 'bench/api.bare.ts', args: [database.url, String(barePort)], env: { NODE_ENV: 'production' }, probe: `${bare}/cpu` }, () =>
      compare(product, { url: `${bare}/products`, headers: {}, cpu: async () => z.object({ seconds: z.number() }).parse(await json(`${bare}/cpu`)).seconds }),
    )
  })
})

/** Signs in as the demo's owner, tracks products, and leaves the same rows for the other side. */
async function prepare(database: BenchDatabase, own: string): Promise<Side> {
  const password = readFileSync(join(database.home, 'demo.password'), 'utf8').trim()
  const signedIn = await fetch(`${own}/auth/login`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username: 'demo', password }) })
  const Session = z.object({ data: z.object({ access_token: z.string(), user: z.object({ tenant_id: z.string() }) }) })
  const { access_token, user } = Session.parse(await signedIn.json()).data
  await trackProducts(database, user.tenant_id)
  await liftRateLimit(database.url, user.tenant_id)
  const headers = { authorization: `Bearer ${access_token}` }
  const url = `${own}/products?limit=20`
  await keepRows(database.url, await (await fetch(url, { headers })).text())
  const cpu = async () => {
    const metrics = await (await fetch(`${own}/metrics`)).text()
    return Number(/^process_cpu_seconds_total (\S+)/m.exec(metrics)?.[1])
  }
  return { url, headers, cpu }
}

const json = async (url: string): Promise<unknown> => (await fetch(url)).json()

async function compare(product: Side, bare: Side): Promise<number> {
  await measure(product, WARM_UP)
  await measure(bare, WARM_UP)
  const rounds: { bare: Spent; product: Spent }[] = []
  for (let round = 0; round < ROUNDS; round++) rounds.push({ bare: await measure(bare, REQUESTS), product: await measure(product, REQUESTS) })
  const ratio = median(rounds.map((round) => round.product.cpuMs / round.bare.cpuMs))
  const middle = (pick: (round: { bare: Spent; product: Spent }) => number) => median(rounds.map(pick))
  const ms = (value: number) => `${value.toFixed(2)} ms`
  return printVerdict(`api: GET /api/v1/products?limit=20, ${REQUESTS} requests a side and round over 8 connections, medians of ${ROUNDS} rounds in turn`, [
    { measure: 'bare Fastify and pg, CPU a request', value: ms(middle((round) => round.bare.cpuMs)) },
    { measure: 'Tradewind, CPU a request', value: ms(middle((round) => round.product.cpuMs)) },
    { measure: 'ratio', value: ratio.toFixed(2), target: atMost(Number(ratio.toFixed(2)), TARGET) },
    { measure: 'bare, answers a second', value: String(Math.round(middle((round) => round.bare.perSecond))) },
    { measure: 'Tradewind, answers a second', value: String(Math.round(middle((round) => round.product.perSecond))) },
  ])
}

interface Spent {
  cpuMs: number
  perSecond: number
}

async function measure(side: Side, amount: number): Promise<Spent> {
  const before = await side.cpu()
  const startedAt = performance.now()
  await fire(side.url, { amount, headers: side.headers })
  const seconds = (performance.now() - startedAt) / 1000
  return { cpuMs: (((await side.cpu()) - before) * 1000) / amount, perSecond: amount / seconds }
}

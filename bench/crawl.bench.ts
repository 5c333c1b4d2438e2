import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { startSandbox } from '../sandbox/server.ts'
import { prepareDatabase } from '../server/database.ts'
import { connect } from '../server/kernel/db.ts'
import { ROOT } from '../server/kernel/home.ts'
import { modules } from '../server/modules.ts'
import { insertTenant } from '../server/platform/accounts/index.ts'
import { recountAll } from '../server/track/crawling/targets.service.ts'
import { withDatabase } from './database.ts'
import { atLeast, atMost, printVerdict } from './verdict.ts'

const PRODUCTS = 10_000
const LIMIT_MS = 300_000
/** Hourly crawls of so many products need less than three a second. */
const TARGET_PER_S = 50
const TARGET_RSS_MB = 512

/**
 * Ten thousand products that are due at once: a worker of the product fetches them through the sandbox, which runs in this
 * process, and stores them. What counts is the worker's memory and the database's work; the sandbox answers like a quick actor.
 */
export const crawlBench = () => withDatabase(async ({ url, home }) => {
  await prepareDatabase({ ownerUrl: url, url }, modules.flatMap((m) => m.jobs ?? []))
  const sandbox = await startSandbox({ port: 0, speed: 1, runMs: (pages) => 300 + pages * 4 })
  const owner = new pg.Client(url)
  await owner.connect()
  const [app, system] = [connect(url, { role: 'app', max: 2 }), connect(url, { role: 'system', max: 2 })]
  const worker = spawn(process.execPath, [join(ROOT, 'server/main.ts'), 'serve', '--run', 'worker,scheduler'], {
    cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'],
    env: { PATH: process.env.PATH, DATABASE_URL: url, TRADEWIND_HOME: home, TRADEWIND_SECRET: '7'.repeat(64), LOG_LEVEL: 'warn', SANDBOX: 'off', APIFY_URL: `${sandbox.url}/apify`, APIFY_TOKEN: 'bench-token', PORT: '0' },
  })
  try {
    await makeProducts(owner, system)
    const postmaster = Number((await owner.query<{ pid: string }>(`select split_part(pg_read_file('postmaster.pid'), e'\\n', 1) as pid`)).rows[0]?.pid)
    const cpuBefore = databaseCpuS(postmaster)
    const startedAt = performance.now()
    await recountAll(system, { db: app, now: new Date(), speed: 1 })
    const peakMb = await untilFetched(owner, worker, startedAt)
    const seconds = (performance.now() - startedAt) / 1000
    const cpu = databaseCpuS(postmaster) - cpuBefore
    const { rows } = await owner.query<{ observations: number; events: number; open: number }>(`select (select count(*)::int from tracking.observation where source = 'crawl') as observations,
      (select count(*)::int from kernel.outbox where type = 'tracking.listing_observed') as events, (select count(*)::int from crawling.run where status <> 'ended') as open`)
    const found = rows[0] ?? { observations: 0, events: 0, open: 0 }
    return printVerdict(`crawl: ${PRODUCTS.toLocaleString('en-US')} products due at once, ${sandbox.runs.ledger.runs} runs of up to 100 pages, 5 at a time`, [
      { measure: 'products fetched and stored', value: `${Math.round(PRODUCTS / seconds)} products/s`, target: atLeast(PRODUCTS / seconds, TARGET_PER_S) },
      { measure: 'time', value: `${seconds.toFixed(1)} s` },
      { measure: 'memory of the worker at most', value: `${Math.round(peakMb)} MB`, target: atMost(peakMb, TARGET_RSS_MB, ' MB') },
      { measure: 'CPU of the database', value: `${cpu.toFixed(1)} s, ${((cpu / PRODUCTS) * 1000).toFixed(2)} ms a product` },
      { measure: 'observations stored besides one a product', value: String(found.observations - PRODUCTS), target: atMost(Math.abs(found.observations - PRODUCTS), 0) },
      { measure: 'events told besides one a product', value: String(found.events - PRODUCTS), target: atMost(Math.abs(found.events - PRODUCTS), 0) },
      { measure: 'pages paid for besides one a product', value: String(sandbox.runs.ledger.items - PRODUCTS), target: atMost(sandbox.runs.ledger.items - PRODUCTS, 0) },
    ])
  } finally {
    const ended = worker.exitCode !== null || worker.signalCode !== null ? Promise.resolve() : once(worker, 'exit')
    worker.kill('SIGTERM')
    await ended
    await Promise.all([owner.end(), app.destroy(), system.destroy(), sandbox.stop()])
  }
})

async function makeProducts(owner: pg.Client, system: ReturnType<typeof connect>): Promise<void> {
  const { tenant_id } = await insertTenant(system, { tenant: { code: 'bench', name: 'Bench' }, person: { email: 'bench@tradewind.example', username: 'bench', password_hash: 'x' } })
  await owner.query(`with made as (insert into tracking.listing (marketplace, asin) select 'us', 'B0' || lpad(i::text, 8, '0') from generate_series(1, ${PRODUCTS}) i returning id)
    insert into tracking.product (tenant_id, listing_id, crawl_frequency) select $1, id, 'hourly' from made`, [tenant_id])
}

/** @returns the most memory the worker had, in MB */
async function untilFetched(owner: pg.Client, worker: ChildProcess, startedAt: number): Promise<number> {
  for (let peak = 0; ; ) {
    peak = Math.max(peak, memoryMb(worker.pid ?? 0))
    const { rows } = await owner.query<{ left: number }>('select count(*)::int as left from crawling.target where last_good_at is null')
    if (rows[0]?.left === 0) return peak
    if (worker.exitCode !== null || performance.now() - startedAt > LIMIT_MS) throw new Error(`${rows[0]?.left} products were not fetched in time`)
    await sleep(250)
  }
}

const memoryMb = (pid: number): number => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024

/** CPU seconds of the server's processes, those that have ended included. */
function databaseCpuS(postmaster: number): number {
  const ticks = (pid: string) => {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
      return { parent: Number(fields[1]), own: Number(fields[11]) + Number(fields[12]), ended: Number(fields[13]) + Number(fields[14]) }
    } catch {
      return { parent: 0, own: 0, ended: 0 } // it has just ended
    }
  }
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(ticks).filter(({ parent }) => parent === postmaster)
  return (children.reduce((sum, child) => sum + child.own, 0) + ticks(String(postmaster)).ended) / 100
}

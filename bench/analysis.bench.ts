import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { startSandbox } from '../sandbox/server.ts'
import { prepareDatabase } from '../server/database.ts'
import { connect, type Db, withTenant } from '../server/kernel/db.ts'
import { ROOT } from '../server/kernel/home.ts'
import { modules } from '../server/modules.ts'
import { insertTenant } from '../server/platform/accounts/index.ts'
import type { Depth } from '../server/track/analysis/analysis.schema.ts'
import { startAnalysis } from '../server/track/analysis/start.service.ts'
import { addCompetitor } from '../server/track/competitors/index.ts'
import { findProducts, importFile } from '../server/track/tracking/index.ts'
import { withDatabase } from './database.ts'
import { atMost, printVerdict } from './verdict.ts'

const RIVALS = 20
const DAYS = 90
const TARGET_S = 60
const TARGET_RSS_MB = 512
const LIMIT_MS = 180_000
const asinOf = (n: number) => `B0BENCH${String(n).padStart(3, '0')}`

interface Made {
  seconds: number
  generation_ms: number
  facts: number
  written_by: string
  fallback_code: string | null
}

/**
 * The whole of an analysis of twenty competitors as a worker of the product makes it: pages fetched (the sandbox answers like a
 * quick actor), compared with ninety days of hourly history each, written by the sandbox's model, stored. What counts is the
 * worker's time and memory.
 */
export const analysisBench = () => withDatabase(async ({ url, home }) => {
  await prepareDatabase({ ownerUrl: url, url }, modules.flatMap((m) => m.jobs ?? []))
  const sandbox = await startSandbox({ port: 0, speed: 1, runMs: (pages) => 300 + pages * 4 })
  const owner = new pg.Client(url)
  await owner.connect()
  const [app, system] = [connect(url, { role: 'app', max: 4 }), connect(url, { role: 'system', max: 2 })]
  const { tenantId, productId, personId } = await makeMarket({ app, system, home })
  const worker = spawn(process.execPath, [join(ROOT, 'server/main.ts'), 'serve', '--run', 'worker,scheduler'], {
    cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH: process.env.PATH, DATABASE_URL: url, TRADEWIND_HOME: home, TRADEWIND_SECRET: '7'.repeat(64), LOG_LEVEL: 'error', SANDBOX: 'off', PORT: '0',
      APIFY_URL: `${sandbox.url}/apify`, APIFY_TOKEN: 'bench-token', LLM_URL: `${sandbox.url}/llm/v1`, LLM_KEY: 'bench-key',
    },
  })
  try {
    await sleep(3_000) // the worker opens its queues
    const idleMb = rssMb(worker)
    let peakMb = idleMb
    const analyse = async (analysis_type: Depth): Promise<Made> => {
      const from = performance.now()
      const order = { product_id: productId, competitor_urls: [], analysis_type, report_type: 'competitor_analysis' as const, priority: 'high' as const, language: 'en' as const }
      const { analysis_id } = await withTenant(app, tenantId, (trx) => startAnalysis(trx, { id: personId, tenant_id: tenantId }, order, { now: new Date() }))
      for (;;) {
        peakMb = Math.max(peakMb, rssMb(worker))
        const { rows } = await owner.query<{ status: string; generation_ms: number; written_by: string; fallback_code: string | null; facts: number }>(
          'select status, generation_ms, written_by, fallback_code, (select count(*)::int from facts.fact f where f.fact_set_id = r.fact_set_id) as facts from analysis.report r where id = $1', [analysis_id])
        const row = rows[0]
        if (row?.status === 'completed') return { ...row, seconds: (performance.now() - from) / 1000 }
        if (row?.status === 'failed' || row?.status === 'cancelled') throw new Error(`the analysis ended as ${row.status}`)
        if (performance.now() - from > LIMIT_MS) throw new Error('the analysis did not end in time')
        await sleep(50)
      }
    }
    const first = await analyse('full')
    const again = await analyse('full')
    const deep = await analyse('deep')
    const told = (made: Made) => `${made.seconds.toFixed(1)} s (${(made.generation_ms / 1000).toFixed(1)} s of work), ${made.facts} facts, ${made.written_by}${made.fallback_code === null ? '' : ` (${made.fallback_code})`}`
    return printVerdict(`analysis: ${RIVALS} competitors, ${DAYS} days of hourly history each`, [
      { measure: 'full, every page fetched first', value: told(first), target: atMost(first.seconds, TARGET_S, ' s') },
      { measure: 'full again, pages and words known', value: told(again) },
      { measure: 'deep', value: told(deep) },
      { measure: 'pages paid for', value: `${sandbox.runs.ledger.items} in ${sandbox.runs.ledger.runs} runs`, target: atMost(sandbox.runs.ledger.items, RIVALS + 1) },
      { measure: 'memory of the worker, idle', value: `${Math.round(idleMb)} MB` },
      { measure: 'memory of the worker at most', value: `${Math.round(peakMb)} MB`, target: atMost(peakMb, TARGET_RSS_MB, ' MB') },
    ])
  } finally {
    const ended = worker.exitCode !== null || worker.signalCode !== null ? Promise.resolve() : once(worker, 'exit')
    worker.kill('SIGTERM')
    await ended
    await Promise.all([app.destroy(), system.destroy()])
    await owner.end()
    await sandbox.stop()
  }
})

interface Means {
  app: Db
  system: Db
  home: string
}

/** A tenant with a product and its competitors, each with words and an hourly past that ended two days ago. */
async function makeMarket({ app, system, home }: Means): Promise<{ tenantId: string; productId: string; personId: string }> {
  const { tenant_id: tenantId, person_id: personId } = await insertTenant(system, { tenant: { code: 'bench', name: 'Bench' }, person: { email: 'bench@tradewind.example', username: 'bench', password_hash: 'x' }, plan: 'enterprise' })
  const end = Date.now() - 2 * 86_400_000
  const asins = Array.from({ length: RIVALS + 1 }, (_, n) => asinOf(n))
  await importJson(app, { tenantId, home, name: 'past.json', content: { products: asins.map((asin, n) => pastOf(asin, n, end)) }, at: new Date(end) })
  await importJson(app, { tenantId, home, name: 'pages.json', content: asins.map((asin, n) => pageOf(asin, n)), at: new Date(end) })
  const products = await withTenant(app, tenantId, (trx) => findProducts(trx, { asins }))
  const idOf = (asin: string | undefined) => products.find((product) => product.asin === asin)?.id ?? ''
  const productId = idOf(asins[0])
  for (const asin of asins.slice(1)) await withTenant(app, tenantId, (trx) => addCompetitor(trx, { id: personId, tenant_id: tenantId }, productId, { product_id: idOf(asin), relationship_type: 'direct' }))
  return { tenantId, productId, personId }
}

async function importJson(app: Db, { tenantId, home, name, content, at }: { tenantId: string; home: string; name: string; content: unknown; at: Date }): Promise<void> {
  const path = join(home, name)
  writeFileSync(path, JSON.stringify(content), { mode: 0o644 })
  await importFile(app, { tenantId, path, observedAt: at })
}

/** As Keepa tells it: price, rank and reviews of every hour. */
function pastOf(asin: string, n: number, end: number): unknown {
  const last = Math.floor(end / 60_000) - 21_564_000
  const hours = Array.from({ length: DAYS * 24 }, (_, hour) => ({ at: last - (DAYS * 24 - hour) * 60, hour }))
  const csv: (number[] | null)[] = Array.from({ length: 36 }, () => null)
  csv[1] = hours.flatMap(({ at, hour }) => [at, 3_000 + n * 100 + 100 * (Math.floor(hour / 240) % 3)])
  csv[3] = hours.flatMap(({ at, hour }) => [at, 500 * (n + 1) + ((hour * 37 + n * 11) % 97)])
  csv[17] = hours.flatMap(({ at, hour }) => [at, 100 * (n + 1) + Math.floor(hour / 12)])
  return { asin, domainId: 1, lastUpdate: last, csv, title: `Brand${n} Wireless Earbuds` }
}

const pageOf = (asin: string, n: number) => ({
  asin, originalAsin: asin, url: `https://www.amazon.com/dp/${asin}`, title: `Brand${n} Wireless Earbuds with Noise Cancelling and Charging Case`, brand: `Brand${n}`, price: { value: 30 + n, currency: '$' }, inStock: true, stars: 4 + (n % 9) / 10,
  reviewsCount: 100 * (n + 1), features: ['Noise cancelling for trains and planes', 'Thirty hours of battery with the case', 'Sealed against sweat and rain'].slice(0, 1 + (n % 3)), bestsellerRanks: [{ rank: 500 * (n + 1), category: 'Electronics' }],
  highResolutionImages: Array.from({ length: 2 + (n % 6) }, (_, k) => `https://m.media-amazon.com/images/I/${asin}${k}._AC_SL1500_.jpg`), monthlyPurchaseVolume: `${100 * (1 + (n % 7))}+ bought in past month`,
  productPageReviews: [{ ratingScore: 5, reviewTitle: 'Great', reviewDescription: 'The sound is wonderful.' }, { ratingScore: 2, reviewTitle: 'Battery', reviewDescription: 'The battery is weak and dies early.' }],
})

const rssMb = ({ pid }: ChildProcess): number => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024

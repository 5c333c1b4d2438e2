import { existsSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { connect, type Db, withTenant } from '../server/kernel/db.ts'
import type { Consumer } from '../server/kernel/events.ts'
import { deliverPending } from '../server/kernel/events/relay.ts'
import { createLog } from '../server/kernel/telemetry.ts'
import { modules } from '../server/modules.ts'
import { prepareDatabase } from '../server/database.ts'
import { DAY_MS } from '../server/track/alerts/detector/rules.ts'
import type { Sample } from '../server/track/alerts/detector/sample.ts'
import { replay } from '../server/track/alerts/replay.ts'
import { findProduct, importFile, readSamples } from '../server/track/tracking/index.ts'
import { withDatabase } from './database.ts'
import { type Line, printVerdict } from './verdict.ts'

const PRODUCTS = Number(process.env.PRODUCTS ?? 10_000)
const HISTORY = 48
const ROUNDS = 3
const HOUR_MS = 3_600_000
const TENANT = '00000000-0000-4000-8000-000000000001'
/** Whose plan has room for what is imported. */
const READER = '00000000-0000-4000-8000-000000000002'
const DATA = process.env.AMAZON_DATA ?? join(import.meta.dirname, '../../shared/data/amazon')
const SERIES = ['keepa/keepa-product.json', 'timeseries/amazon_in_price_history_audio_subset.csv']

/**
 * The live path as it runs: an event for each product is taken by the relay, its new observation read, the detector and the
 * default rules asked, the state written, incidents opened. Then what the defaults tell of recorded histories beside naive thresholds.
 */
export const alertsBench = () => withDatabase(async ({ url }) => {
  await prepareDatabase({ ownerUrl: url, url }, modules.flatMap((module) => module.jobs ?? []))
  const owner = new pg.Client(url)
  await owner.connect()
  const [app, system] = [connect(url, { role: 'app', max: 4 }), connect(url, { role: 'system', max: 4 })]
  try {
    await prepare(owner)
    const first = await drain(system, await observeAll(owner, HISTORY))
    const rates: number[] = []
    for (let round = 1; round <= ROUNDS; round++) rates.push(await drain(system, await observeAll(owner, HISTORY + round)))
    const opened = (await owner.query<{ count: number }>('select count(*)::int as count from alerts.incident')).rows[0]?.count ?? 0
    const live: Line[] = [
      { measure: `first look: ${HISTORY} stored observations learned`, value: `${Math.round(first)} listings/s` },
      ...rates.map((rate, index) => ({ measure: `look ${index + 2}`, value: `${Math.round(rate)} listings/s` })),
      { measure: 'incidents opened', value: String(opened) },
    ]
    const failed = printVerdict(`alerts: ${PRODUCTS} products of one tenant, default rules, one relay`, live)
    return failed || printVerdict('alerts: told by the defaults, and by naive thresholds, on recorded histories', await volumes(app))
  } finally {
    await Promise.all([app.destroy(), system.destroy()])
    await owner.end()
  }
})

async function prepare(owner: pg.Client): Promise<void> {
  await owner.query(`select tracking.ensure_months(array[date '2026-09-01', date '2026-10-01', date '2026-11-01'])`)
  await owner.query(`insert into accounts.tenant (id, code, name, plan) values ($1, 'bench', 'Bench', 'enterprise'), ($2, 'reader', 'Reader', 'enterprise')`, [TENANT, READER])
  await owner.query(`insert into tracking.listing (marketplace, asin) select 'us', 'B0' || lpad(n::text, 8, '0') from generate_series(1, ${PRODUCTS}) n`)
  await owner.query('insert into tracking.product (tenant_id, listing_id) select $1, id from tracking.listing', [TENANT])
  await owner.query(
    `insert into tracking.observation (listing_id, tenant_id, observed_at, source, price_minor, bsr, rating, reviews, availability, currency, holds_s)
      select id, '00000000-0000-0000-0000-000000000000', timestamptz '2026-10-01' + n * interval '1 hour', 'crawl', 2000, 1000 + (n * 37) % 100, 4.5, 300 + n, 'in_stock', 'USD', 7200
      from tracking.listing, generate_series(0, ${HISTORY - 1}) n`)
  await owner.query('analyze tracking.observation')
}

/** Stores a look at every listing and its facts, as a crawl does; a price in a hundred falls by a quarter. @returns how many */
async function observeAll(owner: pg.Client, hour: number): Promise<number> {
  const at = new Date(Date.UTC(2026, 9, 1) + hour * HOUR_MS)
  await owner.query(
    `insert into tracking.observation (listing_id, tenant_id, observed_at, source, price_minor, bsr, rating, reviews, availability, currency, holds_s)
      select id, '00000000-0000-0000-0000-000000000000', $1, 'crawl', case when right(asin, 2)::int = 7 then 1500 else 2000 end, 1000 + ($2 * 37) % 100, 4.5, 300 + $2, 'in_stock', 'USD', 7200 from tracking.listing`,
    [at, hour])
  await owner.query(
    `insert into kernel.outbox (event_id, type, version, key, tenant_id, payload)
      select gen_random_uuid(), 'tracking.listing_observed', 1, p.id, p.tenant_id, jsonb_build_object('product_id', p.id, 'listing_id', p.listing_id, 'observed_at', $1::text, 'has_new_content', false,
        'values', jsonb_build_object('currency', 'USD', 'price_minor', 2000, 'buy_box_minor', null, 'bsr', 1000, 'rating', 4.5, 'reviews', 300, 'availability', 'in_stock', 'buy_box_seller', null))
      from tracking.product p`, [at.toISOString()])
  return PRODUCTS
}

/** Listings a second until nothing waits. */
async function drain(system: Db, count: number): Promise<number> {
  const consumers: Consumer[] = modules.flatMap((module) => module.consumers ?? [])
  const log = createLog('warn')
  const from = performance.now()
  await system.connection().execute(async (session) => {
    while ((await deliverPending(session, { consumers, log })) > 0);
  })
  return count / ((performance.now() - from) / 1_000)
}

async function volumes(app: Db): Promise<Line[]> {
  const lines: Line[] = []
  for (const name of SERIES) {
    const path = join(DATA, name)
    if (!existsSync(path)) {
      lines.push({ measure: name, value: 'not there: set AMAZON_DATA' })
      continue
    }
    lines.push(...(await volumeOf(app, path, name)))
  }
  return lines
}

async function volumeOf(app: Db, path: string, name: string): Promise<Line[]> {
  const { listings } = await importFile(app, { tenantId: READER, path, ...(name.includes('_in_') ? { marketplace: 'in' } : {}) })
  let [days, told, naiveRank, naivePrice] = [0, 0, 0, 0]
  for (const { product_id } of listings) {
    if (product_id === null) continue
    await withTenant(app, READER, async (trx) => {
      const samples: Sample[] = []
      const product = await findProduct(trx, product_id)
      if (product !== undefined) for await (const sample of readSamples(trx, product.listing_id)) samples.push(sample)
      const { findings, naive, first_at, last_at } = await replay(samples)
      told += findings.length
      days += first_at === null || last_at === null ? 0 : (last_at.getTime() - first_at.getTime()) / DAY_MS
      naiveRank += naive.counts.find(({ ratio }) => ratio === 0.1)?.days ?? 0
      naivePrice += countPriceMoves(samples)
    })
  }
  const perMonth = (count: number) => `${count} (${((count / Math.max(1, days)) * 30).toFixed(1)} a listing and month)`
  return [
    { measure: `${name}: ${listings.length} listings, ${Math.round(days)} days`, value: '' },
    { measure: '  told by the default rules, all kinds', value: perMonth(told) },
    { measure: '  naive: rank moved by > 10 % against the day before', value: perMonth(naiveRank) },
    { measure: '  naive: price moved by > 1 % against the look before', value: perMonth(naivePrice) },
  ]
}

function countPriceMoves(samples: readonly Sample[]): number {
  let [before, moves] = [Number.NaN, 0]
  for (const { price_minor } of samples) {
    if (typeof price_minor !== 'number') continue
    if (Math.abs(price_minor / before - 1) > 0.01) moves++
    before = price_minor
  }
  return moves
}

import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { connect, type Db } from '../server/kernel/db.ts'
import { copyTime, copyValue, inCopyTransaction } from '../server/track/tracking/copy.repository.ts'
import { ensureMonths } from '../server/track/tracking/listings.repository.ts'
import { COLUMNS } from '../server/track/tracking/metrics.ts'
import { type ObservationRow, storeObservations } from '../server/track/tracking/observations.repository.ts'
import { refreshRollups } from '../server/track/tracking/rollups.repository.ts'
import { BATCH_ROWS } from '../server/track/tracking/batch.ts'
import { withDatabase } from './database.ts'
import { histories } from './ingest.rows.ts'
import { median } from './statistics.ts'
import { atLeast, atMost, printVerdict } from './verdict.ts'

const ROUNDS = 5
const LISTINGS = 20
const ROWS_EACH = 5_000
const TENANT = '00000000-0000-4000-8000-000000000001'
const TARGET = 0.45

interface Round {
  /** Seconds. */
  copy: number
  store: number
  rollups: number
  replay: number
  replayed: number
}

/**
 * The same number of new rows, round by round and in turn: through the product's stage and insert, and from a file by a
 * server-side COPY into the same partitioned table. Rollups come on top in the product: further rows are stored with
 * them, as an import does, and the rollups of these timed apart.
 */
export const ingestBench = () => withDatabase(async ({ url, home }) => {
  const app = connect(url, { role: 'app', max: 2 })
  const owner = new pg.Client(url)
  await owner.connect()
  try {
    await round({ app, owner, home }, 1) // warms up, and makes the partitions
    const rounds: Round[] = []
    for (let number = 0; number < ROUNDS; number++) rounds.push(await round({ app, owner, home }, number + 2))
    return verdict(rounds)
  } finally {
    await owner.end()
    await app.destroy()
  }
})

async function round({ app, owner, home }: { app: Db; owner: pg.Client; home: string }, seed: number): Promise<Round> {
  const rows = () => histories({ listings: LISTINGS, rowsEach: ROWS_EACH, seed })
  const [forStore, forCopy, forRollups] = [rows(), rows(), rows()]
  await ensureMonths(app, forStore.map(({ at }) => at))
  const file = await writeCopyFile(join(home, 'rows.copy'), forCopy)
  const copy = async () => {
    await owner.query('checkpoint') // neither side pays for what the other left dirty
    return timed(() => owner.query(`copy tracking.observation from '${file}'`))
  }
  const isCopyFirst = seed % 2 === 0
  const copiedBefore = isCopyFirst ? await copy() : 0
  await owner.query('checkpoint')
  const stored = await store(app, forStore)
  const copied = isCopyFirst ? copiedBefore : await copy()
  const again = await store(app, forStore)
  const { rollups } = await store(app, forRollups, { withRollups: true })
  return { copy: copied, store: stored.seconds, rollups, replay: again.seconds, replayed: again.added }
}

/** In batches of the product's size, each a transaction. */
async function store(app: Db, rows: readonly ObservationRow[], { withRollups = false } = {}): Promise<{ seconds: number; rollups: number; added: number }> {
  const startedAt = performance.now()
  let rollups = 0
  let added = 0
  for (let from = 0; from < rows.length; from += BATCH_ROWS) {
    await inCopyTransaction(app, { tenantId: TENANT }, async (trx) => {
      const points = await storeObservations(trx, { tenantId: TENANT, rows: rows.slice(from, from + BATCH_ROWS) })
      added += points.reduce((sum, point) => sum + point.points, 0)
      if (withRollups) rollups += await timed(() => refreshRollups(trx, TENANT))
    })
  }
  return { seconds: (performance.now() - startedAt) / 1000, rollups, added }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return (performance.now() - startedAt) / 1000
}

async function writeCopyFile(file: string, rows: readonly ObservationRow[]): Promise<string> {
  const out = createWriteStream(file, { mode: 0o644 })
  for (const row of rows) {
    const values = COLUMNS.map((column) => copyValue(row.fields[column]))
    out.write(`${[row.listing_id, TENANT, copyTime(row.at), row.source, ...values, row.currency ?? '\\N', '\\N', '\\N', '\\N'].join('\t')}\n`)
  }
  out.end()
  await once(out, 'finish')
  return file
}

function verdict(rounds: readonly Round[]): number {
  const rows = LISTINGS * ROWS_EACH
  const rate = (seconds: number) => `${Math.round(rows / seconds).toLocaleString('en-US')} rows/s`
  const middle = (pick: (round: Round) => number) => median(rounds.map(pick))
  const ratio = middle((round) => round.copy / round.store)
  const replayed = rounds.reduce((sum, round) => sum + round.replayed, 0)
  return printVerdict(`ingest: ${rows.toLocaleString('en-US')} new rows a side and round, medians of ${ROUNDS} rounds in turn`, [
    { measure: 'server-side COPY into the table', value: rate(middle((round) => round.copy)) },
    { measure: 'stage and insert, each point once', value: rate(middle((round) => round.store)) },
    { measure: 'ratio', value: ratio.toFixed(2), target: atLeast(ratio, TARGET) },
    { measure: 'rollups of the same rows, apart', value: `${middle((round) => round.rollups).toFixed(2)} s` },
    { measure: 'the same rows again', value: rate(middle((round) => round.replay)) },
    { measure: 'points added by that', value: String(replayed), target: atMost(replayed, 0) },
  ])
}

import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { z } from 'zod'
import { sql } from 'kysely'
import { afterCommit, connect, type Db, withTenant } from '../server/kernel/db.ts'
import { defineEvent, onEvent, publish } from '../server/kernel/events.ts'
import { startRelay } from '../server/kernel/events/relay.ts'
import { createLog } from '../server/kernel/telemetry.ts'
import { withDatabase } from './database.ts'
import { median, percentile } from './statistics.ts'
import { atLeast, atMost, printVerdict } from './verdict.ts'

const OFFERED_PER_S = 1_500
const WARM_UP_S = 2
const ROUNDS = 3
const ROUND_S = 5
const TICK_MS = 2
const DRAIN_MS = 10_000
const TENANT = '00000000-0000-4000-8000-000000000001'

interface Round {
  /** Commits a second. */
  rate: number
  /** Of each event, in ms. */
  latencies: number[]
}

const noted = defineEvent('bench.noted', z.object({ n: z.int() }))

/**
 * Publishers, relay and consumer share one process, as in the embedded profile. Latency runs from the moment a publisher
 * knows that its transaction committed to the moment the consumer's transaction, which wrote a row, has committed.
 */
export const relayBench = () => withDatabase(async ({ url }) => {
  await prepare(url)
  const app = connect(url, { role: 'app', max: 16 })
  const system = connect(url, { role: 'system', max: 4 })
  const effects = new Map<number, number>()
  const consumer = onEvent('bench.follow', noted, async ({ db }, { n }) => {
    await sql`insert into bench.effect (n) values (${n})`.execute(db)
    afterCommit(db, () => effects.set(n, performance.now()))
  })
  const stop = startRelay(system, { consumers: [consumer], log: createLog('warn') })
  try {
    await offer(app, WARM_UP_S, -1_000_000)
    const rounds: Round[] = []
    for (let round = 0; round < ROUNDS; round++) rounds.push(await measure(app, effects, round * ROUND_S * OFFERED_PER_S))
    return verdict(rounds)
  } finally {
    await stop()
    await Promise.all([app.destroy(), system.destroy()])
  }
})

async function prepare(url: string): Promise<void> {
  const owner = new pg.Client(url)
  await owner.connect()
  await owner.query(`create schema bench; grant usage on schema bench to tradewind_app;
    create table bench.fact (n int primary key); create table bench.effect (n int primary key);
    grant insert on bench.fact, bench.effect to tradewind_app`)
  await owner.end()
}

/** Starts transactions at the offered rate, whether or not earlier ones are done. Resolves with the time each committed. */
async function offer(app: Db, seconds: number, first: number): Promise<Map<number, number>> {
  const total = seconds * OFFERED_PER_S
  const commits = new Map<number, number>()
  const startedAt = performance.now()
  const running: Promise<void>[] = []
  while (running.length < total) {
    const due = Math.min(total, Math.floor(((performance.now() - startedAt) / 1000) * OFFERED_PER_S))
    while (running.length < due) running.push(note(app, first + running.length, commits))
    await sleep(TICK_MS)
  }
  await Promise.all(running)
  return commits
}

async function note(app: Db, n: number, commits: Map<number, number>): Promise<void> {
  await withTenant(app, TENANT, async (trx) => {
    await sql`insert into bench.fact (n) values (${n})`.execute(trx)
    await publish(trx, noted, { key: String(n % 997), payload: { n } })
    afterCommit(trx, () => commits.set(n, performance.now()))
  })
}

async function drained(effects: Map<number, number>, commits: Map<number, number>): Promise<void> {
  const until = performance.now() + DRAIN_MS
  while ([...commits.keys()].some((n) => !effects.has(n))) {
    if (performance.now() > until) throw new Error('events are still undelivered ten seconds after the last commit')
    await sleep(50)
  }
}

async function measure(app: Db, effects: Map<number, number>, first: number): Promise<Round> {
  const startedAt = performance.now()
  const commits = await offer(app, ROUND_S, first)
  const rate = commits.size / ((performance.now() - startedAt) / 1000)
  await drained(effects, commits)
  return { rate, latencies: [...commits].map(([n, at]) => Math.max(0, (effects.get(n) ?? Number.NaN) - at)) }
}

function verdict(rounds: readonly Round[]): number {
  const rate = Math.round(median(rounds.map((round) => round.rate)))
  const middle = (share: number) => median(rounds.map(({ latencies }) => percentile(latencies, share)))
  const ms = (value: number) => `${value.toFixed(1)} ms`
  return printVerdict(`relay: ${OFFERED_PER_S} events/s offered, one process, one consumer that writes a row; medians of ${ROUNDS} rounds of ${ROUND_S} s`, [
    { measure: 'achieved', value: `${rate} /s`, target: atLeast(rate, OFFERED_PER_S * 0.95) },
    { measure: 'commit to effect, p50', value: ms(middle(0.5)), target: atMost(middle(0.5), 5, ' ms') },
    { measure: 'commit to effect, p99', value: ms(middle(0.99)), target: atMost(middle(0.99), 50, ' ms') },
    { measure: 'commit to effect, worst of all', value: ms(Math.max(...rounds.flatMap(({ latencies }) => latencies))) },
  ])
}

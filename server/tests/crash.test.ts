import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { connect, type Db, withTenant } from '#kernel/db'
import { publish } from '#kernel/events'
import { prepareDatabase } from '../database.ts'
import { startPostgres } from '../kernel/postgres.ts'
import { seeded } from '../../sandbox/random.ts'
import { counted } from './crash.event.ts'

const DRILL_MS = Number(process.env.DRILL_MS ?? 20_000)
const WRITERS = 8
const DRAIN_LIMIT_MS = 30_000

test(`${DRILL_MS / 1000} s of writers and two relays survive kill -9 of relays and of the database: nothing lost, nothing twice, all in order`, async () => {
  const seed = Number(process.env.DRILL_SEED ?? Date.now() % 1_000_000)
  const random = seeded(seed)
  const home = join(tmpdir(), `tradewind-drill-${process.pid}`)
  const postgres = await startPostgres({ home })
  const relays: ChildProcess[] = []
  let over = false
  try {
    await prepareDatabase({ ownerUrl: postgres.url, url: postgres.url }, [])
    const owner = connect(postgres.url, { role: 'owner', max: 2 })
    await sql`create table public.effect (n bigint generated always as identity, key text not null, seq int not null)`.execute(owner)
    await sql`create table public.counter (tenant_id uuid not null, key text primary key, seq int not null)`.execute(owner)
    await sql`grant select, insert, update on public.effect, public.counter to tradewind_app, tradewind_system`.execute(owner)
    const relay = (at: number) => {
      const child = spawn(process.execPath, [join(import.meta.dirname, 'crash.relay.ts'), postgres.url], { stdio: 'ignore' })
      relays[at] = child
      child.once('exit', () => over || setTimeout(relay, 150, at))
    }
    relay(0)
    relay(1)
    const app = connect(postgres.url, { role: 'app', max: WRITERS })
    const accepted = new Set<string>()
    const writers = Array.from({ length: WRITERS }, (_, w) => write(app, `w${w}`, accepted, () => over))

    const started = Date.now()
    let kills = 0
    let crashes = 0
    while (Date.now() - started < DRILL_MS) {
      await sleep(300 + random() * 400)
      relays[kills % 2]?.kill('SIGKILL')
      kills++
      if (crashes < 2 && Date.now() - started > (DRILL_MS * (crashes + 1)) / 3) {
        process.kill(Number(readFileSync(join(home, 'data/postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
        crashes++
      }
    }
    over = true
    await Promise.all(writers)
    over = false // relays that were just killed may still come back for the rest
    for (const at of [0, 1]) if (relays[at]?.exitCode !== null || relays[at]?.signalCode !== null) relay(at)
    await drained(owner)
    over = true

    const { rows: [found] } = await sql<{ effects: number; distinct: number; disorder: number }>`
      select count(*) as effects, count(distinct (key, seq)) as distinct, count(*) filter (where seq < before) as disorder
      from (select key, seq, lag(seq) over (partition by key order by n) as before from public.effect) e`.execute(owner)
    const { rows: keys } = await sql<{ id: string }>`select key || ' ' || seq as id from public.effect`.execute(owner)
    const known = new Set(keys.map(({ id }) => id))
    const lost = [...accepted].filter((id) => !known.has(id)).length
    console.log(`drill seed ${seed}: ${accepted.size} accepted, ${kills} relays and ${crashes} databases killed`)
    await Promise.all([app.destroy(), owner.destroy()])
    expect(accepted.size).toBeGreaterThan(DRILL_MS / 20)
    expect({ lost, doubled: Number(found?.effects) - Number(found?.distinct), disorder: found?.disorder }).toEqual({ lost: 0, doubled: 0, disorder: 0 })
  } finally {
    over = true
    for (const child of relays) child.kill('SIGKILL')
    await postgres.stop()
    rmSync(home, { recursive: true, force: true })
  }
}, DRILL_MS + 90_000)

const TENANT = '00000000-0000-4000-8000-000000000001'

/** Counts up and publishes each number in the same transaction; a number whose commit was in doubt is tried again. */
async function write(app: Db, key: string, accepted: Set<string>, isOver: () => boolean): Promise<void> {
  for (let seq = 1; !isOver(); ) {
    try {
      await withTenant(app, TENANT, async (trx) => {
        const counted_ = await sql`insert into public.counter values (${TENANT}, ${key}, ${seq}) on conflict (key) do update set seq = ${seq} where counter.seq < ${seq}`.execute(trx)
        if (counted_.numAffectedRows === 1n) await publish(trx, counted, { key, payload: { seq } })
      })
      accepted.add(`${key} ${seq}`)
      seq++
      await sleep(3)
    } catch {
      await sleep(50) // the database is down: the same number again
    }
  }
}

async function drained(owner: Db): Promise<void> {
  const deadline = Date.now() + DRAIN_LIMIT_MS
  for (;;) {
    const { rows } = await sql<{ left: number }>`select count(*) as left from kernel.outbox where done_at is null`.execute(owner)
    if (rows[0]?.left === 0) return
    if (Date.now() > deadline) throw new Error(`${rows[0]?.left} events were not delivered in time`)
    await sleep(100)
  }
}

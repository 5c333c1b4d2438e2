import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { type Db, inTransaction, withTenant } from '../db.ts'
import { type Consumer, defineEvent, onEvent, publish } from '../events.ts'
import { createLog } from '../telemetry.ts'
import { testDatabase, type TestDatabase } from '../testing.ts'
import { listDead, replayDead } from './outbox.repository.ts'
import { deliverPending, retryDue } from './relay.ts'

const TENANT = '00000000-0000-4000-8000-000000000001'
const OTHER = '00000000-0000-4000-8000-000000000002'
const happened = defineEvent('test.happened', z.object({ n: z.int() }))
const log = createLog('silent')

async function withEffects() {
  const database = await testDatabase()
  await sql`create table public.effect (id bigint generated always as identity, consumer text, key text, n int, tenant text default current_setting('app.tenant_id', true))`.execute(database.owner)
  await sql`grant insert, select on public.effect to tradewind_app, tradewind_system`.execute(database.owner)
  return database
}

const consumer = (name: string, fails: (n: number) => boolean = () => false): Consumer =>
  onEvent(name, happened, async ({ db, event }, { n }) => {
    await sql`insert into public.effect (consumer, key, n) values (${name}, ${event.key}, ${n})`.execute(db)
    if (fails(n)) throw new Error(`${name} does not like ${n}`)
  })

const say = (db: Db, key: string, n: number, tenant = TENANT) => withTenant(db, tenant, (trx) => publish(trx, happened, { key, payload: { n } }))
const deliver = ({ system }: TestDatabase, consumers: Consumer[]) => system.connection().execute((session) => deliverPending(session, { consumers, log }))
const retry = async ({ system }: TestDatabase, consumers: Consumer[]) => {
  await sql`update kernel.parked set next_at = now()`.execute(system)
  await system.connection().execute((session) => retryDue(session, { consumers, log }))
}
const effects = async ({ owner }: TestDatabase) => (await sql<{ consumer: string; key: string; n: number; tenant: string }>`select consumer, key, n, tenant from public.effect order by id`.execute(owner)).rows

test('an event reaches each of its consumers once, as its tenant', async () => {
  const database = await withEffects()
  await say(database.app, 'a', 1)
  await say(database.app, 'b', 2, OTHER)
  const consumers = [consumer('mail'), consumer('stock')]
  expect(await deliver(database, consumers)).toBe(2)
  expect(await deliver(database, consumers)).toBe(0)
  expect(await effects(database)).toEqual([
    { consumer: 'mail', key: 'a', n: 1, tenant: TENANT }, { consumer: 'stock', key: 'a', n: 1, tenant: TENANT },
    { consumer: 'mail', key: 'b', n: 2, tenant: OTHER }, { consumer: 'stock', key: 'b', n: 2, tenant: OTHER },
  ])
})

test('an event of a transaction that is rolled back is never delivered', async () => {
  const database = await withEffects()
  await expect(withTenant(database.app, TENANT, async (trx) => {
    await publish(trx, happened, { key: 'a', payload: { n: 1 } })
    throw new Error('changed my mind')
  })).rejects.toThrow('changed my mind')
  expect(await deliver(database, [consumer('mail')])).toBe(0)
})

test('an event that is delivered again finds that it was handled', async () => {
  const database = await withEffects()
  await say(database.app, 'a', 1)
  await deliver(database, [consumer('mail')])
  await sql`update kernel.outbox set done_at = null`.execute(database.system)
  expect(await deliver(database, [consumer('mail')])).toBe(1)
  expect(await effects(database)).toHaveLength(1)
})

test('a consumer that throws holds up its own key alone', async () => {
  const database = await withEffects()
  const consumers = [consumer('mail', (n) => n === 1), consumer('stock')]
  for (const [key, n] of [['a', 1], ['b', 2], ['a', 3]] as const) await say(database.app, key, n)
  await deliver(database, consumers)
  expect((await effects(database)).map((e) => `${e.consumer} ${e.key}${e.n}`).sort()).toEqual(['mail b2', 'stock a1', 'stock a3', 'stock b2'])
})

test('what waited behind a failure follows in order once it succeeds', async () => {
  const database = await withEffects()
  let broken = true
  const consumers = [consumer('mail', (n) => broken && n === 1)]
  for (const n of [1, 2, 3]) await say(database.app, 'a', n)
  await deliver(database, consumers)
  await retry(database, consumers)
  expect(await effects(database)).toEqual([])
  broken = false
  await say(database.app, 'a', 4)
  await deliver(database, consumers)
  for (let round = 0; round < 4; round++) await retry(database, consumers)
  expect((await effects(database)).map((e) => e.n)).toEqual([1, 2, 3, 4])
})

test('an event that fails too often is dead-lettered and the next of its key goes on', async () => {
  const database = await withEffects()
  const consumers = [consumer('mail', (n) => n === 1)]
  for (const n of [1, 2]) await say(database.app, 'a', n)
  await deliver(database, consumers)
  for (let round = 0; round < 9; round++) await retry(database, consumers)
  expect((await effects(database)).map((e) => e.n)).toEqual([2])
  expect(await listDead(database.system)).toMatchObject([{ consumer: 'mail', type: 'test.happened', key: 'a', attempts: 8, error: 'mail does not like 1' }])
})

test('a dead letter that is replayed has its effect', async () => {
  const database = await withEffects()
  await say(database.app, 'a', 1)
  await deliver(database, [consumer('mail', () => true)])
  for (let round = 0; round < 9; round++) await retry(database, [consumer('mail', () => true)])
  expect(await inTransaction(database.system, (trx) => replayDead(trx))).toBe(1)
  await retry(database, [consumer('mail')])
  expect((await effects(database)).map((e) => e.n)).toEqual([1])
  expect(await listDead(database.system)).toEqual([])
})

test('a tenant cannot publish in the name of another', async () => {
  const database = await withEffects()
  await expect(withTenant(database.app, TENANT, (trx) =>
    sql`insert into kernel.outbox (event_id, type, version, key, tenant_id, payload) values (gen_random_uuid(), 'test.happened', 1, 'a', ${OTHER}, '{"n":1}')`.execute(trx),
  )).rejects.toThrow(/row-level security/)
})

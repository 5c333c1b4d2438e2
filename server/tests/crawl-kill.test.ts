import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type RawBuilder, sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { ROOT } from '#kernel/home'
import { testDatabase } from '#kernel/testing'
import { hashPassword } from '#platform/accounts'
import { startSandbox } from '../../sandbox/server.ts'
import { freePort } from '../kernel/net.ts'

const TENANT = '00000000-0000-4000-8000-000000000001'
const PRODUCTS = 10_000
const A_TASK = 1_000
/** Killed when so many of the products are stored. */
const KILLS = [600, 2_500, 5_000, 7_500]
const PASSWORD = 'correct horse battery'
const DEADLINE_MS = 280_000

test('a crawl of ten thousand products whose process is killed again and again stores each look once, and every task ends', async () => {
  const database = await testDatabase()
  const home = mkdtempSync(join(tmpdir(), 'tradewind-kill-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  // Apify lives on while we die.
  const sandbox = await startSandbox({ port: 0, speed: 1, runMs: (pages) => 200 + pages * 3 })
  onTestFinished(() => sandbox.stop())
  const asked = async <T extends object>(query: RawBuilder<T>): Promise<T> => {
    const [row] = (await query.execute(database.owner)).rows
    if (row === undefined) throw new Error('the query answered nothing')
    return row
  }
  const count = async (query: RawBuilder<{ n: number }>): Promise<number> => (await asked(query)).n

  const password_hash = await hashPassword(PASSWORD)
  const person = await asked(sql<{ id: string }>`insert into accounts.person (email, username, password_hash) values ('kai@test.example', 'kai', ${password_hash}) returning id`)
  await sql`insert into accounts.membership (tenant_id, person_id, role) values (${TENANT}, ${person.id}, 'owner')`.execute(database.owner)
  await sql`with made as (insert into tracking.listing (marketplace, asin) select 'us', 'B0' || lpad(i::text, 8, '0') from generate_series(1, ${sql.lit(PRODUCTS)}) i returning id)
    insert into tracking.product (tenant_id, listing_id, crawl_frequency) select ${TENANT}, id, 'weekly' from made`.execute(database.owner)

  const port = await freePort()
  const address = `http://127.0.0.1:${port}/api/v1`
  const start = async (): Promise<ChildProcess> => {
    const child = spawn(process.execPath, [join(ROOT, 'server/main.ts'), 'serve', '--run', 'api,worker,scheduler'], {
      cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'],
      env: { PATH: process.env.PATH, DATABASE_URL: database.url, TRADEWIND_HOME: home, TRADEWIND_SECRET: '7'.repeat(64), LOG_LEVEL: 'silent', SANDBOX: 'off', APIFY_URL: `${sandbox.url}/apify`, APIFY_TOKEN: 'test-token', PORT: String(port) },
    })
    while (!(await fetch(`${address}/health/ready`).then((answer) => answer.ok, () => false))) {
      if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`)
      await sleep(50)
    }
    return child
  }
  let server = await start()
  onTestFinished(() => void server.kill('SIGKILL'))

  const post = async (path: string, body: object, token?: string) => {
    const answer = await fetch(`${address}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`POST ${path}: ${answer.status} ${await answer.text()}`)
    return ((await answer.json()) as { data: Record<string, string> }).data
  }
  const { access_token } = await post('/auth/login', { username: 'kai', password: PASSWORD })
  const asins = Array.from({ length: PRODUCTS }, (_, index) => `B0${String(index + 1).padStart(8, '0')}`)
  for (let first = 0; first < PRODUCTS; first += A_TASK) await post('/crawl/manual', { product_ids: asins.slice(first, first + A_TASK), priority: 'high' }, access_token)

  const stored = () => count(sql<{ n: number }>`select count(*) as n from crawling.run_item where status = 'stored'`)
  const openTasks = () => count(sql<{ n: number }>`select count(*) as n from tasks.task where status in ('queued', 'running')`)
  const until = Date.now() + DEADLINE_MS
  const startedAt = Date.now()
  const kills: number[] = []
  while ((await openTasks()) > 0) {
    if (Date.now() > until) throw new Error(`${await openTasks()} tasks have not ended; ${await stored()} products are stored`)
    const so_far = await stored()
    const next = KILLS[kills.length]
    if (next !== undefined && so_far >= next) {
      server.kill('SIGKILL')
      await once(server, 'exit')
      kills.push(so_far)
      server = await start()
    }
    await sleep(100)
  }
  process.stdout.write(`crawl drill: ${PRODUCTS} products in ${Math.round((Date.now() - startedAt) / 1000)} s, killed at ${kills.join(', ')} stored\n`)
  expect(kills).toHaveLength(KILLS.length)

  const tasks = await asked(sql<{ ended: number; succeeded: number }>`select count(*) as ended, count(*) filter (where status = 'succeeded' and progress = 100) as succeeded from tasks.task`)
  expect(tasks).toEqual({ ended: PRODUCTS / A_TASK, succeeded: PRODUCTS / A_TASK })
  expect(await count(sql<{ n: number }>`select count(distinct listing_id) as n from tracking.observation where source = 'crawl'`), 'products seen').toBe(PRODUCTS)
  const looks = await asked(sql<{ accepted: number; kept: number; lost: number; doubled: number }>`
    with accepted as (select i.listing_id, r.observed_at, count(*) as times from crawling.run_item i join crawling.run r on r.id = i.run_id where i.status = 'stored' group by 1, 2),
    kept as (select listing_id, observed_at, count(*) as times from tracking.observation where source = 'crawl' group by 1, 2)
    select (select count(*) from accepted) as accepted, (select count(*) from kept) as kept,
      (select count(*) from accepted a left join kept k using (listing_id, observed_at) where k.times is null) as lost,
      (select count(*) from kept k left join accepted a using (listing_id, observed_at) where a.times is distinct from 1 or k.times <> 1) as doubled`)
  expect(looks).toEqual({ accepted: looks.accepted, kept: looks.accepted, lost: 0, doubled: 0 })
  expect(await count(sql<{ n: number }>`select count(*) as n from kernel.outbox where type = 'tracking.listing_observed'`), 'facts told').toBe(looks.kept)
  expect(sandbox.runs.ledger.runs, 'runs that Apify billed').toBe(await count(sql<{ n: number }>`select count(*) as n from crawling.run where actor_run_id is not null`))
  expect(await count(sql<{ n: number }>`select count(*) as n from crawling.run where status <> 'ended'`), 'open runs').toBe(0)
  expect(await count(sql<{ n: number }>`select count(*) as n from kernel.parked where dead_at is not null`), 'dead letters').toBe(0)
}, 400_000)

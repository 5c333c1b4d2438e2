import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { connect } from '../db.ts'
import type { App } from '../http.ts'
import { asCaller, testApp, testDatabase, testServices } from '../testing.ts'
import { createLimiter, type Limiter } from './rate.ts'
import { pruneRates, syncRates } from './rate-sync.ts'

function clock() {
  let ms = 1_000
  return { now: () => ms, pass: (by: number) => void (ms += by) }
}

const burst = (limiter: Limiter, amount: number, limit = 100, key = 'mei') => Array.from({ length: amount }, () => limiter.take(key, limit)).filter((taken) => taken.isAllowed).length

test('of five hundred requests at once at 100 a minute, exactly a hundred pass', () => {
  const limiter = createLimiter(clock().now)
  expect(burst(limiter, 500)).toBe(100)
})

test.each([1, 7, 60, 333, 2_000, 1_000_000])('a limit of %i a minute is met exactly', (limit) => {
  expect(burst(createLimiter(clock().now), Math.min(limit + 50, 20_000), limit)).toBe(Math.min(limit, 20_000))
})

test('the allowance grows back evenly, and who waits as long as told may go on', () => {
  const { now, pass } = clock()
  const limiter = createLimiter(now)
  burst(limiter, 100)
  const refused = limiter.take('mei', 100)
  expect(refused).toEqual({ isAllowed: false, remaining: 0, resetS: 60, retryS: 1 })
  pass(599)
  expect(burst(limiter, 1)).toBe(0)
  pass(1)
  expect(burst(limiter, 2)).toBe(1)
  pass(30_000)
  expect(burst(limiter, 100)).toBe(50)
})

test('over any minute no more than twice the limit passes, however the bursts are laid', () => {
  const { now, pass } = clock()
  const limiter = createLimiter(now)
  let passed = 0
  for (let second = 0; second < 60; second++) {
    passed += burst(limiter, 40)
    pass(1_000)
  }
  expect(passed).toBeLessThanOrEqual(200)
  expect(passed).toBeGreaterThanOrEqual(198)
})

test('callers do not share an allowance', () => {
  const limiter = createLimiter(clock().now)
  expect([burst(limiter, 150, 100, 'mei'), burst(limiter, 150, 100, 'kai')]).toEqual([100, 100])
})

test('many callers do not fill the memory', () => {
  const limiter = createLimiter(clock().now)
  for (let i = 0; i < 250_000; i++) limiter.take(`caller ${i}`, 100)
  expect(burst(limiter, 101, 100, 'one more')).toBe(100)
})

const tags = ['products']
function routes(app: App) {
  const schema = { tags, response: { 200: z.any() } }
  app.get('/products', { config: { access: 'viewer' }, schema }, () => ({}))
  app.post('/products', { config: { access: 'viewer' }, schema }, () => ({}))
  app.post('/crawl', { config: { access: 'viewer', rate: 'costly' }, schema }, () => ({}))
  app.post('/login', { config: { access: 'public', rate: 'auth' }, schema }, () => ({}))
  app.get('/health', { config: { access: 'public' }, schema }, () => ({}))
}

async function start() {
  const database = await testDatabase()
  const app = await testApp(testServices(database), routes)
  const send = (method: 'GET' | 'POST', url: string, headers = asCaller({ requests_per_minute: 20 }), ip = '127.0.0.1') => app.inject({ method, url: `/api/v1${url}`, headers, remoteAddress: ip })
  const many = async (amount: number, ...request: Parameters<typeof send>) => {
    const answers = await Promise.all(Array.from({ length: amount }, () => send(...request)))
    return answers.filter((answer) => answer.statusCode === 200).length
  }
  return { send, many, database }
}

test('reads and writes have the plan’s limit each, what is costly a tenth', async () => {
  const { many } = await start()
  expect([await many(30, 'GET', '/products'), await many(30, 'POST', '/products'), await many(10, 'POST', '/crawl')]).toEqual([20, 20, 2])
})

test('a refused request says when to come back, and every other how much is left', async () => {
  const { send, many } = await start()
  const first = await send('GET', '/products')
  expect(first.headers).toMatchObject({ 'ratelimit-limit': '20', 'ratelimit-remaining': '19', 'ratelimit-reset': '3' })
  await many(19, 'GET', '/products')
  const refused = await send('GET', '/products')
  expect([refused.statusCode, refused.json().code]).toEqual([429, 'RATE_LIMIT_EXCEEDED'])
  expect(refused.headers).toMatchObject({ 'ratelimit-remaining': '0', 'retry-after': expect.stringMatching(/^[123]$/) })
})

test('two people of one tenant have an allowance each', async () => {
  const { many } = await start()
  const ann = asCaller({ id: '00000000-0000-4000-8000-00000000000b', requests_per_minute: 20 })
  expect([await many(25, 'GET', '/products'), await many(25, 'GET', '/products', ann)]).toEqual([20, 20])
})

test('whoever tries secrets is counted by address', async () => {
  const { many } = await start()
  expect(await many(70, 'POST', '/login')).toBe(60)
  expect(await many(5, 'POST', '/login', asCaller(), '10.0.0.2')).toBe(5)
  expect(await many(5, 'GET', '/health')).toBe(5)
})

test('two processes together keep the limit once they have heard of each other', async () => {
  const { system } = await testDatabase()
  const { now } = clock()
  const [one, two] = [createLimiter(now), createLimiter(now)]
  expect([burst(one, 60), burst(two, 30)]).toEqual([60, 30])
  await syncRates(system, one)
  await syncRates(system, two)
  expect(burst(two, 100)).toBeLessThanOrEqual(11) // the wall clock of the database goes on
  await syncRates(system, two)
  expect(burst(one, 1)).toBe(1) // it has not heard yet
  await syncRates(system, one)
  expect(burst(one, 100)).toBe(0)
})

test('what is used while the processes talk is not forgotten', async () => {
  const { now } = clock()
  const limiter = createLimiter(now)
  burst(limiter, 40)
  const told = limiter.tell()
  burst(limiter, 30)
  limiter.hear([{ key: 'mei', wait_ms: told[0]?.used_ms ?? 0 }])
  expect(burst(limiter, 100)).toBe(30)
})

test('without the database each process limits on its own, and tells later what was used', async () => {
  const { system } = await testDatabase()
  const { now } = clock()
  const limiter = createLimiter(now)
  burst(limiter, 50)
  const down = connect('postgres://nobody@127.0.0.1:1/none', { role: 'system' })
  await expect(syncRates(down, limiter)).rejects.toThrow()
  expect(burst(limiter, 100)).toBe(50)
  await syncRates(system, limiter)
  const { rows } = await sql<{ left: number }>`select extract(epoch from full_at - clock_timestamp())::float8 as left from kernel.rate`.execute(system)
  expect(rows[0]?.left).toBeGreaterThan(58)
})

test('a clock of the database that was an hour ahead blocks nobody for longer than two minutes', async () => {
  const { system } = await testDatabase()
  const { now, pass } = clock()
  const limiter = createLimiter(now)
  await sql`insert into kernel.rate values ('mei', now() + interval '1 hour')`.execute(system)
  burst(limiter, 1)
  await syncRates(system, limiter)
  expect(burst(limiter, 1)).toBe(0)
  pass(120_000)
  expect(burst(limiter, 1)).toBe(1)
  await sql`insert into kernel.rate values ('kai', now() + interval '1 hour'), ('ann', now() - interval '1 second'), ('bob', now() + interval '30 s')`.execute(system)
  await pruneRates(system)
  expect((await sql<{ key: string }>`select key from kernel.rate where key in ('ann', 'bob', 'kai')`.execute(system)).rows).toEqual([{ key: 'bob' }])
})

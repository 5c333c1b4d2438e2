import { expect, test, vi, onTestFinished } from 'vitest'
import { poolOf } from '#kernel/db'
import { OTHER, OWN, pageItem, rivalAsin, startMarket, TENANT } from '../../tests/market.ts'
import { addDays } from './effect/slices.ts'

const DAY_MS = 86_400_000

/** A market seen once a day for four weeks; from the day of the change on the own rank is better by half. */
async function startTrial({ rivals = 3, effect = 0.5 }: { rivals?: number; effect?: number } = {}) {
  const start = Date.UTC(2026, 9, 1, 12)
  vi.useFakeTimers({ toFake: ['Date'], now: start })
  onTestFinished(() => void vi.useRealTimers())
  const market = await startMarket({ rivals, llm: false })
  const rank = (n: number, day: number) => Math.round(1_000 * (n + 1) * (1 + 0.05 * Math.sin(day * 1.7 + n)))
  const see = async (day: number, isChanged: boolean, price = 60) => {
    const at = new Date(start + day * DAY_MS)
    if (at.getTime() > Date.now()) vi.setSystemTime(at)
    const page = (asin: string, n: number, cost: number) => pageItem(asin, cost, { bestsellerRanks: [{ rank: Math.round(rank(n, day) * (n === 0 && isChanged ? effect : 1)), category: 'Electronics' }] })
    await market.importPages([page(OWN, 0, price), ...Array.from({ length: rivals }, (_, n) => page(rivalAsin(n), n + 1, 40 + n))], at)
  }
  const goTo = (day: number) => vi.setSystemTime(start + day * DAY_MS + 3_600_000)
  const open = (body: object = {}, who: { tenant_id?: string; role?: 'viewer' | 'member' } = {}) => market.call('POST', '/experiments', { body: { product_id: market.idOf(OWN), ...body }, ...who })
  return { ...market, see, goTo, open, start }
}

test('a change is judged against the competitors when its days are over, once, and told in words with the interval', async () => {
  const { see, goTo, open, call, run, work, pool } = await startTrial()
  for (let day = -28; day <= 0; day += 1) await see(day, false)
  const { status, data } = await open({ metric: 'bsr', horizon_days: 14 })
  expect({ status, data }).toMatchObject({ status: 201, data: { status: 'running', controls: 3, starts_on: '2026-10-01', ends_on: '2026-10-17', result: null } })
  for (let day = 1; day <= 17; day += 1) await see(day, true)
  goTo(16)
  await run('experiments.clock', {})
  await work()
  const path = `/experiments/${String(data?.experiment_id)}`
  expect((await call('GET', path)).data).toMatchObject({ status: 'running', result: null, progress: { of: 14 } })
  goTo(18)
  for (let time = 0; time < 2; time += 1) {
    await run('experiments.clock', {})
    await work()
  }
  const ended = (await call('GET', path)).data as { status: string; result: { verdict: string; effect: number; low: number; high: number; controls_used: number }; fact_set_id: string }
  expect(ended).toMatchObject({ status: 'completed', result: { verdict: 'better', controls_used: 3, unit: 'percent' } })
  expect(ended.result.effect).toBeCloseTo(-50, -0.5)
  expect([ended.result.low < -50 + 8, ended.result.high > -50 - 8, ended.result.high < 0]).toEqual([true, true, true])
  expect((await call('GET', `/fact-sets/${ended.fact_set_id}`)).data).toMatchObject([{ metric: 'bsr_change', unit: 'percent' }, {}, {}, { metric: 'controls', value: 3 }])
  expect((await call('GET', '/notifications')).data).toMatchObject([{ type: 'experiment_done', reason_code: 'experiment_better' }])
  expect((await pool.query(`select 1 from notifications.message where type = 'experiment_done'`)).rows).toHaveLength(1)
})

test('judged by two at once, it ends once and leaves one set of facts, even for a product that is tracked no longer', async () => {
  const { goTo, open, call, run, pool, idOf } = await startTrial()
  const { data } = await open({ horizon_days: 7 })
  await call('DELETE', `/products/${idOf(OWN)}`)
  goTo(12)
  const order = { tenant_id: TENANT, experiment_id: data?.experiment_id }
  await Promise.all([run('experiments.finish', order), run('experiments.finish', order)])
  expect((await pool.query('select status, fact_set_id is not null as has_facts from experiments.experiment')).rows).toEqual([{ status: 'completed', has_facts: true }])
  expect((await pool.query('select 1 from facts.fact_set')).rows).toHaveLength(1)
})

test('a variation of the product is no control: it shares the rank', async () => {
  const { open, database } = await startTrial({ rivals: 3 })
  for (const table of ['latest', 'listing_content']) {
    await poolOf(database.owner).query(`update tracking.${table} set parent_asin = 'B0PARENT01' where listing_id in (select id from tracking.listing where asin = any($1))`, [[OWN, rivalAsin(0)]])
  }
  expect((await open()).data).toMatchObject({ controls: 2 })
})

test('without competitors it ends with “nothing can be said”, not with a number', async () => {
  const { see, goTo, open, call, run, work } = await startTrial({ rivals: 0 })
  for (let day = -28; day <= 0; day += 1) await see(day, false)
  const { data } = await open({ horizon_days: 7 })
  for (let day = 1; day <= 10; day += 1) await see(day, true)
  goTo(12)
  await run('experiments.clock', {})
  await work()
  expect((await call('GET', `/experiments/${String(data?.experiment_id)}`)).data).toMatchObject({ status: 'completed', result: { verdict: 'too_little_data', effect: null, reason: 'NO_CONTROLS' } })
})

test('prices in turns are drawn in pairs from tomorrow on, and a price that never changed is told', async () => {
  const { see, goTo, open, call, run, work } = await startTrial()
  await see(0, false)
  const { data } = await open({ design: 'price_slices', price_b_minor: 5_400, horizon_days: 32 })
  const slices = data?.slices as { from: string; to: string; arm: string }[]
  expect(slices).toHaveLength(8)
  expect(slices[0]).toMatchObject({ from: '2026-10-02', to: '2026-10-05' })
  expect(data).toMatchObject({ price_a_minor: 6_000, price_b_minor: 5_400, ends_on: addDays('2026-10-02', 31) })
  for (let day = 1; day <= 32; day += 1) await see(day, false)
  goTo(34)
  await run('experiments.clock', {})
  await work()
  expect((await call('GET', `/experiments/${String(data?.experiment_id)}`)).data).toMatchObject({ status: 'completed', result: { verdict: 'not_followed', reason: 'PRICES_NOT_FOLLOWED' } })
})

test('prices in turns that were followed are judged by their pairs', async () => {
  const { see, goTo, open, call, run, work } = await startTrial()
  await see(0, false)
  const { data } = await open({ design: 'price_slices', price_b_minor: 5_400, horizon_days: 40 })
  const slices = data?.slices as { from: string; to: string; arm: string }[]
  for (let day = 1; day <= 40; day += 1) {
    const isB = slices.some(({ from, to, arm }) => arm === 'b' && addDays('2026-10-01', day) >= from && addDays('2026-10-01', day) <= to)
    await see(day, isB, isB ? 54 : 60)
  }
  goTo(42)
  await run('experiments.clock', {})
  await work()
  expect((await call('GET', `/experiments/${String(data?.experiment_id)}`)).data).toMatchObject({ status: 'completed', result: { verdict: 'better', n_before: 5 } })
})

test.each([
  ['no other price', { design: 'price_slices' }, 'price_b_minor'], ['the same price', { design: 'price_slices', price_b_minor: 6_010 }, 'price_b_minor'],
  ['too few days for three pairs', { design: 'price_slices', price_b_minor: 5_000, horizon_days: 20 }, 'horizon_days'],
])('prices in turns with %s are refused at %s', async (_name, body, field) => {
  const { see, open } = await startTrial({ rivals: 0 })
  await see(0, false)
  expect(await open(body)).toMatchObject({ status: 422, field })
})

test('a stopped experiment has no verdict, cannot be stopped twice, and can be deleted; a running one cannot', async () => {
  const { open, call } = await startTrial({ rivals: 0 })
  const path = `/experiments/${String((await open()).data?.experiment_id)}`
  expect((await call('DELETE', path)).code).toBe('EXPERIMENT_RUNNING')
  expect((await call('POST', `${path}/stop`)).data).toMatchObject({ status: 'stopped', result: null })
  expect((await call('POST', `${path}/stop`)).code).toBe('EXPERIMENT_ENDED')
  expect((await call('DELETE', path)).status).toBe(204)
  expect((await call('GET', path)).status).toBe(404)
})

test('another tenant sees, stops and judges none of it', async () => {
  const { open, call, pool } = await startTrial({ rivals: 0 })
  const path = `/experiments/${String((await open()).data?.experiment_id)}`
  for (const [method, at] of [['GET', path], ['POST', `${path}/stop`], ['DELETE', path]] as const) expect((await call(method, at, { tenant_id: OTHER })).status).toBe(404)
  expect((await open({}, { tenant_id: OTHER })).status).toBe(404)
  expect((await pool.query('select tenant_id, status from experiments.experiment')).rows).toEqual([{ tenant_id: TENANT, status: 'running' }])
})

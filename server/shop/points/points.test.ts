import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { connect, type Db, withTenant } from '#kernel/db'
import { asCaller, asShopper, testApp, testDatabase, testServices } from '#kernel/testing'
import { balanceOf, earnPoints, reversePoints, spendPoints } from '#shop/points'
import { pointsRoutes } from './points.routes.ts'

const FIRST = '00000000-0000-4000-8000-000000000001'
const ANA = '00000000-0000-4000-8000-0000000000aa'

async function open() {
  const database = await testDatabase()
  const db = connect(database.url, { role: 'app', max: 20 })
  onTestFinished(() => db.destroy())
  const as = <T>(work: (trx: Db) => Promise<T>) => withTenant(db, FIRST, work)
  const of = (order_id: string) => ({ tenant_id: FIRST, customer_id: ANA, order_id })
  const earn = (order_id: string, paid_minor: number, currency = 'USD') => as((trx) => earnPoints(trx, { ...of(order_id), paid_minor, currency, perUnit: 2 }))
  const balance = () => as((trx) => balanceOf(trx, ANA))
  const adds = async () => (await sql<{ ok: boolean }>`select (select coalesce(sum(points), 0) from points.entry) = (select coalesce(sum(points), 0) from points.balance) as ok`.execute(database.owner)).rows[0]?.ok
  return { database, as, of, earn, balance, adds }
}

test('points are earned for whole units paid, once an order', async () => {
  const { earn, balance, adds } = await open()
  const order = crypto.randomUUID()
  await Promise.all([1, 2, 3].map(() => earn(order, 10_99)))
  await earn(crypto.randomUUID(), 500, 'JPY')
  expect(await balance()).toBe(20 + 1000)
  expect(await adds()).toBe(true)
})

test('points are not spent twice by two checkouts at once', async () => {
  const { as, of, earn, balance, adds } = await open()
  await earn(crypto.randomUUID(), 50_00)
  const results = await Promise.allSettled(Array.from({ length: 10 }, () => as((trx) => spendPoints(trx, { ...of(crypto.randomUUID()), amount: 30 }))))
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(3)
  expect(results.find((result) => result.status === 'rejected')).toMatchObject({ reason: { code: 'NOT_ENOUGH_POINTS', field: 'points' } })
  expect([await balance(), await adds()]).toEqual([10, true])
})

test('a refund takes back its share of what was earned and gives back its share of what was spent', async () => {
  const { as, of, earn, balance, adds } = await open()
  await earn(crypto.randomUUID(), 50_00)
  const order = crypto.randomUUID()
  await as((trx) => spendPoints(trx, { ...of(order), amount: 100 }))
  await earn(order, 30_00)
  const refund = (refunded_minor: number) => as((trx) => reversePoints(trx, { ...of(order), refunded_minor, paid_minor: 3000 }))
  await refund(1000)
  expect(await balance()).toBe(100 - 100 + 60 - 20 + 33)
  await Promise.all([refund(1000), refund(1000)])
  expect(await balance()).toBe(73)
  await refund(3000)
  await refund(2000)
  expect([await balance(), await adds()]).toEqual([100, true])
})

test('points that were spent meanwhile leave a debt, not a gift', async () => {
  const { as, of, earn, balance } = await open()
  const [first, second] = [crypto.randomUUID(), crypto.randomUUID()]
  await earn(first, 50_00)
  await as((trx) => spendPoints(trx, { ...of(second), amount: 100 }))
  await as((trx) => reversePoints(trx, { ...of(first), refunded_minor: 5000, paid_minor: 5000 }))
  expect(await balance()).toBe(-100)
  await expect(as((trx) => spendPoints(trx, { ...of(crypto.randomUUID()), amount: 1 }))).rejects.toMatchObject({ message: 'You have 0 points' })
})

test('a customer sees their own points, a seller those of the store', async () => {
  const { database, earn } = await open()
  await earn(crypto.randomUUID(), 50_00)
  const app = await testApp(testServices(database), pointsRoutes)
  await sql`insert into customers.customer (tenant_id, id, email, name) values ('00000000-0000-4000-8000-000000000001', ${ANA}, 'ana@test.example', 'Ana')`.execute(database.owner)
  const get = async (url: string, headers: object) => (await app.inject({ url: `/api/v1/shop/${url}`, headers: headers as Record<string, string> })).json() as { data: { balance: number }; code?: string }
  expect((await get('users/me/points', asShopper({ customer_id: ANA }))).data.balance).toBe(100)
  expect((await get('users/me/points', asShopper({ customer_id: FIRST }))).data.balance).toBe(0)
  expect((await get(`admin/customers/${ANA}/points`, asCaller({ tenant_id: '00000000-0000-4000-8000-000000000002' }))).code).toBe('NOT_FOUND')
  const given = await app.inject({ method: 'POST', url: `/api/v1/shop/admin/customers/${ANA}/points`, headers: asCaller(), payload: { points: -30, note: 'mistake' } })
  expect(given.json()).toMatchObject({ data: { balance: 70, entries: [{ kind: 'adjusted', note: 'mistake' }, { kind: 'earned' }] } })
})

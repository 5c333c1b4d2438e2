import { expect, onTestFinished, test } from 'vitest'
import { connect, withTenant } from '#kernel/db'
import { asCaller, testApp, testDatabase, testServices } from '#kernel/testing'
import { couponWorth, redeemCoupon, returnCoupon } from '#shop/coupons'
import { couponRoutes } from './coupons.routes.ts'
import type { Coupon } from './coupons.schema.ts'
import { customerKey } from './redeem.service.ts'

const FIRST = '00000000-0000-4000-8000-000000000001'
const NOW = new Date('2026-11-20T12:00:00Z')
const TERMS: Coupon = { coupon_id: FIRST, code: 'TEN', kind: 'percent', percent: '10.00', amount_minor: null, currency: null, min_subtotal_minor: null, starts_at: null, ends_at: null, max_uses: null, max_uses_per_customer: null, used: 0, is_active: true, created_at: NOW }
const of = (terms: Partial<Coupon>, subtotal_minor = 1999, currency = 'USD') => couponWorth({ ...TERMS, ...terms }, { subtotal_minor, currency, now: NOW })

test('what a coupon is worth, exactly', () => {
  expect(of({})).toEqual({ discount_minor: 200, is_shipping_free: false })
  expect(of({ percent: '12.50' })).toEqual({ discount_minor: 250, is_shipping_free: false })
  expect(of({ percent: '100.00' }, 7)).toEqual({ discount_minor: 7, is_shipping_free: false })
  expect(of({ kind: 'amount', percent: null, amount_minor: 5000, currency: 'USD' })).toEqual({ discount_minor: 1999, is_shipping_free: false })
  expect(of({ kind: 'free_shipping', percent: null })).toEqual({ discount_minor: 0, is_shipping_free: true })
})

test('why a coupon does not count', () => {
  expect(couponWorth(undefined, { subtotal_minor: 1, currency: 'USD', now: NOW })).toEqual({ problem: 'COUPON_UNKNOWN' })
  expect([of({ is_active: false }), of({ starts_at: new Date('2026-11-20T12:00:00.001Z') }), of({ ends_at: NOW }), of({ max_uses: 3, used: 3 }), of({ currency: 'EUR', min_subtotal_minor: 1 }), of({ currency: 'USD', min_subtotal_minor: 2000 })])
    .toEqual(['COUPON_OFF', 'COUPON_NOT_YET', 'COUPON_OVER', 'COUPON_USED_UP', 'COUPON_CURRENCY', 'COUPON_MINIMUM'].map((problem) => ({ problem })))
})

async function open(terms: object = {}) {
  const database = await testDatabase()
  const db = connect(database.url, { role: 'app', max: 20 })
  onTestFinished(() => db.destroy())
  const app = await testApp(testServices(database), couponRoutes)
  const send = async (method: 'POST' | 'PUT' | 'GET', path: string, payload?: object, caller = {}) => {
    const answer = await app.inject({ method, url: `/api/v1/shop/admin/coupons${path}`, headers: asCaller(caller), ...(payload ? { payload } : {}) })
    return { status: answer.statusCode, json: answer.json() as { data: Coupon; code?: string; field?: string } }
  }
  const { coupon_id } = (await send('POST', '', { code: 'ten', kind: 'percent', percent: '10', ...terms })).json.data
  const redeem = (email: string, order_id: string = crypto.randomUUID(), customer_id: string | null = null) => withTenant(db, FIRST, (trx) => redeemCoupon(trx, { tenant_id: FIRST, order_id, coupon_id, customer: { customer_id, email } }))
  const used = async () => ((await send('GET', '')).json.data as unknown as Coupon[])[0]?.used
  return { db, send, redeem, used, coupon_id }
}
const codesOf = (results: PromiseSettledResult<unknown>[]) => results.map((result) => (result.status === 'fulfilled' ? 'ok' : (result.reason as { code: string }).code))

test('fifty checkouts at once use a coupon of ten ten times', async () => {
  const { redeem, used } = await open({ max_uses: 10 })
  const codes = codesOf(await Promise.allSettled(Array.from({ length: 50 }, (_, n) => redeem(`buyer${n}@x.test`))))
  expect(codes.filter((code) => code === 'ok')).toHaveLength(10)
  expect(new Set(codes)).toEqual(new Set(['ok', 'COUPON_USED_UP']))
  expect(await used()).toBe(10)
})

test('one person has their share, under whichever alias', async () => {
  const { redeem, used } = await open({ max_uses_per_customer: 1 })
  const codes = codesOf(await Promise.allSettled(['ana.b@gmail.com', 'anab+1@gmail.com', 'ANAB@googlemail.com', 'a.nab+shop@gmail.com'].map((email) => redeem(email))))
  expect(codes.toSorted()).toEqual(['COUPON_USED_BEFORE', 'COUPON_USED_BEFORE', 'COUPON_USED_BEFORE', 'ok'])
  expect(await used()).toBe(1)
  expect(customerKey({ customer_id: null, email: 'a.b@x.test' })).not.toBe(customerKey({ customer_id: null, email: 'ab@x.test' }))
})

test('an order uses its coupon once and gives it back once', async () => {
  const { db, redeem, used } = await open({ max_uses: 1 })
  const order = crypto.randomUUID()
  await redeem('a@x.test', order)
  await redeem('a@x.test', order)
  expect(await used()).toBe(1)
  await Promise.all([1, 2, 3].map(() => withTenant(db, FIRST, (trx) => returnCoupon(trx, order))))
  expect(await used()).toBe(0)
  await redeem('b@x.test')
  expect(await used()).toBe(1)
})

test('terms that contradict themselves are refused at their field', async () => {
  const { send, coupon_id, redeem } = await open()
  const field = async (terms: object) => (await send('POST', '', { code: 'NEW', kind: 'percent', percent: '5', ...terms })).json.field
  expect([await field({ percent: '0' }), await field({ percent: '101' }), await field({ kind: 'amount' }), await field({ min_subtotal_minor: 5 }), await field({ starts_at: NOW, ends_at: NOW }), await field({ code: 'a b' })])
    .toEqual(['percent', 'percent', 'percent', 'currency', 'ends_at', 'code'])
  expect(await send('POST', '', { code: 'Ten', kind: 'free_shipping' })).toMatchObject({ status: 409, json: { code: 'COUPON_EXISTS', field: 'code' } })
  await redeem('a@x.test')
  await redeem('b@x.test')
  expect(await send('PUT', `/${coupon_id}`, { max_uses: 1 })).toMatchObject({ status: 422, json: { code: 'FEWER_THAN_USED', field: 'max_uses' } })
  expect((await send('PUT', `/${coupon_id}`, { is_active: false }, { tenant_id: '00000000-0000-4000-8000-000000000002' })).status).toBe(404)
})

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { inTransaction, withTenant } from '#kernel/db'
import { importFile, removeProducts } from '#track/tracking'
import { observe } from './observe.service.ts'
import { asinOf, FALL, HOUR, OTHER, startLive, TENANT, times } from './testing.ts'

describe('a finding of the detector', () => {
  test('is told once to every member in the app', async () => {
    const { addPerson, addProduct, crawlAll, told, incidents } = await startLive()
    const [mei, ann] = [await addPerson('mei'), await addPerson('ann')]
    const product_id = await addProduct()
    await crawlAll([...times(3, { price: 2000 }), { price: 1500 }])
    expect(await told(mei)).toEqual([])
    await crawlAll(times(3, { price: 1500 }))
    expect(await told(mei)).toMatchObject([{ type: 'incident_opened', reason_code: 'price_moved', severity: 'high', facts: { before: 2000, after: 1500, currency: 'USD', product_name: 'A thing' } }])
    expect(await told(ann)).toHaveLength(1)
    expect(await incidents()).toMatchObject([{ product_id, rule: 'price_change', direction: 'down', status: 'open', count: 1, product: { asin: asinOf(1) } }])
  })

  test('is told once although its event is delivered again', async () => {
    const { addPerson, addProduct, crawlAll, told, incidents, pool, relay } = await startLive()
    const mei = await addPerson('mei')
    await addProduct()
    await crawlAll(FALL)
    await pool.query('update kernel.outbox set done_at = null')
    await relay()
    await pool.query('update kernel.outbox set done_at = null')
    await pool.query('delete from kernel.inbox')
    await relay()
    expect(await told(mei)).toHaveLength(1)
    expect(await incidents()).toMatchObject([{ count: 1 }])
  })

  test('is told once when two look at the product at the same time', async () => {
    const { addPerson, addProduct, crawlAll, look, clock, told, database, rows } = await startLive()
    const mei = await addPerson('mei')
    const product_id = await addProduct()
    await crawlAll(FALL.slice(0, -1))
    clock.now += HOUR
    await look({ price: 1500 })
    const [listing] = await rows<{ id: string }>('select id from tracking.listing')
    const seen = { tenant_id: TENANT, product_id, listing_id: listing?.id ?? '', at: new Date(clock.now), hasNewContent: false }
    await Promise.all([1, 2, 3].map(() => withTenant(database.app, TENANT, (trx) => observe(trx, seen, 1))))
    expect(await told(mei)).toHaveLength(1)
  })

  test('of an observation that fails half way is told when it is tried again', async () => {
    const { addPerson, addProduct, crawlAll, look, relay, clock, told, incidents, database, rows } = await startLive()
    const mei = await addPerson('mei')
    const product_id = await addProduct()
    await crawlAll(FALL.slice(0, -1))
    clock.now += HOUR
    await look({ price: 1500 })
    const [listing] = await rows<{ id: string }>('select id from tracking.listing')
    const seen = { tenant_id: TENANT, product_id, listing_id: listing?.id ?? '', at: new Date(clock.now), hasNewContent: false }
    await expect(withTenant(database.app, TENANT, async (trx) => {
      await observe(trx, seen, 1)
      throw new Error('the lights went out')
    })).rejects.toThrow('lights')
    expect([await told(mei), await incidents()]).toEqual([[], []])
    await relay()
    expect(await told(mei)).toHaveLength(1)
  })

  test('of the past is not told: what was seen before a product was tracked is learned silently', async () => {
    const { addPerson, addProduct, crawlAll, told, call } = await startLive()
    const mei = await addPerson('mei')
    await addProduct(1, { tenant_id: OTHER })
    await crawlAll(FALL)
    await addProduct()
    await crawlAll(times(2, { price: 1500 }))
    expect(await told(mei)).toEqual([])
    expect((await call('GET', '/alerts/incidents', { tenant_id: OTHER })).data).toHaveLength(1)
    await crawlAll(times(2, { price: 1200 }))
    expect(await told(mei)).toHaveLength(1)
  })

  test('of an import is not told, and the next look goes on from it', async () => {
    const { database, addPerson, addProduct, crawlAll, relay, told, incidents, clock } = await startLive()
    const mei = await addPerson('mei')
    await addProduct()
    await crawlAll(times(3, { price: 2000 }))
    const folder = mkdtempSync(join(tmpdir(), 'tradewind-live-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const minute = (at: number) => at / 60_000 - 21_564_000
    const csv: (number[] | null)[] = Array.from({ length: 36 }, () => null)
    csv[1] = Array.from({ length: 40 }, (_, day) => [minute(clock.now - (41 - day) * 24 * HOUR), day < 20 ? 4000 : 2000]).flat()
    writeFileSync(join(folder, 'keepa.json'), JSON.stringify({ products: [{ asin: asinOf(1), domainId: 1, csv, lastUpdate: minute(clock.now - 24 * HOUR) }] }))
    await importFile(database.app, { tenantId: TENANT, path: join(folder, 'keepa.json') })
    await relay()
    await crawlAll(times(2, { price: 2000 }))
    expect([await told(mei), await incidents()]).toEqual([[], []])
    await crawlAll(times(2, { price: 1500 }))
    expect(await told(mei)).toMatchObject([{ reason_code: 'price_below_30_days' }])
  })

  test('of a look that comes late is not told', async () => {
    const { addPerson, addProduct, crawlAll, crawl, clock, told } = await startLive()
    const mei = await addPerson('mei')
    await addProduct()
    await crawlAll(times(4, { price: 2000 }))
    for (const late of [2.5, 1.5]) {
      const { now } = clock
      await crawl({ price: 1000 }, { after: -late * HOUR })
      clock.now = now
    }
    await crawlAll(times(2, { price: 2000 }))
    expect(await told(mei)).toEqual([])
  })

  test('that was told is not told again when a look of before it comes late', async () => {
    const { addPerson, addProduct, crawlAll, crawl, clock, told, incidents, call } = await startLive()
    const mei = await addPerson('mei')
    await addProduct()
    await crawlAll(FALL)
    const [first] = await incidents()
    await call('POST', `/alerts/incidents/${String(first?.id)}/resolve`)
    for (const rule of (await call('GET', '/alerts/rules')).data) await call('PUT', `/alerts/rules/${rule.id}`, { body: { cool_down_h: 0 } })
    const { now } = clock
    await crawl({ price: 2000 }, { after: -3.5 * HOUR })
    clock.now = now
    await crawlAll(times(2, { price: 1500 }))
    expect(await told(mei)).toHaveLength(1)
    expect(await incidents()).toMatchObject([{ status: 'resolved', count: 1 }])
  })

  test('needs looks that are as far apart as the world is fast', async () => {
    const { addPerson, addProduct, look, relay, clock, told } = await startLive()
    const mei = await addPerson('mei')
    await addProduct()
    for (const seen of FALL) {
      clock.now += 60_000
      await look(seen)
      await relay(60)
    }
    expect(await told(mei)).toHaveLength(1)
  })

  test('of one tenant is nothing to another that tracks the same listing', async () => {
    const { addPerson, addProduct, crawlAll, told, call } = await startLive()
    const [mei, eve] = [await addPerson('mei'), await addPerson('eve', { tenant_id: OTHER })]
    await addProduct()
    await addProduct(1, { tenant_id: OTHER })
    for (const rule of (await call('GET', '/alerts/rules', { tenant_id: OTHER })).data) await call('PUT', `/alerts/rules/${rule.id}`, { tenant_id: OTHER, body: { is_enabled: false } })
    await crawlAll(FALL)
    expect(await told(mei)).toHaveLength(1)
    expect((await call('GET', '/notifications', { id: eve, tenant_id: OTHER })).data).toEqual([])
    expect((await call('GET', '/alerts/incidents', { tenant_id: OTHER })).data).toEqual([])
  })
})

describe('an incident', () => {
  test('of a price that comes back is closed as reverted, without a second alarm', async () => {
    const { addPerson, addProduct, crawlAll, told, incidents } = await startLive()
    const mei = await addPerson('mei')
    await addProduct()
    await crawlAll([...FALL, ...times(3, { price: 2000 })])
    expect(await told(mei)).toHaveLength(1)
    expect(await incidents()).toMatchObject([{ status: 'resolved', resolution: 'reverted', direction: 'down' }])
  })

  test('of a buy box that changed hands is closed when the first seller is back, however late that is told', async () => {
    const { addPerson, addProduct, crawlAll, told, incidents } = await startLive()
    const mei = await addPerson('mei')
    await addProduct()
    await crawlAll([...times(3, { seller: 'ANNA' }), ...times(3, { seller: 'BERT' }), ...times(30, { seller: 'ANNA' })])
    expect(await told(mei)).toMatchObject([{ reason_code: 'buy_box_changed_hands' }])
    expect(await incidents()).toMatchObject([{ rule: 'buy_box_owner', status: 'resolved', resolution: 'reverted' }])
  })

  test('takes in what is more of the same, and tells when it gets worse', async () => {
    const { addPerson, addProduct, crawlAll, told, incidents } = await startLive()
    const mei = await addPerson('mei')
    await addProduct()
    await crawlAll([...times(3, { price: 2000 }), ...times(2, { price: 1880 }), ...times(2, { price: 1200 })])
    expect(await told(mei)).toMatchObject([{ type: 'incident_escalated', severity: 'high' }, { type: 'incident_opened', severity: 'low' }])
    expect(await incidents()).toMatchObject([{ count: 2, severity: 'high', finding: { after: 1200 } }])
  })

  test('that was resolved cools down, and the same matter opens another after that', async () => {
    const { addPerson, addProduct, crawlAll, call, told, incidents } = await startLive()
    const mei = await addPerson('mei')
    await addProduct()
    for (const rule of (await call('GET', '/alerts/rules')).data) await call('PUT', `/alerts/rules/${rule.id}`, { body: { cool_down_h: 72 } })
    await crawlAll(FALL)
    const [first] = await incidents()
    await call('POST', `/alerts/incidents/${String(first?.id)}/resolve`)
    await crawlAll([...times(30, { price: 1500 }), ...times(2, { price: 1200 })])
    expect(await told(mei)).toHaveLength(1)
    expect(await incidents()).toMatchObject([{ status: 'resolved', count: 2 }])
    await crawlAll([...times(100, { price: 1200 }), ...times(2, { price: 900 })])
    expect(await told(mei)).toHaveLength(2)
    expect(await incidents()).toMatchObject([{ status: 'open', count: 1 }, { status: 'resolved' }])
  })

  test('of stock that ran out is over when there is stock again', async () => {
    const { addPerson, addProduct, crawlAll, incidents } = await startLive()
    await addPerson('mei')
    await addProduct()
    await crawlAll([...times(3, {}), ...times(2, { inStock: false, price: null }), ...times(2, {})])
    expect(await incidents()).toMatchObject([{ rule: 'back_in_stock', status: 'open' }, { rule: 'out_of_stock', status: 'resolved', resolution: 'recovered' }])
  })

  test('of the fourth product that moves the same way is one for all that follow', async () => {
    const { addPerson, addProduct, crawl, told, incidents } = await startLive()
    const mei = await addPerson('mei')
    for (let n = 1; n <= 6; n++) await addProduct(n)
    for (const seen of FALL) for (let n = 1; n <= 6; n++) await crawl(seen, { n, after: HOUR / 2 })
    expect(await told(mei)).toMatchObject([{ reason_code: 'products_moved_together' }, ...times(3, {}).map(() => ({ reason_code: 'price_moved' }))])
    const all = await incidents()
    expect(all).toMatchObject([{ product_id: null, product_count: 3, count: 3 }, ...times(3, {}).map(() => ({ product_count: 1 }))])
  })

  test('of a group is told again when one of its products moves worse than what was told', async () => {
    const { addPerson, addProduct, crawl, told, incidents, rows } = await startLive()
    const mei = await addPerson('mei')
    for (let n = 1; n <= 6; n++) await addProduct(n)
    const falls = (price: number) => [...times(3, { price: 2000 }), ...times(2, { price })]
    for (const step of falls(0).keys()) for (let n = 1; n <= 4; n++) await crawl(falls(1880)[step] ?? {}, { n, after: HOUR / 2 })
    for (const seen of falls(1000)) for (const n of [5, 6]) await crawl(seen, { n, after: HOUR / 2 })
    expect(await told(mei)).toMatchObject([{ type: 'incident_escalated', severity: 'high', reason_code: 'products_moved_together' }, { type: 'incident_opened', severity: 'low', reason_code: 'products_moved_together' }, {}, {}, {}])
    const [group] = await incidents()
    expect(group).toMatchObject({ product_id: null, product_count: 3, severity: 'high' })
    expect(await rows(`select 1 from notifications.delivery d join notifications.message m on m.id = d.message_id where m.subject = 'incident:${String(group?.id)}' and d.channel = 'email'`)).toHaveLength(1)
  })

  test('of a group is one when its products are looked at by two at the same time', async () => {
    const { addProduct, look, clock, crawl, incidents, database, rows, addPerson, told } = await startLive()
    const mei = await addPerson('mei')
    const products: string[] = []
    for (let n = 1; n <= 6; n++) products.push(await addProduct(n))
    for (const seen of FALL.slice(0, -1)) for (let n = 1; n <= 6; n++) await crawl(seen, { n, after: HOUR / 4 })
    clock.now += HOUR
    for (let n = 1; n <= 6; n++) await look({ price: 1500 }, n)
    const listings = await rows<{ id: string; product_id: string }>('select listing_id as id, id as product_id from tracking.product')
    await Promise.all(products.map((product_id) => withTenant(database.app, TENANT, (trx) =>
      observe(trx, { tenant_id: TENANT, product_id, listing_id: listings.find((one) => one.product_id === product_id)?.id ?? '', at: new Date(clock.now), hasNewContent: false }, 1))))
    expect((await incidents()).map(({ product_count }) => Number(product_count)).toSorted((a, b) => a - b)).toEqual([1, 1, 1, 3])
    expect(await told(mei)).toHaveLength(4)
  })
})

test('a history too long for one event is learned by a job, silently', async () => {
  const { addPerson, addProduct, crawlAll, pool, rows, work, told } = await startLive()
  const mei = await addPerson('mei')
  const product_id = await addProduct()
  const [listing] = await rows<{ id: string }>('select id from tracking.listing')
  await pool.query(`select tracking.ensure_months(array(select date '2024-01-01' + make_interval(months => n) from generate_series(0, 40) n)::date[])`)
  await pool.query(`insert into tracking.observation (listing_id, tenant_id, observed_at, source, price_minor, currency)
    select $1, $2, timestamptz '2024-03-01' + n * interval '40 minutes', 'keepa', 2000, 'USD' from generate_series(1, 20500) n`, [listing?.id, TENANT])
  await crawlAll([{ price: 2000 }])
  expect(await rows('select is_rebuilding from alerts.watch where product_id = $1', [product_id])).toEqual([{ is_rebuilding: true }])
  expect(await work('alerts.rebuild')).toBe(1)
  await crawlAll([{ price: 2000 }, ...times(2, { price: 1500 })])
  expect(await told(mei)).toHaveLength(1)
})

test('what the look shows that had to wait for its history is told, once that is learned', async () => {
  const { addPerson, addProduct, crawlAll, pool, rows, work, told, relay } = await startLive()
  const mei = await addPerson('mei')
  const product_id = await addProduct()
  await crawlAll([...times(3, { price: 2000 }), { price: 1500 }])
  const [listing] = await rows<{ id: string }>('select id from tracking.listing')
  await pool.query(`select tracking.ensure_months(array(select date '2024-01-01' + make_interval(months => n) from generate_series(0, 40) n)::date[])`)
  await pool.query(`insert into tracking.observation (listing_id, tenant_id, observed_at, source, price_minor, currency)
    select $1, $2, timestamptz '2024-03-01' + n * interval '40 minutes', 'keepa', 2000, 'USD' from generate_series(1, 600) n`, [listing?.id, TENANT])
  await pool.query('update alerts.watch set state = null')
  await crawlAll([{ price: 1500 }])
  expect(await told(mei)).toEqual([])
  await work('alerts.rebuild')
  await relay()
  expect(await told(mei)).toMatchObject([{ reason_code: 'price_moved', facts: { before: 2000, after: 1500, product_name: 'A thing' } }])
  expect(await rows('select is_rebuilding from alerts.watch where product_id = $1', [product_id])).toEqual([{ is_rebuilding: false }])
})

test('a product that is removed is forgotten', async () => {
  const { database, addProduct, crawlAll, relay, rows, pool } = await startLive()
  const product_id = await addProduct()
  await crawlAll([{}])
  const [listing] = await rows<{ id: string }>('select id from tracking.listing')
  await inTransaction(database.owner, () => pool.query(`insert into kernel.outbox (event_id, type, version, key, tenant_id, payload) values (gen_random_uuid(), 'tracking.product_removed', 1, $1, $2, $3)`, [product_id, TENANT, { product_id, listing_id: listing?.id }]))
  await relay()
  expect(await rows('select 1 from alerts.watch')).toEqual([])
})

test('an incident of a product that is tracked no more needs nobody', async () => {
  const { addPerson, addProduct, crawlAll, incidents, database, relay } = await startLive()
  await addPerson('mei')
  const product_id = await addProduct()
  await crawlAll(FALL)
  expect(await incidents()).toMatchObject([{ status: 'open' }])
  await withTenant(database.app, TENANT, (trx) => removeProducts(trx, { id: undefined, tenant_id: TENANT }, [product_id]))
  await relay()
  expect(await incidents()).toMatchObject([{ status: 'resolved', resolution: 'untracked', product: null }])
})

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { inTransaction, withTenant } from '#kernel/db'
import { importFile, removeProducts } from '#track/tracking'
import { observe } from './observe.service.ts'
import { tellStale } from './stale.service.ts'
import { asinOf, HOUR, OTHER, type Seen, startLive, TENANT } from './testing.ts'

const times = (count: number, seen: Seen): Seen[] => Array.from({ length: count }, () => seen)
/** A price that stood, and one that it moved to, each seen often enough to be believed. */
const FALL: Seen[] = [...times(3, { price: 2000 }), ...times(2, { price: 1500 })]

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
    expect(await rows(`select 1 from notifications.message where subject = 'incident:${String(group?.id)}' and letters is not null`)).toHaveLength(1)
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

describe('the page of a product', () => {
  const PAGE: Seen = { title: 'Drift Earbuds', features: ['Loud', 'Light'], images: ['https://m.media-amazon.com/images/I/71abc._AC_SL1500_.jpg'], description: 'They play.' }

  test('that changed is told at the second look, field by field', async () => {
    const { addPerson, addProduct, crawlAll, told, incidents, call } = await startLive()
    const mei = await addPerson('mei')
    await addProduct()
    await crawlAll([...times(2, PAGE), { ...PAGE, title: 'Drift Earbuds 2', features: ['Loud'] }])
    expect(await told(mei)).toEqual([])
    await crawlAll([{ ...PAGE, title: 'Drift Earbuds 2', features: ['Loud'] }])
    expect(await told(mei)).toMatchObject([{ reason_code: 'page_changed', severity: 'high' }])
    const [incident] = await incidents('?rule=listing_changed')
    const { data } = await call('GET', `/alerts/incidents/${String(incident?.id)}`)
    expect(data.events).toMatchObject([{ finding: { fields: [{ field: 'title', before: 'Drift Earbuds', after: 'Drift Earbuds 2' }, { field: 'bullets', before: ['Loud', 'Light'], after: ['Loud'] }] } }])
  })

  test.each<{ name: string; seen: Seen }>([
    { name: 'other spaces', seen: { ...PAGE, title: 'Drift  Earbuds ' } },
    { name: 'letters composed otherwise', seen: { ...PAGE, title: 'Drift Earbuds'.replace('D', 'Ｄ') } },
    { name: 'a picture in another size', seen: { ...PAGE, images: ['https://images-na.ssl-images-amazon.com/images/I/71abc._AC_SL500_.jpg'] } },
    { name: 'a description that is not shown', seen: { ...PAGE, description: '' } },
    { name: 'no pictures', seen: { ...PAGE, images: [] } },
  ])('with $name is the same page', async ({ seen }) => {
    const { addPerson, addProduct, crawlAll, told } = await startLive()
    const mei = await addPerson('mei')
    await addProduct()
    await crawlAll([...times(2, PAGE), ...times(3, seen), ...times(2, PAGE)])
    expect(await told(mei)).toEqual([])
  })

  test('that changed for one look is the same page', async () => {
    const { addPerson, addProduct, crawlAll, told } = await startLive()
    const mei = await addPerson('mei')
    await addProduct()
    await crawlAll([...times(2, PAGE), { ...PAGE, title: 'Robot' }, ...times(3, PAGE)])
    expect(await told(mei)).toEqual([])
  })

  test('that is as it was within a day closes its incident as reverted', async () => {
    const { addPerson, addProduct, crawlAll, told, incidents } = await startLive()
    const mei = await addPerson('mei')
    await addProduct()
    await crawlAll([...times(2, PAGE), ...times(2, { ...PAGE, title: 'Other' }), ...times(3, PAGE)])
    expect(await told(mei)).toHaveLength(1)
    expect(await incidents()).toMatchObject([{ rule: 'listing_changed', status: 'resolved', resolution: 'reverted', count: 1 }])
  })
})

describe('a product that nobody has seen', () => {
  test('for two intervals is told once, and is over when data is back', async () => {
    const { services, addPerson, addProduct, crawl, told, incidents, clock } = await startLive()
    const mei = await addPerson('mei')
    await addProduct()
    await crawl({})
    const later = (hours: number) => tellStale(services, { now: new Date(clock.now + hours * HOUR), worldSpeed: 1 })
    await later(1.9)
    expect(await told(mei)).toEqual([])
    await later(2.1)
    await later(2.3)
    expect(await told(mei)).toMatchObject([{ reason_code: 'no_look_for_two_intervals', severity: 'medium', facts: { facts: { hours: 2.1 } } }])
    await crawl({}, { after: 3 * HOUR })
    expect(await incidents()).toMatchObject([{ rule: 'stale_data', status: 'resolved', resolution: 'recovered' }])
  })

  test('is not told of while it is paused', async () => {
    const { services, addPerson, addProduct, crawl, told, clock, pool } = await startLive()
    const mei = await addPerson('mei')
    await addProduct()
    await crawl({})
    await pool.query(`update tracking.product set status = 'paused'`)
    await tellStale(services, { now: new Date(clock.now + 9 * HOUR), worldSpeed: 1 })
    expect(await told(mei)).toEqual([])
  })

  test('is stale sooner in a faster world', async () => {
    const { services, addPerson, addProduct, crawl, told, clock } = await startLive()
    const mei = await addPerson('mei')
    await addProduct()
    await crawl({})
    await tellStale(services, { now: new Date(clock.now + 3 * 60_000), worldSpeed: 60 })
    expect(await told(mei)).toHaveLength(1)
  })
})

describe('people', () => {
  test('get one mail about an incident, in their language', async () => {
    const { addPerson, addProduct, crawlAll, work, rows, call } = await startLive()
    await addPerson('mei', { language: 'zh-TW' })
    await addPerson('ann')
    await addProduct()
    await crawlAll(FALL)
    await work('notifications.hand-over')
    const mails = await rows<{ to: string; subject: string; body: string }>('select "to", subject, body from mail.mail order by "to"')
    expect(mails).toMatchObject([{ to: 'ann@example.com', subject: 'Price fell: A thing' }, { to: 'mei@example.com', subject: '價格下跌: A thing' }])
    expect(mails[0]?.body).toContain('Price: $20.00 → $15.00 (-25%)')
    const { data } = await call('GET', '/notifications/deliveries', { role: 'admin' })
    expect(data).toMatchObject([{ channel: 'email', status: 'queued', subject: expect.stringMatching(/^incident:/) }, { channel: 'email', status: 'queued' }])
  })

  test('get one mail although the job runs twice and the incident gets worse', async () => {
    const { addPerson, addProduct, crawlAll, work, rows, pool } = await startLive()
    await addPerson('mei')
    await addProduct()
    await crawlAll([...times(3, { price: 2000 }), ...times(2, { price: 1500 })])
    const [job] = await rows<{ data: object }>(`select data from jobs.job where name = 'notifications.hand-over'`)
    await work('notifications.hand-over')
    await pool.query(`insert into jobs.job (name, data) values ('notifications.hand-over', $1)`, [job?.data])
    await work('notifications.hand-over')
    await crawlAll(times(3, { price: 1500 }))
    await work('notifications.hand-over')
    expect(await rows('select 1 from mail.mail')).toHaveLength(1)
  })

  test('of a tenant that is suspended are told nothing, on no channel', async () => {
    const { addPerson, addProduct, crawlAll, incidents, pool, rows } = await startLive()
    await addPerson('mei')
    const kai = await addPerson('kai', { tenant_id: OTHER })
    await addProduct()
    await addProduct(1, { tenant_id: OTHER })
    await crawlAll(FALL.slice(0, 2))
    await pool.query(`update accounts.tenant set status = 'suspended' where id = $1`, [TENANT])
    await crawlAll(FALL.slice(2))
    expect(await incidents()).toHaveLength(1)
    expect(await rows('select person_id from notifications.notification')).toEqual([{ person_id: kai }])
    expect(await rows('select distinct tenant_id from notifications.message')).toEqual([{ tenant_id: OTHER }])
  })

  test('read what they were told, and only they', async () => {
    const { addPerson, addProduct, crawlAll, call } = await startLive()
    const [mei, ann] = [await addPerson('mei'), await addPerson('ann')]
    await addProduct()
    await crawlAll(FALL)
    const { data: [notification] } = await call('GET', '/notifications', { id: mei })
    expect(await call('POST', '/notifications/read', { id: ann, body: { ids: [notification.id] } })).toMatchObject({ data: { unread: 1 } })
    expect(await call('GET', '/notifications/unread-count', { id: mei })).toMatchObject({ data: { unread: 1 } })
    expect(await call('POST', '/notifications/read', { id: mei, body: { ids: [notification.id] } })).toMatchObject({ data: { unread: 0 } })
    expect((await call('GET', '/notifications?unread=true', { id: mei })).data).toEqual([])
    expect((await call('GET', '/notifications?unread=true', { id: ann })).data).toHaveLength(1)
    expect(await call('POST', '/notifications/read', { id: ann, body: { all: true } })).toMatchObject({ data: { unread: 0 } })
    expect(await call('POST', '/notifications/read', { id: ann, body: {} })).toMatchObject({ status: 400, field: 'ids' })
  })
})

test('admins are told, and nobody else, that a webhook was switched off', async () => {
  const { addPerson, relay, pool, told, work, rows } = await startLive()
  const [mei, ann] = [await addPerson('mei'), await addPerson('ann', { role: 'admin', language: 'zh-CN' })]
  await pool.query(`insert into kernel.outbox (event_id, type, version, key, tenant_id, payload) values (gen_random_uuid(), 'webhooks.webhook_disabled', 1, $1, $2, $3)`,
    [crypto.randomUUID(), TENANT, { webhook_id: crypto.randomUUID(), host: 'hooks.example', reason: 'gone' }])
  await relay()
  await work('notifications.hand-over')
  expect([await told(mei), await told(ann)]).toMatchObject([[], [{ type: 'webhook_disabled', reason_code: 'webhook_gone', facts: { host: 'hooks.example' } }]])
  expect(await rows('select "to", subject from mail.mail')).toEqual([{ to: 'ann@example.com', subject: '发送到 hooks.example 的 Webhook 已停用' }])
})

test('a mail that cannot be written holds up neither the finding nor the other channels', async () => {
  const { addPerson, addProduct, crawlAll, call, work, told, rows, pool } = await startLive({ env: { OUTGOING_ALLOW: 'hooks.lan' } })
  const mei = await addPerson('mei')
  await addProduct()
  await call('POST', '/webhooks', { body: { url: 'http://hooks.lan/x' } })
  await pool.query('alter table mail.mail add check (false) not valid')
  await crawlAll(FALL)
  await expect(work('notifications.hand-over')).rejects.toThrow('violates check constraint')
  expect(await told(mei)).toHaveLength(1)
  expect(await rows('select 1 from webhooks.delivery')).toHaveLength(1)
})

test('what a rule sends to endpoints is queued once for each incident', async () => {
  const { addProduct, crawlAll, call, work, rows } = await startLive({ env: { OUTGOING_ALLOW: 'hooks.lan' } })
  await addProduct()
  await call('POST', '/webhooks', { body: { url: 'http://hooks.lan/x' } })
  await crawlAll([...FALL, ...times(3, { price: 2000 })])
  expect(await work('notifications.hand-over')).toBeGreaterThan(0)
  const bodies = (await rows<{ type: string; body: string }>('select type, body from webhooks.delivery order by type')).map(({ type, body }) => ({ type, ...JSON.parse(body) }))
  expect(bodies).toMatchObject([{ type: 'incident.opened', data: { rule: 'price_change', product: { asin: asinOf(1) }, finding: { before: 2000, after: 1500 } } }, { type: 'incident.resolved', data: { resolution: 'reverted' } }])
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

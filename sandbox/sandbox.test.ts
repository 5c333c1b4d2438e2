import { createHmac } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import nodemailer from 'nodemailer'
import { expect, onTestFinished, test } from 'vitest'
import { keepaProduct } from './keepa.ts'
import { createWorld, strangerAt } from './lives.ts'
import { startSandbox } from './server.ts'
import { happeningAt } from './world.bustle.ts'
import { CATALOGUE } from './world.catalogue.ts'
import { wordsOf } from './world.catalogue-words.ts'
import { clockOf, GENESIS, HOUR_MS, worldClock } from './world.clock.ts'
import { LISTINGS } from './world.listings.ts'

const ANCHOR = GENESIS + 200 * 24 * HOUR_MS + 1_234_567
const MINUTE = 60_000

async function start() {
  const sandbox = await startSandbox({ port: 0, speed: 60 })
  onTestFinished(() => sandbox.stop())
  const ask = async (path: string, init: RequestInit = {}) => {
    const answer = await fetch(`${sandbox.url}${path}`, init)
    return { status: answer.status, body: (await answer.json()) as never }
  }
  const fault = (order: object) => ask('/control/faults', { method: 'POST', body: JSON.stringify(order) })
  return { sandbox, ask, fault }
}

test('after the anchor an hour of the world lasts a minute, and time never goes back', () => {
  const clock = worldClock(ANCHOR, 60)
  expect(clock.timeOf(clock.anchorHour + 10) - clock.timeOf(clock.anchorHour)).toBe(10 * MINUTE)
  for (let hour = clock.anchorHour - 3; hour < clock.anchorHour + 100; hour++) {
    expect(clock.timeOf(hour + 1)).toBeGreaterThan(clock.timeOf(hour))
    expect(clock.hourAt(clock.timeOf(hour))).toBe(hour)
  }
})

test('a restart goes on where the world was', () => {
  const home = mkdtempSync(join(tmpdir(), 'tradewind-world-'))
  onTestFinished(() => rmSync(home, { recursive: true }))
  const first = clockOf(home, 60, ANCHOR)
  expect(clockOf(home, 60, ANCHOR + 1e9)).toMatchObject({ anchor: first.anchor, speed: 60, anchorHour: first.anchorHour })
})

test('what Keepa tells of a time is what a look at the page found then', () => {
  const clock = worldClock(ANCHOR, 60)
  const world = createWorld(clock)
  const until = ANCHOR + 90 * MINUTE
  for (const { marketplace, asin } of [...LISTINGS.slice(0, 3), { marketplace: 'us', asin: 'B0ANYTHING' }]) {
    const series = keepaProduct(marketplace, asin, { until, clock }).csv[1] ?? []
    const last = series.at(-1)
    expect(world.look(marketplace, asin, until).price_minor ?? -1).toBe(last)
  }
})

test('within any minute something moves, and in the first one there is something to tell', () => {
  const clock = worldClock(ANCHOR, 60)
  const world = createWorld(clock)
  const seen = (at: number) => JSON.stringify(LISTINGS.map(({ marketplace, asin }) => ({ ...world.look(marketplace, asin, at), at: 0 })))
  for (let minute = 1; minute < 120; minute++) expect(seen(ANCHOR + minute * MINUTE)).not.toBe(seen(ANCHOR + (minute - 1) * MINUTE))
  expect(LISTINGS.map((listing) => happeningAt(listing, clock, clock.anchorHour))).toContain('flash_sale')
})

test('within two hours there is a sale, a new seller, an empty shelf and a changed title', () => {
  const clock = worldClock(ANCHOR, 60)
  const world = createWorld(clock)
  const hours = Array.from({ length: 120 }, (_, i) => clock.anchorHour + i)
  const happened = new Set(LISTINGS.flatMap((listing) => hours.map((hour) => happeningAt(listing, clock, hour))))
  expect([...happened].sort()).toEqual(['flash_sale', 'new_seller', 'out_of_stock', 'quiet'])
  const titles = new Set(hours.map((hour) => LISTINGS.map(({ marketplace, asin }) => world.look(marketplace, asin, clock.timeOf(hour)).title).join()))
  expect(titles.size).toBeGreaterThan(2)
})

test('any listing has a life that needs no memory, the same whenever it is looked at', () => {
  const clock = worldClock(ANCHOR, 60)
  const hour = clock.anchorHour
  const look = (asin: string) => strangerAt('de', asin, hour, clock)
  expect(look('B012345678')).toEqual(look('B012345678'))
  const many = Array.from({ length: 500 }, (_, i) => look(`B0${String(i).padStart(8, '0')}`))
  expect(new Set(many.map((state) => state.price_minor)).size).toBeGreaterThan(100)
  for (const { bsr, rating_tenths, reviews } of many) expect(bsr >= 1 && rating_tenths <= 50 && reviews >= 0).toBe(true)
})

test('a fault strikes as often as it is told, and lets pass what it is told', async () => {
  const { ask, fault } = await start()
  await fault({ system: 'keepa', kind: 500, times: 2, after: 1 })
  const status = async () => (await ask('/keepa/product?key=any-keepa-key&domain=1&asin=B0ANYTHING')).status
  expect([await status(), await status(), await status(), await status()]).toEqual([200, 500, 500, 200])
  expect((await ask('/control/faults')).body).toMatchObject({ data: [{ kind: '500', hits: 2 }] })
  await ask('/control/faults', { method: 'DELETE' })
  expect((await ask('/control/faults')).body).toEqual({ data: [] })
  expect((await fault({ system: 'moon', kind: 500 })).status).toBe(400)
})

test('a mail is kept, shown and found by who it is for', async () => {
  const { sandbox, ask } = await start()
  const transport = nodemailer.createTransport(sandbox.smtpUrl)
  await transport.sendMail({ from: 'Tradewind <a@tradewind.example>', to: 'mei@shop.example', subject: '價格下降 <b>', text: 'See https://tradewind.example/x', html: '<p>Hello <script>alert(1)</script></p>' })
  expect((await ask('/mail/messages?to=MEI@shop.example')).body).toMatchObject({ data: [{ to: ['mei@shop.example'], subject: '價格下降 <b>', text: expect.stringContaining('https://tradewind.example/x') }] })
  expect((await ask('/mail/messages?to=nobody@shop.example')).body).toEqual({ data: [] })
  const page = await (await fetch(`${sandbox.url}/mail`)).text()
  expect(page).toContain('價格下降 &#60;b&#62;')
  const one = await (await fetch(`${sandbox.url}/mail/1`)).text()
  expect(one).toContain('<a href="https://tradewind.example/x">')
  const html = await fetch(`${sandbox.url}/mail/1/html`)
  expect(html.headers.get('content-security-policy')).toContain("default-src 'none'")
})

test('a mail server that is down takes nothing until it is up', async () => {
  const { sandbox, ask } = await start()
  const send = () => nodemailer.createTransport(sandbox.smtpUrl).sendMail({ from: 'a@tradewind.example', to: 'b@shop.example', subject: 'x', text: 'x' })
  await ask('/mail/down', { method: 'POST' })
  await expect(send()).rejects.toThrow()
  await ask('/mail/down', { method: 'DELETE' })
  await send()
  expect((await ask('/mail/messages')).body).toMatchObject({ data: [{ subject: 'x' }] })
})

test('a webhook is kept, and its signature checked with the secret that was told', async () => {
  const { ask } = await start()
  const secret = `whsec_${Buffer.from('a secret of our own').toString('base64')}`
  await ask('/hooks/orders', { method: 'PUT', body: JSON.stringify({ secret }) })
  const send = (key: string) => {
    const [id, time, body] = ['msg_1', String(Math.floor(Date.now() / 1000)), '{"type":"x"}']
    const signature = createHmac('sha256', key).update(`${id}.${time}.${body}`).digest('base64')
    return ask('/hooks/orders', { method: 'POST', body, headers: { 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': `v1,bm90aGluZw== v1,${signature}` } })
  }
  expect((await send('a secret of our own')).status).toBe(200)
  expect((await send('another secret')).status).toBe(401)
  expect((await ask('/hooks/orders')).body).toMatchObject({ data: [{ is_genuine: true, status: 200 }, { is_genuine: false, status: 401 }] })
})

test.each([[410, 410], [500, 500]])('a webhook endpoint may answer %s', async (kind, status) => {
  const { ask, fault } = await start()
  await fault({ system: 'hooks', kind, times: 1 })
  expect((await ask('/hooks/any', { method: 'POST', body: '{}' })).status).toBe(status)
  expect((await ask('/hooks/any', { method: 'POST', body: '{}' })).status).toBe(200)
})

const ACTORS = { search: 'junglee~amazon-crawler', bestsellers: 'junglee~amazon-bestsellers' }

/** The items of a run, when it is over. */
async function itemsOf(actor: string, input: object): Promise<Record<string, unknown>[]> {
  const { sandbox } = await start()
  const run = sandbox.runs.start(actor, input as never, { timeoutS: 300, maxItems: 1_000, maxChargeUsd: 100, webhooks: [] })
  run.endsAt = Date.now()
  return sandbox.runs.itemsOf(run) as Record<string, unknown>[]
}

test('a search finds pages in an order that stays, as many as were asked for', async () => {
  const input = { categoryOrProductUrls: [{ url: 'https://www.amazon.com/s?k=bluetooth+headphones' }], maxItemsPerStartUrl: 12 }
  const [once, again] = [await itemsOf(ACTORS.search, input), await itemsOf(ACTORS.search, input)]
  expect(once).toHaveLength(12)
  expect(again.map(({ asin }) => asin)).toEqual(once.map(({ asin }) => asin))
  for (const found of once) expect(found).toMatchObject({ originalAsin: found.asin, input: input.categoryOrProductUrls[0]?.url, bestsellerRanks: expect.any(Array), attributes: expect.any(Array) })
})

test('a list of bestsellers has places, and no pages', async () => {
  const items = await itemsOf(ACTORS.bestsellers, { categoryUrls: [{ url: 'https://www.amazon.com/Best-Sellers-Electronics-Headphones/zgbs/electronics/12097478011' }], maxItemsPerStartUrl: 5 })
  expect(items.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5])
  expect(items.every((found) => 'categoryName' in found && !('originalAsin' in found))).toBe(true)
})

test('the catalogue has headphones enough, each with its properties, some with flaws', () => {
  const words = CATALOGUE.map((listing) => ({ listing, ...wordsOf(listing) }))
  expect(words.filter(({ listing }) => listing.marketplace === 'us').length).toBeGreaterThanOrEqual(40)
  expect(words.every(({ attributes }) => attributes.length >= 6)).toBe(true)
  expect(words.some(({ title }) => title.length > 120)).toBe(true)
  expect(words.some(({ bullets }) => bullets.length < 3)).toBe(true)
  expect(words.some(({ images }) => images === 1)).toBe(true)
})

test('Keepa and Apify tell of one life of a listing', () => {
  const clock = worldClock(ANCHOR, 60)
  const at = clock.timeOf(clock.anchorHour + 12)
  const seen = createWorld(clock).look('us', 'B0HP000001', at)
  const prices = keepaProduct('us', 'B0HP000001', { until: at, clock }).csv[1] ?? []
  expect(prices.filter((_, index) => index % 2 === 1)).toContain(seen.price_minor ?? -1)
})

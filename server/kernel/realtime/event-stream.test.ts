import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test, vi } from 'vitest'
import { z } from 'zod'
import { withTenant } from '../db.ts'
import { unauthorized } from '../errors.ts'
import { defineEvent, publish } from '../events.ts'
import { topic } from '../realtime.ts'
import { asCaller, testApp, testDatabase, testServices } from '../testing.ts'
import { eventStreamRoutes } from './event-stream.ts'
import { startFeed } from './feed.ts'

const MINE = '00000000-0000-4000-8000-000000000001'
const OTHERS = '00000000-0000-4000-8000-000000000002'
const priced = defineEvent('test.priced', z.object({ product_id: z.string(), price_minor: z.int() }))

async function start() {
  const database = await testDatabase()
  const services = testServices(database)
  const feed = startFeed(services, [topic(priced, ({ product_id }) => [`product:${product_id}`])])
  onTestFinished(() => feed.stop())
  let isEnded = false
  const authenticate = () => {
    if (isEnded) throw unauthorized()
    return { id: 'x', tenant_id: MINE, role: 'viewer' as const, kind: 'person' as const, scopes: null, requests_per_minute: 100 }
  }
  const app = await testApp(services, eventStreamRoutes({ feed, authenticate, recheckMs: 20 }))
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  const price = (price_minor: number, tenant = MINE) => withTenant(database.app, tenant, (trx) => publish(trx, priced, { key: 'p1', payload: { product_id: 'p1', price_minor } }))
  async function listen(query: string, headers: Record<string, string> = {}) {
    const leaving = new AbortController()
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/events?${query}`, { headers: { ...asCaller({ tenant_id: MINE }), ...headers }, signal: leaving.signal })
    onTestFinished(() => leaving.abort())
    const heard: { id?: string; event: string; data: string }[] = []
    const read = async () => {
      let text = ''
      for await (const chunk of answer.body ?? []) {
        text += Buffer.from(chunk).toString()
        const blocks = text.split('\n\n')
        text = blocks.pop() ?? ''
        for (const block of blocks.filter((each) => !each.startsWith(':'))) heard.push(Object.fromEntries(block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)])) as (typeof heard)[number])
      }
    }
    const over = read().catch(() => {}) // we leave, or the server does
    const prices = () => heard.flatMap(({ event, data }) => (event === 'test.priced' ? [(JSON.parse(data) as { payload: { price_minor: number } }).payload.price_minor] : []))
    const ready = () => vi.waitFor(() => expect(heard.some(({ event }) => event === 'ready')).toBe(true), { timeout: 5_000 })
    return { answer, heard, prices, ready, over, leave: () => leaving.abort() }
  }
  return { listen, price, end: () => (isEnded = true), app }
}

test('who listens to a product hears of it, and of no other tenant', async () => {
  const { listen, price } = await start()
  const stream = await listen('topics=product:p1,tenant')
  expect(stream.answer.headers.get('content-type')).toContain('text/event-stream')
  await stream.ready()
  await price(100, OTHERS)
  await price(200)
  await vi.waitFor(() => expect(stream.prices()).toEqual([200]), { timeout: 5_000 })
})

test('a reader that comes back gets what it missed, in order, and then goes on', async () => {
  const { listen, price } = await start()
  const first = await listen('topics=product:p1')
  await first.ready()
  await price(1)
  await vi.waitFor(() => expect(first.prices()).toEqual([1]), { timeout: 5_000 })
  first.leave()
  await price(2)
  await price(3)
  const again = await listen('topics=product:p1', { 'last-event-id': first.heard.findLast(({ id }) => id !== undefined)?.id ?? '' })
  await again.ready()
  await price(4)
  await vi.waitFor(() => expect(again.prices()).toEqual([2, 3, 4]), { timeout: 5_000 })
})

test('a place that nobody knows is told as such', async () => {
  const { listen } = await start()
  const stream = await listen('topics=product:p1&after=99999.1')
  await stream.ready()
  expect(stream.heard.at(-1)).toMatchObject({ event: 'ready', data: '{"complete":false}' })
})

test('what somebody may not hear is refused on its field', async () => {
  const { listen } = await start()
  for (const query of ['topics=user:somebody-else', 'topics=everything', `topics=${Array.from({ length: 201 }, (_, n) => `product:${n}`).join()}`]) {
    const { answer } = await listen(query)
    expect(answer.status).toBe(400)
  }
})

test('a stream ends with its token, and with the server', async () => {
  const { listen, end, app } = await start()
  const [one, two] = [await listen('topics=product:p1'), await listen('topics=tenant')]
  await Promise.all([one.ready(), two.ready()])
  end()
  await one.over
  const late = await listen('topics=tenant')
  await app.close()
  await Promise.all([two.over, late.over])
})

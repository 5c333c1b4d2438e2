import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { io, type Socket } from 'socket.io-client'
import { expect, onTestFinished, test, vi } from 'vitest'
import { z } from 'zod'
import { type Db, withTenant } from '../db.ts'
import { unauthorized } from '../errors.ts'
import { defineEvent, publish } from '../events.ts'
import { topic } from '../realtime.ts'
import { testDatabase, testServices } from '../testing.ts'
import { startFeed } from './feed.ts'
import { startSockets } from './sockets.ts'
import { readAfter, readHead } from './tail.ts'

const MINE = '00000000-0000-4000-8000-000000000001'
const OTHERS = '00000000-0000-4000-8000-000000000002'
const priced = defineEvent('test.priced', z.object({ product_id: z.string(), price_minor: z.int() }))
interface Message { id: string; topic: string; payload: { price_minor: number } }

async function start() {
  const database = await testDatabase()
  const server = createServer()
  const expired = new Set<string>()
  const authenticate = (token: string) => {
    if ((token !== MINE && token !== OTHERS) || expired.has(token)) throw unauthorized()
    return { id: `user-of-${token}`, tenant_id: token, role: 'viewer' as const, kind: 'person' as const, scopes: null, requests_per_minute: 1_000 }
  }
  const listen = () => {
    const services = testServices(database)
    const feed = startFeed(services, [topic(priced, ({ product_id }) => [`product:${product_id}`, 'tenant'])])
    const close = startSockets(services, { server, authenticate, feed, recheckMs: 20 })
    return async () => {
      close()
      await feed.stop()
    }
  }
  let stop = listen()
  const restart = async () => {
    await stop()
    server.removeAllListeners('upgrade').removeAllListeners('request')
    stop = listen()
  }
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  onTestFinished(async () => {
    await stop()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const connect = async (token: string, reconnection = false) => {
    const socket: Socket = io(`http://127.0.0.1:${port}`, { path: '/api/v1/realtime', auth: { token }, transports: ['websocket'], reconnection, reconnectionDelay: 20 })
    onTestFinished(() => void socket.disconnect())
    const messages: Message[] = []
    socket.on('event', (message: Message) => messages.push(message))
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve)
      socket.once('connect_error', reject)
    })
    return { messages, subscribe: (topics: string[], after?: string) => socket.emitWithAck('subscribe', { topics, ...(after ? { after } : {}) }), socket }
  }
  return { database, connect, expired, restart, price: (price_minor: number, tenant = MINE, product_id = 'p1') => say(database.app, tenant, { product_id, price_minor }) }
}

const say = (db: Db, tenant: string, payload: { product_id: string; price_minor: number }) => withTenant(db, tenant, (trx) => publish(trx, priced, { key: payload.product_id, payload }))
const heard = (messages: Message[], prices: number[]) => vi.waitFor(() => expect(messages.map((m) => m.payload.price_minor)).toEqual(prices), { timeout: 5_000 })

test('a change reaches those who listen to the product', async () => {
  const { connect, price } = await start()
  const { messages, subscribe } = await connect(MINE)
  expect(await subscribe(['product:p1'])).toEqual({ ok: true, refused: [], complete: true })
  await price(900)
  await price(800, MINE, 'p2')
  await price(700)
  await heard(messages, [900, 700])
})

test('nobody hears another tenant', async () => {
  const { connect, price } = await start()
  const [mine, others] = [await connect(MINE), await connect(OTHERS)]
  await Promise.all([mine.subscribe(['product:p1', 'tenant']), others.subscribe(['product:p1'])])
  await price(900, OTHERS)
  await heard(others.messages, [900])
  expect(mine.messages).toEqual([])
})

test('a client that was away gets what it missed, once and in order', async () => {
  const { connect, price } = await start()
  const first = await connect(MINE)
  await first.subscribe(['product:p1'])
  await price(1)
  await heard(first.messages, [1])
  first.socket.disconnect()
  for (const n of [2, 3]) await price(n)
  const second = await connect(MINE)
  await second.subscribe(['product:p1'], first.messages.at(-1)?.id)
  await price(4)
  await vi.waitFor(() => expect([...new Map(second.messages.map((m) => [m.id, m.payload.price_minor])).values()]).toEqual([2, 3, 4]), { timeout: 5_000 })
})

test('a topic that is another user’s, or no topic, is refused by name', async () => {
  const { connect } = await start()
  const { subscribe } = await connect(MINE)
  const names = ['user:somebody-else', `user:user-of-${MINE}`, 'everything']
  expect(await subscribe(names)).toMatchObject({ ok: true, refused: ['user:somebody-else', 'everything'] })
  expect(await subscribe([])).toMatchObject({ ok: false })
})

test('a connection without a good token is refused', async () => {
  const { connect } = await start()
  await expect(connect('nobody')).rejects.toThrow('Sign in first')
})

test.each(['subscribe', 'unsubscribe'])('a client that sends no function to reply with to %s harms nobody', async (name) => {
  const { connect } = await start()
  const { socket, subscribe } = await connect(MINE)
  socket.emit(name, { topics: ['tenant'] }, 'no function')
  expect(await subscribe(['tenant'])).toMatchObject({ ok: true })
})

test.each(['99999999999999999999.1', '1.9999999999999999', '-1.0', 'abc', '', '1.1'])('a client whose place %j is not known is told to load afresh', async (after) => {
  const { connect } = await start()
  const { socket } = await connect(MINE)
  expect(await socket.emitWithAck('subscribe', { topics: ['tenant'], after })).toEqual({ ok: true, refused: [], complete: false })
})

test('a client that was away until its last message was forgotten is told to load afresh', async () => {
  const { database, connect, price } = await start()
  const { messages, subscribe } = await connect(MINE)
  await subscribe(['tenant'])
  await price(1)
  await heard(messages, [1])
  expect(await subscribe(['tenant'], messages[0]?.id)).toMatchObject({ complete: true })
  await sql`delete from kernel.outbox`.execute(database.system)
  expect(await subscribe(['tenant'], messages[0]?.id)).toMatchObject({ complete: false })
})

test('a connection cannot listen to topics without end', async () => {
  const { connect } = await start()
  const { subscribe } = await connect(MINE)
  const hundreds = (round: number) => Array.from({ length: 200 }, (_, n) => `product:${round}-${n}`)
  for (let round = 0; round < 4; round += 1) expect(await subscribe(hundreds(round))).toMatchObject({ ok: true })
  expect(await subscribe(hundreds(4))).toMatchObject({ ok: false })
  expect(await subscribe(['tenant'])).toMatchObject({ ok: true })
})

test('a connection does not outlive its token', async () => {
  const { connect, expired } = await start()
  const { socket } = await connect(MINE)
  const ended = new Promise((resolve) => void socket.once('disconnect', resolve))
  expired.add(MINE)
  expect(await ended).toBe('transport close')
})

test('a client comes back after the server was restarted', async () => {
  const { connect, restart } = await start()
  const { socket } = await connect(MINE, true)
  const back = new Promise<void>((resolve) => void socket.once('disconnect', () => socket.once('connect', resolve)))
  await restart()
  await back
})

test('a late commit with a lower id is not lost to a reader who has gone past', async () => {
  const { app, system } = await testDatabase()
  const from = await readHead(system)
  const late = Promise.withResolvers<void>()
  const begun = Promise.withResolvers<void>()
  const slow = withTenant(app, MINE, async (trx) => {
    await publish(trx, priced, { key: 'slow', payload: { product_id: 'slow', price_minor: 1 } })
    begun.resolve()
    await late.promise
  })
  await begun.promise
  await say(app, MINE, { product_id: 'fast', price_minor: 2 })
  const before = await readAfter(system, from, { types: [priced.type] })
  late.resolve()
  await slow
  // Transactions of other databases on this server hold the stream back too: it is read until it is complete.
  await vi.waitFor(async () => {
    const after = await readAfter(system, before.at(-1)?.position ?? from, { types: [priced.type] })
    expect([...before, ...after].map((e) => e.key)).toEqual(['slow', 'fast'])
  }, { timeout: 5_000 })
})

import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { withTenant } from '#kernel/db'
import { asCaller, testApp, testDatabase, testServices } from '#kernel/testing'
import { startWorker } from '../../kernel/jobs/worker.ts'
import { attempt } from './attempt.service.ts'
import { deliver } from './index.ts'
import { sweepOverdue, webhookJobs } from './webhooks.jobs.ts'
import { webhookRoutes } from './webhooks.routes.ts'

const TENANT = '00000000-0000-4000-8000-000000000001'
const OTHER = '00000000-0000-4000-8000-000000000002'
const HOUR = 3_600_000
interface Received {
  headers: IncomingHttpHeaders
  body: string
}

/** A receiver that answers as told, the service, and a clock that only the test moves. */
async function start(respond: (answer: ServerResponse, count: number) => void = (answer) => void answer.end('thanks')) {
  const received: Received[] = []
  const server = createServer((req, answer) => {
    const parts: Buffer[] = []
    req.on('data', (part: Buffer) => parts.push(part))
    req.on('end', () => {
      received.push({ headers: req.headers, body: Buffer.concat(parts).toString() })
      respond(answer, received.length)
    })
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const database = await testDatabase()
  const services = testServices(database, { OUTGOING_ALLOW: `127.0.0.1:${port}` })
  const app = await testApp(services, webhookRoutes)
  const call = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, { body, ...caller }: { body?: object; tenant_id?: string; role?: 'viewer' | 'member' | 'admin' } = {}) => {
    const answer = await app.inject({ method, url: `/api/v1${url}`, headers: asCaller(caller), ...(body === undefined ? {} : { payload: body }) })
    return { status: answer.statusCode, ...(answer.body === '' ? {} : answer.json()) }
  }
  const clock = { now: new Date(Date.now() + 1_000) }
  const later = (ms: number) => (clock.now = new Date(clock.now.getTime() + ms))
  const url = `http://127.0.0.1:${port}/hook`
  const create = async (more: object = {}) => (await call('POST', '/webhooks', { body: { url, ...more } })).data as { id: string; secret: string }
  const say = (dedupe = 'incident:1', tenant_id = TENANT) => withTenant(database.app, tenant_id, (trx) => deliver(trx, { tenant_id, type: 'incident.opened', payload: { incident_id: '1' }, dedupe }))
  const run = (delivery_id: string) => attempt(services, { tenant_id: TENANT, delivery_id }, () => clock.now)
  const log = async (id: string) => (await call('GET', `/webhooks/${id}/deliveries`)).data as { id: string; status: string; attempts: number; response_status: number | null; response_body: string | null; error: string | null; next_attempt_at: string | null }[]
  const jobs = async () => (await sql<{ data: { delivery_id: string } }>`select data from jobs.job where name = 'webhooks.attempt' order by created_on`.execute(database.owner)).rows.map(({ data }) => data.delivery_id)
  return { database, services, call, create, say, run, log, jobs, later, clock, received, url }
}

/** As the specification says it, not as our code does. */
function isSigned({ headers, body }: Received, secret: string): boolean {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
  const expected = createHmac('sha256', key).update([headers['webhook-id'], headers['webhook-timestamp'], body].join('.')).digest('base64')
  return String(headers['webhook-signature']).split(' ').some((signature) => signature === `v1,${expected}`)
}

const only = <T>([first, ...more]: T[]): T => {
  if (first === undefined || more.length > 0) throw new Error(`one was expected, not ${more.length + (first === undefined ? 0 : 1)}`)
  return first
}

describe('an endpoint', () => {
  test('shows its secret once', async () => {
    const { create, call } = await start()
    const { id, secret } = await create({ description: 'Shop' })
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/=]{40,}$/)
    expect(await call('GET', `/webhooks/${id}`)).toMatchObject({ status: 200, data: { id, description: 'Shop', is_enabled: true } })
    expect(JSON.stringify(await call('GET', '/webhooks'))).not.toContain(secret)
  })

  test('is stored with its secret encrypted', async () => {
    const { create, database } = await start()
    const { secret } = await create()
    const { rows: [row] } = await sql<{ secret: string }>`select secret from webhooks.endpoint`.execute(database.owner)
    expect(row?.secret).toMatch(/^v1\./)
    expect(row?.secret).not.toContain(secret.slice(6))
  })

  test('leaves its secret nowhere else, not even where answers are kept for a repeat', async () => {
    const { database, services, url } = await start()
    const app = await testApp(services, webhookRoutes)
    const answer = await app.inject({ method: 'POST', url: '/api/v1/webhooks', headers: { ...asCaller({ role: 'admin' }), 'idempotency-key': 'webhook-0001' }, payload: { url } })
    expect(answer.statusCode).toBe(201)
    expect(JSON.stringify((await sql`select * from kernel.idempotency_key`.execute(database.owner)).rows)).not.toContain(answer.json().data.secret)
  })

  test.each(['http://example.com/', 'https://127.0.0.1/', 'https://169.254.169.254/', 'https://u:p@example.com/', 'nothing'])('with the URL %s is refused', async (url) => {
    const { call } = await start()
    expect(await call('POST', '/webhooks', { body: { url } })).toMatchObject({ status: 422, code: 'URL_NOT_ALLOWED', field: 'url' })
  })

  test('cannot be changed to a URL that may not be called', async () => {
    const { call, create } = await start()
    const { id } = await create()
    expect(await call('PUT', `/webhooks/${id}`, { body: { url: 'https://10.0.0.1/' } })).toMatchObject({ status: 422, field: 'url' })
  })

  test('is the business of admins', async () => {
    const { call, create } = await start()
    const { id } = await create()
    for (const [method, url] of [['GET', '/webhooks'], ['GET', `/webhooks/${id}`], ['DELETE', `/webhooks/${id}`], ['GET', `/webhooks/${id}/deliveries`]] as const) expect((await call(method, url, { role: 'member' })).status).toBe(403)
  })

  test('of another tenant is not there', async () => {
    const { call, create, say, log } = await start()
    const { id } = await create()
    const delivery = only(await say())
    for (const [method, url] of [['GET', ''], ['DELETE', ''], ['POST', '/test'], ['POST', '/rotate-secret'], ['GET', '/deliveries'], ['POST', `/deliveries/${delivery}/retry`]] as const) {
      expect((await call(method, `/webhooks/${id}${url}`, { tenant_id: OTHER })).status).toBe(404)
    }
    expect(await say('incident:2', OTHER)).toEqual([])
    expect(await log(id)).toHaveLength(1)
  })

  test('takes its deliveries with it when it is deleted', async () => {
    const { call, create, say, run, received } = await start()
    const { id } = await create()
    const delivery = only(await say())
    expect((await call('DELETE', `/webhooks/${id}`)).status).toBe(204)
    await run(delivery)
    expect(received).toEqual([])
  })

  test('is one of twenty at most', async () => {
    const { call, create } = await start()
    for (let n = 0; n < 20; n++) await create()
    expect(await call('POST', '/webhooks', { body: { url: 'https://example.com/' } })).toMatchObject({ status: 422, code: 'QUOTA_EXCEEDED' })
  })
})

describe('a delivery', () => {
  test('is signed as Standard Webhooks says', async () => {
    const { create, say, run, received, log } = await start()
    const { id, secret } = await create()
    const delivery = only(await say())
    await run(delivery)
    const message = only(received)
    expect(message.headers['webhook-id']).toBe(`msg_${delivery}`)
    expect(isSigned(message, secret)).toBe(true)
    expect(isSigned({ ...message, body: `${message.body} ` }, secret)).toBe(false)
    expect(JSON.parse(message.body)).toMatchObject({ type: 'incident.opened', data: { incident_id: '1' } })
    expect(await log(id)).toMatchObject([{ status: 'delivered', attempts: 1, response_status: 200, response_body: 'thanks', next_attempt_at: null }])
  })

  test('that is asked for twice is sent once', async () => {
    const { create, say, run, received, jobs } = await start()
    await create()
    const delivery = only(await say())
    expect(await say()).toEqual([])
    expect(await jobs()).toEqual([delivery])
    await run(delivery)
    await run(delivery)
    expect(received).toHaveLength(1)
  })

  test('of a transaction that is rolled back is never sent', async () => {
    const { database, create, jobs, log } = await start()
    const { id } = await create()
    await expect(withTenant(database.app, TENANT, async (trx) => {
      await deliver(trx, { tenant_id: TENANT, type: 'incident.opened', payload: {}, dedupe: 'a' })
      throw new Error('changed my mind')
    })).rejects.toThrow()
    expect([await jobs(), await log(id)]).toEqual([[], []])
  })

  test('goes only to the endpoints that want its type', async () => {
    const { create, say } = await start()
    await create({ types: ['incident.resolved'] })
    await create({ is_enabled: false })
    expect(await say()).toEqual([])
  })

  test('that failed is tried seven times more in 41 hours under one id', async () => {
    const { create, say, run, later, clock, log, received, jobs } = await start((answer) => void answer.writeHead(500).end('no'))
    const { id } = await create()
    const delivery = only(await say())
    const from = clock.now.getTime()
    for (;;) {
      await run(delivery)
      const [row] = await log(id)
      if (row?.next_attempt_at == null) break
      later(Date.parse(row.next_attempt_at) - clock.now.getTime())
    }
    expect(await log(id)).toMatchObject([{ status: 'failed', attempts: 8, response_status: 500, error: 'answered 500' }])
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    expect((clock.now.getTime() - from) / HOUR).toBeGreaterThan(36)
    expect((clock.now.getTime() - from) / HOUR).toBeLessThan(46)
    expect(await jobs()).toHaveLength(8)
  })

  test('is not tried before its time', async () => {
    const { create, say, run, later, received } = await start((answer) => void answer.writeHead(500).end())
    await create()
    const delivery = only(await say())
    await run(delivery)
    later(1_000)
    await run(delivery)
    expect(received).toHaveLength(1)
  })

  test('that is redirected is a failure', async () => {
    const { create, say, run, log } = await start((answer) => void answer.writeHead(302, { location: 'http://169.254.169.254/' }).end())
    const { id } = await create()
    await run(only(await say()))
    expect(await log(id)).toMatchObject([{ status: 'queued', response_status: 302 }])
  })

  test('keeps a thousand characters of an answer, without what no database takes', async () => {
    const { create, say, run, log } = await start((answer) => void answer.end(`\0${'é'.repeat(5_000)}`))
    const { id } = await create()
    await run(only(await say()))
    expect((await log(id))[0]?.response_body).toBe('é'.repeat(1_000))
  })

  test('is sent again on request under the id it had', async () => {
    const { create, say, run, call, received, clock } = await start()
    const { id } = await create()
    const delivery = only(await say())
    await run(delivery)
    expect(await call('POST', `/webhooks/${id}/deliveries/${delivery}/retry`)).toMatchObject({ status: 202, data: { id: delivery, status: 'queued', attempts: 0 } })
    clock.now = new Date(Date.now() + 60_000)
    await run(delivery)
    expect(received.map(({ headers }) => headers['webhook-id'])).toEqual([`msg_${delivery}`, `msg_${delivery}`])
  })

  test('that died with its process is called again once it is free', async () => {
    const { database, create, say, clock, later, jobs, run, received } = await start()
    await create()
    const delivery = only(await say())
    await sql`update webhooks.delivery set locked_until = ${new Date(clock.now.getTime() + 30_000)}`.execute(database.owner)
    await sql`delete from jobs.job`.execute(database.owner)
    await sweepOverdue(database.system, clock.now)
    await run(delivery)
    expect([await jobs(), received]).toEqual([[], []])
    await sweepOverdue(database.system, later(90_000))
    expect(await jobs()).toEqual([delivery])
    await run(delivery)
    expect(received).toHaveLength(1)
  })

  test('is tried on the test route', async () => {
    const { create, call, run, received } = await start()
    const { id } = await create({ types: ['incident.resolved'] })
    const { status, data } = await call('POST', `/webhooks/${id}/test`)
    expect(status).toBe(202)
    await run(data.delivery_id)
    expect(JSON.parse(only(received).body)).toMatchObject({ type: 'webhook.test' })
  })

  test('log is read page by page', async () => {
    const { create, say, call } = await start()
    const { id } = await create()
    const made = []
    for (let n = 0; n < 5; n++) made.push(only(await say(`incident:${n}`)))
    const first = await call('GET', `/webhooks/${id}/deliveries?limit=3`)
    const second = await call('GET', `/webhooks/${id}/deliveries?limit=3&cursor=${first.pagination.next}`)
    expect([...first.data, ...second.data].map((row: { id: string }) => row.id).toSorted()).toEqual(made.toSorted())
    expect(second.pagination.next).toBeNull()
    expect(await call('GET', `/webhooks/${id}/deliveries?cursor=rubbish`)).toMatchObject({ status: 400, field: 'cursor' })
  })
})

describe('an endpoint in trouble', () => {
  test('that answers 410 is switched off, and the tenant is told', async () => {
    const { database, create, say, run, call, log } = await start((answer) => void answer.writeHead(410).end())
    const { id } = await create()
    await run(only(await say()))
    expect((await call('GET', `/webhooks/${id}`)).data).toMatchObject({ is_enabled: false, disabled_reason: 'gone' })
    expect(await log(id)).toMatchObject([{ status: 'failed' }])
    const { rows } = await sql`select payload from kernel.outbox where type = 'webhooks.webhook_disabled'`.execute(database.owner)
    expect(rows).toMatchObject([{ payload: { webhook_id: id, reason: 'gone' } }])
    expect(await say('incident:2')).toEqual([])
  })

  test('that fails for five days is switched off', async () => {
    const { create, say, run, later, call } = await start((answer) => void answer.writeHead(500).end())
    const { id } = await create()
    await run(only(await say('a')))
    later(5 * 24 * HOUR - 1_000)
    await run(only(await say('b')))
    expect((await call('GET', `/webhooks/${id}`)).data).toMatchObject({ is_enabled: true, failing_since: expect.any(String) })
    later(1_000)
    await run(only(await say('c')))
    expect((await call('GET', `/webhooks/${id}`)).data).toMatchObject({ is_enabled: false, disabled_reason: 'failing' })
    expect((await call('PUT', `/webhooks/${id}`, { body: { is_enabled: true } })).data).toMatchObject({ is_enabled: true, disabled_reason: null, failing_since: null })
  })

  test('that answers again starts with a clean record', async () => {
    const { create, say, run, later, call } = await start((answer, count) => void answer.writeHead(count === 1 ? 500 : 204).end())
    const { id } = await create()
    await run(only(await say('a')))
    later(3 * 24 * HOUR)
    await run(only(await say('b')))
    expect((await call('GET', `/webhooks/${id}`)).data).toMatchObject({ is_enabled: true, failing_since: null })
  })

  test('that hangs takes four attempts at once and no more, and lets the next in when one ends', async () => {
    const hanging: ServerResponse[] = []
    let heard = () => {}
    const four = new Promise<void>((resolve) => (heard = resolve))
    const { create, say, run, received, jobs } = await start((answer) => {
      hanging.push(answer)
      if (hanging.length === 4) heard()
    })
    await create()
    const made = []
    for (let n = 0; n < 6; n++) made.push(only(await say(`incident:${n}`)))
    const running = made.slice(0, 4).map((id) => run(id))
    await four
    await Promise.all(made.slice(4).map((id) => run(id))) // return at once
    expect(received).toHaveLength(4)
    const before = (await jobs()).length
    hanging[0]?.end()
    await Promise.race(running)
    expect(made.slice(4)).toContain((await jobs()).at(before))
    for (const answer of hanging) answer.end()
    await Promise.all(running)
  })
})

test('an endpoint that hangs holds up no other, through the queue', async () => {
  const hanging: ServerResponse[] = []
  const { database, services, call, create, say, received, url, log } = await start((answer) => void hanging.push(answer))
  await create()
  for (let n = 0; n < 20; n++) await say(`incident:${n}`)
  const good = await start()
  services.config.outgoing_allow.push(new URL(good.url).host)
  const { data: { id } } = await call('POST', '/webhooks', { body: { url: good.url } })
  for (let n = 20; n < 25; n++) await say(`incident:${n}`)
  expect(url).not.toBe(good.url)
  const stop = await startWorker(services, { url: database.url, jobs: webhookJobs })
  await vi.waitFor(() => expect(good.received).toHaveLength(5), { timeout: 12_000, interval: 50 })
  await vi.waitFor(async () => expect((await log(id)).every(({ status }) => status === 'delivered')).toBe(true), { timeout: 5_000, interval: 50 })
  expect(received.length).toBeLessThanOrEqual(4)
  // The rest comes through as soon as it answers: each that ends lets the next in.
  const answering = setInterval(() => hanging.splice(0).forEach((answer) => void answer.end()), 20)
  onTestFinished(() => clearInterval(answering))
  await vi.waitFor(() => expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(25), { timeout: 15_000, interval: 50 })
  await stop()
}, 40_000)

test('a tenant whose endpoints all hang holds up no other tenant, through the queue', async () => {
  const hanging: ServerResponse[] = []
  const { database, services, call, create, say, received } = await start((answer) => void hanging.push(answer))
  for (let n = 0; n < 20; n++) await create()
  for (let n = 0; n < 2; n++) await say(`incident:${n}`)
  const good = await start()
  services.config.outgoing_allow.push(new URL(good.url).host)
  await call('POST', '/webhooks', { body: { url: good.url }, tenant_id: OTHER })
  await say('incident:7', OTHER)
  const stop = await startWorker(services, { url: database.url, jobs: webhookJobs })
  await vi.waitFor(() => expect(good.received).toHaveLength(1), { timeout: 8_000, interval: 50 })
  expect(received.length).toBeLessThanOrEqual(8)
  const answering = setInterval(() => hanging.splice(0).forEach((answer) => void answer.end()), 20)
  onTestFinished(() => clearInterval(answering))
  await vi.waitFor(() => expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(40), { timeout: 15_000, interval: 50 })
  await stop()
}, 40_000)

describe('a rotated secret', () => {
  test('signs beside the old one for a day', async () => {
    const { create, say, run, call, received, later } = await start()
    const { id, secret: old } = await create()
    const { data: { secret } } = await call('POST', `/webhooks/${id}/rotate-secret`)
    await run(only(await say('a')))
    later(24 * HOUR)
    await run(only(await say('b')))
    const [first, second] = received
    if (first === undefined || second === undefined) throw new Error('two were expected')
    expect([isSigned(first, old), isSigned(first, secret), isSigned(second, old), isSigned(second, secret)]).toEqual([true, true, false, true])
  })
})

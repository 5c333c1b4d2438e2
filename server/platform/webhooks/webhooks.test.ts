import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { withTenant } from '#kernel/db'
import { asCaller, testApp } from '#kernel/testing'
import { deliver } from './index.ts'
import { sweepOverdue } from './webhooks.jobs.ts'
import { webhookRoutes } from './webhooks.routes.ts'
import { HOUR, isSigned, only, OTHER, startWebhooks, TENANT } from './testing.ts'

describe('an endpoint', () => {
  test('shows its secret once', async () => {
    const { create, call } = await startWebhooks()
    const { id, secret } = await create({ description: 'Shop' })
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/=]{40,}$/)
    expect(await call('GET', `/webhooks/${id}`)).toMatchObject({ status: 200, data: { id, description: 'Shop', is_enabled: true } })
    expect(JSON.stringify(await call('GET', '/webhooks'))).not.toContain(secret)
  })

  test('is stored with its secret encrypted', async () => {
    const { create, database } = await startWebhooks()
    const { secret } = await create()
    const { rows: [row] } = await sql<{ secret: string }>`select secret from webhooks.endpoint`.execute(database.owner)
    expect(row?.secret).toMatch(/^v1\./)
    expect(row?.secret).not.toContain(secret.slice(6))
  })

  test('leaves its secret nowhere else, not even where answers are kept for a repeat', async () => {
    const { database, services, url } = await startWebhooks()
    const app = await testApp(services, webhookRoutes)
    const answer = await app.inject({ method: 'POST', url: '/api/v1/webhooks', headers: { ...asCaller({ role: 'admin' }), 'idempotency-key': 'webhook-0001' }, payload: { url } })
    expect(answer.statusCode).toBe(201)
    expect(JSON.stringify((await sql`select * from kernel.idempotency_key`.execute(database.owner)).rows)).not.toContain(answer.json().data.secret)
  })

  test.each(['http://example.com/', 'https://127.0.0.1/', 'https://169.254.169.254/', 'https://u:p@example.com/', 'nothing'])('with the URL %s is refused', async (url) => {
    const { call } = await startWebhooks()
    expect(await call('POST', '/webhooks', { body: { url } })).toMatchObject({ status: 422, code: 'URL_NOT_ALLOWED', field: 'url' })
  })

  test('cannot be changed to a URL that may not be called', async () => {
    const { call, create } = await startWebhooks()
    const { id } = await create()
    expect(await call('PUT', `/webhooks/${id}`, { body: { url: 'https://10.0.0.1/' } })).toMatchObject({ status: 422, field: 'url' })
  })

  test('is the business of admins', async () => {
    const { call, create } = await startWebhooks()
    const { id } = await create()
    for (const [method, url] of [['GET', '/webhooks'], ['GET', `/webhooks/${id}`], ['DELETE', `/webhooks/${id}`], ['GET', `/webhooks/${id}/deliveries`]] as const) expect((await call(method, url, { role: 'member' })).status).toBe(403)
  })

  test('of another tenant is not there', async () => {
    const { call, create, say, log } = await startWebhooks()
    const { id } = await create()
    const delivery = only(await say())
    for (const [method, url] of [['GET', ''], ['DELETE', ''], ['POST', '/test'], ['POST', '/rotate-secret'], ['GET', '/deliveries'], ['POST', `/deliveries/${delivery}/retry`]] as const) {
      expect((await call(method, `/webhooks/${id}${url}`, { tenant_id: OTHER })).status).toBe(404)
    }
    expect(await say('incident:2', OTHER)).toEqual([])
    expect(await log(id)).toHaveLength(1)
  })

  test('takes its deliveries with it when it is deleted', async () => {
    const { call, create, say, run, received } = await startWebhooks()
    const { id } = await create()
    const delivery = only(await say())
    expect((await call('DELETE', `/webhooks/${id}`)).status).toBe(204)
    await run(delivery)
    expect(received).toEqual([])
  })

  test('is one of twenty at most', async () => {
    const { call, create } = await startWebhooks()
    for (let n = 0; n < 20; n++) await create()
    expect(await call('POST', '/webhooks', { body: { url: 'https://example.com/' } })).toMatchObject({ status: 422, code: 'QUOTA_EXCEEDED' })
  })
})

describe('a delivery', () => {
  test('is signed as Standard Webhooks says', async () => {
    const { create, say, run, received, log } = await startWebhooks()
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
    const { create, say, run, received, jobs } = await startWebhooks()
    await create()
    const delivery = only(await say())
    expect(await say()).toEqual([])
    expect(await jobs()).toEqual([delivery])
    await run(delivery)
    await run(delivery)
    expect(received).toHaveLength(1)
  })

  test('of a transaction that is rolled back is never sent', async () => {
    const { database, create, jobs, log } = await startWebhooks()
    const { id } = await create()
    await expect(withTenant(database.app, TENANT, async (trx) => {
      await deliver(trx, { tenant_id: TENANT, type: 'incident.opened', payload: {}, dedupe: 'a' })
      throw new Error('changed my mind')
    })).rejects.toThrow()
    expect([await jobs(), await log(id)]).toEqual([[], []])
  })

  test('goes only to the endpoints that want its type', async () => {
    const { create, say } = await startWebhooks()
    await create({ types: ['incident.resolved'] })
    await create({ is_enabled: false })
    expect(await say()).toEqual([])
  })

  test('that failed is tried seven times more in 41 hours under one id', async () => {
    const { create, say, run, later, clock, log, received, jobs } = await startWebhooks((answer) => void answer.writeHead(500).end('no'))
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
    const { create, say, run, later, received } = await startWebhooks((answer) => void answer.writeHead(500).end())
    await create()
    const delivery = only(await say())
    await run(delivery)
    later(1_000)
    await run(delivery)
    expect(received).toHaveLength(1)
  })

  test('that is redirected is a failure', async () => {
    const { create, say, run, log } = await startWebhooks((answer) => void answer.writeHead(302, { location: 'http://169.254.169.254/' }).end())
    const { id } = await create()
    await run(only(await say()))
    expect(await log(id)).toMatchObject([{ status: 'queued', response_status: 302 }])
  })

  test('keeps a thousand characters of an answer, without what no database takes', async () => {
    const { create, say, run, log } = await startWebhooks((answer) => void answer.end(`\0${'é'.repeat(5_000)}`))
    const { id } = await create()
    await run(only(await say()))
    expect((await log(id))[0]?.response_body).toBe('é'.repeat(1_000))
  })

  test('is sent again on request under the id it had', async () => {
    const { create, say, run, call, received, clock } = await startWebhooks()
    const { id } = await create()
    const delivery = only(await say())
    await run(delivery)
    expect(await call('POST', `/webhooks/${id}/deliveries/${delivery}/retry`)).toMatchObject({ status: 202, data: { id: delivery, status: 'queued', attempts: 0 } })
    clock.now = new Date(Date.now() + 60_000)
    await run(delivery)
    expect(received.map(({ headers }) => headers['webhook-id'])).toEqual([`msg_${delivery}`, `msg_${delivery}`])
  })

  test('that died with its process is called again once it is free', async () => {
    const { database, create, say, clock, later, jobs, run, received } = await startWebhooks()
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
    const { create, call, run, received } = await startWebhooks()
    const { id } = await create({ types: ['incident.resolved'] })
    const { status, data } = await call('POST', `/webhooks/${id}/test`)
    expect(status).toBe(202)
    await run(data.delivery_id)
    expect(JSON.parse(only(received).body)).toMatchObject({ type: 'webhook.test' })
  })

  test('log is read page by page', async () => {
    const { create, say, call } = await startWebhooks()
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

describe('a rotated secret', () => {
  test('signs beside the old one for a day', async () => {
    const { create, say, run, call, received, later } = await startWebhooks()
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

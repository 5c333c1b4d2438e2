import { type ServerResponse } from 'node:http'
import { sql } from 'kysely'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { startWorker } from '../../kernel/jobs/worker.ts'
import { webhookJobs } from './webhooks.jobs.ts'
import { HOUR, only, OTHER, startWebhooks } from './testing.ts'

describe('an endpoint in trouble', () => {
  test('that answers 410 is switched off, and the tenant is told', async () => {
    const { database, create, say, run, call, log } = await startWebhooks((answer) => void answer.writeHead(410).end())
    const { id } = await create()
    await run(only(await say()))
    expect((await call('GET', `/webhooks/${id}`)).data).toMatchObject({ is_enabled: false, disabled_reason: 'gone' })
    expect(await log(id)).toMatchObject([{ status: 'failed' }])
    const { rows } = await sql`select payload from kernel.outbox where type = 'webhooks.webhook_disabled'`.execute(database.owner)
    expect(rows).toMatchObject([{ payload: { webhook_id: id, reason: 'gone' } }])
    expect(await say('incident:2')).toEqual([])
  })

  test('that fails for five days is switched off', async () => {
    const { create, say, run, later, call } = await startWebhooks((answer) => void answer.writeHead(500).end())
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
    const { create, say, run, later, call } = await startWebhooks((answer, count) => void answer.writeHead(count === 1 ? 500 : 204).end())
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
    const { create, say, run, received, jobs } = await startWebhooks((answer) => {
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
  const { database, services, call, create, say, received, url, log } = await startWebhooks((answer) => void hanging.push(answer))
  await create()
  for (let n = 0; n < 20; n++) await say(`incident:${n}`)
  const good = await startWebhooks()
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
  const { database, services, call, create, say, received } = await startWebhooks((answer) => void hanging.push(answer))
  for (let n = 0; n < 20; n++) await create()
  for (let n = 0; n < 2; n++) await say(`incident:${n}`)
  const good = await startWebhooks()
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

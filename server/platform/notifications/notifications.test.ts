import { describe, expect, test } from 'vitest'
import { withTenant } from '#kernel/db'
import { modules } from '../../modules.ts'
import { openDigests, sendDigest } from './digest.service.ts'
import { KEYS, OTHER, startNotices, TENANT } from '../../tests/notices.ts'

const at = (text: string) => new Date(text)
const start = () => startNotices({ withOuter: false })

describe('every type', () => {
  const types = modules.flatMap(({ notices }) => notices ?? [])
  test('has a name of its own and a source', () => {
    expect(new Set(types.map(({ name }) => name)).size).toBe(types.length)
    expect(types.map(({ name }) => name).toSorted()).toEqual([
      'analysis_done', 'channel_disabled', 'experiment_done', 'incident_escalated', 'incident_opened', 'incident_resolved', 'maintenance', 'order_sold', 'payment_disputed', 'refund_failed', 'return_requested', 'stock_low', 'tracking_confirmed', 'webhook_disabled', 'welcome',
    ])
  })
  test.each(types.map((type) => [type.name, type] as const))('%s is worded in three languages, and its fields are facts', (_name, { sample, fields }) => {
    const subjects = (['en', 'zh-TW', 'zh-CN'] as const).map((language) => sample.words(language).subject)
    expect(new Set(subjects).size).toBe(3)
    expect(Object.values(fields).filter((fact) => !(fact in sample.facts))).toEqual([])
  })
})

describe('types of the platform', () => {
  test('welcome is told when somebody has proven their address, once', async () => {
    const { addPerson, pool, relay, work, call, rows } = await start()
    const mei = await addPerson('mei', { role: 'owner', language: 'zh-CN' })
    await addPerson('ann')
    for (let n = 0; n < 2; n++) await pool.query(`insert into kernel.outbox (event_id, type, version, key, tenant_id, payload) values (gen_random_uuid(), 'accounts.person_verified', 1, $1, $2, $3)`, [mei, TENANT, { person_id: mei }])
    await relay()
    await work()
    expect((await call('GET', '/notifications', { id: mei })).data).toMatchObject([{ type: 'welcome', facts: { username: 'mei' } }])
    expect(await rows('select "to", subject from mail.mail')).toEqual([{ to: 'mei@example.com', subject: 'mei，欢迎使用 Tradewind' }])
  })

  test('maintenance reaches every tenant once, though the job runs twice', async () => {
    const { services, addPerson, call, rows, jobs, context } = await start()
    const [mei, kai] = [await addPerson('mei'), await addPerson('kai', { tenant_id: OTHER })]
    const { announceMaintenance } = await import('./maintenance.service.ts')
    await announceMaintenance(services, { starts_at: '2026-12-01T02:00:00Z', ends_at: '2026-12-01T03:00:00Z', message: '' })
    for (const { data } of await rows<{ data: unknown }>(`select data from jobs.job where name = 'notifications.announce'`)) for (let n = 0; n < 2; n++) await jobs.get('notifications.announce')?.run(context, data)
    for (const [id, tenant_id] of [[mei, TENANT], [kai, OTHER]]) expect((await call('GET', '/notifications', { id, tenant_id } as object)).data).toMatchObject([{ type: 'maintenance' }])
  })

  test('only who runs the installation announces maintenance', async () => {
    const { call } = await start()
    expect(await call('POST', '/notifications/maintenance', { body: { starts_at: '2026-12-01T02:00:00Z', ends_at: '2026-12-01T03:00:00Z' } })).toMatchObject({ status: 403 })
  })
})

describe('preferences', () => {
  test('of a person hold for them and nobody else', async () => {
    const { addPerson, call, tell, deliveries } = await start()
    const [mei, ann] = [await addPerson('mei'), await addPerson('ann')]
    expect(await call('PUT', '/notifications/preferences', { id: mei, body: { types: { incident_opened: { email: 'off' } } } })).toMatchObject({ status: 200 })
    await tell()
    expect(new Map((await deliveries()).map(({ person_id, status, reason }) => [person_id, [status, reason]]))).toEqual(new Map([[mei, ['skipped', 'preference']], [ann, ['queued', null]]]))
  })
  test('may keep a type out of the app', async () => {
    const { addPerson, call, tell } = await start()
    const mei = await addPerson('mei')
    await call('PUT', '/notifications/preferences', { id: mei, body: { types: { incident_opened: { in_app: 'off' } } } })
    await tell()
    expect((await call('GET', '/notifications', { id: mei })).data).toEqual([])
  })
  test('go back to the defaults', async () => {
    const { call } = await start()
    const type = async () => (await call('GET', '/notifications/preferences')).data.types.find((one: { type: string }) => one.type === 'incident_opened')
    await call('PUT', '/notifications/preferences', { body: { types: { incident_opened: { email: 'digest' } } } })
    expect(await type()).toMatchObject({ is_default: false, cells: { email: 'digest', push: 'now' } })
    await call('PUT', '/notifications/preferences', { body: { types: { incident_opened: null } } })
    expect(await type()).toMatchObject({ is_default: true, cells: { email: 'now' } })
  })
  test.each([
    [{ types: { no_such: { email: 'off' } } }, 400, 'types.no_such'],
    [{ types: { incident_opened: { email: 'sometimes' } } }, 400, 'types.incident_opened.email'],
    [{ times: { quiet_from: 60 } }, 422, 'times.quiet_to'],
    [{ times: { quiet_from: 60, quiet_to: 60 } }, 422, 'times.quiet_to'],
  ])('like %j are refused', async (body, status, field) => {
    const { call } = await start()
    expect(await call('PUT', '/notifications/preferences', { body })).toMatchObject({ status, field })
  })
  test('hold where they were made: the other tenant’s are its own', async () => {
    const { call } = await start()
    await call('PUT', '/notifications/preferences', { body: { times: { digest_hour: 6 } } })
    expect((await call('GET', '/notifications/preferences', { tenant_id: OTHER })).data.times.digest_hour).toBe(8)
  })
})

describe('a muted product', () => {
  const product_id = '00000000-0000-4000-8000-0000000000aa'
  const facts = { product_id, product_name: 'A thing' }
  test('is told to all but who muted it', async () => {
    const { addPerson, call, tell } = await start()
    const [mei, ann] = [await addPerson('mei'), await addPerson('ann')]
    await call('POST', '/notifications/mutes', { id: mei, body: { product_id } })
    await tell({ facts })
    expect([(await call('GET', '/notifications', { id: mei })).data.length, (await call('GET', '/notifications', { id: ann })).data.length]).toEqual([0, 1])
  })
  test('of the team is told to nobody, until a member takes it back', async () => {
    const { addPerson, call, tell } = await start()
    const mei = await addPerson('mei')
    expect(await call('POST', '/notifications/mutes', { id: mei, role: 'viewer', body: { product_id, for: 'team' } })).toMatchObject({ status: 403 })
    const { data: { id } } = await call('POST', '/notifications/mutes', { body: { product_id, for: 'team' } })
    expect((await call('POST', '/notifications/mutes', { body: { product_id, for: 'team' } })).data.id).toBe(id)
    await tell({ facts })
    expect((await call('GET', '/notifications', { id: mei })).data).toEqual([])
    expect(await call('DELETE', `/notifications/mutes/${id}`, { id: mei, tenant_id: OTHER })).toMatchObject({ status: 404 })
    expect(await call('DELETE', `/notifications/mutes/${id}`, { id: mei, role: 'member' })).toMatchObject({ status: 204 })
    await tell({ facts })
    expect((await call('GET', '/notifications', { id: mei })).data).toHaveLength(1)
  })
})

describe('a digest', () => {
  const gather = async (world: Awaited<ReturnType<typeof start>>, { zone = 'Asia/Taipei', from = '2026-11-20T10:00:00Z', digest = 'daily' } = {}) => {
    const mei = await world.addPerson('mei', { zone })
    await world.call('PUT', '/notifications/preferences', { id: mei, body: { types: { incident_opened: { email: 'digest' } }, times: { digest, digest_hour: 8 } } })
    await world.tell({}, at(from))
    await world.tell({}, at(from))
    return mei
  }
  const run = async ({ services, rows, jobs, context }: Awaited<ReturnType<typeof start>>, now: string) => {
    await openDigests(services, at(now))
    const orders = await rows<{ data: { tenant_id: string; person_id: string } }>(`delete from jobs.job where name = 'notifications.digest' returning data`)
    await Promise.all(orders.flatMap(({ data }) => [sendDigest(services, data, at(now)), sendDigest(services, data, at(now))]))
    await Promise.all((await rows<{ data: unknown }>(`delete from jobs.job where name = 'notifications.hand-over' returning data`)).map(async ({ data }) => jobs.get('notifications.hand-over')?.run(context, data)))
  }
  const mails = ({ rows }: Awaited<ReturnType<typeof start>>) => rows<{ subject: string; body: string }>('select subject, body from mail.mail order by created_at')

  test('is one mail of all that gathered, at the person’s hour and not before, though it is asked for twice at once', async () => {
    const world = await start()
    await gather(world)
    await run(world, '2026-11-20T23:59:00Z')
    expect(await mails(world)).toEqual([])
    await run(world, '2026-11-21T00:00:00Z')
    await run(world, '2026-11-21T00:01:00Z')
    const [mail, ...more] = await mails(world)
    expect([mail?.subject, more]).toEqual(['2 notifications from Tradewind', []])
    expect(mail?.body).toContain('Price 1 of &lt;b&gt;box&lt;/b&gt;')
    expect((await world.deliveries()).map(({ status }) => status)).toEqual(['handed_over', 'handed_over'])
  })
  test('of one notice is that notice’s own mail', async () => {
    const world = await start()
    await gather(world)
    await world.pool.query(`delete from notifications.message where subject = 'matter:2'`)
    await run(world, '2026-11-21T00:00:00Z')
    expect((await mails(world)).map(({ subject }) => subject)).toEqual(['Price 1 of <b>box</b>'])
  })
  test('killed before its end is made again, once', async () => {
    const world = await start()
    const person_id = await gather(world)
    await world.pool.query(`create function notifications.die() returns trigger language plpgsql as $$ begin raise exception 'killed'; end $$;
      create trigger die before update on notifications.delivery for each row execute function notifications.die()`)
    await expect(sendDigest(world.services, { tenant_id: TENANT, person_id }, at('2026-11-21T00:00:00Z'))).rejects.toThrow('killed')
    expect(await mails(world)).toEqual([])
    await world.pool.query('drop trigger die on notifications.delivery')
    await run(world, '2026-11-21T00:05:00Z')
    expect(await mails(world)).toHaveLength(1)
  })
  test.each([
    ['loses an hour', '2026-03-28T12:00:00Z', '2026-03-29T05:59:00Z', '2026-03-29T06:00:00Z'],
    ['wins an hour', '2026-10-24T12:00:00Z', '2026-10-25T06:59:00Z', '2026-10-25T07:00:00Z'],
  ])('comes at eight on the day that %s in Berlin', async (...[, from, early, due]) => {
    const world = await start()
    await gather(world, { zone: 'Europe/Berlin', from })
    await run(world, early)
    expect(await mails(world)).toEqual([])
    await run(world, due)
    expect(await mails(world)).toHaveLength(1)
  })
  test('that is hourly comes on the next hour', async () => {
    const world = await start()
    await gather(world, { digest: 'hourly', from: '2026-11-20T10:20:00Z' })
    expect((await world.deliveries()).map(({ due_at }) => due_at?.toISOString())).toEqual(['2026-11-20T11:00:00.000Z', '2026-11-20T11:00:00.000Z'])
  })
  test('takes what quiet hours held back', async () => {
    const world = await start()
    const mei = await world.addPerson('mei', { zone: 'Asia/Taipei' })
    await world.call('PUT', '/notifications/preferences', { id: mei, body: { times: { quiet_from: 22 * 60, quiet_to: 7 * 60 } } })
    for (let n = 0; n < 3; n++) await world.tell({}, at('2026-11-20T15:00:00Z'))
    await run(world, '2026-11-20T23:00:00Z')
    expect((await mails(world)).map(({ subject }) => subject)).toEqual(['3 notifications from Tradewind'])
  })
  test('takes what is over a cap, also when two notices come at once', async () => {
    const world = await start()
    const mei = await world.addPerson('mei')
    await world.call('PUT', '/notifications/preferences', { id: mei, body: { times: { cap_email: 2 } } })
    await Promise.all([1, 2, 3, 4, 5].map(() => world.tell()))
    expect((await world.deliveries()).map(({ status }) => status).toSorted()).toEqual(['held', 'held', 'held', 'queued', 'queued'])
    expect((await world.call('GET', '/notifications', { id: mei })).data).toHaveLength(5)
  })
})

describe('the history', () => {
  test('of a person is their own, and an admin’s is the team’s', async () => {
    const { addPerson, tell, call } = await start()
    const [mei] = [await addPerson('mei'), await addPerson('ann')]
    await tell()
    expect([(await call('GET', '/notifications/deliveries', { id: mei, role: 'member' })).data.length, (await call('GET', '/notifications/deliveries')).data.length, (await call('GET', '/notifications/deliveries', { tenant_id: OTHER })).data.length]).toEqual([1, 2, 0])
  })
  test('says that a mail failed, and sends it again when it is asked to', async () => {
    const { addPerson, tell, call, work, pool, rows } = await start()
    const mei = await addPerson('mei')
    const ann = await addPerson('ann')
    await tell({ recipients: [mei] })
    await work()
    await pool.query(`update mail.mail set status = 'failed', error = 'Mailbox unavailable', ended_at = now()`)
    const { data: [failed] } = await call('GET', '/notifications/deliveries', { id: mei, role: 'viewer' })
    expect(failed).toMatchObject({ status: 'failed', error: 'Mailbox unavailable', may_retry: true })
    const retry = `/notifications/deliveries/${failed.id}/retry`
    expect([(await call('POST', retry, { id: ann, role: 'member' })).status, (await call('POST', retry, { tenant_id: OTHER })).status, (await call('POST', retry, { id: mei, role: 'viewer' })).status]).toEqual([404, 404, 204])
    expect(await call('POST', retry, { id: mei, role: 'viewer' })).toMatchObject({ status: 422, code: 'NOT_FAILED' })
    await work()
    expect(await rows('select status from mail.mail order by created_at')).toEqual([{ status: 'failed' }, { status: 'queued' }])
  })
  test('goes with its age', async () => {
    const { addPerson, tell, pool, jobs, context, rows } = await start()
    await addPerson('mei')
    await tell()
    await pool.query(`update notifications.message set created_at = now() - interval '91 days'`)
    await jobs.get('notifications.prune')?.run(context, {})
    expect(await rows('select 1 from notifications.delivery')).toEqual([])
  })
})

test('with every channel down the notice is stored, and the app tells of it', async () => {
  const world = await startNotices()
  const { addPerson, call, url, tell, work, pool, deliveries, gateway, useFcm } = world
  const mei = await addPerson('mei')
  await useFcm()
  await call('POST', '/notifications/channels', { body: { kind: 'sms', name: 'Gateway', gateway } })
  await call('POST', '/notifications/channels', { body: { kind: 'slack', name: 'x', url: `${url}/slack/services/T0/B0/secret-token` } })
  await call('POST', '/notifications/channels', { body: { kind: 'discord', name: 'y', url: `${url}/discord/api/webhooks/1234567/secret-token` } })
  await call('POST', '/notifications/devices', { id: mei, body: { kind: 'web', name: 'Firefox', subscription: { endpoint: `${url}/push/b1`, keys: KEYS } } })
  await call('POST', '/notifications/devices', { id: mei, body: { kind: 'app', name: 'Pixel', token: 'a-registration-token-of-fcm' } })
  await world.world?.stop()
  await pool.query('alter table mail.mail add check (false) not valid')
  await tell({ severity: 'high' })
  await expect(work('notifications.hand-over')).rejects.toThrow('violates check constraint')
  await work('notifications.send')
  expect((await call('GET', '/notifications', { id: mei })).data).toHaveLength(1)
  expect((await deliveries()).map(({ channel, status, error }) => [channel, status, error !== null])).toEqual([['app_push', 'queued', true], ['discord', 'queued', true], ['email', 'queued', false], ['push', 'queued', true], ['slack', 'queued', true]])
})

test('what a transaction told is told with it, or not at all', async () => {
  const { addPerson, database, rows, tell } = await start()
  await addPerson('mei')
  await expect(withTenant(database.app, TENANT, async () => {
    throw new Error('rolled back')
  })).rejects.toThrow('rolled back')
  await tell({ dedupe: 'same' })
  await tell({ dedupe: 'same' })
  expect(await rows('select 1 from notifications.delivery')).toHaveLength(1)
})

describe('a template', () => {
  test('has words of the team before those of Tradewind, with its fields filled in and nothing in them that is markup', async () => {
    const { addPerson, call, tell, work, rows } = await start()
    await addPerson('mei')
    expect(await call('PUT', '/notifications/templates/incident_opened/en', { body: { subject: '[{asin}] look', intro: 'Dear team, {product} moved <i>' } })).toMatchObject({ status: 200 })
    await tell()
    await work()
    const [mail] = await rows<{ subject: string; body: string }>('select subject, body from mail.mail')
    expect([mail?.subject, mail?.body.includes('Dear team, Loud &lt;b&gt;box&lt;/b&gt; moved &lt;i&gt;')]).toEqual(['[B0TWAVE001] look', true])
  })
  test('with a field that does not exist is refused', async () => {
    const { call } = await start()
    expect(await call('PUT', '/notifications/templates/incident_opened/en', { body: { intro: '{price}' } })).toMatchObject({ status: 422, code: 'UNKNOWN_FIELD', field: 'intro' })
  })
  test('is shown before it is stored, on every channel', async () => {
    const { call } = await start()
    const shown = async (channel: string) => (await call('POST', '/notifications/templates/incident_opened/preview', { body: { channel, language: 'zh-TW', draft: { subject: '注意：{product}', intro: null } } })).data
    expect([(await shown('email')).title, (await shown('email')).html.includes('<html'), (await shown('sms')).parts, (await shown('slack')).payload.text]).toEqual(['注意：Tidewave Open-Ear Headphones', true, expect.any(Number), '注意：Tidewave Open-Ear Headphones'])
  })
  test('goes back to the words of Tradewind', async () => {
    const { call } = await start()
    await call('PUT', '/notifications/templates/welcome/en', { body: { subject: 'Hello' } })
    expect(await call('DELETE', '/notifications/templates/welcome/en', {})).toMatchObject({ status: 204 })
    expect((await call('GET', '/notifications/templates')).data.find(({ type }: { type: string }) => type === 'welcome').own).toEqual([])
  })
  test('of another tenant is not seen', async () => {
    const { call } = await start()
    await call('PUT', '/notifications/templates/welcome/en', { body: { subject: 'Hello' } })
    expect((await call('GET', '/notifications/templates', { tenant_id: OTHER })).data.flatMap(({ own }: { own: unknown[] }) => own)).toEqual([])
  })
})

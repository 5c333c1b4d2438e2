import { describe, expect, test } from 'vitest'
import { KEYS, OTHER, startNotices } from '../../tests/notices.ts'
import { partsOf, smsText } from './channels/sms.client.ts'
import { sendDelivery } from './send.service.ts'

const slackOf = (url: string) => ({ kind: 'slack', name: '#prices', url: `${url}/slack/services/T0/B0/secret-token`, min_severity: 'low' })

describe('a team channel', () => {
  test('is told once, in its language, with nothing in it that calls anybody', async () => {
    const { call, url, tell, work, sunk, addPerson, deliveries } = await startNotices()
    await addPerson('mei')
    await call('POST', '/notifications/channels', { body: { ...slackOf(url), language: 'zh-TW' } })
    await call('POST', '/notifications/channels', { body: { kind: 'discord', name: 'prices', url: `${url}/discord/api/webhooks/1234567/secret-token` } })
    await tell()
    await work()
    await work()
    const [slack] = await sunk('slack')
    expect([slack?.status, slack?.title, (await sunk('slack')).length, (await sunk('discord')).map(({ status, title }) => [status, title])]).toEqual([200, '價格 1', 1, [[200, 'Price 1 of <b\\>box</b\\>']]])
    expect((await deliveries()).map(({ channel, status }) => [channel, status])).toEqual([['discord', 'sent'], ['email', 'handed_over'], ['slack', 'sent']])
  })

  test('shows its address to nobody again, and keeps it encrypted', async () => {
    const { call, url, rows } = await startNotices()
    const { data } = await call('POST', '/notifications/channels', { body: slackOf(url) })
    expect([data.hint, JSON.stringify((await call('GET', '/notifications/channels')).data)]).toEqual([`${new URL(url).host}/…oken`, expect.not.stringContaining('secret-token')])
    expect(JSON.stringify(await rows('select * from notifications.team_channel'))).not.toContain('secret-token')
    expect(JSON.stringify(await rows('select * from audit.entry'))).not.toContain('secret-token')
  })

  test.each([
    ['another host', 'https://example.com/services/T0/B0/x'],
    ['this machine', 'http://127.0.0.1:5432/services/T0/B0/x'],
    ['a page of Slack that is no webhook', 'https://hooks.slack.com/'],
  ])('at %s is refused', async (_what, url) => {
    const { call } = await startNotices({ withOuter: false })
    expect(await call('POST', '/notifications/channels', { body: { kind: 'slack', name: 'x', url } })).toMatchObject({ status: 422, code: 'URL_NOT_ALLOWED', field: 'url' })
  })

  test('is told only what it asked for', async () => {
    const { call, url, tell, work, sunk } = await startNotices()
    await call('POST', '/notifications/channels', { body: { ...slackOf(url), min_severity: 'high' } })
    await call('POST', '/notifications/channels', { body: { kind: 'discord', name: 'x', url: `${url}/discord/api/webhooks/1234567/secret-token`, types: ['analysis_done'] } })
    await tell({ severity: 'medium' })
    await tell({ severity: 'high' })
    await work()
    expect([(await sunk('slack')).length, (await sunk('discord')).length]).toEqual([1, 0])
  })

  test('waits as long as it is told to when it is asked too much', async () => {
    const { call, url, tell, work, world, deliveries } = await startNotices()
    await call('POST', '/notifications/channels', { body: slackOf(url) })
    world?.faults.add({ system: 'slack', kind: '429', times: 1 })
    const now = new Date()
    await tell({}, now)
    await work()
    const [row] = await deliveries()
    expect([row?.status, row?.attempts, (row?.next_at.getTime() ?? 0) - now.getTime() > 9_000]).toEqual(['queued', 1, true])
  })

  test('is given up after five attempts, which the history says', async () => {
    const { call, url, tell, work, world, pool, services, deliveries } = await startNotices()
    await call('POST', '/notifications/channels', { body: slackOf(url) })
    world?.faults.add({ system: 'slack', kind: '500' })
    await tell()
    for (let n = 0; n < 7; n++) {
      await pool.query('update notifications.delivery set next_at = now()')
      await work()
    }
    expect(await deliveries()).toMatchObject([{ status: 'failed', attempts: 5, error: expect.stringContaining('answered 500') }])
    expect((await call('GET', '/notifications/channels')).data).toMatchObject([{ last_error: expect.stringContaining('500'), is_enabled: true }])
    expect(services.config.outgoing_allow).toHaveLength(1)
  })

  test('that is gone is switched off, and the admins are told', async () => {
    const { call, url, tell, work, world, addPerson } = await startNotices()
    const ann = await addPerson('ann', { role: 'admin' })
    const mei = await addPerson('mei')
    await call('POST', '/notifications/channels', { body: slackOf(url) })
    world?.faults.add({ system: 'slack', kind: '410' })
    await tell({ recipients: [mei] })
    await work()
    expect((await call('GET', '/notifications/channels')).data).toMatchObject([{ is_enabled: false }])
    expect((await call('GET', '/notifications', { id: ann })).data).toMatchObject([{ type: 'channel_disabled', reason_code: 'channel_gone', facts: { name: '#prices' } }])
  })

  test('is tried at once by an admin, who hears what became of it', async () => {
    const { call, url, world, sunk } = await startNotices()
    const { data: { id } } = await call('POST', '/notifications/channels', { body: slackOf(url) })
    expect(await call('POST', `/notifications/channels/${id}/test`, { body: {} })).toMatchObject({ status: 200, data: { status: 'sent' } })
    world?.faults.add({ system: 'slack', kind: '404' })
    expect(await call('POST', `/notifications/channels/${id}/test`, { body: {} })).toMatchObject({ data: { status: 'failed', error: expect.stringContaining('404') } })
    expect(await sunk('slack')).toHaveLength(1)
    expect(await call('POST', `/notifications/channels/${id}/test`, { tenant_id: OTHER, body: {} })).toMatchObject({ status: 404 })
  })

  test('is sent to again when the process died between the sending and the note', async () => {
    const { call, url, tell, rows, pool, services, sunk, deliveries } = await startNotices()
    await call('POST', '/notifications/channels', { body: slackOf(url) })
    await tell()
    const [job] = await rows<{ data: { tenant_id: string; delivery_id: string } }>(`select data from jobs.job where name = 'notifications.send'`)
    const order = job?.data ?? { tenant_id: '', delivery_id: '' }
    await pool.query(`create function notifications.die() returns trigger language plpgsql as $$ begin raise exception 'killed'; end $$;
      create trigger die before update on notifications.delivery for each row when (new.status = 'sent') execute function notifications.die()`)
    await expect(sendDelivery(services, order)).rejects.toThrow('killed')
    await pool.query('drop trigger die on notifications.delivery')
    await sendDelivery(services, order)
    expect([(await sunk('slack')).length, (await deliveries())[0]?.status]).toEqual([1, 'queued'])
    await sendDelivery(services, order, () => new Date(Date.now() + 61_000))
    expect([(await sunk('slack')).length, (await deliveries())[0]?.status]).toEqual([2, 'sent'])
  })

  test('is sent to once by two processes that have the same job', async () => {
    const { call, url, tell, rows, services, sunk } = await startNotices()
    await call('POST', '/notifications/channels', { body: slackOf(url) })
    await tell()
    const [job] = await rows<{ data: { tenant_id: string; delivery_id: string } }>(`select data from jobs.job where name = 'notifications.send'`)
    await Promise.all([1, 2, 3].map(() => sendDelivery(services, job?.data ?? { tenant_id: '', delivery_id: '' })))
    expect(await sunk('slack')).toHaveLength(1)
  })
})

describe('a browser', () => {
  const web = (url: string, name = 'b1') => ({ kind: 'web', name: 'Firefox', subscription: { endpoint: `${url}/push/${name}`, keys: KEYS } })

  test('gets an encrypted push, signed by the key it subscribed with', async () => {
    const { call, url, tell, work, sunk, addPerson } = await startNotices()
    const mei = await addPerson('mei')
    await call('POST', '/notifications/devices', { id: mei, body: web(url) })
    await tell()
    await work()
    const { data: { public_key } } = await call('GET', '/notifications/push-key', { id: mei })
    const [push] = await sunk('push')
    expect([push?.status, push?.to, push?.headers.authorization?.includes(`k=${public_key}`), push?.headers['content-encoding'], push?.headers.ttl]).toEqual([201, 'b1', true, 'aes128gcm', '86400'])
  })

  test.each(['404', '410'] as const)('that answers %s is forgotten', async (kind) => {
    const { call, url, tell, work, world, addPerson } = await startNotices()
    const mei = await addPerson('mei')
    await call('POST', '/notifications/devices', { id: mei, body: web(url) })
    world?.faults.add({ system: 'push', kind })
    await tell()
    await work()
    expect((await call('GET', '/notifications/devices', { id: mei })).data).toEqual([])
  })

  test('that subscribes twice is one, and nobody sees another person’s', async () => {
    const { call, url, addPerson } = await startNotices()
    const [mei, ann] = [await addPerson('mei'), await addPerson('ann')]
    await call('POST', '/notifications/devices', { id: mei, body: web(url) })
    const { data: { id } } = await call('POST', '/notifications/devices', { id: mei, body: web(url) })
    expect([(await call('GET', '/notifications/devices', { id: mei })).data.length, (await call('GET', '/notifications/devices', { id: ann })).data.length]).toEqual([1, 0])
    expect(await call('DELETE', `/notifications/devices/${id}`, { id: ann })).toMatchObject({ status: 404 })
  })

  test('with an endpoint on this machine is refused', async () => {
    const { call } = await startNotices({ withOuter: false })
    expect(await call('POST', '/notifications/devices', { body: web('http://127.0.0.1:5432') })).toMatchObject({ status: 422, code: 'URL_NOT_ALLOWED' })
  })

  test('has one key of this installation, whoever asks first', async () => {
    const { services, database, call } = await startNotices({ withOuter: false })
    const { vapidOf } = await import('./people/vapid.service.ts')
    const keys = await Promise.all([1, 2, 3].map(async () => (await vapidOf({ ...services, systemDb: database.system })).public_key))
    expect(new Set([...keys, (await call('GET', '/notifications/push-key')).data.public_key]).size).toBe(1)
  })
})

describe('an app', () => {
  const body = { kind: 'app', name: 'Pixel', token: 'a-registration-token-of-fcm' }

  test('is pushed to by FCM with a token that the service account earned', async () => {
    const { call, tell, work, sunk, addPerson, useFcm } = await startNotices()
    await useFcm()
    const mei = await addPerson('mei')
    await call('POST', '/notifications/devices', { id: mei, body })
    await tell({ severity: 'high' })
    await work()
    expect((await sunk('fcm')).map(({ to, title, status, body: sent }) => [to, title, status, JSON.parse(sent).message.android.priority])).toEqual([[body.token, 'Price 1 of <b>box</b>', 200, 'high']])
  })

  test('is pushed to although Google has withdrawn the access token', async () => {
    const { call, tell, work, sunk, addPerson, useFcm, world } = await startNotices()
    await useFcm()
    const mei = await addPerson('mei')
    await call('POST', '/notifications/devices', { id: mei, body })
    world?.faults.add({ system: 'fcm', kind: 'refused', at: 'start', times: 1 })
    await tell()
    await work()
    expect(await sunk('fcm')).toHaveLength(1)
  })

  test('that was uninstalled is forgotten', async () => {
    const { call, tell, work, addPerson, useFcm, world, deliveries } = await startNotices()
    await useFcm()
    const mei = await addPerson('mei')
    await call('POST', '/notifications/devices', { id: mei, body })
    world?.faults.add({ system: 'fcm', kind: '404', at: 'any' })
    await tell()
    await work()
    expect([(await call('GET', '/notifications/devices', { id: mei })).data, (await deliveries()).find(({ channel }) => channel === 'app_push')?.status]).toEqual([[], 'failed'])
  })
})

describe('a phone', () => {
  test('is told of what is serious once its number is proven', async () => {
    const { call, tell, work, sunk, addPerson, gateway } = await startNotices()
    const mei = await addPerson('mei')
    await call('POST', '/notifications/channels', { body: { kind: 'sms', name: 'Gateway', gateway } })
    expect(await call('PUT', '/notifications/phone', { id: mei, body: { phone: '+886912345678' } })).toMatchObject({ status: 200, data: { hint: '…678', is_code_sent: true, verified_at: null } })
    await tell({ severity: 'high' })
    await work()
    const [sent, ...more] = await sunk('sms')
    expect([more, sent?.headers.authorization, sent?.to]).toEqual([[], 'Bearer gateway-secret', '+886912345678'])
    const code = /^\d{6}/.exec(sent?.title ?? '')?.[0] ?? ''
    expect(await call('POST', '/notifications/phone/confirm', { id: mei, body: { code: code === '000000' ? '000001' : '000000' } })).toMatchObject({ status: 422, code: 'CODE_WRONG', field: 'code' })
    expect(await call('POST', '/notifications/phone/confirm', { id: mei, body: { code } })).toMatchObject({ status: 200, data: { verified_at: expect.any(String) } })
    await tell({ severity: 'medium' })
    await tell({ severity: 'high' })
    await work()
    expect((await sunk('sms')).map(({ title }) => title)).toEqual(['Price 3 of <b>box</b> https://tradewind.test/alerts', sent?.title])
  })

  test('cannot be proven by guessing', async () => {
    const { call, addPerson, gateway, rows } = await startNotices()
    const mei = await addPerson('mei')
    await call('POST', '/notifications/channels', { body: { kind: 'sms', name: 'Gateway', gateway } })
    await call('PUT', '/notifications/phone', { id: mei, body: { phone: '+886912345678' } })
    await Promise.all(Array.from({ length: 8 }, (_, n) => call('POST', '/notifications/phone/confirm', { id: mei, body: { code: String(n).padStart(6, '0') } })))
    expect(await rows('select attempts <= 5 as few from notifications.phone')).toEqual([{ few: true }])
    expect(await call('POST', '/notifications/phone/confirm', { id: mei, body: { code: '999999' } })).toMatchObject({ status: 422, code: 'CODE_EXPIRED' })
  })

  test('is not sent a second code within a minute', async () => {
    const { call, addPerson, gateway, sunk } = await startNotices()
    const mei = await addPerson('mei')
    await call('POST', '/notifications/channels', { body: { kind: 'sms', name: 'Gateway', gateway } })
    const answers = await Promise.all([1, 2, 3].map(() => call('PUT', '/notifications/phone', { id: mei, body: { phone: '+886912345678' } })))
    expect([answers.map(({ status }) => status).toSorted((a, b) => a - b), (await sunk('sms')).length]).toEqual([[200, 429, 429], 1])
  })

  test('without a gateway says so', async () => {
    const { call } = await startNotices({ withOuter: false })
    expect(await call('PUT', '/notifications/phone', { body: { phone: '+886912345678' } })).toMatchObject({ status: 409, code: 'NO_SMS_GATEWAY' })
  })

  test.each([['a'.repeat(160), 1], ['a'.repeat(161), 2], ['{'.repeat(80), 1], ['{'.repeat(81), 2], ['價'.repeat(70), 1], ['價'.repeat(71), 2], ['價'.repeat(135), 3]])('%# takes as many messages as its alphabet says', (text, parts) => {
    expect(partsOf(text)).toBe(parts)
  })
  test('never takes more than three messages', () => {
    const text = smsText({ title: '價'.repeat(5_000), url: 'https://tradewind.test/alerts' })
    expect([partsOf(text), text.endsWith(' https://tradewind.test/alerts')]).toEqual([3, true])
  })
})

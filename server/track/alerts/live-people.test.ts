import { describe, expect, test } from 'vitest'
import { asinOf, FALL, OTHER, startLive, TENANT, times } from './testing.ts'

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

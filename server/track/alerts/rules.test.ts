import { describe, expect, test } from 'vitest'
import { ensureDemoRule } from './index.ts'
import { tellStale } from './stale.service.ts'
import { HOUR, OTHER, type Seen, startLive, TENANT } from './testing.ts'

const times = (count: number, seen: Seen): Seen[] => Array.from({ length: count }, () => seen)
const ALL = { condition: { kind: 'finding' }, name: 'All' }

/** A tenant with one rule of its own and nothing else that tells. */
async function startWith(rule: object) {
  const live = await startLive()
  const mei = await live.addPerson('mei')
  for (const { id } of (await live.call('GET', '/alerts/rules')).data) await live.call('DELETE', `/alerts/rules/${id}`)
  const made = await live.call('POST', '/alerts/rules', { body: { name: 'Mine', confirm: 'at_once', ...rule } })
  if (made.status !== 201) throw new Error(JSON.stringify(made))
  const product = await live.addProduct()
  const heard = async () => (await live.told(mei)).map(({ reason_code, facts }) => `${reason_code} ${String(facts.before)}→${String(facts.after)}`).toReversed()
  return { ...live, mei, product, rule: made.data as { id: string }, heard }
}

const prices = (...list: number[]): Seen[] => list.map((price) => ({ price }))
const threshold = (more: object = {}) => ({ kind: 'threshold', metric: 'price', op: 'lte', value: 1800, currency: 'USD', ...more })
const change = (more: object = {}) => ({ kind: 'change', metric: 'price', direction: 'down', percent: 10, ...more })

describe('a condition', () => {
  test.each<{ name: string; rule: object; seen: Seen[]; heard: string[] }>([
    { name: 'of a limit is told when the value reaches it, once', rule: { condition: threshold() }, seen: prices(2000, 1900, 1800, 1790, 1750), heard: ['limit_reached 1900→1800'] },
    { name: 'of a limit that was reached before anybody asked is not told', rule: { condition: threshold() }, seen: prices(1700, 1700, 1650), heard: [] },
    { name: 'of a limit that the value jitters about is told once', rule: { condition: threshold(), cool_down_h: 0 }, seen: prices(2000, 1799, 1810, 1795, 1815, 1800), heard: ['limit_reached 2000→1799'] },
    { name: 'of a limit that was left and is reached again is told again', rule: { condition: threshold(), cool_down_h: 0 }, seen: prices(2000, 1799, 1900, 1790), heard: ['limit_reached 2000→1799', 'limit_reached 1900→1790'] },
    { name: 'of a limit from below', rule: { condition: threshold({ op: 'gte', value: 2500 }) }, seen: prices(2000, 2600), heard: ['limit_reached 2000→2600'] },
    { name: 'of a limit in another currency is not told', rule: { condition: threshold({ currency: 'EUR' }) }, seen: prices(2000, 1000), heard: [] },
    { name: 'of a limit that asks for two looks waits for the second', rule: { condition: threshold(), confirm: 'twice' }, seen: prices(2000, 1700, 2000, 1700, 1690), heard: ['limit_reached 1700→1690'] },
    { name: 'of a rank', rule: { condition: threshold({ metric: 'bsr', value: 100, currency: undefined }) }, seen: [{ bsr: 500 }, { bsr: 90 }], heard: ['limit_reached 500→90'] },
    { name: 'of reviews', rule: { condition: threshold({ metric: 'reviews', op: 'gte', value: 100, currency: undefined }) }, seen: [{ reviews: 99 }, { reviews: 100 }], heard: ['limit_reached 99→100'] },
    { name: 'of a rating', rule: { condition: threshold({ metric: 'rating', value: 4, currency: undefined }) }, seen: [{ rating: 4.3 }, { rating: 3.9 }], heard: ['limit_reached 4.3→3.9'] },
    { name: 'of a change is told at the look that shows it', rule: { condition: change() }, seen: prices(2000, 1900, 1700), heard: ['moved_by 1900→1700'] },
    { name: 'of a change by exactly ten percent is told', rule: { condition: change() }, seen: prices(1990, 1791), heard: ['moved_by 1990→1791'] },
    { name: 'of a change in the other direction is not told', rule: { condition: change() }, seen: prices(2000, 3000), heard: [] },
    { name: 'of a change by an amount', rule: { condition: change({ percent: undefined, amount: 300, currency: 'USD', direction: 'any' }) }, seen: prices(2000, 2299, 2600), heard: ['moved_by 2299→2600'] },
    { name: 'of a change that asks for two looks is told when it holds', rule: { condition: change(), confirm: 'twice' }, seen: prices(2000, 1700, 2000, 1700, 1690), heard: ['moved_by 2000→1690'] },
    { name: 'of a seller who is not on the list', rule: { condition: { kind: 'seller', not_in: ['ANNA'] } }, seen: [{ seller: 'ANNA' }, { seller: 'BERT' }, { seller: 'BERT' }, { seller: 'ANNA' }], heard: ['seller_not_allowed null→BERT'] },
    { name: 'of a field of the page', rule: { condition: { kind: 'field', fields: ['title'] } }, seen: [{ title: 'A' }, { title: 'A' }, ...times(2, { title: 'B' }), ...times(2, { title: 'B', features: ['Other'] })], heard: ['page_changed null→null'] },
    { name: 'of findings of one kind', rule: { condition: { kind: 'finding', rules: ['bsr_shift'] } }, seen: [...times(3, { price: 2000 }), ...times(3, { price: 1000 })], heard: [] },
    { name: 'of heavy findings', rule: { condition: { kind: 'finding', min_severity: 'high' } }, seen: [...times(3, { price: 2000 }), ...times(3, { price: 1880 }), ...times(3, { price: 1000 })], heard: ['price_moved 1880→1000'] },
    { name: 'that all must meet is told when the last does', rule: { condition: { all: [threshold(), { kind: 'threshold', metric: 'bsr', op: 'lte', value: 100 }] } }, seen: [{ price: 2000, bsr: 500 }, { price: 1700, bsr: 500 }, { price: 1700, bsr: 90 }], heard: ['limit_reached 500→90'] },
    { name: 'that all must meet is not told while one does not', rule: { condition: { all: [threshold(), { kind: 'threshold', metric: 'bsr', op: 'lte', value: 100 }] } }, seen: [{ price: 2000, bsr: 500 }, { price: 1700, bsr: 500 }, { price: 1900, bsr: 90 }], heard: [] },
    { name: 'that one must meet is told when either does', rule: { condition: { any: [threshold(), { kind: 'threshold', metric: 'bsr', op: 'lte', value: 100 }] } }, seen: [{ price: 2000, bsr: 500 }, { price: 2000, bsr: 90 }], heard: ['limit_reached 500→90'] },
    { name: 'of two moments is told when they are within a day', rule: { condition: { all: [change(), change({ metric: 'bsr', direction: 'up', percent: 50 })] } }, seen: [{ price: 2000, bsr: 100 }, { price: 1700, bsr: 100 }, { price: 1700, bsr: 100 }, { price: 1700, bsr: 200 }], heard: ['moved_by 100→200'] },
    { name: 'of three levels', rule: { condition: { any: [{ all: [threshold(), { any: [threshold({ value: 1500 }), { kind: 'threshold', metric: 'bsr', op: 'lte', value: 10 }] }] }] } }, seen: [{ price: 2000, bsr: 500 }, { price: 1700, bsr: 500 }, { price: 1700, bsr: 9 }], heard: ['limit_reached 500→9'] },
  ])('$name', async ({ rule, seen, heard }) => {
    const { crawlAll, heard: told } = await startWith(rule)
    await crawlAll(seen)
    expect(await told()).toEqual(heard)
  })

  test('of a change against a day ago adds up what comes in small steps', async () => {
    const { crawlAll, heard } = await startWith({ condition: change({ against: 'day' }) })
    await crawlAll([...times(24, { price: 2000 }), ...prices(1950, 1900, 1850, 1800, 1790)])
    expect(await heard()).toEqual(['moved_by 2000→1800'])
  })

  test('of a change against a week ago sees the history of before the rule', async () => {
    const { addProduct, addPerson, crawl, call, told } = await startLive()
    const mei = await addPerson('mei')
    await addProduct()
    for (let day = 0; day < 8; day++) await crawl({ price: 2000 - day * 28 }, { after: 24 * HOUR })
    for (const { id } of (await call('GET', '/alerts/rules')).data) await call('DELETE', `/alerts/rules/${id}`)
    await call('POST', '/alerts/rules', { body: { name: 'Week', confirm: 'at_once', condition: change({ against: 'week' }) } })
    await crawl({ price: 1770 }, { after: 24 * HOUR })
    expect((await told(mei)).filter(({ reason_code }) => reason_code === 'moved_by')).toMatchObject([{ facts: { before: 1972, after: 1770 } }])
  })

  test('that is reached at the first look after the rule was made is told', async () => {
    const { addProduct, addPerson, crawlAll, call, told } = await startLive()
    const mei = await addPerson('mei')
    await addProduct()
    await crawlAll(prices(2000, 2000))
    await call('POST', '/alerts/rules', { body: { name: 'Mine', confirm: 'at_once', condition: threshold() } })
    await crawlAll(prices(1700))
    expect(await told(mei)).toMatchObject([{ reason_code: 'limit_reached' }])
  })

  test('that ends closes its incident as recovered', async () => {
    const { crawlAll, incidents } = await startWith({ condition: threshold() })
    await crawlAll(prices(2000, 1700, 1700, 2000))
    expect(await incidents()).toMatchObject([{ rule: 'threshold', status: 'resolved', resolution: 'recovered' }])
  })

  test('of no data is told by the clock', async () => {
    const { crawlAll, services, heard, clock } = await startWith({ condition: { kind: 'stale' } })
    await crawlAll(prices(2000))
    await tellStale(services, { now: new Date(clock.now + 3 * HOUR), worldSpeed: 1 })
    expect(await heard()).toHaveLength(1)
  })
})

describe('a rule', () => {
  test('for a tag is about the products that carry it', async () => {
    const { crawlAll, addProduct, incidents } = await startWith({ condition: threshold(), scope: { kind: 'tag', tag: 'toys' } })
    const toy = await addProduct(2, { tags: ['toys'] })
    await crawlAll(prices(2000, 1700))
    await crawlAll(prices(2000, 1700), 2)
    expect(await incidents()).toMatchObject([{ product_id: toy }])
  })

  test('for some products is about them', async () => {
    const { crawlAll, addProduct, incidents, product, call, rule } = await startWith({ condition: threshold() })
    await call('PUT', `/alerts/rules/${rule.id}`, { body: { scope: { kind: 'products', product_ids: [product] } } })
    await addProduct(2)
    await crawlAll(prices(2000, 1700))
    await crawlAll(prices(2000, 1700), 2)
    expect(await incidents()).toMatchObject([{ product_id: product }])
  })

  test('that is muted tells nothing until its time', async () => {
    const { crawlAll, heard, call, rule, clock } = await startWith({ condition: threshold(), cool_down_h: 0 })
    await call('POST', `/alerts/rules/${rule.id}/mute`, { body: { until: new Date(clock.now + 2.5 * HOUR).toISOString() } })
    await crawlAll(prices(2000, 1700))
    expect(await heard()).toEqual([])
    await crawlAll(prices(2000, 1700))
    expect(await heard()).toEqual(['limit_reached 2000→1700'])
  })

  test('that is switched off tells nothing', async () => {
    const { crawlAll, heard, call, rule } = await startWith({ condition: threshold() })
    await call('PUT', `/alerts/rules/${rule.id}`, { body: { is_enabled: false } })
    await crawlAll(prices(2000, 1700))
    expect(await heard()).toEqual([])
  })

  test('tells the people it names', async () => {
    const { crawlAll, addPerson, told, mei, call, rule } = await startWith({ condition: threshold() })
    const ann = await addPerson('ann')
    await call('PUT', `/alerts/rules/${rule.id}`, { body: { recipients: [ann] } })
    await crawlAll(prices(2000, 1700))
    expect([await told(mei), await told(ann)]).toMatchObject([[], [{ reason_code: 'limit_reached' }]])
  })

  test('whose people have all left tells the admins', async () => {
    const { crawlAll, addPerson, told, mei, call, rule, pool } = await startWith({ condition: threshold() })
    const [ann, boss] = [await addPerson('ann'), await addPerson('boss', { role: 'admin' })]
    await call('PUT', `/alerts/rules/${rule.id}`, { body: { recipients: [ann] } })
    await pool.query('delete from accounts.membership where person_id = $1', [ann])
    await crawlAll(prices(2000, 1700))
    expect([await told(mei), await told(ann), await told(boss)]).toMatchObject([[], [], [{ reason_code: 'limit_reached' }]])
  })

  test('that hears only of what is worse tells its own people when a known matter becomes so', async () => {
    const { crawlAll, addPerson, told, mei, call, rule } = await startWith({ condition: { kind: 'finding' } })
    const ann = await addPerson('ann')
    await call('PUT', `/alerts/rules/${rule.id}`, { body: { recipients: [mei] } })
    await call('POST', '/alerts/rules', { body: { name: 'Urgent', condition: { kind: 'finding', min_severity: 'high' }, recipients: [ann] } })
    await crawlAll([...times(3, { price: 2000 }), ...times(2, { price: 1880 }), ...times(2, { price: 1200 })])
    expect(await told(mei)).toHaveLength(2)
    expect(await told(ann)).toMatchObject([{ type: 'incident_escalated', severity: 'high' }])
  })

  test('gives its own severity', async () => {
    const { crawlAll, incidents } = await startWith({ condition: threshold(), severity: 'high' })
    await crawlAll(prices(2000, 1700))
    expect(await incidents()).toMatchObject([{ severity: 'high' }])
  })

  test('can be deleted, and restored for a day', async () => {
    const { call, rule, pool } = await startWith(ALL)
    expect((await call('DELETE', `/alerts/rules/${rule.id}`)).status).toBe(204)
    expect((await call('GET', `/alerts/rules/${rule.id}`)).status).toBe(404)
    expect(await call('POST', `/alerts/rules/${rule.id}/restore`)).toMatchObject({ status: 200, data: { id: rule.id } })
    await call('DELETE', `/alerts/rules/${rule.id}`)
    await pool.query(`update alerts.rule set deleted_at = now() - interval '25 hours' where deleted_at is not null`)
    expect(await call('POST', `/alerts/rules/${rule.id}/restore`)).toMatchObject({ status: 409, code: 'RESTORE_TOO_LATE' })
  })

  test('of another tenant is not there', async () => {
    const { call, rule } = await startWith(ALL)
    for (const [method, url, body] of [['GET', ''], ['PUT', '', { name: 'x' }], ['DELETE', ''], ['POST', '/restore'], ['POST', '/mute', { until: null }]] as const) {
      expect((await call(method, `/alerts/rules/${rule.id}${url}`, { tenant_id: OTHER, ...(body ? { body } : {}) })).status).toBe(404)
    }
  })

  test('is read by viewers and written by members', async () => {
    const { call, rule } = await startWith(ALL)
    expect((await call('GET', '/alerts/rules', { role: 'viewer' })).status).toBe(200)
    expect((await call('PUT', `/alerts/rules/${rule.id}`, { role: 'viewer', body: { name: 'x' } })).status).toBe(403)
  })

  const deep = { all: [{ any: [{ all: [{ any: [threshold()] }] }] }] }
  test.each<{ name: string; body: object }>([
    { name: 'four levels', body: { condition: deep } },
    { name: 'more than twenty parts', body: { condition: { all: [{ any: times(11, {}).map(() => threshold()) }, { any: times(11, {}).map(() => threshold()) }] } } },
    { name: 'a price limit without its currency', body: { condition: threshold({ currency: undefined }) } },
    { name: 'a change of both kinds', body: { condition: change({ amount: 1, currency: 'USD' }) } },
    { name: 'an empty list', body: { condition: { all: [] } } },
    { name: 'a foreign key', body: { condition: { ...threshold(), sql: '1' } } },
    { name: 'a kind that is none', body: { condition: { kind: 'luck' } } },
    { name: 'a scope that is none', body: { condition: threshold(), scope: { kind: 'moon' } } },
    { name: 'no name', body: { condition: threshold(), name: ' ' } },
  ])('with $name is refused', async ({ body }) => {
    const { call } = await startLive()
    expect(await call('POST', '/alerts/rules', { body: { name: 'X', ...body } })).toMatchObject({ status: 400, code: 'VALIDATION_ERROR' })
  })
})

describe('the default rules', () => {
  test('are made once, by whoever asks first', async () => {
    const { call } = await startLive()
    const answers = await Promise.all([1, 2, 3].map(() => call('GET', '/alerts/rules')))
    for (const { data } of answers) expect(data).toMatchObject([{ is_default: true, channels: ['in_app', 'webhook'] }, { is_default: true, channels: ['in_app', 'email'] }])
  })

  test('that were deleted stay so', async () => {
    const { call } = await startLive()
    for (const { id } of (await call('GET', '/alerts/rules')).data) await call('DELETE', `/alerts/rules/${id}`)
    expect((await call('GET', '/alerts/rules')).data).toEqual([])
  })

  test('get the rule of the demo beside them, once', async () => {
    const { database, call } = await startLive()
    await ensureDemoRule(database.app, TENANT)
    await ensureDemoRule(database.app, TENANT)
    expect((await call('GET', '/alerts/rules')).data.map(({ name }: { name: string }) => name)).toEqual(['Everything worth telling', 'Price falls by 10 % or more', 'What is urgent, by e-mail'])
  })
})

describe('a rule tried on the stored history', () => {
  test.each<{ name: string; rule: object; seen: Seen[] }>([
    { name: 'findings', rule: { condition: { kind: 'finding' } }, seen: [...times(3, { price: 2000 }), ...times(3, { price: 1500 }), ...times(3, { price: 2000 }), ...times(2, { price: 2500 }), ...times(2, { inStock: false, price: null })] },
    { name: 'a limit', rule: { condition: threshold() }, seen: prices(2000, 1799, 1810, 1700, 2000, 1500) },
    { name: 'a change', rule: { condition: change(), confirm: 'twice' }, seen: prices(2000, 1700, 2000, 1700, 1690, 1400, 1400) },
    { name: 'the page', rule: { condition: { kind: 'field' } }, seen: [...times(3, { title: 'A' }), ...times(3, { title: 'B' })] },
  ])('tells of $name what the live path told', async ({ rule, seen }) => {
    const { crawlAll, call, heard, clock } = await startWith(rule)
    await crawlAll(seen)
    clock.now += HOUR
    const days = Math.ceil((Date.now() - clock.now) / (24 * HOUR)) + 30
    const { data } = await call('POST', '/alerts/rules/test', { body: { confirm: 'at_once', ...rule, days: Math.min(365, days) } })
    expect(data).toMatchObject({ products: 1, products_tested: 1 })
    expect(data.findings.map(({ reason_code, before, after }: Record<string, unknown>) => `${String(reason_code)} ${String(before)}→${String(after)}`)).toEqual(await heard())
    expect(data.told).toBeGreaterThan(0)
    expect(data.weeks.reduce((sum: number, week: { told: number }) => sum + week.told, 0)).toBe(data.told)
  })

  test('looks at nothing of another tenant, and stores nothing', async () => {
    const { crawlAll, call, incidents, product } = await startWith({ condition: threshold(), is_enabled: false })
    await crawlAll(prices(2000, 1700))
    expect((await call('POST', '/alerts/rules/test', { tenant_id: OTHER, body: { condition: threshold(), days: 365, scope: { kind: 'products', product_ids: [product] } } })).data).toMatchObject({ told: 0, findings: [] })
    expect((await call('POST', '/alerts/rules/test', { body: { condition: threshold(), confirm: 'at_once', days: 365 } })).data).toMatchObject({ told: 1, counts: [{ product_id: product, product: { asin: 'B000000001' }, told: 1 }] })
    expect(await incidents()).toEqual([])
  })
})

describe('incidents', () => {
  const opened = async () => {
    const live = await startWith({ condition: threshold(), cool_down_h: 0 })
    await live.crawlAll(prices(2000, 1700))
    const [incident] = await live.incidents()
    return { ...live, id: String(incident?.id), act: (verb: string, caller: object = {}) => live.call('POST', `/alerts/incidents/${String(incident?.id)}/${verb}`, caller) }
  }

  test('are acknowledged, resolved and reopened, each once', async () => {
    const { act, rows } = await opened()
    expect(await act('acknowledge')).toMatchObject({ status: 200, data: { status: 'acknowledged', acknowledged_by: expect.any(String), events: [{}] } })
    await act('acknowledge')
    expect(await act('resolve')).toMatchObject({ data: { status: 'resolved', resolution: 'user' } })
    await act('resolve')
    expect(await act('acknowledge')).toMatchObject({ status: 409, code: 'INCIDENT_RESOLVED' })
    expect(await act('reopen')).toMatchObject({ data: { status: 'open', resolution: null, acknowledged_by: null } })
    expect(await rows(`select payload->>'status' as status from kernel.outbox where type = 'alerts.incident_changed' order by id`)).toEqual([{ status: 'acknowledged' }, { status: 'resolved' }, { status: 'open' }])
  })

  test('are not reopened beside a newer one of the same matter', async () => {
    const { act, crawlAll, incidents } = await opened()
    await act('resolve')
    await crawlAll(prices(2000, 1700))
    expect(await incidents()).toHaveLength(2)
    expect(await act('reopen')).toMatchObject({ status: 409, code: 'INCIDENT_OPEN_ALREADY' })
  })

  test('are counted and acknowledged together', async () => {
    const { call, id } = await opened()
    expect((await call('GET', '/alerts/summary')).data).toEqual({ open: 1, acknowledged: 0, high: 0, medium: 1, low: 0 })
    const body = { ids: [id, crypto.randomUUID()] }
    expect((await call('POST', '/alerts/incidents/acknowledge', { body })).data).toEqual({ acknowledged: 1 })
    expect((await call('POST', '/alerts/incidents/acknowledge', { body })).data).toEqual({ acknowledged: 0 })
    expect((await call('GET', '/alerts/summary')).data).toMatchObject({ open: 0, acknowledged: 1 })
  })

  test('are filtered', async () => {
    const { incidents, product } = await opened()
    for (const query of ['?status=open', '?status=unresolved', '?severity=medium', '?rule=threshold', `?product_id=${product}`, '?since=2026-01-01']) expect(await incidents(query)).toHaveLength(1)
    for (const query of ['?status=resolved', '?severity=high', '?rule=price_low', `?product_id=${crypto.randomUUID()}`, '?since=2027-01-01']) expect(await incidents(query)).toEqual([])
  })

  test('of another tenant are not there, and viewers change nothing', async () => {
    const { call, act, id } = await opened()
    expect((await call('GET', `/alerts/incidents/${id}`, { tenant_id: OTHER })).status).toBe(404)
    for (const verb of ['acknowledge', 'resolve', 'reopen']) {
      expect((await act(verb, { tenant_id: OTHER })).status).toBe(404)
      expect((await act(verb, { role: 'viewer' })).status).toBe(403)
    }
    expect((await call('POST', '/alerts/incidents/acknowledge', { tenant_id: OTHER, body: { ids: [id] } })).data).toEqual({ acknowledged: 0 })
  })
})

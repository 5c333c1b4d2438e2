import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { withTenant } from '#kernel/db'
import type { Fact } from '#track/facts'
import { removeProducts } from '#track/tracking'
import { item, MARKET, openMarket, OTHER, OWN, TENANT } from './testing.ts'
import type { Suggestion } from './suggestions.schema.ts'

type FactDetail = Omit<Fact, 'observed_at'> & { observed_at: string | null; facts: Fact[] }
const byType = (suggestions: readonly Suggestion[]) => Object.fromEntries(suggestions.map((suggestion) => [suggestion.type, suggestion]))

test('an order becomes suggestions, those first that Amazon acts on', async () => {
  const { make } = await openMarket()
  const { task, run, suggestions } = await make()
  expect(task).toMatchObject({ status: 'succeeded', progress: 100, result: { suggestions: suggestions.length, written_by: 'computed', fallback_code: 'LLM_OFF' } })
  expect(run).toMatchObject({ depth: 'standard', written_by: 'computed', fallback_code: 'LLM_OFF', model: null })
  expect(new Set(suggestions.map(({ type }) => type))).toEqual(new Set(['price', 'title', 'bullets', 'images', 'keywords']))
  expect(suggestions[0]).toMatchObject({ priority: 1 })
  expect(suggestions.map(({ priority }) => priority)).toEqual(suggestions.map(({ priority }) => priority).toSorted((a, b) => a - b))
})

test('every number in the words leads to a fact that resolves', async () => {
  const { make, ask } = await openMarket()
  const { suggestions } = await make({ analysis_depth: 'comprehensive' })
  const pieces = suggestions.flatMap(({ text_pieces, reason_pieces }) => [...text_pieces, ...reason_pieces])
  expect(pieces.filter(({ text, fact_id }) => fact_id === null && /\p{N}/u.test(text))).toEqual([])
  const ids = new Set(pieces.flatMap(({ fact_id }) => fact_id ?? []))
  expect(ids.size).toBeGreaterThan(8)
  for (const id of ids) {
    const { data } = (await ask('GET', `/facts/${id}`)).json<{ data: FactDetail }>()
    expect(data.observed_at !== null || data.facts.length > 0 || data.method !== null, data.metric).toBe(true)
  }
})

test('the suggested price is the competitors’ median, with its arithmetic down to what was seen', async () => {
  const { make, ask } = await openMarket()
  const { suggestions } = await make()
  const { price } = byType(suggestions)
  expect(price).toMatchObject({ current_minor: 8_999, suggested_minor: 6_499, currency: 'USD', suggestion_text: 'Set the price to $64.99.' })
  expect(price?.reason).toContain('At $89.99 you are 40% above the median of 3 competitors, which is $64.50.')
  const suggested = price?.text_pieces.find(({ text }) => text === '$64.99')
  const { data } = (await ask('GET', `/facts/${suggested?.fact_id}`)).json<{ data: FactDetail }>()
  expect(data.facts.filter(({ observed_at }) => observed_at !== null).map(({ asin, value }) => [asin, value])).toEqual(expect.arrayContaining([['B0OWN00001', 8_999], ['B0RIVAL002', 5_999], ['B0RIVAL003', 6_999], ['B0RIVAL004', 6_450]]))
})

test.each([['below', [50, 60, 65, 70]], ['near', [62, 60, 64, 63]], ['alone', [90, 60]], ['far from', [20, 60, 65, 70]]])('a price that is %s them is never moved out of their range', async (name, [own = 0, ...others]) => {
  const { make } = await openMarket({ items: [{ ...OWN, stars: 4.6, price: { value: own, currency: '$' } }, ...others.map((price, n) => item(`B0RIVAL00${n + 2}`, price))] })
  const { price } = byType((await make({ suggestion_types: ['price'] })).suggestions)
  if (name !== 'below') return expect(price).toBeUndefined()
  expect(price?.suggested_minor).toBeGreaterThanOrEqual(6_000)
  expect(price?.suggested_minor).toBeLessThanOrEqual(7_000)
})

test('a suggested title keeps every rule of titles and says nothing that the page does not', async () => {
  const { make } = await openMarket()
  const { title } = byType((await make()).suggestions)
  expect(title).toMatchObject({ current_text: OWN.title, problems: [], priority: 1 })
  expect(title?.suggested_text).toMatch(/^Acme /)
  expect(title?.suggested_text?.length).toBeLessThanOrEqual(75)
  expect(title?.suggested_text).not.toMatch(/best seller|!|WIRELESS/)
})

test('suggested bullets are the own ones without what is forbidden', async () => {
  const { make } = await openMarket()
  expect(byType((await make()).suggestions).bullets).toMatchObject({ suggested_text: 'Plays 40 hours on one charge\nFolds flat for travel', problems: ['bullets.count'] })
})

test('search terms are words of the competitors, within their bytes and without those of the title', async () => {
  const { make } = await openMarket()
  const { keywords } = byType((await make()).suggestions)
  expect(keywords?.suggested_text?.split(' ')).toEqual(expect.arrayContaining(['noise', 'cancelling', 'travel']))
  expect(keywords?.suggested_text).not.toContain('headphones')
  expect(keywords?.suggested_text).not.toMatch(/rival/i)
  expect(Buffer.byteLength(keywords?.suggested_text ?? '')).toBeLessThan(250)
})

test.each([['zh-TW', '把價格定為 $64.99。', '你的價格 $89.99 比 3 個競品的中位數 $64.50 高出 40%。'], ['zh-CN', '把价格定为 $64.99。', '你的价格 $89.99 比 3 个竞品的中位数 $64.50 高出 40%。']])('computed words are read in %s', async (language, text, reason) => {
  const { make, list } = await openMarket()
  await make()
  const { price } = byType((await list(`?language=${language}`)).suggestions)
  expect(price?.suggestion_text.replaceAll('US$', '$')).toBe(text)
  expect(price?.reason.replaceAll('US$', '$')).toContain(reason)
})

test('a quick look is at the page alone', async () => {
  const { make } = await openMarket()
  const { run, suggestions } = await make({ analysis_depth: 'quick' })
  expect(run?.fallback_code).toBe('NOT_ASKED')
  expect(suggestions.map(({ type }) => type)).not.toEqual(expect.arrayContaining(['price']))
  expect(suggestions.map(({ type }) => type)).not.toEqual(expect.arrayContaining(['keywords']))
})

test('competitors can be left out', async () => {
  const { make } = await openMarket()
  expect(byType((await make({ include_competitor_data: false, analysis_depth: 'comprehensive' })).suggestions).price).toBeUndefined()
})

test.each([
  ['without competitors', [OWN]],
  ['without a price, rating, reviews and bullets', [{ ...OWN, price: null, stars: null, reviewsCount: null, features: [], bestsellerRanks: null }, ...MARKET.slice(1)]],
  ['with nothing but a title', [{ asin: 'B0OWN00001', url: 'https://www.amazon.com/dp/B0OWN00001', originalAsin: 'B0OWN00001', title: 'Lamp' }]],
  ['in Chinese', [{ ...OWN, title: '【限时特价】无线蓝牙耳机 头戴式耳机 主动降噪耳机 电脑耳机 游戏耳机 超长续航！', brand: '云听', features: ['主动降噪，通勤更安静。', '支持全额退款'] }, ...MARKET.slice(1)]],
  ['in Japanese', [{ ...OWN, url: 'https://www.amazon.co.jp/dp/B0OWN00001', title: 'ワイヤレス イヤホン イヤホン イヤホン 送料無料！', brand: null, price: { value: 4980, currency: '￥' } }]],
])('a product %s gets what can be said of it', async (_name, items) => {
  const { make } = await openMarket({ items })
  const { task, suggestions } = await make({ analysis_depth: 'comprehensive' })
  expect(task).toMatchObject({ status: 'succeeded' })
  for (const { suggestion_text, reason, problems, type } of suggestions) {
    expect(`${suggestion_text}${reason}`).not.toMatch(/undefined|null|NaN|\{\{/)
    if (type === 'title') expect(problems).toEqual([])
  }
})

test('fifty competitors are no more than some statements', async () => {
  const { make } = await openMarket({ items: [OWN, ...Array.from({ length: 50 }, (_, n) => item(`B0RIVAL${String(n).padStart(3, '0')}`, 50 + n))] })
  expect((await make({ analysis_depth: 'comprehensive' })).task).toMatchObject({ status: 'succeeded' })
})

test('the same order twice at once is one task', async () => {
  const { order, work, list } = await openMarket()
  const [first, second] = await Promise.all([order(), order()])
  expect(second.task_id).toBe(first.task_id)
  expect((await list()).running_task_id).toBe(first.task_id)
  await work(first.task_id)
  expect((await list()).running_task_id).toBeNull()
})

test('another order while one is under way is refused', async () => {
  const { order, ask, own } = await openMarket()
  await order()
  const answer = await ask('POST', `/suggestions/${own.id}`, { body: { analysis_depth: 'quick' } })
  expect(answer.statusCode).toBe(409)
  expect(answer.json()).toMatchObject({ code: 'SUGGESTIONS_RUNNING' })
})

test('an order whose task was cancelled makes room for the next', async () => {
  const { order, work, list, database, task } = await openMarket()
  const { task_id } = await order()
  await sql`update tasks.task set status = 'cancelled', completed_at = now() where id = ${task_id}`.execute(database.owner)
  await work(task_id)
  expect((await list()).suggestions).toEqual([])
  const next = await order({ analysis_depth: 'quick' })
  expect(next.task_id).not.toBe(task_id)
  await work(next.task_id)
  expect(await task(next.task_id)).toMatchObject({ status: 'succeeded' })
})

test('a job that runs again after it was done changes nothing', async () => {
  const { make, work, list } = await openMarket()
  const { task, suggestions } = await make()
  await work(task.task_id)
  expect((await list()).suggestions.map(({ suggestion_id }) => suggestion_id)).toEqual(suggestions.map(({ suggestion_id }) => suggestion_id))
})

test('a job that dies before its end leaves nothing, and its second attempt makes everything', async () => {
  const { order, work, list, task, services } = await openMarket()
  const { task_id } = await order()
  const died = new Error('the process was killed')
  const dying = { ...services, db: new Proxy(services.db, { get: (db, key, self) => (key === 'transaction' ? diesAtThird(db.transaction.bind(db), died) : (Reflect.get(db, key, self) as unknown)) }) }
  await expect(work(task_id, { services: dying, isLastAttempt: false })).rejects.toThrow('killed')
  expect((await list()).suggestions).toEqual([])
  await work(task_id)
  expect(await task(task_id)).toMatchObject({ status: 'succeeded' })
})

/** Transactions begin until the one in which the suggestions would be written. */
let begun = 0
function diesAtThird<T>(begin: () => T, died: Error): () => T {
  return () => {
    begun += 1
    if (begun > 3) throw died
    return begin()
  }
}

test('a product that is removed in the middle ends the task, and nothing is left', async () => {
  const { order, work, task, own, database } = await openMarket()
  const { task_id } = await order()
  await withTenant(database.app, TENANT, (trx) => removeProducts(trx, { id: '00000000-0000-4000-8000-00000000000a', tenant_id: TENANT }, [own.id]))
  await work(task_id)
  expect(await task(task_id)).toMatchObject({ status: 'failed', error: 'The product was removed meanwhile' })
  const { rows } = await sql<{ n: number }>`select (select count(*) from suggestions.suggestion) + (select count(*) from facts.fact_set) as n`.execute(database.owner)
  expect(rows).toEqual([{ n: 0 }])
})

test('new suggestions replace those that nobody decided on, and keep what is done', async () => {
  const { make, ask, list } = await openMarket()
  const { title, price } = byType((await make()).suggestions)
  await ask('POST', `/suggestions/${title?.suggestion_id}/implement`)
  const { suggestions } = await make()
  const ids = suggestions.map(({ suggestion_id }) => suggestion_id)
  expect(ids).toContain(title?.suggestion_id)
  expect(ids).not.toContain(price?.suggestion_id)
  expect((await list('?type=title')).suggestions).toHaveLength(1)
})

test('only suggestions of the types asked for are replaced', async () => {
  const { make } = await openMarket()
  const { title, price } = byType((await make()).suggestions)
  const ids = (await make({ suggestion_types: ['price'] })).suggestions.map(({ suggestion_id }) => suggestion_id)
  expect(ids).toContain(title?.suggestion_id)
  expect(ids).not.toContain(price?.suggestion_id)
})

test('what was dismissed is not said again, until it is asked for', async () => {
  const { make, ask, own, work, list } = await openMarket()
  const { price } = byType((await make()).suggestions)
  await ask('PUT', `/suggestions/${price?.suggestion_id}/status`, { body: { status: 'dismissed' } })
  expect((await make()).suggestions.filter(({ type }) => type === 'price').map(({ status }) => status)).toEqual(['dismissed'])
  const { task_id } = (await ask('POST', `/suggestions/${own.id}/regenerate`, { body: {} })).json<{ data: { task_id: string } }>().data
  await work(task_id)
  expect((await list('?type=price')).suggestions.map(({ status }) => status)).toEqual(['pending'])
})

test('facts of runs that nothing rests on any more are removed', async () => {
  const { make, database } = await openMarket()
  await make()
  await make()
  const { rows } = await sql<{ n: number }>`select count(*) as n from facts.fact_set`.execute(database.owner)
  expect(rows).toEqual([{ n: 1 }])
})

test('a decision can be taken back', async () => {
  const { make, ask, only } = await openMarket()
  const { price } = byType((await make()).suggestions)
  const change = (status: string) => ask('PUT', `/suggestions/${price?.suggestion_id}/status`, { body: { status } })
  expect((await change('implemented')).json()).toMatchObject({ data: { status: 'implemented', implemented_at: expect.any(String) } })
  await change('pending')
  expect(await only('price')).toMatchObject({ status: 'pending', implemented_at: null })
})

test('what is implemented is measured, and what is taken back is measured no more', async () => {
  const { make, ask, only } = await openMarket()
  const { price } = byType((await make()).suggestions)
  const experimentOf = async () => (await ask('GET', `/experiments/${(await only('price'))?.experiment_id}`)).json<{ data: object }>().data
  expect(price?.experiment_id).toBeNull()
  await ask('PUT', `/suggestions/${price?.suggestion_id}/status`, { body: { status: 'implemented' } })
  expect(await experimentOf()).toMatchObject({ suggestion_id: price?.suggestion_id, status: 'running', design: 'before_after', metric: 'bsr', horizon_days: 28, controls: 3 })
  await ask('PUT', `/suggestions/${price?.suggestion_id}/status`, { body: { status: 'pending' } })
  expect(await experimentOf()).toMatchObject({ status: 'stopped', result: null })
})

test('how it is measured can be chosen before it starts, and prices take turns with the suggested one', async () => {
  const { make, ask } = await openMarket()
  const { price } = byType((await make()).suggestions)
  const implement = (body?: object) => ask('POST', `/suggestions/${price?.suggestion_id}/implement`, body === undefined ? {} : { body })
  expect((await implement({ design: 'price_slices', horizon_days: 7 })).json()).toMatchObject({ code: 'HORIZON_TOO_SHORT', field: 'horizon_days' })
  expect((await implement({ colour: 'red' })).statusCode).toBe(400)
  const { data } = (await implement({ design: 'price_slices', metric: 'units', horizon_days: 42 })).json<{ data: Suggestion }>()
  expect(data.status).toBe('implemented')
  expect((await ask('GET', `/experiments/${data.experiment_id}`)).json()).toMatchObject({ data: { design: 'price_slices', metric: 'units', price_a_minor: 8_999, price_b_minor: 6_499 } })
})

test('implementing twice, also at once, opens one experiment', async () => {
  const { make, ask } = await openMarket()
  const { price } = byType((await make()).suggestions)
  const answers = await Promise.all([1, 2, 3].map(() => ask('POST', `/suggestions/${price?.suggestion_id}/implement`)))
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200])
  expect((await ask('GET', '/experiments')).json<{ data: object[] }>().data).toHaveLength(1)
})

test('an edited title tells the rules it would break', async () => {
  const { make, ask } = await openMarket()
  const { title, price, images } = byType((await make()).suggestions)
  const edit = (id: string | undefined, body: object) => ask('PUT', `/suggestions/${id}`, { body })
  expect((await edit(title?.suggestion_id, { suggested_text: `Acme ${'x'.repeat(90)}!` })).json()).toMatchObject({ data: { problems: ['title.length', 'title.characters'], edited_at: expect.any(String) } })
  expect((await edit(price?.suggestion_id, { suggested_minor: 7_500 })).json()).toMatchObject({ data: { suggested_minor: 7_500 } })
  expect((await edit(title?.suggestion_id, { suggested_minor: 7_500 })).json()).toMatchObject({ code: 'NOT_A_PRICE', field: 'suggested_minor' })
  expect((await edit(images?.suggestion_id, { suggested_text: 'x' })).json()).toMatchObject({ code: 'NOT_A_TEXT', field: 'suggested_text' })
  expect((await edit(price?.suggestion_id, {})).statusCode).toBe(422)
})

test('what is implemented cannot be changed', async () => {
  const { make, ask } = await openMarket()
  const { price } = byType((await make()).suggestions)
  await ask('POST', `/suggestions/${price?.suggestion_id}/implement`)
  expect((await ask('PUT', `/suggestions/${price?.suggestion_id}`, { body: { suggested_minor: 1 } })).json()).toMatchObject({ code: 'SUGGESTION_IMPLEMENTED' })
})

test('a deleted suggestion is gone', async () => {
  const { make, ask, only } = await openMarket()
  const { price } = byType((await make()).suggestions)
  expect((await ask('DELETE', `/suggestions/${price?.suggestion_id}`)).statusCode).toBe(204)
  expect((await ask('DELETE', `/suggestions/${price?.suggestion_id}`)).statusCode).toBe(404)
  expect(await only('price')).toBeUndefined()
})

test('nobody of another tenant sees or changes them', async () => {
  const { make, ask, own, only } = await openMarket()
  const { suggestions, task } = await make()
  const id = suggestions[0]?.suggestion_id
  const statuses = [
    await ask('GET', `/suggestions/${own.id}`, { tenant_id: OTHER }), await ask('POST', `/suggestions/${own.id}`, { tenant_id: OTHER, body: {} }), await ask('GET', `/suggestions/tasks/${task.task_id}`, { tenant_id: OTHER }),
    await ask('PUT', `/suggestions/${id}/status`, { tenant_id: OTHER, body: { status: 'dismissed' } }), await ask('DELETE', `/suggestions/${id}`, { tenant_id: OTHER }), await ask('GET', `/products/${own.id}/market`, { tenant_id: OTHER }), await ask('GET', `/optimization/${task.task_id}`, { tenant_id: OTHER }),
  ].map(({ statusCode }) => statusCode)
  expect(statuses).toEqual([404, 404, 404, 404, 404, 404, 404])
  expect((await only('title'))?.status).toBe('pending')
})

test('a viewer reads and orders nothing', async () => {
  const { ask, own } = await openMarket()
  expect((await ask('GET', `/suggestions/${own.id}`, { role: 'viewer' })).json()).toMatchObject({ data: { suggestions: [], run: null, generated_at: null } })
  expect((await ask('POST', `/suggestions/${own.id}`, { role: 'viewer', body: {} })).statusCode).toBe(403)
})

test('the first document’s names lead to the same', async () => {
  const { ask, own, work } = await openMarket()
  const { task_id } = (await ask('POST', '/optimization/analyze', { body: { product_id: own.id } })).json<{ data: { task_id: string } }>().data
  await work(task_id)
  const { data } = (await ask('GET', `/optimization/${task_id}`)).json<{ data: { status: string; suggestions: Suggestion[] } }>()
  expect(data.status).toBe('succeeded')
  const done = await ask('POST', `/optimization/${data.suggestions[0]?.suggestion_id}/implement`)
  expect(done.json()).toMatchObject({ data: { status: 'implemented' } })
})

test('the market page shows who uses which word, and where the price stands', async () => {
  const { ask, own } = await openMarket()
  const { data } = (await ask('GET', `/products/${own.id}/market`)).json<{ data: { keywords: { terms: { term: string; used_by: string[] }[] } } }>()
  expect(data).toMatchObject({ competitors: 3, price: { own_minor: 8_999, median_minor: 6_450, lowest_minor: 5_999, highest_minor: 6_999, currency: 'USD', percentile: 100, n: 3 }, elasticity: null })
  expect(data.keywords.terms.find(({ term }) => term.includes('noise cancelling'))?.used_by).toHaveLength(3)
})

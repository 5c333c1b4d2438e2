import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { asCaller, asShopper } from '#kernel/testing'
import { searchLogOf } from './search-log.ts'
import { openSearch, SECOND } from '../../tests/search.ts'

test('synonyms work both ways, one way, and for several words', async () => {
  const { ask, build, settle, names } = await openSearch()
  for (const name of ['Television 55 inch', 'Sofa', 'Couch', 'Mobile phone']) await build({ name })
  await settle()
  await ask('POST', '/admin/search/synonyms', { payload: { terms: ['TV', 'televisions'] } })
  await ask('POST', '/admin/search/synonyms', { payload: { terms: ['couch'], replacements: ['sofa'] } })
  await ask('POST', '/admin/search/synonyms', { payload: { terms: ['cell phone', 'mobile phone', 'handy'] } })
  expect(await names({ q: 'tv' })).toEqual(['Television 55 inch'])
  expect((await names({ q: 'couch' })).toSorted()).toEqual(['Couch', 'Sofa'])
  expect(await names({ q: 'sofa' })).toEqual(['Sofa'])
  expect(await names({ q: 'cell phone' })).toEqual(['Mobile phone'])
  expect(await names({ q: 'handy' })).toEqual(['Mobile phone'])
})

test('a synonym is changed, removed, and nobody else’s', async () => {
  const { ask, build, settle, names } = await openSearch()
  await build({ name: 'Television' })
  await settle()
  const made = (await ask('POST', '/admin/search/synonyms', { payload: { terms: ['tv', 'television'] } })).json.data
  const path = `/admin/search/synonyms/${made.id}`
  for (const method of ['PUT', 'DELETE'] as const) expect((await ask(method, path, { headers: asCaller({ tenant_id: SECOND }), ...(method === 'PUT' && { payload: { terms: ['a', 'b'] } }) })).status).toBe(404)
  expect((await ask('GET', '/admin/search/synonyms', { headers: asCaller({ tenant_id: SECOND }) })).json.data).toEqual([])
  expect((await ask('PUT', path, { payload: { terms: ['telly', 'television'] } })).json.data.terms).toEqual(['telly', 'television'])
  expect([await names({ q: 'telly' }), await names({ q: 'tv' })]).toEqual([['Television'], []])
  expect((await ask('DELETE', path)).status).toBe(204)
  expect(await names({ q: 'telly' })).toEqual([])
})

test('a synonym that says nothing is refused', async () => {
  const { ask } = await openSearch()
  expect(await ask('POST', '/admin/search/synonyms', { payload: { terms: ['tv'] } })).toMatchObject({ status: 422, json: { code: 'SYNONYM_INCOMPLETE', field: 'terms' } })
  expect(await ask('POST', '/admin/search/synonyms', { payload: { terms: ['tv', '!!'] } })).toMatchObject({ status: 422, json: { code: 'SYNONYM_NO_WORD', field: 'terms' } })
})

test('the log says what was looked for, what found nothing, and names nobody', async () => {
  const { services, build, settle, search, ask, database } = await openSearch()
  await build({ name: 'Mug' })
  await settle()
  const customer = crypto.randomUUID()
  for (const q of ['Mug ', 'mug', 'unicorn', 'mgu', '']) await search({ q }, { customer_id: customer })
  await search({ q: 'mug' })
  await searchLogOf(services).write()
  expect((await ask('GET', '/admin/search/log')).json.data).toMatchObject([{ query: 'mug', searches: 3, people: 2, results: 1 }, { query: 'mgu', corrected: 'mug' }, { query: 'unicorn', results: 0, people: 1 }])
  expect((await ask('GET', '/admin/search/log?found=none')).json.data).toMatchObject([{ query: 'unicorn' }])
  expect((await ask('GET', '/admin/search/log?found=corrected')).json.data).toMatchObject([{ query: 'mgu' }])
  expect((await ask('GET', '/admin/search/log', { headers: asCaller({ tenant_id: SECOND }) })).json.data).toEqual([])
  const { rows } = await sql<{ line: string }>`select l::text as line from search.log l`.execute(database.owner)
  expect(rows.every(({ line }) => !line.includes(customer) && !line.includes('127.0.0.1'))).toBe(true)
})

test('old searches are forgotten', async () => {
  const { services, search, run, ask, database } = await openSearch()
  await search({ q: 'mug' })
  await searchLogOf(services).write()
  await sql`update search.log set at = now() - interval '91 days'`.execute(database.owner)
  await search({ q: 'cup' })
  await searchLogOf(services).write()
  await run('search.prune-log')
  expect((await ask('GET', '/admin/search/log?days=365')).json.data).toMatchObject([{ query: 'cup' }])
})

test('suggestions begin with any word of a name, and put a slip right', async () => {
  const { app, build, settle, ask } = await openSearch()
  const home = (await ask('POST', '/admin/categories', { payload: { name: 'Headwear' } })).json.data.category_id
  await build({ name: 'Sony WH-1000XM4 Wireless Headphones', category_ids: [home] })
  await build({ name: '蓝牙耳机 Pro' })
  const gone = await build({ name: 'Headrest' })
  await build({ name: 'Wireless Headphones two' })
  await settle()
  await ask('POST', `/admin/products/${gone.product_id}/unpublish`)
  const suggest = async (q: string) => (await app.inject({ url: `/api/v1/shop/search/suggestions?q=${encodeURIComponent(q)}`, headers: asShopper() })).json().data
  expect(await suggest('head')).toMatchObject({ categories: [{ id: home, name: 'Headwear' }], products: expect.arrayContaining([expect.objectContaining({ name: 'Sony WH-1000XM4 Wireless Headphones' })]) })
  expect((await suggest('headr')).products).toEqual([])
  expect((await suggest('WH-10')).products).toMatchObject([{ name: 'Sony WH-1000XM4 Wireless Headphones' }])
  expect((await suggest('耳机')).products).toMatchObject([{ name: '蓝牙耳机 Pro' }])
  expect((await suggest('haedpho')).products).toHaveLength(2)
  for (const q of ['', ' ', '%', '_', '\\', "'", '🙂', '\u{10ffff}']) expect(await suggest(q), q).toEqual({ queries: [], categories: [], products: [] })
})

test('what three people looked for and found is suggested; what one did is not', async () => {
  const { services, app, build, settle, search, run } = await openSearch()
  await build({ name: 'Mug' })
  await settle()
  for (let n = 0; n < 3; n++) await search({ q: 'mug' }, { customer_id: crypto.randomUUID() })
  for (let n = 0; n < 3; n++) await search({ q: 'mug of john' }, { customer_id: '00000000-0000-4000-8000-0000000000c1' })
  await searchLogOf(services).write()
  await run('search.popular-queries')
  const answer = await app.inject({ url: '/api/v1/shop/search/suggestions?q=mu', headers: asShopper() })
  expect(answer.json().data.queries).toEqual(['mug'])
})

test('a log that cannot be written disturbs no search', async () => {
  const { services, search, build, settle, database } = await openSearch()
  await build({ name: 'Mug' })
  await settle()
  const warn = vi.spyOn(services.log, 'warn')
  await sql`drop table search.log`.execute(database.owner)
  expect((await search({ q: 'mug' })).status).toBe(200)
  await searchLogOf(services).write()
  expect(warn).toHaveBeenCalledOnce()
})

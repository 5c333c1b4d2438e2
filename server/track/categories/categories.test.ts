import { expect, test } from 'vitest'
import { poolOf } from '#kernel/db'
import { OTHER, startCrawling, TENANT } from '../../tests/crawling.ts'
import { modules } from '../../modules.ts'
import type { Category, CategoryProduct } from './categories.schema.ts'

async function start(options: { speed?: number } = {}) {
  const world = await startCrawling({ more: modules.filter(({ name }) => name === 'categories' || name === 'alerts'), ...options })
  const { send } = world
  return {
    ...world,
    add: async (body: object, tenant = TENANT) => (await send('POST', '/categories', { name: 'Headphones', keywords: ['bluetooth headphones'], ...body }, tenant)) as unknown as { status: number; data: Category; code?: string; field?: string },
    category: async (id: string, tenant = TENANT) => (await send('GET', `/categories/${id}`, undefined, tenant)).data as unknown as Category,
    products: async (id: string, query = 'limit=100') => (await send('GET', `/categories/${id}/products?${query}`)).data as unknown as CategoryProduct[],
    taskOf: async (id: string) => (await send('GET', `/tasks/${id}`)).data as unknown as { status: string; result: Record<string, unknown> | null; error: string | null; progress: number },
  }
}

test('a category finds products at once and tracks them', async () => {
  const { add, work, category, products, count } = await start()
  const { status, data: { id } } = await add({ max_products: 20 })
  expect(status).toBe(201)
  await work(120)
  expect(await category(id)).toMatchObject({ found: 20, tracked: 20, no_room: 0, is_searching: false, last_result: { found: 20, added: 20, no_room: 0 } })
  expect((await products(id)).map(({ position }) => position)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
  expect(await count('tracking.product', `'Headphones' = any(tags) and category = 'Headphones'`)).toBe(20)
})

test('what a search saw need not be looked at again at once', async () => {
  const { add, work, sandbox } = await start()
  await add({ max_products: 10 })
  await work(300)
  expect(sandbox.runs.ledger).toEqual({ runs: 1, items: 10 })
})

test('the pages of a search are billed once, to who searched', async () => {
  const { add, work, rows } = await start()
  await add({ max_products: 10 })
  await work(120)
  expect(await rows('select tenant_id, crawls, cost_micro_usd from crawling.usage')).toEqual([{ tenant_id: TENANT, crawls: 10, cost_micro_usd: 30_000 }])
})

test('the task of a search ends with what it found', async () => {
  const { add, work, taskOf } = await start()
  const { data } = await add({ max_products: 5 })
  expect(await taskOf(data.task_id ?? '')).toMatchObject({ status: 'queued' })
  await work(120)
  expect(await taskOf(data.task_id ?? '')).toMatchObject({ status: 'succeeded', progress: 100, result: { found: 5, added: 5, no_room: 0 } })
})

test('without auto crawl products are found and not tracked', async () => {
  const { add, work, category, products } = await start()
  const { data: { id } } = await add({ auto_crawl: false, max_products: 5 })
  await work(120)
  expect(await category(id)).toMatchObject({ found: 5, tracked: 0 })
  expect((await products(id)).map(({ status, product_id }) => [status, product_id])).toEqual(Array.from({ length: 5 }, () => ['found', null]))
})

test('what the plan has no room for is named', async () => {
  const { add, work, category, products, database } = await start()
  await poolOf(database.owner).query('update accounts.tenant set max_products = 3')
  const { data: { id } } = await add({ max_products: 5 })
  await work(120)
  expect(await category(id)).toMatchObject({ found: 5, tracked: 3, no_room: 2 })
  expect(await products(id, 'status=no_room')).toMatchObject([{ position: 4 }, { position: 5 }])
})

test('a plan without crawls left ends the search, and says why', async () => {
  const { add, work, category, database, taskOf } = await start()
  await poolOf(database.owner).query('update accounts.tenant set crawls_per_month = 3')
  const { data: { id, task_id } } = await add({ max_products: 5 })
  await work(120)
  expect(await taskOf(task_id ?? '')).toMatchObject({ status: 'failed', result: { code: 'QUOTA_EXCEEDED' } })
  expect((await category(id)).last_result).toEqual({ code: 'QUOTA_EXCEEDED' })
})

test('a keyword that finds nothing is no failure', async () => {
  const { add, work, category, taskOf } = await start()
  const { data: { id, task_id } } = await add({ keywords: ['zither strings'] })
  await work(120)
  expect(await category(id)).toMatchObject({ found: 0, last_result: { found: 0, added: 0, no_room: 0 } })
  expect((await taskOf(task_id ?? '')).status).toBe('succeeded')
})

test.each([['jp', 'ノイズキャンセリング'], ['jp', '降噪'], ['de', 'kabellose kopfhörer']])('on %s the keyword %s finds products in its language', async (marketplace, keyword) => {
  const { add, work, products } = await start()
  const { data: { id } } = await add({ marketplace, keywords: [keyword], max_products: 5 })
  await work(120)
  const found = await products(id)
  expect(found.length).toBeGreaterThan(2)
  expect(new Set(found.map((product) => product.marketplace))).toEqual(new Set([marketplace]))
})

test('a list of bestsellers finds products that are then looked at', async () => {
  const { add, work, products } = await start()
  const { data: { id } } = await add({ keywords: [], bestseller_url: 'https://www.amazon.com/Best-Sellers-Electronics-Headphones/zgbs/electronics/12097478011', max_products: 8 })
  await work(300)
  const found = await products(id)
  expect(found).toHaveLength(8)
  for (const { status, keyword, price_minor, columns: _, observed_at } of found) expect([status, keyword, observed_at !== null || price_minor !== null]).toEqual(['tracked', null, true])
})

test.each([
  ['a list on another marketplace', { bestseller_url: 'https://www.amazon.de/gp/bestsellers/ce-de' }, { status: 422, code: 'MARKETPLACE_MISMATCH', field: 'bestseller_url' }],
  ['an address that is no list', { bestseller_url: 'https://www.amazon.com/dp/B0TWAVE001' }, { status: 422, code: 'URL_NOT_BESTSELLERS', field: 'bestseller_url' }],
  ['nothing to search for', { keywords: [] }, { status: 400, code: 'VALIDATION_ERROR', field: 'keywords' }],
])('%s is refused', async (_what, body, refusal) => {
  const { add } = await start()
  expect(await add(body)).toMatchObject(refusal)
})

test('two categories cannot have one name', async () => {
  const { add } = await start()
  await add({})
  expect(await add({ name: 'HEADPHONES' })).toMatchObject({ status: 409, code: 'NAME_TAKEN' })
})

test('asked for twice at once, a category is searched once', async () => {
  const { add, work, send, sandbox } = await start()
  const { data: { id, task_id } } = await add({ max_products: 5 })
  const both = await Promise.all([1, 2].map(() => send('POST', `/categories/${id}/crawl`)))
  expect(both.map(({ status, data }) => [status, data.task_id])).toEqual([[202, task_id], [202, task_id]])
  await work(120)
  expect(sandbox.runs.ledger.runs).toBe(1)
})

test('the same search of two tenants is each one’s own', async () => {
  const { add, work, category, rows } = await start()
  const [mine, theirs] = [await add({ max_products: 5 }), await add({ max_products: 5 }, OTHER)]
  await work(120)
  expect(await category(mine.data.id)).toMatchObject({ tracked: 5 })
  expect(await category(theirs.data.id, OTHER)).toMatchObject({ tracked: 5 })
  expect(await rows('select crawls from crawling.usage')).toEqual([{ crawls: 5 }, { crawls: 5 }])
})

test.each(['lost_answer', 'half_answer', '500', '429', 'later'] as const)('a start that answers %s searches once all the same', async (kind) => {
  const { add, work, category, sandbox } = await start()
  sandbox.faults.add({ system: 'apify', kind, at: 'start', times: 1 })
  const { data: { id } } = await add({ max_products: 5 })
  await work(600)
  expect(await category(id)).toMatchObject({ found: 5, tracked: 5 })
  expect(sandbox.runs.ledger.items).toBe(5)
})

test.each([['status', '500'], ['items', 'half_answer'], ['items', 'wrong_type'], ['items', '429']] as const)('a fault of %s (%s) is waited out', async (at, kind) => {
  const { add, work, category, sandbox } = await start()
  sandbox.faults.add({ system: 'apify', kind, at, times: 1 })
  const { data: { id } } = await add({ max_products: 5 })
  await work(600)
  expect(await category(id)).toMatchObject({ found: 5, tracked: 5 })
})

test('a run that fails is tried again, and what it cost is paid', async () => {
  const { add, work, category, sandbox, rows } = await start()
  sandbox.faults.add({ system: 'apify', kind: 'failed', at: 'run', times: 1 })
  const { data: { id } } = await add({ max_products: 1 })
  await work(600)
  expect(await category(id)).toMatchObject({ found: 1, tracked: 1 })
  expect(sandbox.runs.ledger.runs).toBe(2)
  expect(await rows('select cost_micro_usd from crawling.usage')).toEqual([{ cost_micro_usd: 3_000 }])
})

test('a search that fails three times ends its task with the reason', async () => {
  const { add, work, sandbox, taskOf } = await start()
  sandbox.faults.add({ system: 'apify', kind: 'failed', at: 'run' })
  const { data: { task_id } } = await add({ max_products: 1 })
  await work(900)
  expect(await taskOf(task_id ?? '')).toMatchObject({ status: 'failed', result: { code: 'RUN_FAILED' } })
})

test('a process that dies at any step of a search leaves one that goes on', async () => {
  const { add, work, category, sandbox } = await start()
  const { data: { id } } = await add({ max_products: 5 })
  const died = new Set<string>()
  // Each job dies once before it does anything.
  await work(900, { each: (name) => died.has(name) || !died.add(name).has(name), mayFail: true })
  expect(died.size).toBeGreaterThan(3)
  expect(await category(id)).toMatchObject({ found: 5, tracked: 5 })
  expect(sandbox.runs.ledger.runs).toBe(1)
})

test('a category that is deleted during its search takes nothing', async () => {
  const { add, work, send, count, taskOf } = await start()
  const { data: { id, task_id } } = await add({ max_products: 5 })
  await work(0, { each: (name) => name === 'categories.search' || name === 'crawling.dispatch' })
  expect((await send('DELETE', `/categories/${id}`)).status).toBe(204)
  await work(300)
  expect(await count('tracking.product')).toBe(0)
  expect(await taskOf(task_id ?? '')).toMatchObject({ status: 'failed', result: { code: 'CATEGORY_DELETED' } })
})

test('a cancelled task stops the search', async () => {
  const { add, work, send, count, category } = await start()
  const { data: { id, task_id } } = await add({ max_products: 5 })
  await send('POST', `/tasks/${task_id}/cancel`)
  await work(300)
  expect(await count('tracking.product')).toBe(0)
  expect(await category(id)).toMatchObject({ is_searching: false, last_result: { code: 'CANCELLED' } })
})

test.each(['categories.search', 'categories.take'])('when %s is given up, the category can be searched again', async (name) => {
  const { add, work, category, taskOf, rows, context, send } = await start()
  const { data: { id, task_id } } = await add({ max_products: 5 })
  await work(60, { each: (job) => job !== name })
  const [dead] = await rows<{ data: object }>(`select data from jobs.job where name = '${name}'`)
  await modules.flatMap((module) => module.jobs ?? []).find((job) => job.name === name)?.onDead?.(context(), dead?.data)
  await work(60, { each: (job) => job !== name })
  expect(await taskOf(task_id ?? '')).toMatchObject({ status: 'failed' })
  expect(await category(id)).toMatchObject({ is_searching: false, last_result: { code: 'SEARCH_FAILED' } })
  expect((await send('POST', `/categories/${id}/crawl`)).status).toBe(202)
})

/** Those jobs that begin a search, and nothing that ends it. */
const begin = { each: (name: string) => name === 'categories.search' || name === 'crawling.dispatch' }

test.each([['has begun', true], ['is queued', false]])('who cancels a search that %s and retries at once gets it', async (_state, hasBegun) => {
  const { add, work, send, category, taskOf } = await start()
  const { data: { id, task_id } } = await add({ max_products: 5 })
  if (hasBegun) await work(0, begin)
  expect((await send('POST', `/tasks/${task_id}/cancel`)).status).toBe(200)
  await send('POST', `/tasks/${task_id}/retry`) // before anybody was told of the end
  await work(300)
  expect(await taskOf(task_id ?? '')).toMatchObject({ status: 'succeeded', result: { found: 5 } })
  expect(await category(id)).toMatchObject({ found: 5, is_searching: false })
})

test('who cancels a search and asks again at once gets a new one', async () => {
  const { add, work, send, category, taskOf } = await start()
  const { data: { id, task_id } } = await add({ max_products: 5 })
  await work(0, begin)
  expect((await send('POST', `/tasks/${task_id}/cancel`)).status).toBe(200)
  const again = (await send('POST', `/categories/${id}/crawl`)).data.task_id as string
  expect(again).not.toBe(task_id)
  await work(300)
  expect(await taskOf(again)).toMatchObject({ status: 'succeeded', result: { found: 5 } })
  expect(await category(id)).toMatchObject({ found: 5, is_searching: false })
})

test('a cancelled task that is retried searches again', async () => {
  const { add, work, send, category } = await start()
  const { data: { id, task_id } } = await add({ max_products: 5 })
  await send('POST', `/tasks/${task_id}/cancel`)
  await work(60)
  await send('POST', `/tasks/${task_id}/retry`)
  await work(120)
  expect(await category(id)).toMatchObject({ tracked: 5 })
})

test('a schedule searches again by the clock, and finds no product twice', async () => {
  const { add, work, sandbox, count } = await start()
  await add({ max_products: 5, crawl_schedule: 'hourly', auto_crawl: false })
  await work(3_700)
  expect(sandbox.runs.ledger.runs).toBe(2)
  expect(await count('categories.find')).toBe(5)
})

test('what somebody stopped tracking is found again, and not tracked again', async () => {
  const { add, work, send, products } = await start()
  const { data: { id } } = await add({ max_products: 3 })
  await work(120)
  const [first] = await products(id)
  await send('DELETE', `/products/${first?.product_id}`)
  await send('POST', `/categories/${id}/crawl`)
  await work(120)
  expect((await products(id)).map(({ status }) => status)).toEqual(['found', 'tracked', 'tracked'])
})

test('deleting a category leaves its products', async () => {
  const { add, work, send, count } = await start()
  const { data: { id } } = await add({ max_products: 5 })
  await work(120)
  await send('DELETE', `/categories/${id}`)
  expect(await count('tracking.product')).toBe(5)
})

test('what was tracked before gets the category’s tag', async () => {
  const { add, work, addProduct, send } = await start()
  const id = await addProduct('B0HP000001')
  await add({ keywords: ['wireless earbuds', 'bluetooth headphones'], max_products: 100 })
  await work(200)
  expect((await send('GET', `/products/${id}`)).data.tags).toEqual(['Headphones'])
})

test('one click gives headphones with their properties and alert rules within five minutes', async () => {
  const { send, work, category, products } = await start()
  const { status, data } = await send('POST', '/categories/presets/bluetooth-headphones?language=zh-TW', {})
  expect(status).toBe(201)
  await work(300)
  const made = await category(data.id as string)
  expect(made).toMatchObject({ name: '藍牙耳機', preset: 'bluetooth-headphones' })
  expect(made.tracked).toBeGreaterThanOrEqual(20)
  const shown = await products(made.id)
  const known = (name: string) => shown.filter(({ columns }) => columns[name] !== null).length / shown.length
  for (const name of ['battery_h', 'codecs', 'bluetooth']) expect(known(name), name).toBeGreaterThan(0.8)
  const rules = (await send('GET', '/alerts/rules')).data as unknown as { scope: { tag?: string } }[]
  expect(rules.filter(({ scope }) => scope.tag === '藍牙耳機')).toHaveLength(3)
})

test('pressed twice at once, the set-up is made once', async () => {
  const { send, count } = await start()
  const both = await Promise.all([1, 2].map(() => send('POST', '/categories/presets/bluetooth-headphones', {})))
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 201])
  expect(await count('categories.category')).toBe(1)
  expect(await count('alerts.rule', `made_as like 'preset%'`)).toBe(3)
})

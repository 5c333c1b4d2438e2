import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { withTenant } from '#kernel/db'
import { ensureListings } from '#track/tracking'
import { offer as offerCandidates } from './candidates.repository.ts'
import type { Competitor, Group } from './competitors.schema.ts'
import { asinOf, OTHER, startMarket, TENANT } from './testing.ts'

test('a competitor added by its address is tracked from then on, with a tag of its own', async () => {
  const { track, send } = await startMarket()
  const own = await track(1)
  const added = await send('POST', `/competitors/${own}/relations`, { url: `https://www.amazon.com/dp/${asinOf(2)}?ref=x` })
  expect(added).toMatchObject({ status: 201, data: { asin: asinOf(2), state: 'confirmed', relationship_type: 'direct' } })
  const { data } = await send('GET', `/products/${(added.data as Competitor).product_id}`)
  expect(data).toMatchObject({ tags: ['competitor'], crawl_frequency: 'daily' })
})

test.each([
  ['its own ASIN', { asin: asinOf(1) }, 'SELF_RELATION', 'asin'],
  ['its own address', { url: `https://www.amazon.com/dp/${asinOf(1)}` }, 'SELF_RELATION', 'url'],
  ['another marketplace', { url: `https://www.amazon.de/dp/${asinOf(2)}` }, 'MARKETPLACE_MISMATCH', 'url'],
  ['an address of no product', { url: 'https://www.amazon.com/s?k=earbuds' }, 'URL_NOT_A_PRODUCT', 'url'],
  ['text that is no ASIN', { asin: 'nonsense' }, 'ASIN_INVALID', 'asin'],
  ['a product nobody has', { product_id: '99999999-9999-4999-8999-999999999999' }, 'PRODUCT_UNKNOWN', 'product_id'],
])('%s is refused, and the field is named', async (_what, body, code, field) => {
  const { track, send } = await startMarket()
  const own = await track(1)
  expect(await send('POST', `/competitors/${own}/relations`, body)).toMatchObject({ status: 422, code, field })
})

test('a plan without room says so at the field that was filled in', async () => {
  const { track, send } = await startMarket({ max_products: 1 })
  const own = await track(1)
  expect(await send('POST', `/competitors/${own}/relations`, { asin: asinOf(2) })).toMatchObject({ status: 422, code: 'QUOTA_EXCEEDED', field: 'asin' })
})

test('the same competitor asked for twice at once is added once', async () => {
  const { track, send } = await startMarket()
  const own = await track(1)
  const both = await Promise.all([1, 2].map(() => send('POST', `/competitors/${own}/relations`, { asin: asinOf(2) })))
  expect(both.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 409])
})

test('removing a competitor leaves its product', async () => {
  const { track, send } = await startMarket()
  const own = await track(1)
  const { competitor_id, product_id } = (await send('POST', `/competitors/${own}/relations`, { asin: asinOf(2) })).data as Competitor
  expect((await send('DELETE', `/competitors/${competitor_id}`)).status).toBe(204)
  expect((await send('GET', `/competitors/${own}`)).data).toEqual([])
  expect((await send('GET', `/products/${product_id}`)).status).toBe(200)
})

test('a competitor whose product is removed comes back with it', async () => {
  const { track, send } = await startMarket()
  const own = await track(1)
  const { product_id } = (await send('POST', `/competitors/${own}/relations`, { asin: asinOf(2) })).data as Competitor
  await send('DELETE', `/products/${product_id}`)
  expect((await send('GET', `/competitors/${own}`)).data).toEqual([])
  await send('POST', `/products/${product_id}/restore`)
  expect((await send('GET', `/competitors/${own}`)).data).toMatchObject([{ asin: asinOf(2) }])
})

const EARBUDS = { title: 'Wireless Earbuds Noise Cancelling', price: 5000, bsr: 100, path: 'Electronics > Headphones > Earbuds' }

test('what is most like the product is suggested first, and each part of the score is told', async () => {
  const { track, see, send } = await startMarket()
  const own = await track(1)
  for (const n of [2, 3, 4]) await track(n)
  await see({ 1: EARBUDS, 2: { ...EARBUDS, title: 'Noise Cancelling Wireless Earbuds, 40H', brand: 'Buoy', price: 5500 }, 3: { title: 'Garden Hose 30 m', brand: 'Oak', price: 2500, category: 'Garden', path: 'Garden > Hoses', bsr: 9 }, 4: { ...EARBUDS, title: 'Wireless Headphones', brand: 'Keel', price: 2500 } })
  const found = (await send('GET', `/competitors/${own}/suggested`)).data as Competitor[]
  expect(found.map(({ asin }) => asin)).toEqual([asinOf(2), asinOf(4)])
  expect(found[0]?.parts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(found[0]?.similarity_score ?? 0, 3)
})

test('a dismissed suggestion is not made again', async () => {
  const { track, see, send } = await startMarket()
  const own = await track(1)
  await track(2)
  await see({ 1: EARBUDS, 2: { ...EARBUDS, brand: 'Buoy' } })
  const [first] = (await send('GET', `/competitors/${own}/suggested`)).data as Competitor[]
  await send('PUT', `/competitors/relations/${first?.competitor_id}`, { state: 'dismissed' })
  expect((await send('GET', `/competitors/${own}/suggested`)).data).toEqual([])
})

test('a dismissal can be taken back', async () => {
  const { track, see, send } = await startMarket()
  const own = await track(1)
  await track(2)
  await see({ 1: EARBUDS, 2: { ...EARBUDS, brand: 'Buoy' } })
  const [first] = (await send('GET', `/competitors/${own}/suggested`)).data as Competitor[]
  await send('PUT', `/competitors/relations/${first?.competitor_id}`, { state: 'dismissed' })
  await send('PUT', `/competitors/relations/${first?.competitor_id}`, { state: 'suggested' })
  expect((await send('GET', `/competitors/${own}/suggested`)).data).toMatchObject([{ competitor_id: first?.competitor_id }])
})

test('a product of which nothing is known yet has no suggestions', async () => {
  const { track, send } = await startMarket()
  expect(await send('GET', `/competitors/${await track(1)}/suggested`)).toMatchObject({ status: 200, data: [] })
})

test('a group holds confirmed competitors, and its deletion leaves them', async () => {
  const { track, send } = await startMarket()
  const own = await track(1)
  const { competitor_id } = (await send('POST', `/competitors/${own}/relations`, { asin: asinOf(2) })).data as Competitor
  const group = (await send('POST', '/competitors/groups', { name: 'Budget', competitor_ids: [competitor_id] })).data as Group
  expect((await send('GET', `/competitors/${own}?group_id=${group.id}`)).data).toMatchObject([{ competitor_id, group_id: group.id }])
  await send('DELETE', `/competitors/groups/${group.id}`)
  expect((await send('GET', `/competitors/${own}`)).data).toMatchObject([{ competitor_id, group_id: null }])
})

test('two groups cannot have one name', async () => {
  const { send } = await startMarket()
  await send('POST', '/competitors/groups', { name: 'Budget' })
  expect(await send('POST', '/competitors/groups', { name: 'Budget' })).toMatchObject({ status: 409, code: 'NAME_TAKEN' })
})

test('another tenant’s competitor cannot be put into a group', async () => {
  const { track, send } = await startMarket()
  const own = await track(1)
  const { competitor_id } = (await send('POST', `/competitors/${own}/relations`, { asin: asinOf(2) })).data as Competitor
  expect(await send('POST', '/competitors/groups', { name: 'Spy', competitor_ids: [competitor_id] }, OTHER)).toMatchObject({ status: 422, field: 'competitor_ids' })
})

test('what a search found and nobody tracks can be suggested, and is tracked once it is confirmed', async () => {
  const { track, see, send, services } = await startMarket()
  const own = await track(1)
  await see({ 1: EARBUDS, 2: { ...EARBUDS, brand: 'Buoy' } })
  await withTenant(services.db, TENANT, async (trx) => {
    const listings = await ensureListings(trx, [{ marketplace: 'us', asin: asinOf(2) }])
    await offerCandidates(trx, { tenant_id: TENANT, marketplace: 'us', listing_ids: listings.map(({ id }) => id), at: new Date() })
  })
  const [found] = (await send('GET', `/competitors/${own}/suggested`)).data as Competitor[]
  expect(found).toMatchObject({ asin: asinOf(2), product_id: null })
  const { data } = await send('PUT', `/competitors/relations/${found?.competitor_id}`, { state: 'confirmed' })
  expect((data as Competitor).product_id).not.toBeNull()
})

test('a suggestion beyond two hundred competitors is not confirmed', async () => {
  const { track, send, database } = await startMarket()
  const own = await track(1)
  await sql`insert into competitors.relation (tenant_id, product_id, listing_id, relationship_type, state, similarity_score)
    select ${TENANT}, ${own}, gen_random_uuid(), 'direct', case when n = 201 then 'suggested' else 'confirmed' end, 0.5 from generate_series(1, 201) n`.execute(database.owner)
  const { rows } = await sql<{ id: string }>`select id from competitors.relation where state = 'suggested'`.execute(database.owner)
  expect(await send('PUT', `/competitors/relations/${rows[0]?.id}`, { state: 'confirmed' })).toMatchObject({ status: 422, code: 'QUOTA_EXCEEDED', field: 'state' })
})

import pg from 'pg'
import { expect, test, vi } from 'vitest'
import { asShopper } from '#kernel/testing'
import { withTenant } from '#kernel/db'
import { setRating } from '#shop/catalog'
import { openSearch, SECOND } from '../../tests/search.ts'

/** Options with one SKU a value. */
const options = (name: string, values: string[], stock = 3) => ({
  options: [{ name, values }], skus: values.map((value) => ({ sku: crypto.randomUUID().slice(0, 12), option_values: [value], prices: [{ currency: 'USD', amount_minor: 1_000 }], stock })),
})
const price = (currency: string, amount_minor: number) => ({ skus: [{ sku: crypto.randomUUID().slice(0, 12), prices: [{ currency: 'USD', amount_minor: 1_500 }, { currency, amount_minor }], stock: 1 }] })

test('words of the name weigh more than the brand, and the brand more than the description', async () => {
  const { build, settle, names } = await openSearch()
  await build({ name: 'Lamp for the desk', brand: 'Ray', description: 'Warm light, and a satchel to carry it' })
  await build({ name: 'Writing case', brand: 'Satchel' })
  await build({ name: 'Leather satchel', brand: 'Oku' })
  await settle()
  expect(await names({ q: 'Satchels' })).toEqual(['Leather satchel', 'Writing case', 'Lamp for the desk'])
})

test('only where no product has all the words those that have some are shown, and the page says so', async () => {
  const { build, settle, search, names } = await openSearch()
  for (const name of ['Camera bag', 'Camera', 'Leather tote bag']) await build({ name })
  await settle()
  expect(await names({ q: 'camera bag' })).toEqual(['Camera bag'])
  const { json } = await search({ q: 'camera bag leather' })
  expect(json).toMatchObject({ is_loose: true, pagination: { total: 3 } })
  expect(json.data.at(-1).name).toBe('Camera')
})

test('“camera bag” is a bag: what the name ends in counts more than what it is for', async () => {
  const { build, settle, names } = await openSearch()
  await build({ name: 'Camera cable black' })
  await build({ name: 'Digital camera black', attributes: [{ key: 'Colour', value: 'Black' }] })
  await build({ name: 'Camera strap black' })
  await settle()
  expect((await names({ q: 'camera' }))[0]).toBe('Digital camera black')
})

test('a phrase in quotes stands as it is, and a word with a minus keeps products out', async () => {
  const { build, settle, names } = await openSearch()
  await build({ name: 'Red wine glass' })
  await build({ name: 'Glass of wine, red' })
  await build({ name: 'Red wine vinegar' })
  await settle()
  expect(await names({ q: '"red wine"' })).toEqual(expect.arrayContaining(['Red wine glass', 'Red wine vinegar']))
  expect(await names({ q: '"red wine"' })).toHaveLength(2)
  expect(await names({ q: '"red wine" -vinegar' })).toEqual(['Red wine glass'])
})

test('spellings of one name find each other', async () => {
  const { build, settle, names } = await openSearch()
  for (const name of ['Sony WH-1000XM4', 'Disk 500GB', 'Wi-Fi router', 'Gaming headset', 'Café crème']) await build({ name })
  await settle()
  for (const [q, name] of [['wh1000xm4', 'Sony WH-1000XM4'], ['WH 1000XM4', 'Sony WH-1000XM4'], ['500 gb', 'Disk 500GB'], ['wifi', 'Wi-Fi router'], ['wi-fi', 'Wi-Fi router'], ['head set', 'Gaming headset'], ['CAFE', 'Café crème'], ['ＷＩＦＩ', 'Wi-Fi router']] as const) {
    expect((await names({ q }))[0], q).toBe(name)
  }
})

test('a misspelt word finds what was meant, and the page says what that is', async () => {
  const { build, settle, search } = await openSearch()
  await build({ name: 'Wireless headphones' })
  await build({ name: 'Smart phone' })
  await settle()
  for (const [q, meant] of [['hedphones', 'headphone'], ['wirelss headphones', 'wireless headphones'], ['smartphone', 'smart phone'], ['haedphone', 'headphone']] as const) {
    expect((await search({ q })).json, q).toMatchObject({ did_you_mean: meant, pagination: { total: 1 }, is_loose: false })
  }
  expect((await search({ q: 'xylophone' })).json).toMatchObject({ did_you_mean: null, data: [], pagination: { total: 0 } })
})

test('facets count what the other filters let through, and not what is chosen of themselves', async () => {
  const { build, settle, search } = await openSearch()
  await build({ name: 'Mug one', brand: 'Oku', ...options('Color', ['Black', 'Sand']) })
  await build({ name: 'Mug two', brand: 'Ray', ...options('Color', ['Black']) })
  await build({ name: 'Mug three', brand: 'Ray', ...options('Color', ['Sand'], 0) })
  await settle()
  const { json } = await search({ q: 'mug', brand: 'Ray', 'attr.color': 'Black' })
  expect(json.data.map(({ name }: { name: string }) => name)).toEqual(['Mug two'])
  const facet = (key: string) => json.facets.find((one: { key: string }) => one.key === key).values
  expect(facet('brand')).toEqual([{ value: 'Oku', label: 'Oku', products: 1, is_chosen: false }, { value: 'Ray', label: 'Ray', products: 1, is_chosen: true }])
  expect(facet('attr.color')).toEqual([{ value: 'Black', label: 'Black', products: 1, is_chosen: true }, { value: 'Sand', label: 'Sand', products: 1, is_chosen: false }])
  expect((await search({ q: 'mug', 'attr.color': ['Black', 'Sand'] })).json).toMatchObject({ pagination: { total: 3 }, in_stock: 2 })
  expect((await search({ q: 'mug', in_stock: 'true' })).json.pagination.total).toBe(2)
})

test('a facet value may hold commas, colons and quotes', async () => {
  const { build, settle, search } = await openSearch()
  const value = 'Black, matt: 5" \\ {x} é'
  await build({ name: 'Lamp', attributes: [{ key: 'Finish (outside)', value }] })
  await settle()
  const { json } = await search({ 'attr.finish-outside': value })
  expect(json).toMatchObject({ pagination: { total: 1 }, facets: [{ key: 'attr.finish-outside', values: [{ value, products: 1, is_chosen: true }] }] })
})

test('categories are facets with their names, and choosing one takes all below it', async () => {
  const { ask, build, settle, search } = await openSearch()
  const home = (await ask('POST', '/admin/categories', { payload: { name: 'Home' } })).json.data.category_id
  const cups = (await ask('POST', '/admin/categories', { payload: { name: 'Cups', parent_id: home } })).json.data.category_id
  await build({ name: 'Espresso cup', category_ids: [cups] })
  await settle()
  const { json } = await search({ category: home })
  expect(json.pagination.total).toBe(1)
  expect(json.facets.find(({ key }: { key: string }) => key === 'category').values).toEqual(expect.arrayContaining([{ value: home, label: 'Home', products: 1, is_chosen: true }, { value: cups, label: 'Cups', products: 1, is_chosen: false }]))
})

test('prices are those of the currency asked for, whatever its decimals', async () => {
  const { build, settle, search } = await openSearch()
  await build({ name: 'Yen mug', ...price('JPY', 1_500) })
  await build({ name: 'Dollar mug' })
  await build({ name: 'Dinar mug', ...price('KWD', 12_345) })
  await settle()
  expect((await search({ q: 'mug', currency: 'JPY' }, { store: { currency: 'JPY', currencies: ['JPY'] } })).json).toMatchObject({ data: [{ name: 'Yen mug', from_minor: 1_500, currency: 'JPY' }], price: { min_minor: 1_500, max_minor: 1_500, currency: 'JPY' } })
  expect((await search({ q: 'mug', price_min: '12345', price_max: '12345' }, { store: { currency: 'KWD', currencies: ['KWD'] } })).json.data).toMatchObject([{ name: 'Dinar mug' }])
  expect(await search({ q: 'mug', currency: 'GBP' })).toMatchObject({ status: 400, json: { field: 'currency' } })
})

test('products are sorted by price, by age and by stars', async () => {
  const { database, build, settle, names } = await openSearch()
  const dear = await build({ name: 'Mug A', price_minor: 3_000 })
  await build({ name: 'Mug B', price_minor: 1_000 })
  await build({ name: 'Mug C', price_minor: 2_000 })
  await withTenant(database.app, '00000000-0000-4000-8000-000000000001', (trx) => setRating(trx, dear.product_id, { rating: 4.5, reviews: 2 }))
  await settle()
  expect(await names({ q: 'mug', sort: 'price' })).toEqual(['Mug B', 'Mug C', 'Mug A'])
  expect(await names({ q: 'mug', sort: '-price' })).toEqual(['Mug A', 'Mug C', 'Mug B'])
  expect((await names({ sort: 'newest' }))[0]).toBe('Mug C')
  expect((await names({ q: 'mug', sort: 'rating' }))[0]).toBe('Mug A')
  expect(await names({ q: 'mug', rating: '4' })).toEqual(['Mug A'])
})

test('pages do not overlap, and end', async () => {
  const { build, settle, search } = await openSearch()
  for (let n = 0; n < 5; n++) await build({ name: `Mug ${n}` })
  await settle()
  const ids = async (page: number) => ((await search({ q: 'mug', limit: '2', page: String(page) })).json.data as { product_id: string }[]).map(({ product_id }) => product_id)
  expect(new Set([...(await ids(1)), ...(await ids(2)), ...(await ids(3))]).size).toBe(5)
  expect(await ids(4)).toEqual([])
  expect((await search({ q: 'mug', page: '9999' })).status).toBe(400)
})

test('matches are marked in plain pieces: nothing of a product is markup', async () => {
  const { build, settle, search } = await openSearch()
  await build({ name: '<b>Mug</b> & mugs', description: 'x'.repeat(10) })
  await build({ name: 'Tray', description: `${'Made of oak. '.repeat(20)}Holds a <i>teapot</i> and two cups` })
  await settle()
  const [mug] = (await search({ q: 'mug' })).json.data
  expect(mug.highlights.name).toEqual([{ text: '<b>', is_match: false }, { text: 'Mug', is_match: true }, { text: '</b> & ', is_match: false }, { text: 'mugs', is_match: true }])
  const [tray] = (await search({ q: 'teapot' })).json.data
  expect(tray.highlights.description.filter(({ is_match }: { is_match: boolean }) => is_match)).toEqual([{ text: 'teapot', is_match: true }])
})

test('a search takes at most three statements, also one that is put right', async () => {
  const { build, settle, search } = await openSearch()
  await build({ name: 'Headphones' })
  await settle()
  await search({ q: 'mug' })
  const query = vi.spyOn(pg.Client.prototype, 'query')
  for (const q of ['headphones', 'hedphones', '']) {
    query.mockClear()
    await search({ q })
    const statements = query.mock.calls.filter(([said]) => !/^(begin|commit)/i.test(typeof said === 'string' && !said.includes('execute') ? said : 'other'))
    expect(statements.length, q).toBeLessThanOrEqual(3)
  }
  query.mockRestore()
})

test.each([
  ['only stop words', 'the'], ['only punctuation', '!!! --- ???'], ['operators', 'mug & | ! <-> :*'], ['an open quote', '"mug'], ['emoji', '🙂☕'], ['right to left', 'كوب قهوة'], ['SQL', "mug'; drop table search.document; --"],
  ['one character', 'm'], ['a backslash', '\\'], ['a wildcard', '%'], ['a tsquery', "'mug' & 'x':*A"], ['a minus', '-'], ['only what is kept out', '-mug'], ['a generation', '#1'],
])('%s is an ordinary question', async (_name, q) => {
  const { build, settle, search } = await openSearch()
  await build({ name: 'Mug' })
  await settle()
  expect((await search({ q })).status).toBe(200)
})

test('what is too long or too much is refused at its field', async () => {
  const { search } = await openSearch()
  expect(await search({ q: 'x'.repeat(10_000) })).toMatchObject({ status: 400, json: { field: 'q' } })
  expect(await search({ 'attr.color': 'x'.repeat(300) })).toMatchObject({ status: 400, json: { field: 'attr.color' } })
  const many = Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`attr.a${n}`, 'x']))
  expect(await search(many)).toMatchObject({ status: 422, json: { code: 'TOO_MANY_FILTERS' } })
})

test('another store’s products are never found', async () => {
  const { build, settle, search } = await openSearch()
  await build({ name: 'Mug', tenant_id: SECOND })
  await settle(SECOND)
  await settle()
  expect((await search({ q: 'mug' })).json.pagination.total).toBe(0)
  expect((await search({ q: 'mug' }, { tenant_id: SECOND })).json.pagination.total).toBe(1)
})

test('anybody’s answer is everybody’s: it may be kept for a moment', async () => {
  const { build, settle, app } = await openSearch()
  await build({ name: 'Mug' })
  await settle()
  const answer = await app.inject({ url: '/api/v1/shop/search?q=mug', headers: asShopper({ customer_id: crypto.randomUUID() }) })
  expect(answer.headers['cache-control']).toBe('public, max-age=30')
})

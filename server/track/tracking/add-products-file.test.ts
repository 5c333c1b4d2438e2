import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { withTenant } from '#kernel/db'
import { testDatabase } from '#kernel/testing'
import { addProductsOfFile, MAX_ROWS } from './add-products-file.service.ts'
import * as imports from './imports.repository.ts'
import { listProducts } from './products.service.ts'
import { fileOf, TENANT } from './testing.ts'
import { ProductQuery } from './tracking.schema.ts'

async function start() {
  const { app: db } = await testDatabase()
  const run = async (content: string, { dry_run = false, marketplace }: { dry_run?: boolean; marketplace?: string } = {}) => {
    const path = await fileOf(content)
    const options = marketplace === undefined ? {} : { marketplace }
    const id = await withTenant(db, TENANT, (trx) => imports.insert(trx, { tenant_id: TENANT, kind: 'products', file_name: 'list.csv', dry_run, options }))
    const order = { row: { id, dry_run, options }, path, actor: { id: TENANT, tenant_id: TENANT }, onProgress: () => {}, size: (await readFile(path)).length }
    const counts = await addProductsOfFile(db, { ...order, signal: new AbortController().signal })
    const problems = await withTenant(db, TENANT, (trx) => imports.listProblems(trx, id, { page: 1, limit: 100 }))
    return { counts, problems: problems.map(({ line, code, field, asin }) => [line, code, field, asin]) }
  }
  const list = async () => (await listProducts(db, TENANT, ProductQuery.parse({ sort: 'name', order: 'asc' }))).data
  return { run, list }
}

test('each row of a list is a product, and a bad row is told with its line and field', async () => {
  const { run, list } = await start()
  const { counts, problems } = await run([
    'ASIN;URL;Name;Frequency;Tags;Market',
    'B000000001;;Alpha;hourly;a|b;de',
    ';https://www.amazon.co.jp/dp/B000000002;Beta;;;',
    'B00000;;Gamma;;;',
    'B000000004;;Delta;minutely;;',
    'B000000005;;Epsilon;;;atlantis',
    'B000000001;;Again;;;amazon.de',
    ';https://example.com/x;Zeta;;;',
  ].join('\n'))
  expect(counts).toMatchObject({ items_read: 7, items_kept: 3, items_refused: 4, products_added: 2, problems_found: 4 })
  expect(problems).toEqual([
    [4, 'VALIDATION_ERROR', 'asin', 'B00000'],
    [5, 'VALIDATION_ERROR', 'crawl_frequency', 'B000000004'],
    [6, 'MARKETPLACE_UNKNOWN', 'marketplace', 'B000000005'],
    [8, 'URL_NOT_A_PRODUCT', 'product_url', null],
  ])
  expect(await list()).toMatchObject([
    { name: 'Alpha', asin: 'B000000001', marketplace: 'de', crawl_frequency: 'hourly', tags: ['a', 'b'] },
    { name: 'Beta', asin: 'B000000002', marketplace: 'jp', crawl_frequency: 'daily', tags: [] },
  ])
})

test('a link in the column of the ASINs is a link', async () => {
  const { run, list } = await start()
  const { problems } = await run('asin\nhttps://www.amazon.de/dp/B000000001\nhttps://example.com/dp/B000000002')
  expect(problems).toEqual([[3, 'URL_NOT_A_PRODUCT', 'product_url', null]])
  expect(await list()).toMatchObject([{ asin: 'B000000001', marketplace: 'de' }])
})

test('a list that is added again adds nothing', async () => {
  const { run, list } = await start()
  await run('asin\nB000000001\nB000000002')
  expect((await run('asin\nB000000001\nB000000002\nB000000003')).counts).toMatchObject({ items_kept: 3, products_added: 1 })
  expect(await list()).toHaveLength(3)
})

test('a rehearsal checks every row and adds nothing', async () => {
  const { run, list } = await start()
  expect((await run('asin\nB000000001\nno', { dry_run: true, marketplace: 'de' })).counts).toMatchObject({ items_kept: 1, items_refused: 1, products_added: 0 })
  expect(await list()).toEqual([])
})

test('JSON is no list of products', async () => {
  const { run } = await start()
  expect((await run('[{"asin":"B000000001"}]')).problems).toEqual([[1, 'FILE_UNKNOWN', null, null]])
})

test('a list of more rows than may be is taken as far as it may', async () => {
  const { run } = await start()
  const rows = Array.from({ length: MAX_ROWS + 5 }, (_, index) => `B${String(index).padStart(9, '0')}`)
  const { counts, problems } = await run(['asin', ...rows].join('\n'), { dry_run: true })
  expect(counts).toMatchObject({ items_read: MAX_ROWS, items_kept: MAX_ROWS })
  expect(problems).toEqual([[MAX_ROWS + 2, 'ITEM_TOO_LARGE', null, null]])
})

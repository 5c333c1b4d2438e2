import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { withTenant } from '#kernel/db'
import { asCaller, asShopper, testApp, testDatabase, testServices } from '#kernel/testing'
import { installQueues } from '../../../kernel/jobs/queues.ts'
import { shopCommand } from '../catalog.cli.ts'
import { catalogJobs } from '../catalog.jobs.ts'
import { catalogModule } from '../module.ts'
import { buildProduct, FIRST, SECOND } from '../testing.ts'
import { type ImportCounts, importProducts } from './import.service.ts'
import { runImport } from './import-task.service.ts'
import { Mapping } from './mapping.schema.ts'

async function open() {
  const database = await testDatabase()
  const home = mkdtempSync(join(tmpdir(), 'tradewind-catalog-'))
  onTestFinished(() => rmSync(home, { recursive: true }))
  const services = testServices(database, { TRADEWIND_HOME: home })
  const app = await testApp(services, (a) => catalogModule.routes?.(a))
  let files = 0
  const read = (content: string | Buffer, { is_dry = false, mapping, tenant_id = FIRST }: { is_dry?: boolean; mapping?: object; tenant_id?: string } = {}): Promise<ImportCounts> => {
    const path = join(home, `${files++}.txt`)
    writeFileSync(path, content)
    return importProducts(database.app, { who: { id: undefined, tenant_id }, path, is_dry, ...(mapping === undefined ? {} : { mapping: Mapping.parse(mapping) }) })
  }
  const shown = async (slug: string) => (await app.inject({ url: `/api/v1/shop/products/${slug}`, headers: asShopper() })).json<{ data: Record<string, unknown> & { skus: Record<string, unknown>[] } }>().data
  const exported = async (tenant_id = FIRST) => (await app.inject({ url: '/api/v1/shop/admin/products/export.csv', headers: asCaller({ tenant_id }) })).body
  /** Everything of the catalogue that an import could change. */
  const state = () => withTenant(database.app, FIRST, async (trx) =>
    (await sql<{ state: string }>`select (select string_agg(p::text, '|' order by id) from catalog.product p) || (select string_agg(s::text, '|' order by id) from catalog.sku s) || (select string_agg(r::text, '|' order by sku_id, currency) from catalog.price r) as state`.execute(trx)).rows[0]?.state)
  return { database, services, app, home, read, shown, exported, state }
}

const CSV = `product,name,brand,categories,attributes,status,option1_name,option1_value,sku,weight_g,stock,price_usd,sale_price_usd,sale_to_usd
hoodie,Hoodie,Tidewave,Clothing > Tops; Sale,Fabric: Cotton; Fit: Slim,published,Size,M,H-M,400,5,49.90,,
hoodie,,,,,,Size,L,H-L,420,0,54.90,44.90,2999-01-01
mug,"Mug, ""big""",Oku,,,published,,,MUG,300,7,9,,
`

test('a file becomes products with SKUs, prices, categories and stock', async () => {
  const { read, shown } = await open()
  expect(await read(CSV)).toMatchObject({ rows: 3, rows_failed: 0, products_added: 2, skus_added: 3, problems: [] })
  expect(await shown('hoodie')).toMatchObject({
    name: 'Hoodie', attributes: [{ key: 'Fabric', value: 'Cotton' }, { key: 'Fit', value: 'Slim' }], options: [{ name: 'Size', values: ['M', 'L'] }],
    skus: [{ sku: 'H-M', price_minor: 4_990, available: 5 }, { sku: 'H-L', price_minor: 4_490, list_minor: 5_490, available: 0 }],
  })
  expect((await shown('mug'))['name']).toBe('Mug, "big"')
})

test('the same file again changes nothing', async () => {
  const { read, state } = await open()
  await read(CSV)
  const before = await state()
  expect(await read(CSV)).toMatchObject({ products_added: 0, products_changed: 0, skus_added: 0, skus_changed: 0, problems_found: 0 })
  expect(await state()).toBe(before)
})

test('a dry run tells the same, and stores nothing', async () => {
  const { read, exported } = await open()
  expect(await read(CSV, { is_dry: true })).toMatchObject({ rows: 3, products_added: 2, skus_added: 3 })
  expect((await exported()).trim().split('\r\n')).toHaveLength(1)
})

test('what is exported and imported again changes nothing, formulas and marks included', async () => {
  const { database, read, exported, state } = await open()
  await buildProduct(database.app, { name: '=HYPERLINK("http://x")', description: "'+1\r\nnext; line: > \\", attributes: [{ key: 'a:b', value: '-1; >' }], brand: '@brand', options: [{ name: 'Size', values: ['+L'] }], skus: [{ sku: '-S1', option_values: ['+L'], prices: [{ currency: 'JPY', amount_minor: 500 }, { currency: 'USD', amount_minor: 1_050 }, { currency: 'KWD', amount_minor: 3_125, sale_minor: 1, sale_from: '2026-01-01T00:00:00Z' }], is_tracked: false }] })
  await read(CSV)
  const [before, csv] = [await state(), await exported()]
  expect(csv).toMatch(/'=HYPERLINK/)
  expect(csv.split(/[,\r\n"]/).filter((cell) => /^[=+@]|^-\D/.test(cell))).toEqual([])
  expect(await read(csv)).toMatchObject({ products_changed: 0, skus_changed: 0, problems_found: 0 })
  expect(await state()).toBe(before)
})

test('another tenant’s products are not exported, and its codes are not in the way', async () => {
  const { database, read, exported } = await open()
  await buildProduct(database.app, { tenant_id: SECOND, name: 'Theirs', slug: 'mug', skus: [{ sku: 'MUG' }], is_published: false })
  expect(await read(CSV)).toMatchObject({ rows_failed: 0, products_added: 2 })
  expect(await exported()).not.toContain('Theirs')
})

test('bad rows are told with their number and field, and the others are stored', async () => {
  const { read, shown } = await open()
  const { rows, rows_failed, problems } = await read(`product,name,status,sku,price_usd,weight_g,colour
a,A,published,A,1.00,1,red
b,B,published,B,1.005,1,
c,C,published,C,1,-1,
d,,published,D,1,1,
e,E,published,,1,1,
f,F,published,A,1,1,
g,G,broken,G,1,1,
h,H,published,H,2,1,
`)
  expect([rows, rows_failed]).toEqual([8, 6])
  expect(problems.map(({ row, field, code }) => [row, field, code])).toEqual([
    [1, 'colour', 'UNKNOWN_COLUMN'], [3, 'price_usd', 'NOT_A_PRICE'], [4, 'weight_g', 'NOT_VALID'], [6, 'sku', 'SKU_MISSING'], [7, 'sku', 'SKU_TWICE'], [8, 'status', 'NOT_VALID'], [5, 'name', 'NAME_MISSING'],
  ])
  expect((await shown('h')).skus).toMatchObject([{ price_minor: 200 }])
})

test('rows that do not fit what is there are told', async () => {
  const { read } = await open()
  await read(CSV)
  const { problems } = await read('product,name,option1_name,option1_value,sku\nother,Other,,,MUG\nhoodie,,Colour,Red,H-R\nhoodie,,Size,M,H-M2\n')
  expect(problems.map(({ row, code }) => [row, code])).toEqual([[2, 'SKU_TAKEN'], [3, 'OPTIONS_DIFFER'], [4, 'COMBINATION_TAKEN']])
})

test.each([
  ['a mark of byte order and CRLF', '\uFEFFproduct,name,sku,price_usd\r\na,A,A,1\r\n', 1, []],
  ['semicolons', 'product;name;sku;price_usd\na;A;A;1\n', 1, []],
  ['quotes that do not match in the middle', 'product,name,sku\na,A,A\nb,B"x",B\nc,C,C\n', 2, ['CSV_BROKEN']],
  ['a quote that never closes', 'product,name,sku\na,A,A\nb,"B,B\n', 1, ['CSV_BROKEN']],
  ['U+0000', 'product,name,sku\na,A\0,A\nb,B,B\n', 1, ['UNSTORABLE']],
  ['nothing', '', 0, []],
  ['a cell of ten megabytes', `product,name,sku\na,A,A\nb,${'x'.repeat(10_000_000)},B\n`, 1, ['ROW_TOO_LONG']],
  ['a name that is too long', `product,name,sku\na,${'x'.repeat(301)},A\n`, 0, ['TOO_LONG']],
])('a CSV with %s is read as far as it goes', async (_what, csv, added, codes) => {
  const { read } = await open()
  const { products_added, problems } = await read(csv)
  expect({ products_added, codes: problems.map(({ code }) => code) }).toEqual({ products_added: added, codes })
})

test('JSON, JSONL and gzip are read like CSV, by a mapping where the fields differ', async () => {
  const { read, shown } = await open()
  const mapping = { columns: { product: { template: '{id} {title}' }, name: 'title', sku: { template: 'X-{id}' }, price_usd: { field: 'cents', unit: 'minor' }, barcode: { field: 'eans', index: 1 }, status: { constant: 'published' }, categories: { field: 'tags', split: '|' } }, attributes: { object: 'more', strip: ['t_'] } }
  const record = (id: number) => ({ id, title: `Thing ${id}`, cents: 1_005, eans: ['1', '2'], tags: 'One|Two', more: { t_main_colour: 'Red', size: 3 } })
  expect(await read(gzipSync(`${JSON.stringify(record(1))}\nnot json\n${JSON.stringify(record(2))}\n`), { mapping })).toMatchObject({ rows: 3, rows_failed: 1, products_added: 2, problems: [{ row: 2, code: 'NOT_JSON' }] })
  expect(await read(JSON.stringify([record(3), record(4)]), { mapping })).toMatchObject({ rows: 2, products_added: 2 })
  expect(await shown('4-thing-4')).toMatchObject({ attributes: [{ key: 'Main colour', value: 'Red' }, { key: 'Size', value: '3' }], skus: [{ sku: 'X-4', barcode: '2', price_minor: 1_005 }], breadcrumbs: [[{ name: 'One' }], [{ name: 'Two' }]] })
})

test('two imports of one file at once store it once', async () => {
  const { read, database } = await open()
  const both = await Promise.all([read(CSV), read(CSV)])
  expect(both.map(({ products_added }) => products_added).reduce((a, b) => a + b)).toBe(2)
  expect((await withTenant(database.app, FIRST, (trx) => sql`select from catalog.sku`.execute(trx))).rows).toHaveLength(3)
})

test('an upload is read by a task that tells what it found; run again, it changes nothing', async () => {
  const { app, services, database } = await open()
  await installQueues(database.url, catalogJobs)
  const boundary = 'tradewind'
  const payload = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="C:\\shop\\a.csv"\r\n\r\n${CSV}\r\n--${boundary}--\r\n`
  const sent = await app.inject({ method: 'POST', url: '/api/v1/shop/admin/products/import?dry_run=false', headers: { ...asCaller(), 'content-type': `multipart/form-data; boundary=${boundary}` }, payload })
  expect(sent.statusCode).toBe(202)
  const { task_id } = sent.json<{ data: { task_id: string } }>().data
  const { rows: [job] } = await sql<{ data: Parameters<typeof runImport>[1] }>`select data from jobs.job where name = 'catalog.import'`.execute(database.owner)
  if (job === undefined) throw new Error('no job')
  const context = { services, signal: new AbortController().signal, isLastAttempt: false }
  await runImport(context, job.data)
  await runImport(context, job.data)
  const answer = (caller = {}) => app.inject({ url: `/api/v1/shop/admin/products/import/${task_id}`, headers: asCaller(caller) })
  expect((await answer()).json()).toMatchObject({ data: { status: 'succeeded', file_name: 'a.csv', dry_run: false, result: { rows: 3, products_added: 2, problems: [] } } })
  expect((await answer({ tenant_id: SECOND })).statusCode).toBe(404)
})

const ICECAT = '../shared/data/shop/icecat-products.jsonl.gz'
test.skipIf(!existsSync(ICECAT))('the products of Icecat are read by the mapping in docs (skipped where the data is not there)', { timeout: 120_000 }, async () => {
  const { services } = await open()
  let said = ''
  const run = () => shopCommand({ services, tenantId: FIRST, out: (text) => void (said += text) }, ['import', ICECAT, '--mapping', 'docs/mappings/icecat.json'])
  expect(await run()).toBe(0)
  expect(said).toMatch(/: 19406 rows, 19406 products added, 0 changed; 19406 SKUs added, 0 changed; 0 rows failed/)
})

test('made-up products get drawn images when asked, once each', async () => {
  const { services, app } = await open()
  const seed = (images: string) => shopCommand({ services, tenantId: FIRST, out: () => {} }, ['seed', '--products', '3', '--images', images])
  for (let n = 0; n < 2; n++) await seed('2')
  const { data } = (await app.inject({ url: '/api/v1/shop/products', headers: asShopper() })).json<{ data: { image: { width: number } | null }[] }>()
  expect(data.flatMap(({ image }) => image?.width ?? [])).toEqual([1_200, 1_200])
})

test('the made-up shop is the same for the same seed, and is filled once', async () => {
  const { services, exported } = await open()
  const seed = (tenantId: string, number: string) => shopCommand({ services, tenantId, out: () => {} }, ['seed', '--products', '40', '--variants', '3', '--seed', number])
  await seed(FIRST, '7')
  const first = (await exported()).split('\r\n').toSorted()
  await seed(FIRST, '7')
  expect((await exported()).split('\r\n').toSorted()).toEqual(first)
  await seed(SECOND, '7')
  expect((await exported(SECOND)).split('\r\n').toSorted()).toEqual(first)
})

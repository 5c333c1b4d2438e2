import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { type Db, withTenant } from '#kernel/db'
import { testDatabase } from '#kernel/testing'
import { importFile, type ImportOrder, type ImportResult } from './import-file.service.ts'
import { at, buildProduct, fileOf, importContent, OTHER, temporaryFolder, TENANT } from './testing.ts'
import { historyImported } from './tracking.events.ts'

const SHARED = join(import.meta.dirname, '../../../../shared/data/amazon')
const KEEPA = join(SHARED, 'keepa/keepa-product.json')

const run = (db: Db, path: string, order: Partial<ImportOrder> = {}) => importFile(db, { tenantId: TENANT, path, ...order })
const product = (series: Parameters<typeof buildProduct>[0], asin = 'B0D8W1YVBX') => buildProduct(series, { asin })

/** Everything stored for a tenant, but for ids and the imports themselves. */
function stored(db: Db, tenantId = TENANT) {
  return withTenant(db, tenantId, async (trx) => {
    const all: Record<string, unknown[]> = {}
    for (const table of ['observation', 'rank', 'series_point', 'latest', 'source_state', 'rollup_hour', 'rollup_day', 'listing_content']) {
      const { rows } = await sql<{ row: Record<string, unknown> }>`select to_jsonb(t) - 'listing_id' || jsonb_build_object('asin', l.asin) as row from ${sql.table(`tracking.${table}`)} t join tracking.listing l on l.id = t.listing_id`.execute(trx)
      all[table] = rows.map(({ row }) => JSON.stringify(row, Object.keys(row).sort())).sort()
    }
    return all
  })
}
const countRows = async (db: Db, tenantId = TENANT) => Object.values(await stored(db, tenantId)).reduce((sum, rows) => sum + rows.length, 0)
const added = (result: ImportResult, listing = 0) => Object.fromEntries((result.listings[listing]?.metrics ?? []).map((counts) => [counts.metric, counts.added]))
const problems = async (db: Db, id: string) => withTenant(db, TENANT, async (trx) => (await sql<{ code: string; item: number; line: number | null; asin: string | null; fatal: boolean }>`select code, item, line, asin, fatal from tracking.import_problem where import_id = ${id} order by ordinal`.execute(trx)).rows)

test.skipIf(!existsSync(KEEPA))('a recorded Keepa product is stored whole, and a second time adds nothing', async () => {
  const { app } = await testDatabase()
  const first = await run(app, KEEPA)
  expect(first).toMatchObject({ format: 'json', items_read: 1, items_kept: 1, items_refused: 0, problems_found: 0 })
  expect(added(first)).toMatchObject({ bsr: 2740, buy_box: 249, buy_box_seller: 156, monthly_sold: 385, reviews: 2956, price: 129, rating: 109, rank: 4507 })
  expect(first.points_added).toBe(first.points_read)
  const { rows } = await withTenant(app, TENANT, (trx) => sql<{ n: number }>`select count(*)::int as n from tracking.observation where absent & 2 <> 0`.execute(trx))
  expect(rows[0]?.n).toBe(5) // the buy box without an offer
  const before = await stored(app)
  const second = await run(app, KEEPA)
  expect(second).toMatchObject({ items_kept: 1, points_read: first.points_read, points_added: 0 })
  expect(await stored(app)).toEqual(before)
})

test('a second import of the same file writes nothing and tells nobody', async () => {
  const { app, owner } = await testDatabase()
  const path = await fileOf({ products: [product({ 1: [[0, 2499], [60, -1]], 3: [[0, 1234]] })] })
  expect((await run(app, path)).points_added).toBe(5)
  const before = await stored(app)
  expect((await run(app, path)).points_added).toBe(0)
  expect(await stored(app)).toEqual(before)
  const { rows } = await sql<{ payload: unknown }>`select payload from kernel.outbox where type = ${historyImported.type}`.execute(owner)
  expect(rows).toEqual([{ payload: { product_id: expect.any(String), import_id: expect.any(String), points_added: 5 } }])
})

test('a richer answer fills what an earlier one did not know', async () => {
  const { app } = await testDatabase()
  await importContent(app, product({ 1: [[0, 2499], [60, 1999]] }))
  const richer = await importContent(app, product({ 1: [[0, 2499], [60, 1999]], 3: [[0, 1234], [60, -1]], 18: [[0, 2399]] }))
  expect(added(richer)).toEqual({ price: 0, availability: 0, bsr: 2, buy_box: 1, buy_box_shipping: 1 })
  const whole = await testDatabase()
  await importContent(whole.app, product({ 1: [[0, 2499], [60, 1999]], 3: [[0, 1234], [60, -1]], 18: [[0, 2399]] }))
  expect((await stored(app)).observation).toEqual((await stored(whole.app)).observation)
  expect((await stored(app)).rollup_day).toEqual((await stored(whole.app)).rollup_day)
})

test('what is stored is not overwritten by another value for the same minute', async () => {
  const { app } = await testDatabase()
  await importContent(app, product({ 1: [[0, 2499]] }))
  const before = await stored(app)
  expect((await importContent(app, product({ 1: [[0, 1]] }))).points_added).toBe(0)
  expect((await importContent(app, product({ 1: [[0, 999]] }))).points_added).toBe(0)
  expect((await stored(app)).observation).toEqual(before.observation)
})

test('two imports of one file at once store each point once', async () => {
  const { app } = await testDatabase()
  const series: [number, number][] = Array.from({ length: 3_000 }, (_, i) => [i * 45, 100 + (i % 700)])
  const path = await fileOf({ products: [product({ 1: series, 3: series }), product({ 3: series }, 'B000000002')] })
  const results = await Promise.all([run(app, path, { batchRows: 700 }), run(app, path, { batchRows: 500 }), run(app, path)])
  expect(results.reduce((sum, result) => sum + result.points_added, 0)).toBe(results[0]?.points_read)
  const once = await testDatabase()
  await run(once.app, path)
  expect(await stored(app)).toEqual(await stored(once.app))
})

test('an import that is stopped half way is completed by the next one', async () => {
  const { app } = await testDatabase()
  const series: [number, number][] = Array.from({ length: 1_000 }, (_, i) => [i * 60, 100 + i])
  const path = await fileOf({ products: [product({ 3: series }), product({ 3: series }, 'B000000002'), product({ 3: series }, 'B000000003')] })
  const stop = new AbortController()
  const onProgress = ({ items_read }: { items_read: number }) => items_read === 2 && stop.abort(new Error('stopped'))
  await expect(run(app, path, { batchRows: 300, signal: stop.signal, onProgress: (progress) => void onProgress(progress) })).rejects.toThrow('stopped')
  const half = await countRows(app)
  expect(half).toBeGreaterThan(0)
  const rest = await run(app, path, { batchRows: 300 })
  expect(rest.points_added).toBeGreaterThan(0)
  expect(rest.points_added).toBeLessThan(3_000)
  const whole = await testDatabase()
  await run(whole.app, path)
  expect(await stored(app)).toEqual(await stored(whole.app))
})

test('an import that is run again under its own id starts its counts over', async () => {
  const { app } = await testDatabase()
  const path = await fileOf([product({ 3: [[0, 5]] }), { asin: 'wrong', domainId: 1, csv: [] }])
  const { import_id } = await run(app, path)
  const again = await run(app, path, { importId: import_id })
  expect(again).toMatchObject({ items_read: 2, items_refused: 1, points_added: 0, problems_found: 1 })
  expect(await problems(app, import_id)).toEqual([{ code: 'ASIN_INVALID', item: 2, line: 1, asin: 'wrong', fatal: true }])
})

test('however the points of a product are split, ordered and repeated, the same is stored', async () => {
  const { app } = await testDatabase()
  const point = fc.tuple(fc.integer({ min: 0, max: 6_000 }), fc.integer({ min: 2, max: 5_000 }))
  const series = fc.uniqueArray(point, { selector: ([minute]) => minute, minLength: 1, maxLength: 25 })
  let n = 0
  await fc.assert(
    fc.asyncProperty(series, series, fc.array(fc.boolean(), { minLength: 50, maxLength: 50 }), async (prices, ranks, sides) => {
      const [whole, parted] = [`B${String((n += 1)).padStart(9, '0')}`, `B${String((n += 1)).padStart(9, '0')}`]
      await importContent(app, product({ 1: prices, 3: ranks }, whole))
      const half = (list: [number, number][], side: boolean) => list.filter((_, index) => sides[index] === side || index % 5 === 0)
      for (const side of [true, false, true]) {
        await importContent(app, [product({ 3: half(ranks, side).toReversed() }, parted), product({ 1: half(prices, side) }, parted), product({ 1: half(prices, side) }, parted)], { batchRows: 7 })
      }
      const all = await stored(app)
      const of = (asin: string) => Object.entries(all).filter(([table]) => table !== 'source_state').map(([, rows]) => rows.filter((row) => String(row).includes(asin)).map((row) => String(row).replace(asin, '')))
      expect(of(parted)).toEqual(of(whole))
    }),
    { numRuns: 12 },
  )
}, 60_000)

test('another tenant sees nothing of an import', async () => {
  const { app, owner } = await testDatabase()
  const { import_id } = await importContent(app, product({ 1: [[0, 2499]], 3: [[0, 5]] }))
  expect(await countRows(app)).toBeGreaterThan(0)
  expect(await countRows(app, OTHER)).toBe(0)
  await withTenant(app, OTHER, async (trx) => {
    expect((await sql`select from tracking.import where id = ${import_id}`.execute(trx)).rows).toEqual([])
    expect((await sql`select from tracking.product`.execute(trx)).rows).toEqual([])
  })
  const { rows } = await sql<{ name: string }>`select relname as name from pg_class c join pg_inherits i on i.inhrelid = c.oid join pg_namespace n on n.oid = c.relnamespace where nspname = 'tracking' and relkind = 'r'`.execute(owner)
  expect(rows.length).toBeGreaterThan(0)
  for (const { name } of rows) await expect(sql`select from ${sql.table(`tracking.${name}`)}`.execute(app)).rejects.toThrow('permission denied')
})

test('nobody can write what all tenants see', async () => {
  const { app } = await testDatabase()
  const nil = '00000000-0000-0000-0000-000000000000'
  await importContent(app, product({ 1: [[0, 2499]] }))
  const forge = (tenantId: string) => withTenant(app, tenantId, (trx) => sql`insert into tracking.latest (listing_id, tenant_id) select id, ${nil} from tracking.listing`.execute(trx))
  await expect(forge(TENANT)).rejects.toThrow('row-level security')
  await expect(forge(nil)).rejects.toThrow('row-level security')
})

test('the wrong items of a file are refused one by one, and the others kept', async () => {
  const { app } = await testDatabase()
  const lines = [product({ 3: [[0, 5]] }), { asin: 'B0', domainId: 1, csv: [] }, { asin: 'B0D8W1YVBX', domainId: 99, csv: [] }, { hello: 1 }].map((line) => JSON.stringify(line))
  const result = await importContent(app, [...lines.slice(0, 2), '{"asin": "B0D8', ...lines.slice(2)].join('\n'))
  expect(result).toMatchObject({ items_read: 5, items_kept: 1, items_refused: 4, points_added: 1, problems_found: 4 })
  expect(await problems(app, result.import_id)).toEqual([
    { code: 'ASIN_INVALID', item: 2, line: 2, asin: 'B0', fatal: true },
    { code: 'JSON_INVALID', item: 3, line: 3, asin: null, fatal: true },
    { code: 'MARKETPLACE_UNKNOWN', item: 4, line: 4, asin: 'B0D8W1YVBX', fatal: true },
    { code: 'SHAPE_UNKNOWN', item: 5, line: 5, asin: null, fatal: true },
  ])
})

test('a file that is none is one problem, and nothing is read', async () => {
  const { app } = await testDatabase()
  const result = await importContent(app, '')
  expect(result).toMatchObject({ format: null, items_read: 0, items_kept: 0, problems_found: 1 })
  expect(await problems(app, result.import_id)).toEqual([{ code: 'FILE_EMPTY', item: 0, line: null, asin: null, fatal: true }])
})

test('ten thousand problems are kept, and all are counted', async () => {
  const { app } = await testDatabase()
  const result = await importContent(app, `asin,marketplace,date,price\n${'x,us,2026-01-01,5\n'.repeat(10_050)}`)
  expect(result).toMatchObject({ items_refused: 10_050, problems_found: 10_050 })
  expect(await problems(app, result.import_id)).toHaveLength(10_000)
})

test('a dry run counts what would be added, and stores nothing', async () => {
  const { app } = await testDatabase()
  const path = await fileOf(product({ 1: [[0, 2499]], 3: [[0, 5]] }))
  expect(await run(app, path, { dryRun: true })).toMatchObject({ points_added: 3, items_kept: 1 })
  expect(await countRows(app)).toBe(0)
  expect((await run(app, path)).points_added).toBe(3)
})

test('the order of imports does not decide what was seen last', async () => {
  const early = product({ 1: [[0, 2499]] })
  const late = product({ 1: [[600, 1999]] })
  const latest = async (files: unknown[]) => {
    const { app } = await testDatabase()
    for (const file of files) await importContent(app, file)
    const { rows } = await withTenant(app, TENANT, (trx) => sql<{ price_minor: number; observed_at: Date }>`select price_minor, observed_at from tracking.latest`.execute(trx))
    return rows
  }
  expect(await latest([early, late])).toEqual([{ price_minor: 1999, observed_at: at(600) }])
  expect(await latest([late, early])).toEqual([{ price_minor: 1999, observed_at: at(600) }])
})

test('options that cannot be used are refused before anything is read', async () => {
  const { app } = await testDatabase()
  const path = await fileOf(product({ 1: [[0, 2499]] }))
  await expect(run(app, path, { marketplace: 'moon' })).rejects.toMatchObject({ code: 'MARKETPLACE_UNKNOWN', status: 422 })
  await expect(run(app, path, { currency: 'EURO' })).rejects.toMatchObject({ code: 'VALIDATION_ERROR', field: 'currency' })
  await expect(run(app, path, { observedAt: new Date('1999-01-01') })).rejects.toMatchObject({ code: 'VALIDATION_ERROR', field: 'observed_at' })
})

test('words that a database does not take do not stop an import', async () => {
  const { app } = await testDatabase()
  const odd = `half \ud83d and \u0000 nothing\t\\N \n new ${'😀'.repeat(300)}`
  const result = await importContent(app, [{ ...product({ 3: [[0, 5]] }), title: odd, brand: odd, features: [odd], buyBoxSellerIdHistory: ['7208104', odd], salesRanks: { [odd]: [1, 2] }, monthlySold: 1e12, lastSoldUpdate: 7_208_104 }, { asin: odd, domainId: 1, csv: [] }])
  expect(result).toMatchObject({ items_kept: 1, items_refused: 1, points_added: 2 })
})

const page = (more: object) => ({ asin: 'B000000001', url: 'https://www.amazon.com/dp/B000000001', statusMessage: 'FOUND', ...more })
const long = (length: number) => randomBytes(length).toString('hex').slice(0, length)
test.each<[string, string]>([
  ['a count of lists in lists', `{"asin":"B000000001","url":"https://www.amazon.com/dp/B000000001","statusMessage":"FOUND","countReview":${'['.repeat(200_000)}${']'.repeat(200_000)}}`],
  ['a category with a name of 20,000 letters', JSON.stringify(page({ productDetails: [{ name: 'Best Sellers Rank', value: `#1 in ${long(20_000)}` }] }))],
  ['a category with a number of 20,000 digits', JSON.stringify({ asin: 'B000000001', originalAsin: '', url: 'https://www.amazon.com/', bestsellerRanks: [{ rank: 1, category: 'Toys', url: `/${'12345'.repeat(4_000)}` }] })],
  ['millions of images', JSON.stringify(product({ 3: [[0, 5]] }, 'B000000001')).replace(/}$/, `,"imagesCSV":"${','.repeat(8_000_000)}"}`)],
  ['a currency that every object has', JSON.stringify({ asin: 'B000000001', input_asin: '', domain: 'amazon.com', title: 'x', currency: 'valueOf', final_price: 5 })],
])('%s costs no more than itself', async (_, item) => {
  const { app } = await testDatabase()
  expect(await importContent(app, `${item}\n${JSON.stringify(product({ 3: [[0, 5]] }))}`)).toMatchObject({ items_read: 2, items_kept: 2 })
})

test('words are cut where no page is so long', async () => {
  const { app } = await testDatabase()
  await importContent(app, page({ title: long(9_000), features: Array.from({ length: 900 }, () => long(9_000)), soldBy: long(9_000), price: 5, productDescription: long(90_000) }))
  const { rows } = await withTenant(app, TENANT, (trx) => sql<{ size: number[] }>`select array[length(c.title), cardinality(bullets), length(bullets[1]), length(description), length(buy_box_seller)] as size
    from tracking.listing_content c join tracking.latest using (listing_id)`.execute(trx))
  expect(rows).toEqual([{ size: [2_000, 50, 3_000, 50_000, 200] }])
})

test('an import of more listings than it shows counts them all', async () => {
  const { app } = await testDatabase()
  const result = await importContent(app, Array.from({ length: 2_005 }, (_, n) => product({ 3: [[0, 5]] }, `B${String(n).padStart(9, '0')}`)))
  expect(result).toMatchObject({ items_kept: 2_005, points_read: 2_005, points_added: 2_005 })
  expect(result.listings).toHaveLength(2_000)
})

test('items that hold nothing but words are stored as they come, not all at the end', async () => {
  const { app } = await testDatabase()
  const path = await fileOf(Array.from({ length: 20 }, (_, n) => page({ asin: `B${String(n).padStart(9, '0')}`, title: 'words' })))
  const stop = new AbortController()
  const onProgress = ({ items_read }: { items_read: number }) => void (items_read === 15 && stop.abort(new Error('stopped')))
  await expect(run(app, path, { batchRows: 3, signal: stop.signal, onProgress })).rejects.toThrow('stopped')
  expect((await withTenant(app, TENANT, (trx) => sql`select from tracking.product`.execute(trx))).rows).toHaveLength(12)
})

test('a table goes in row by row, and says which line is wrong', async () => {
  const { app } = await testDatabase()
  const result = await importContent(app, '\uFEFFasin;url;date;price;colour\r\nB000000001;https://www.amazon.de/dp/B000000001;2026-05-01;12,50;red\r\nB000000001;https://www.amazon.de/dp/B000000001;2026-05-02;13,00;red\r\nB0;https://www.amazon.de/;2026-05-02;1;red\r\n')
  expect(result).toMatchObject({ format: 'csv', items_read: 3, items_kept: 2, points_added: 2 })
  expect(await problems(app, result.import_id)).toEqual([{ code: 'CSV_HEADER_UNKNOWN', item: 1, line: 2, asin: 'B000000001', fatal: false }, { code: 'ASIN_INVALID', item: 3, line: 4, asin: 'B0', fatal: true }])
})

test('a large file is read in bounded memory', async () => {
  const { app } = await testDatabase()
  const path = join(await temporaryFolder(), 'large')
  const file = await open(path, 'w')
  const noise = 'x'.repeat(60_000)
  await file.write('[')
  for (let i = 0; i < 1_000; i += 1) {
    await file.write(`${i > 0 ? ',\n' : ''}${JSON.stringify({ ...product({ 3: [[i, 1 + i]] }, `B${String(i % 50).padStart(9, '0')}`), noise })}`)
  }
  await file.write(']')
  await file.close()
  globalThis.gc?.()
  const before = process.memoryUsage.rss()
  let most = 0
  const result = await run(app, path, { onProgress: () => void (most = Math.max(most, process.memoryUsage.rss() - before)) })
  expect(result).toMatchObject({ items_kept: 1_000, points_added: 1_000 })
  expect(most).toBeLessThan(150 * 2 ** 20)
}, 30_000)

test('an import brings no more listings than the plan has room for, and says which were left out', async () => {
  const database = await testDatabase()
  await sql`update accounts.tenant set max_products = 1 where id = ${TENANT}`.execute(database.owner)
  const problems: string[] = []
  const path = await fileOf([buildProduct({ 1: [[0, 1999]] }, { asin: 'B000000001' }), buildProduct({ 1: [[0, 1999]] }, { asin: 'B000000002' })])
  const { points_added } = await importFile(database.app, { tenantId: TENANT, path, onProblem: ({ code, asin }) => problems.push(`${code} ${asin}`) })
  expect(problems).toEqual(['QUOTA_EXCEEDED B000000002'])
  expect(points_added).toBe(2)
})

import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { withTenant } from '#kernel/db'
import { publish } from '#kernel/events'
import { productChanged } from '#shop/catalog'
import { FIRST, openSearch } from '../../tests/search.ts'

test('a product that is taken off is not shown, even before the index has heard of it', async () => {
  const { ask, build, settle, search, names } = await openSearch()
  const mug = await build({ name: 'Mug' })
  await build({ name: 'Mug two' })
  await settle()
  expect((await ask('POST', `/admin/products/${mug.product_id}/unpublish`)).status).toBe(200)
  expect((await search({ q: 'mug' })).json).toMatchObject({ data: [{ name: 'Mug two' }], pagination: { total: 1 } })
  await settle()
  expect(await names({ q: 'mug' })).toEqual(['Mug two'])
})

test('late, doubled and swapped events leave the index with what is true now', async () => {
  const { database, build, settle, names } = await openSearch()
  const mug = await build({ name: 'Mug' })
  await settle()
  await withTenant(database.app, FIRST, async (trx) => {
    for (const change of ['removed', 'unpublished', 'saved', 'published', 'removed'] as const) await publish(trx, productChanged, { key: mug.product_id, payload: { product_id: mug.product_id, change } })
  })
  await settle()
  expect(await names({ q: 'mug' })).toEqual(['Mug'])
})

test('many changes are taken in by one job', async () => {
  const { database, build, settle } = await openSearch()
  for (let n = 0; n < 4; n++) await build({ name: `Mug ${n}` })
  await settle()
  const { rows } = await sql<{ n: number }>`select count(*) as n from jobs.job where name = 'search.index'`.execute(database.owner)
  expect(rows[0]?.n).toBe(1)
})

test('a job that dies between two products leaves what it had not done, and the clock finds it', async () => {
  const { database, build, settle, run, names } = await openSearch()
  await build({ name: 'Mug' })
  await sql`create function search.die() returns trigger language plpgsql as $$ begin raise exception 'killed'; end $$`.execute(database.owner)
  await sql`create trigger die before insert on search.document execute function search.die()`.execute(database.owner)
  await expect(settle()).rejects.toThrow('killed')
  await sql`drop trigger die on search.document`.execute(database.owner)
  await sql`update search.pending set since = now() - interval '1 minute'`.execute(database.owner)
  await sql`delete from jobs.job where name = 'search.index'`.execute(database.owner)
  await run('search.sweep')
  const { rows } = await sql<{ data: { tenant_id: string } }>`select data from jobs.job where name = 'search.index'`.execute(database.owner)
  expect(rows.map(({ data }) => data.tenant_id)).toEqual([FIRST])
  await run('search.index', { tenant_id: FIRST })
  expect(await names({ q: 'mug' })).toEqual(['Mug'])
})

test('two workers share what waits and do nothing twice', async () => {
  const { build, settle, run, names } = await openSearch()
  for (let n = 0; n < 6; n++) await build({ name: `Mug ${n}` })
  await Promise.all([settle(), run('search.index', { tenant_id: FIRST }), run('search.index', { tenant_id: FIRST })])
  await run('search.index', { tenant_id: FIRST })
  expect(await names({ q: 'mug' })).toHaveLength(6)
})

test('a rebuild swaps the index, and searches are answered all the while', async () => {
  const { database, build, settle, names, rebuild, ask } = await openSearch()
  for (let n = 0; n < 3; n++) await build({ name: `Mug ${n}` })
  await settle()
  const before = await sql<{ generation: number }>`select generation from search.state where tenant_id = ${FIRST}`.execute(database.owner)
  await sql`update search.document set name = 'stale', vector = 'stale:1' where tenant_id = ${FIRST}`.execute(database.owner)
  const { task_id, run } = await rebuild()
  const [during] = await Promise.all([names({ q: 'mug' }), run()])
  expect(during.length === 0 || during.length === 3).toBe(true)
  expect(await names({ q: 'mug' })).toHaveLength(3)
  const after = await sql<{ generation: number; building: number | null; documents: number }>`select s.generation, building, (select count(*) from search.document d where d.generation <> s.generation) as documents from search.state s where tenant_id = ${FIRST}`.execute(database.owner)
  expect(after.rows[0]).toMatchObject({ building: null, documents: 0 })
  expect(after.rows[0]?.generation).not.toBe(before.rows[0]?.generation)
  const { rows } = await sql<{ status: string; result: object }>`select status, result from tasks.task where id = ${task_id}`.execute(database.owner)
  expect(rows[0]).toMatchObject({ status: 'succeeded', result: { products: 3, documents: 3 } })
  expect((await ask('GET', '/admin/search/log')).status).toBe(200)
})

test('what changes during a rebuild is in both indexes', async () => {
  const { database, build, settle, names } = await openSearch()
  const { postgresEngine } = await import('./postgres.engine.ts')
  const mug = await build({ name: 'Mug' })
  await settle()
  const place = <T>(work: (at: { trx: Parameters<Parameters<typeof withTenant>[2]>[0]; tenant_id: string }) => Promise<T>) => withTenant(database.app, FIRST, (trx) => work({ trx, tenant_id: FIRST }))
  const name = await place((at) => postgresEngine.beginRebuild(at))
  await build({ name: 'Late mug' })
  await settle()
  expect(await names({ q: 'late' })).toEqual(['Late mug'])
  await place((at) => postgresEngine.finishRebuild(at, name))
  expect(await names({ q: 'late' })).toEqual(['Late mug'])
  expect(await names({ q: mug.name })).toEqual(['Late mug'])
})

test('a rebuild that was overtaken by another writes nothing more', async () => {
  const { database, build, settle } = await openSearch()
  const { postgresEngine } = await import('./postgres.engine.ts')
  await build({ name: 'Mug' })
  await settle()
  await withTenant(database.app, FIRST, async (trx) => {
    const place = { trx, tenant_id: FIRST }
    const first = await postgresEngine.beginRebuild(place)
    await postgresEngine.beginRebuild(place)
    await expect(postgresEngine.fill(place, first, [])).rejects.toMatchObject({ code: 'REBUILD_REPLACED' })
    await expect(postgresEngine.finishRebuild(place, first)).rejects.toMatchObject({ code: 'REBUILD_REPLACED' })
  })
})

import { expect, test } from 'vitest'
import { sql } from 'kysely'
import { migrate, readMigrations } from './migrations.ts'
import { testDatabase } from './testing.ts'

test('a second migration of the same database applies nothing', async () => {
  const { url } = await testDatabase()
  expect(await migrate(url)).toEqual([])
})

test('two processes that migrate at once apply each file once', async () => {
  const { url, owner } = await testDatabase()
  const extra = [...readMigrations(), { name: '20991231-0000-test-once.sql', sql: 'create table kernel.once (n int)', checksum: 'x' }]
  const applied = await Promise.all([migrate(url, extra), migrate(url, extra), migrate(url, extra)])
  expect(applied.flat()).toEqual(['20991231-0000-test-once.sql'])
  const { rows } = await sql`select count(*) as n from kernel.migration where name like '2099%'`.execute(owner)
  expect(rows).toEqual([{ n: 1 }])
})

test('a migration that was edited after its release stops the start', async () => {
  const { url } = await testDatabase()
  const [first, ...others] = readMigrations()
  if (first === undefined) throw new Error('there are migrations')
  await expect(migrate(url, [{ ...first, checksum: 'edited' }, ...others])).rejects.toThrow(/was edited/)
})

test('a migration that fails leaves nothing behind', async () => {
  const { url, owner } = await testDatabase()
  const broken = { name: '20991231-0001-test-broken.sql', sql: 'create table kernel.half (n int); select 1/0', checksum: 'x' }
  await expect(migrate(url, [...readMigrations(), broken])).rejects.toThrow(/20991231-0001-test-broken\.sql failed: division by zero/)
  const { rows } = await sql`select to_regclass('kernel.half') as found`.execute(owner)
  expect(rows).toEqual([{ found: null }])
})

test('a wrong connection string is one line that hides the password', async () => {
  await expect(migrate('postgres://me:hunter2@127.0.0.1:1/nothing')).rejects.toThrow(/^the database does not answer \(127\.0\.0\.1:1\/nothing\): (?!.*hunter2)/)
})

import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { ROOT } from '#kernel/home'
import { testDatabase, type TestDatabase } from '#kernel/testing'
import { insertTenant } from '#platform/accounts'

const PRODUCTS = 40
const POINTS = 2_500
const TABLES = ['observation', 'rollup_hour', 'rollup_day', 'rank', 'source_state'] as const

/** Keepa products with two long series each: some hundred thousand points in a dozen batches. */
function writeHistory(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tradewind-kill-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const series = (from: number, step: number) => Array.from({ length: POINTS }, (_, i) => [7_200_000 + i * step, from + ((i * 7) % 900)]).flat()
  const products = Array.from({ length: PRODUCTS }, (_, p) => ({
    asin: `B0KILL${String(p).padStart(4, '0')}`, domainId: 1, lastUpdate: 7_200_000 + POINTS * 200,
    csv: Array.from({ length: 36 }, (_, index) => (index === 1 ? series(1_000 + p, 180) : index === 3 ? series(50 + p, 120) : null)),
  }))
  const file = join(folder, 'products.json')
  writeFileSync(file, JSON.stringify({ products }))
  return file
}

function importing(url: string, file: string) {
  const child = spawn(process.execPath, [join(ROOT, 'server/main.ts'), 'import', file], {
    env: { PATH: process.env.PATH, DATABASE_URL: url, TRADEWIND_SECRET: '7'.repeat(64), TRADEWIND_HOME: tmpdir() }, stdio: 'ignore',
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  return { child, ended: new Promise<number | null>((resolve) => child.once('exit', resolve)) }
}

async function withTenant(): Promise<TestDatabase> {
  const database = await testDatabase()
  await insertTenant(database.system, { tenant: { code: 'anchor', name: 'Anchor' }, person: { email: 'mei@anchor.example', username: 'mei', password_hash: 'x' } })
  return database
}

/** What is stored, without the ids that differ from one database to another. */
async function contents({ owner }: TestDatabase): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const table of TABLES) {
    const { rows } = await sql<{ rows: number; digest: string }>`
      select count(*) as rows, md5(string_agg(line, ' ' order by line)) as digest
      from (select l.asin || (to_jsonb(t) - 'listing_id' - 'tenant_id')::text as line from ${sql.raw(`tracking.${table}`)} t join tracking.listing l on l.id = t.listing_id) x`.execute(owner)
    found[table] = `${rows[0]?.rows} rows, ${rows[0]?.digest}`
  }
  return found
}

const stored = async ({ owner }: TestDatabase) => (await sql<{ rows: number }>`select count(*) as rows from tracking.observation`.execute(owner)).rows[0]?.rows ?? 0

test('an import killed in the middle and run again is the same as one that was not', async () => {
  const file = writeHistory()
  const [clean, killed] = [await withTenant(), await withTenant()]
  expect(await importing(clean.url, file).ended).toBe(0)
  const all = await stored(clean)

  const first = importing(killed.url, file)
  while ((await stored(killed)) === 0 && first.child.exitCode === null) await sleep(20)
  first.child.kill('SIGKILL')
  await first.ended
  const half = await stored(killed)
  expect(half).toBeGreaterThan(0)
  expect(half).toBeLessThan(all)
  expect(await importing(killed.url, file).ended).toBe(0)
  expect(await contents(killed)).toEqual(await contents(clean))
}, 120_000)

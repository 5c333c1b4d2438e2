import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { asCaller, testApp, testDatabase, testServices } from '#kernel/testing'
import { importFile } from '#track/tracking'
import { alertsCommand } from './alerts.cli.ts'
import { alertRoutes } from './alerts.routes.ts'
import type { ProductEvent } from './alerts.schema.ts'

const TENANT = '00000000-0000-4000-8000-000000000001'
const OTHER = '00000000-0000-4000-8000-000000000002'
const ASIN = 'B000000001'
/** Keepa's minutes of 2025-01-01. */
const START = Date.UTC(2025, 0, 1) / 60_000 - 21_564_000

/** 40 days with a rank of about 5,000 at $20, then 20 with a rank of 1,000 at $15, as Keepa tells it: changes only. */
function keepaFile(days = 60): string {
  const folder = mkdtempSync(join(tmpdir(), 'tradewind-alerts-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const csv: (number[] | null)[] = Array.from({ length: 36 }, () => null)
  csv[1] = [START, 2000, START + 40 * 1440, 1500]
  csv[3] = Array.from({ length: days * 8 }, (_, index) => [START + index * 180, (index < 320 ? 5000 : 1000) + (index % 7)]).flat()
  const path = join(folder, 'keepa.json')
  writeFileSync(path, JSON.stringify({ products: [{ asin: ASIN, domainId: 1, title: 'A thing', csv, lastUpdate: START + days * 1440 }] }))
  return path
}

async function start() {
  const database = await testDatabase()
  const services = testServices(database)
  const app = await testApp(services, alertRoutes)
  const load = async (tenantId: string, days?: number) => {
    const { listings } = await importFile(database.app, { tenantId, path: keepaFile(days) })
    return listings[0]?.product_id ?? 'none'
  }
  const get = (url: string, tenant_id = TENANT) => app.inject({ url: `/api/v1${url}`, headers: asCaller({ tenant_id, role: 'viewer' }) })
  const events = async (id: string, query = ''): Promise<ProductEvent[]> => (await get(`/products/${id}/events${query}`)).json().data
  const run = async (...argv: string[]) => {
    let text = ''
    const code = await alertsCommand({ db: database.app, tenantId: TENANT, out: (more) => void (text += more) }, argv)
    return { code, text }
  }
  return { database, load, get, events, run }
}

test('a viewer reads what changed in an imported history, oldest first', async () => {
  const { load, events } = await start()
  const found = await events(await load(TENANT))
  expect(found.map(({ rule, direction, before, after }) => ({ rule, direction, before, after }))).toEqual([
    { rule: 'price_low', direction: 'down', before: 2000, after: 1500 },
    { rule: 'bsr_shift', direction: 'down', before: 5003, after: 1003 },
  ])
  expect(found[0]).toMatchObject({ currency: 'USD', reason: 'Price fell to $15.00, below the 30-day low of $20.00 (−25 %, held 6 h)' })
})

test('the events of a product keep their ids when more history is imported', async () => {
  const { load, events } = await start()
  const before = await events(await load(TENANT, 50))
  const after = await events(await load(TENANT, 60))
  expect(before.length).toBeGreaterThan(0)
  expect(after.slice(0, before.length).map(({ id }) => id)).toEqual(before.map(({ id }) => id))
})

test('a history that grew is looked at anew', async () => {
  const { load, events } = await start()
  expect((await events(await load(TENANT, 40))).map(({ rule }) => rule)).toEqual([])
  expect(await events(await load(TENANT, 60))).toHaveLength(2)
})

test('from and to choose among the events', async () => {
  const { load, events } = await start()
  const id = await load(TENANT)
  const [low, shift] = await events(id)
  expect(await events(id, `?to=${low?.at}`)).toEqual([low])
  expect(await events(id, `?from=2025-02-11T12:00:00%2B00:00`)).toEqual([shift])
  expect(await events(id, '?from=2026-01-01')).toEqual([])
})

test('a product of another tenant is not there', async () => {
  const { load, get } = await start()
  const id = await load(OTHER)
  expect((await get(`/products/${id}/events`)).json()).toMatchObject({ code: 'NOT_FOUND' })
  expect((await get(`/products/${id}/events`, OTHER)).statusCode).toBe(200)
})

test('a time that is none is refused', async () => {
  const { get } = await start()
  expect((await get(`/products/${TENANT}/events?from=yesterday`)).statusCode).toBe(400)
})

test('the command lists what would have been told beside the naive count', async () => {
  const { load, run } = await start()
  await load(TENANT)
  const { code, text } = await run('replay', ASIN, '--naive')
  expect(code).toBe(0)
  expect(text.split('\n')).toEqual([
    `${ASIN} (us): 480 samples, 2025-01-01 to 2025-03-01`,
    '',
    '2025-02-10 Price fell to $15.00, below the 30-day low of $20.00 (−25 %, held 6 h)',
    '2025-02-12 BSR fell to #1,003 from a 28-day median of #5,003 (−80 %, robust z 20.1, 2 days)',
    '',
    'Would have told 2:',
    '  price_low             1',
    '  bsr_shift             1',
    '',
    'A rank alert on "moved against yesterday" (last rank of each of 60 days, carried forward):',
    '  by more than 10 %     1',
    '  by more than 20 %     1',
    '  by more than 30 %     1',
    '  by more than 50 %     1',
    '  bsr_shift             1',
    '',
  ])
})

test('the command speaks JSON of the chosen rules', async () => {
  const { load, run } = await start()
  await load(TENANT)
  const { text } = await run('replay', ASIN, '--marketplace', 'us', '--rule', 'bsr_shift', '--json')
  expect(JSON.parse(text)).toMatchObject({ asin: ASIN, marketplace: 'us', samples: 480, counts: { bsr_shift: 1 }, findings: [{ rule: 'bsr_shift' }] })
})

test('the command says that a listing is not tracked', async () => {
  const { run } = await start()
  expect(await run('replay', ASIN)).toEqual({ code: 1, text: `${ASIN} is not tracked by this tenant. Add it, or import a file that holds it.\n` })
})

test.each([
  { argv: ['replay'], field: 'asin' },
  { argv: ['replay', ASIN, '--rule', 'luck'], field: 'rule' },
  { argv: ['replay', ASIN, '--from', 'soon'], field: 'from' },
  { argv: ['forecast', ASIN], field: 'verb' },
])('the command refuses a wrong $field', async ({ argv, field }) => {
  const { run } = await start()
  await expect(run(...argv)).rejects.toMatchObject({ code: 'VALIDATION_ERROR', field })
})

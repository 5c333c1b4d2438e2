import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { withTenant } from '#kernel/db'
import { asCaller, testApp, testDatabase, testServices } from '#kernel/testing'
import { findProducts, importFile } from '#track/tracking'
import { auditCommand } from './quality.cli.ts'
import { qualityRoutes } from './quality.routes.ts'

const TENANT = '00000000-0000-4000-8000-000000000001'
const OTHER = '00000000-0000-4000-8000-000000000002'
const FILE = '../shared/data/amazon/apify/current_actor_sample.json'
const recorded = existsSync(FILE) ? test : test.skip

async function start() {
  const database = await testDatabase()
  const app = await testApp(testServices(database), qualityRoutes)
  await importFile(database.app, { tenantId: TENANT, path: FILE })
  const say = async (...argv: string[]) => {
    let text = ''
    const code = await auditCommand({ db: database.app, tenantId: TENANT, out: (more) => (text += more) }, argv)
    return { code, text }
  }
  const [product] = await withTenant(database.app, TENANT, (trx) => findProducts(trx, { asins: ['B09JQMJHXY'] }))
  return { app, say, product_id: product?.id ?? '' }
}

recorded('a recorded page is audited for a program', async () => {
  const { say } = await start()
  const { code, text } = await say('B09JQMJHXY', '--json')
  const audit = JSON.parse(text) as { score: number; checks: { id: string; measured: unknown; limit: unknown; source: string; effective_from: string }[] }
  expect(code).toBe(0)
  expect(audit.score).toBeGreaterThan(50)
  expect(audit.checks.find(({ id }) => id === 'title.length')).toMatchObject({ measured: 61, limit: 75, effective_from: '2026-07-27' })
})

recorded('the same page is audited for a reader', async () => {
  const { say } = await start()
  expect((await say('b09jqmjhxy')).text).toMatch(/^B09JQMJHXY us: \d+ of 100, from \d+ % of the checks/)
})

recorded('another tenant’s product is not audited', async () => {
  const { app, product_id } = await start()
  const ask = (tenant_id: string) => app.inject({ url: `/api/v1/products/${product_id}/audit`, headers: asCaller({ tenant_id }) })
  expect((await ask(TENANT)).statusCode).toBe(200)
  expect((await ask(OTHER)).statusCode).toBe(404)
})

recorded('a product nobody tracks cannot be audited', async () => {
  const { say } = await start()
  expect(await say('B000000009')).toMatchObject({ code: 1 })
  await expect(say('nonsense')).rejects.toMatchObject({ field: 'asin' })
  await expect(say('B09JQMJHXY', '--marketplace', 'moon')).rejects.toMatchObject({ field: 'marketplace' })
})

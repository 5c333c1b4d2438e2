import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { withTenant } from '#kernel/db'
import { testDatabase, testServices } from '#kernel/testing'
import { readFactSet } from '#track/facts'
import { importFile } from '#track/tracking'
import { suggestCommand } from './suggestions.cli.ts'
import type { ProductSuggestions } from './suggestions.schema.ts'
import { TENANT } from './testing.ts'

const FILE = '../shared/data/amazon/apify/current_actor_sample.json'
const recorded = existsSync(FILE) ? test : test.skip

async function start() {
  const database = await testDatabase()
  await importFile(database.app, { tenantId: TENANT, path: FILE })
  const say = async (...argv: string[]) => {
    let text = ''
    const code = await suggestCommand({ services: testServices(database), tenantId: TENANT, out: (more) => (text += more) }, argv)
    return { code, text }
  }
  return { database, say }
}

recorded('suggestions for a program name facts that are stored', async () => {
  const { database, say } = await start()
  const { code, text } = await say('B09JQMJHXY', '--depth', 'comprehensive', '--json')
  const { run, suggestions } = JSON.parse(text) as ProductSuggestions
  expect(code).toBe(0)
  expect(run).toMatchObject({ written_by: 'computed', fallback_code: 'LLM_OFF' })
  expect(suggestions.length).toBeGreaterThan(0)
  const stored = new Set((await withTenant(database.app, TENANT, (trx) => readFactSet(trx, run?.fact_set_id ?? ''))).map(({ id }) => id))
  const named = suggestions.flatMap(({ facts }) => facts.map(({ id }) => id))
  expect(named.length).toBeGreaterThan(0)
  expect(named.filter((id) => !stored.has(id))).toEqual([])
})

recorded('suggestions for a reader come in the language asked for, as often as asked', async () => {
  const { say } = await start()
  await say('B09JQMJHXY')
  const { text } = await say('b09jqmjhxy', '--language', 'zh-TW')
  expect(text).toMatch(/^B09JQMJHXY us: \d+ suggestions?, computed \(LLM_OFF\), audit \d+ of 100/)
  expect(text).toContain('商品要點')
})

recorded('a product nobody tracks, and a depth that is none, are told', async () => {
  const { say } = await start()
  expect(await say('B000000009')).toMatchObject({ code: 1, text: expect.stringContaining('not tracked') })
  await expect(say('B09JQMJHXY', '--depth', 'bottomless')).rejects.toMatchObject({ field: 'depth' })
})

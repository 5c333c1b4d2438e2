import { expect, test } from 'vitest'
import { testDatabase } from '#kernel/testing'
import { at, buildProduct, fileOf, TENANT } from './testing.ts'
import { historyCommand, importCommand } from './tracking.cli.ts'

async function start() {
  const { app } = await testDatabase()
  const say = async (command: typeof importCommand, ...argv: string[]) => {
    let text = ''
    const code = await command({ db: app, tenantId: TENANT, out: (more) => (text += more) }, argv)
    return { code, text }
  }
  return { say, file: await fileOf([buildProduct({ 1: [[0, 2000], [60, -1], [120, 1000]] }, { looked: 240 }), { asin: 'B0', domainId: 1, csv: [] }]) }
}

test('an import tells its counts and problems', async () => {
  const { say, file } = await start()
  const { code, text } = await say(importCommand, file)
  expect(code).toBe(0)
  expect(text).toContain('refused  item 2, line 1, B0, asin: “B0” is no ASIN [ASIN_INVALID]')
  expect(text).toMatch(/B0D8W1YVBX us\s+price\s+3\s+3\n/)
  expect(text).toContain('1 of 2 items kept, 6 points read, 6 added, 1 problems')
  expect((await say(importCommand, file)).text).toContain('6 points read, 0 added')
})

test('an import of which nothing is kept fails', async () => {
  const { say } = await start()
  expect((await say(importCommand, await fileOf('hello'))).code).toBe(1)
  await expect(say(importCommand)).rejects.toMatchObject({ field: 'file' })
  await expect(say(importCommand, '/nowhere/at/all')).rejects.toMatchObject({ code: 'FILE_MISSING' })
})

test('an import can be rehearsed, and read by a program', async () => {
  const { say, file } = await start()
  const { text } = await say(importCommand, file, '--dry-run', '--json')
  expect(JSON.parse(text)).toMatchObject({ dry_run: true, points_added: 6, problems: [{ code: 'ASIN_INVALID' }] })
  expect((await say(historyCommand, 'B0D8W1YVBX')).code).toBe(1)
})

test('a history is a table with its gaps and extremes', async () => {
  const { say, file } = await start()
  await say(importCommand, file)
  const { code, text } = await say(historyCommand, 'b0d8w1yvbx', '--metric', 'price', '--resolution', 'raw')
  expect(code).toBe(0)
  expect(text).toMatch(/2024-09-14 15:04\s+20\.00 USD\n2024-09-14 16:04\s+–\n2024-09-14 17:04\s+10\.00 USD\n/)
  expect(text).toMatch(/min\s+10\.00 USD\naverage\s+13\.33 USD\nmax\s+20\.00 USD\ncurrent\s+10\.00 USD\ncovered\s+75 %/)
  expect(text).toContain(`${at(60).toISOString()} – ${at(120).toISOString()}`)
})

test('a history can be read by a program, and says what it does not know', async () => {
  const { say, file } = await start()
  await say(importCommand, file)
  const { text } = await say(historyCommand, 'B0D8W1YVBX', '--metric', 'price,bsr', '--resolution', 'hour', '--json')
  expect(JSON.parse(text)).toMatchObject({ asin: 'B0D8W1YVBX', resolution: 'hour', series: [{ metric: 'price' }, { metric: 'bsr', summary: { average: null } }] })
  await expect(say(historyCommand, 'B0D8W1YVBX', '--metric', 'colour')).rejects.toMatchObject({ field: 'metric' })
  await expect(say(historyCommand, 'nonsense')).rejects.toMatchObject({ field: 'asin' })
  expect(await say(historyCommand, 'B000000009', '--marketplace', 'de')).toMatchObject({ code: 1, text: expect.stringContaining('not tracked by this tenant') })
})

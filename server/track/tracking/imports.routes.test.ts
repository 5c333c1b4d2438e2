import { existsSync } from 'node:fs'
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { JobContext } from '#kernel/jobs'
import { asCaller, testApp, testDatabase, testServices } from '#kernel/testing'
import { installQueues } from '../../kernel/jobs/queues.ts'
import { clearUploads, runImport, uploadsFolder } from './imports.service.ts'
import { importRoutes } from './imports.routes.ts'
import { buildProduct, OTHER, temporaryFolder, TENANT } from './testing.ts'
import { trackingJobs } from './tracking.jobs.ts'

async function start() {
  const database = await testDatabase()
  await installQueues(database.url, trackingJobs)
  const services = testServices(database)
  services.config.home = await temporaryFolder()
  const app = await testApp(services, importRoutes)
  const get = async (url: string, tenant_id = TENANT) => {
    const answer = await app.inject({ url: `/api/v1${url}`, headers: asCaller({ tenant_id, role: 'viewer' }) })
    return { status: answer.statusCode, ...answer.json() }
  }
  const upload = async (content: string | undefined, fields: Record<string, string> = {}, caller: Parameters<typeof asCaller>[0] = {}) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.append(name, value)
    if (content !== undefined) form.append('file', new Blob([content]), '../my file.json')
    const request = new Request('http://local', { method: 'POST', body: form })
    const payload = Buffer.from(await request.arrayBuffer())
    const answer = await app.inject({ method: 'POST', url: '/api/v1/imports', headers: { ...asCaller(caller), 'content-type': request.headers.get('content-type') ?? '' }, payload })
    return { status: answer.statusCode, ...answer.json() }
  }
  const send = async (payload: string, type = 'multipart/form-data; boundary=XB') => {
    const answer = await app.inject({ method: 'POST', url: '/api/v1/imports', headers: { ...asCaller(), 'content-type': type }, payload })
    return { status: answer.statusCode, ...answer.json() }
  }
  const work = async (isLastAttempt = true) => {
    const context: JobContext = { services, signal: new AbortController().signal, isLastAttempt }
    const { rows } = await sql<{ data: { import_id: string; task_id: string; tenant_id: string } }>`select data from jobs.job where name = 'tracking.import' order by created_on`.execute(database.owner)
    for (const { data } of rows) await runImport(context, data)
  }
  const task = async () => (await sql<{ status: string; error: string | null; result: unknown }>`select status, error, result from tasks.task`.execute(database.owner)).rows[0]
  return { get, upload, send, work, task, uploads: uploadsFolder(services.config.home) }
}

test('an uploaded file is imported by its task', async () => {
  const { get, upload, work, task, uploads } = await start()
  const { status, data } = await upload(JSON.stringify([buildProduct({ 3: [[0, 5]] }), { asin: 'B0', domainId: 1, csv: [] }]))
  expect(status).toBe(202)
  expect(await get(`/imports/${data.import_id}`)).toMatchObject({ data: { task_id: data.task_id, file_name: 'my file.json', items_read: 0, format: null } })
  await work()
  expect(await task()).toMatchObject({ status: 'succeeded', result: { points_added: 1, items_refused: 1 } })
  expect((await get(`/imports/${data.import_id}`)).data).toMatchObject({
    format: 'json', items_read: 2, items_kept: 1, items_refused: 1, points_read: 1, points_added: 1,
    listings: [{ asin: 'B0D8W1YVBX', marketplace: 'us', product_id: expect.any(String), metrics: [{ metric: 'bsr', read: 1, added: 1 }] }],
  })
  expect(await get(`/imports/${data.import_id}/problems`)).toMatchObject({ data: [{ item: 2, line: 1, asin: 'B0', code: 'ASIN_INVALID', field: 'asin', message: expect.any(String), fatal: true }], pagination: { total: 1 } })
  expect(await readdir(uploads)).toEqual([])
})

test('the fields before the file decide what it does not say', async () => {
  const { get, upload, work } = await start()
  const { data } = await upload('asin,price\nB000000001,12.50\n', { marketplace: 'de', observed_at: '2026-05-01T00:00:00Z', dry_run: 'true' })
  await work()
  expect((await get(`/imports/${data.import_id}`)).data).toMatchObject({ dry_run: true, items_kept: 1, points_added: 1, listings: [{ marketplace: 'de', product_id: null }] })
})

test('an import of another tenant is not found', async () => {
  const { get, upload } = await start()
  const { data } = await upload('[]')
  expect(await get(`/imports/${data.import_id}`, OTHER)).toMatchObject({ status: 404 })
  expect(await get(`/imports/${data.import_id}/problems`, OTHER)).toMatchObject({ status: 404 })
})

test.each([
  ['no file', undefined, {}, { code: 'VALIDATION_ERROR', field: 'file' }],
  ['an unknown marketplace', '[]', { marketplace: 'moon' }, { code: 'VALIDATION_ERROR', field: 'marketplace' }],
  ['a time that is none', '[]', { observed_at: 'soon' }, { code: 'VALIDATION_ERROR', field: 'observed_at' }],
  ['an unknown field', '[]', { colour: 'red' }, { code: 'VALIDATION_ERROR' }],
])('an upload with %s is refused, and leaves nothing behind', async (_, content, fields, failure) => {
  const { upload, uploads } = await start()
  expect(await upload(content, fields)).toMatchObject({ status: 400, ...failure })
  expect(existsSync(uploads) ? await readdir(uploads) : []).toEqual([])
})

const part = (disposition: string, content: string) => `--XB\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${content}\r\n`
const FILE = part('name="file"; filename="a.json"', '[]')
test.each([
  ['without a boundary', '--XB--\r\n', 'multipart/form-data'],
  ['that ends in a field', FILE.slice(0, 40), undefined],
  ['that ends in its file', FILE, undefined],
  ['that is no form', 'hello', undefined],
  ['with a field behind the file', `${FILE}${part('name="dry_run"', 'true')}--XB--\r\n`, undefined],
])('an upload %s is refused, and leaves nothing behind', async (_, payload, type) => {
  const { send, uploads } = await start()
  expect(await send(payload, type)).toMatchObject({ status: 400, code: 'VALIDATION_ERROR' })
  expect(existsSync(uploads) ? await readdir(uploads) : []).toEqual([])
})

test('an upload of two files is refused, and leaves nothing behind', async () => {
  const { send, uploads } = await start()
  expect(await send(`${FILE}${FILE}--XB--\r\n`)).toMatchObject({ status: 413 })
  expect(await readdir(uploads)).toEqual([])
})

test.each([
  ['../../etc/passwd', 'passwd'], ['C:\\Users\\me\\list.csv', 'list.csv'], ['a\0b.json', 'ab.json'], ['\u202Egpj.exe', 'gpj.exe'], [`${'a'.repeat(199)}😀`, `${'a'.repeat(199)}\ufffd`], ['..', 'upload'], ['/', 'upload'], ['', 'upload'],
])('a file called %j is shown as %j', async (name, shown) => {
  const { send, get } = await start()
  const { data } = await send(`${part(`name="file"; filename="${name.replaceAll('\\', '\\\\')}"`, '[]')}--XB--\r\n`)
  expect((await get(`/imports/${data.import_id}`)).data.file_name).toBe(shown)
})

test('a viewer may not import', async () => {
  const { upload } = await start()
  expect(await upload('[]', {}, { role: 'viewer' })).toMatchObject({ status: 403 })
})

test('an upload that is gone fails its task with the reason', async () => {
  const { upload, work, task, uploads } = await start()
  await upload('[]')
  await clearUploads(uploads, Date.now() + 1_000)
  await work()
  expect(await task()).toMatchObject({ status: 'failed', error: expect.stringContaining('not kept any more') })
})

test('uploads that nobody took are cleared after a week', async () => {
  const folder = join(await temporaryFolder(), 'uploads')
  expect(await clearUploads(folder)).toBe(0)
  await mkdir(folder)
  await writeFile(join(folder, 'old'), '')
  await writeFile(join(folder, 'new'), '')
  await utimes(join(folder, 'old'), new Date(), new Date(Date.now() - 8 * 86_400_000))
  expect(await clearUploads(folder)).toBe(1)
  expect(await readdir(folder)).toEqual(['new'])
})

import { createHash, createHmac } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { withTenant } from '#kernel/db'
import { testApp, testDatabase, testServices } from '#kernel/testing'
import { fileRoutes } from './files.routes.ts'
import { keepFile, openFile, putFile, removeDue, removeFile, signFile } from './files.service.ts'

const TENANT = '00000000-0000-4000-8000-000000000001'
const OTHER = '00000000-0000-4000-8000-000000000002'
const NOW = new Date()

async function setUp(env: Record<string, string> = {}) {
  const database = await testDatabase()
  const home = mkdtempSync(join(tmpdir(), 'tradewind-files-'))
  onTestFinished(() => rmSync(home, { recursive: true }))
  const services = testServices(database, { TRADEWIND_HOME: home, ...env })
  const app = await testApp(services, fileRoutes)
  const put = (body: string, more: { expires_at?: Date; name?: string } = {}) => putFile(services, { tenant_id: TENANT, name: 'report.pdf', type: 'application/pdf', body: Buffer.from(body), ...more })
  const sign = (file_id: string, tenant_id = TENANT, now = NOW) => new URL(signFile(services, { tenant_id, file_id, expires_s: 60, now }))
  const get = (url: URL) => app.inject({ url: url.pathname + url.search })
  const count = () => withTenant(database.app, TENANT, async (trx) => (await sql<{ n: number }>`select count(*) as n from files.file`.execute(trx)).rows[0]?.n)
  return { database, services, put, sign, get, count }
}

test('a signed link gives the file, and no browser runs what is in it', async () => {
  const { put, sign, get } = await setUp()
  const answer = await get(sign(await put('<script>1</script>', { name: '報告 "1".pdf' })))
  expect(answer.statusCode).toBe(200)
  expect(answer.body).toBe('<script>1</script>')
  expect(answer.headers).toMatchObject({ 'content-type': 'application/pdf', 'content-security-policy': "sandbox; default-src 'none'", 'x-content-type-options': 'nosniff' })
  expect(answer.headers['content-disposition']).toBe(`attachment; filename="__ _1_.pdf"; filename*=UTF-8''${encodeURIComponent('報告 "1".pdf')}`)
})

test.each([
  ['another file', (url: URL) => void (url.pathname = url.pathname.replace(/[0-9a-f]{4}$/, 'ffff'))],
  ['a later end', (url: URL) => url.searchParams.set('expires', String(Number(url.searchParams.get('expires')) + 60))],
  ['another tenant', (url: URL) => url.searchParams.set('tenant', OTHER)],
  ['no signature of ours', (url: URL) => url.searchParams.set('signature', 'x'.repeat(43))],
])('a link changed to %s is refused', async (_name, change) => {
  const { put, sign, get } = await setUp()
  const url = sign(await put('x'))
  change(url)
  expect((await get(url)).json()).toMatchObject({ code: 'LINK_EXPIRED' })
})

test('a link works no longer than it says, nor for the file of another tenant', async () => {
  const { put, sign, get } = await setUp()
  const id = await put('x')
  expect((await get(sign(id, TENANT, new Date(NOW.getTime() - 61_000)))).statusCode).toBe(403)
  expect((await get(sign(id, OTHER))).statusCode).toBe(404)
})

test('a file whose time is over is not given, and then removed; one that broke off too', async () => {
  const { services, database, put, sign, get, count } = await setUp()
  const url = sign(await put('old', { expires_at: new Date(NOW.getTime() - 1) }))
  await put('kept')
  await sql`insert into files.file (tenant_id, name, type, size, sha256, created_at) values (${TENANT}, 'half.pdf', 'application/pdf', 1, 'x', now() - interval '2 hours')`.execute(database.owner)
  expect((await get(url)).statusCode).toBe(404)
  expect(await removeDue(services, NOW)).toBe(2)
  expect(await count()).toBe(1)
  expect(readdirSync(join(services.config.home, 'files', TENANT))).toHaveLength(1)
})

test('what was put for a while stays once it is somebody’s, and goes when nobody came to take it', async () => {
  const { services, database, put, sign, get } = await setUp()
  const until = { expires_at: new Date(NOW.getTime() + 1_000) }
  const [taken, left] = [await put('taken', until), await put('left', until)]
  await withTenant(database.app, TENANT, (trx) => keepFile(trx, taken))
  await withTenant(database.app, OTHER, (trx) => keepFile(trx, left)) // another tenant keeps nothing
  expect(await removeDue(services, new Date(NOW.getTime() + 5_000))).toBe(1)
  expect((await get(sign(taken))).body).toBe('taken')
})

test('what is removed is gone, and may be removed again', async () => {
  const { services, put, sign, get } = await setUp()
  const file_id = await put('x')
  await removeFile(services, { tenant_id: TENANT, file_id })
  await removeFile(services, { tenant_id: TENANT, file_id })
  expect((await get(sign(file_id))).statusCode).toBe(404)
})

/** A bucket that keeps what is rightly signed (Signature Version 4, by the letter of its specification). */
async function bucket(secret: string) {
  const kept = new Map<string, Buffer>()
  const hmac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text).digest()
  const isSigned = (req: IncomingMessage, body: Buffer) => {
    const [, date = '', region = '', headers = '', signature] = /Credential=\w+\/(\d{8})\/([\w-]+)\/s3\/aws4_request, SignedHeaders=([\w;-]+), Signature=([0-9a-f]{64})/.exec(req.headers.authorization ?? '') ?? []
    const hash = req.headers['x-amz-content-sha256'] as string
    if (hash !== 'UNSIGNED-PAYLOAD' && hash !== createHash('sha256').update(body).digest('hex')) return false
    const canonical = [req.method, req.url, '', ...headers.split(';').map((name) => `${name}:${String(req.headers[name])}`), '', headers, hash].join('\n')
    const text = ['AWS4-HMAC-SHA256', req.headers['x-amz-date'], `${date}/${region}/s3/aws4_request`, createHash('sha256').update(canonical).digest('hex')].join('\n')
    return hmac(hmac(hmac(hmac(hmac(`AWS4${secret}`, date), region), 's3'), 'aws4_request'), text).toString('hex') === signature
  }
  const server = createServer((req, res) => void (async () => {
    const body = Buffer.concat(await Array.fromAsync(req as AsyncIterable<Buffer>))
    if (!isSigned(req, body)) return void res.writeHead(403).end('<Error><Code>SignatureDoesNotMatch</Code></Error>')
    const key = req.url ?? ''
    if (req.method === 'PUT') kept.set(key, body)
    if (req.method === 'DELETE') kept.delete(key)
    const found = kept.get(key)
    res.writeHead(req.method === 'GET' && found === undefined ? 404 : 200).end(req.method === 'GET' ? found : undefined)
  })())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return { kept, host: `127.0.0.1:${(server.address() as AddressInfo).port}` }
}

test('in a bucket a file is kept, read and removed by signed requests', async () => {
  const { kept, host } = await bucket('s3/cret')
  const { services, put, sign, get } = await setUp({ FILES_URL: `s3+http://KEY:s3%2Fcret@${host}/reports?region=eu-1` })
  const file_id = await put('in the bucket')
  expect([...kept.keys()]).toEqual([`/reports/${TENANT}/${file_id}`])
  expect((await get(sign(file_id))).body).toBe('in the bucket')
  await removeFile(services, { tenant_id: TENANT, file_id })
  expect(kept.size).toBe(0)
})

test('a bucket that refuses is told of without its secret, and the broken file is no file', async () => {
  const { host } = await bucket('another')
  const { services, put, count, database } = await setUp({ FILES_URL: `s3+http://KEY:secret@${host}/reports` })
  await expect(put('x')).rejects.toMatchObject({ code: 'UNAVAILABLE', message: 'The file store answered 403 (SignatureDoesNotMatch)' })
  expect(await count()).toBe(1)
  const { rows } = await sql<{ id: string }>`select id from files.file`.execute(database.owner)
  await expect(openFile(services, { tenant_id: TENANT, file_id: rows[0]?.id ?? '' }, NOW)).rejects.toMatchObject({ status: 404 })
})

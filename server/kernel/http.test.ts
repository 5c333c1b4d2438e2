import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { withTenant } from './db.ts'
import { refused } from './errors.ts'
import { type App, keepAnswer } from './http.ts'
import { data, page, pageQuery, paginate } from './shapes.ts'
import { asCaller, testApp, testDatabase, testServices } from './testing.ts'

const tags = ['test']
const Thing = z.object({ name: z.string(), size: z.int() })
const NewThing = z.strictObject({ name: z.string().min(1), size: z.int().positive(), parts: z.array(z.strictObject({ sku: z.string() })).optional() })

function routes(app: App) {
  let made = 0
  app.get('/open', { config: { access: 'public' }, schema: { tags, response: { 200: data(z.object({ ip: z.string() })) } } }, (req) => ({ data: { ip: req.ip } }))
  app.get('/things', { config: { access: 'viewer' }, schema: { tags, querystring: z.object(pageQuery), response: { 200: page(Thing) } } }, (req) => ({
    data: [{ name: 'anchor'.repeat(300), size: 1, secret: 'not in the schema' }], pagination: paginate(req.query, 41),
  }))
  app.post('/kept', { config: { access: 'member', idempotent: true }, schema: { tags, body: NewThing, response: { 201: data(Thing) } } }, async (req) => {
    const body = { data: { name: req.body.name, size: ++made } }
    await withTenant(app.db, req.caller.tenant_id, (trx) => keepAnswer(trx, req, { status: 201, body }))
    throw new Error('the process died here')
  })
  app.post('/things', { config: { access: 'member', idempotent: true }, schema: { tags, body: NewThing, response: { 201: data(Thing) } } }, async (req, reply) => {
    if (req.body.name === 'cursed') throw refused('NAME_CURSED', 'Nobody may own this', 'name')
    if (req.body.name === 'broken') throw new Error('secret detail of the inside')
    return reply.code(201).send({ data: { name: req.body.name, size: ++made } })
  })
}

async function start(env: Record<string, string> = {}) {
  const database = await testDatabase()
  return { database, app: await testApp(testServices(database, env), routes) }
}

test('a route that does not say who may call it stops the start', async () => {
  const services = testServices(await testDatabase())
  await expect(testApp(services, (app) => void app.get('/x', { schema: { tags, response: { 200: z.any() } } }, () => 1))).rejects.toThrow(/GET \/api\/v1\/x declares no access rule/)
})

test('a route whose body accepts unknown keys stops the start', async () => {
  const services = testServices(await testDatabase())
  const schema = { tags, body: z.object({ a: z.string() }), response: { 200: z.any() } }
  await expect(testApp(services, (app) => void app.post('/x', { config: { access: 'public' }, schema }, () => 1))).rejects.toThrow(/strict body/)
})

test('a page carries its numbers and nothing its schema does not name', async () => {
  const { app } = await start()
  const answer = await app.inject({ url: '/api/v1/things?page=2&limit=20', headers: asCaller() })
  expect(answer.json()).toEqual({ data: [{ name: 'anchor'.repeat(300), size: 1 }], pagination: { page: 2, limit: 20, total: 41, pages: 3 } })
})

test.each([
  ['no token', {}, 401, 'UNAUTHORIZED'],
  ['another scheme', { authorization: 'Basic abc' }, 401, 'UNAUTHORIZED'],
  ['a forged token', { authorization: 'Bearer !!' }, 401, 'INVALID_TOKEN'],
  ['a role below the rule', asCaller({ role: 'viewer' }), 403, 'FORBIDDEN'],
])('a write with %s is refused', async (_, headers, status, code) => {
  const { app } = await start()
  const answer = await app.inject({ method: 'POST', url: '/api/v1/things', headers, payload: { name: 'a', size: 1 } })
  expect({ status: answer.statusCode, code: answer.json().code }).toEqual({ status, code })
})

test.each([
  [{ name: '', size: 1 }, 'name'],
  [{ name: 'a', size: 'big' }, 'size'],
  [{ name: 'a', size: 1, colour: 'red' }, 'colour'],
  [{ name: 'a', size: 1, parts: [{ sku: 'x' }, { sku: 7 }] }, 'parts.1.sku'],
])('a wrong body %j names its field', async (payload, field) => {
  const { app } = await start()
  const answer = await app.inject({ method: 'POST', url: '/api/v1/things', headers: asCaller(), payload })
  expect(answer.statusCode).toBe(400)
  expect(answer.json()).toEqual({ error: expect.any(String), code: 'VALIDATION_ERROR', field, request_id: answer.headers['x-request-id'], timestamp: expect.stringMatching(/^\d{4}-.*Z$/) })
})

test.each([
  ['JSON that is cut', { payload: '{"name":', headers: { 'content-type': 'application/json' } }, 400],
  ['a type nobody reads', { payload: 'a=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } }, 415],
  ['a body over the limit', { payload: JSON.stringify({ name: 'x'.repeat(1_100_000), size: 1 }), headers: { 'content-type': 'application/json' } }, 413],
])('%s is an answer and not a crash', async (_, { payload, headers }, status) => {
  const { app } = await start()
  expect((await app.inject({ method: 'POST', url: '/api/v1/things', headers: { ...asCaller(), ...headers }, payload })).statusCode).toBe(status)
})

test('a rule that refuses answers 422 on its field', async () => {
  const { app } = await start()
  const answer = await app.inject({ method: 'POST', url: '/api/v1/things', headers: asCaller(), payload: { name: 'cursed', size: 1 } })
  expect(answer.statusCode).toBe(422)
  expect(answer.json()).toMatchObject({ code: 'NAME_CURSED', field: 'name', error: 'Nobody may own this' })
})

test('an unexpected error tells nothing of the inside', async () => {
  const { app } = await start()
  const answer = await app.inject({ method: 'POST', url: '/api/v1/things', headers: asCaller(), payload: { name: 'broken', size: 1 } })
  expect(answer.statusCode).toBe(500)
  expect(answer.body).not.toContain('secret detail')
})

test('an address nobody serves answers in the same shape', async () => {
  const { app } = await start()
  const answer = await app.inject('/api/v1/nothing')
  expect({ status: answer.statusCode, code: answer.json().code }).toEqual({ status: 404, code: 'NOT_FOUND' })
})

test('what did not change is not sent again', async () => {
  const { app } = await start()
  const first = await app.inject({ url: '/api/v1/things', headers: asCaller() })
  const again = await app.inject({ url: '/api/v1/things', headers: { ...asCaller(), 'if-none-match': String(first.headers.etag) } })
  expect({ status: again.statusCode, body: again.body, cache: first.headers['cache-control'] }).toEqual({ status: 304, body: '', cache: 'private, no-cache' })
})

test('answers and requests may be compressed', async () => {
  const { app } = await start()
  const answer = await app.inject({ url: '/api/v1/things', headers: { ...asCaller(), 'accept-encoding': 'gzip' } })
  expect(JSON.parse(gunzipSync(answer.rawPayload).toString()).pagination.total).toBe(41)
  const headers = { ...asCaller(), 'content-encoding': 'gzip', 'content-type': 'application/json' }
  const made = await app.inject({ method: 'POST', url: '/api/v1/things', headers, payload: gzipSync('{"name":"a","size":1}') })
  expect(made.statusCode).toBe(201)
})

test('a compressed body that unfolds past the limit is refused', async () => {
  const { app } = await start()
  const headers = { ...asCaller(), 'content-encoding': 'gzip', 'content-type': 'application/json' }
  const answer = await app.inject({ method: 'POST', url: '/api/v1/things', headers, payload: gzipSync(JSON.stringify({ name: 'x'.repeat(50_000_000), size: 1 })) })
  expect(answer.statusCode).toBe(413)
})

test('every answer carries the security headers and a request id', async () => {
  const { app } = await start()
  const { headers } = await app.inject({ url: '/api/v1/open', headers: { 'x-request-id': 'trace-me-12345' } })
  expect(headers).toMatchObject({ 'x-request-id': 'trace-me-12345', 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'content-security-policy': expect.stringContaining("default-src 'self'"), 'strict-transport-security': expect.any(String) })
  expect((await app.inject({ url: '/api/v1/open', headers: { 'x-request-id': 'bad\tid' } })).headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
})

test('only listed origins may read the answers', async () => {
  const { app } = await start({ CORS_ORIGINS: 'https://app.example.com' })
  const origin = async (url: string) => (await app.inject({ url: '/api/v1/open', headers: { origin: url } })).headers['access-control-allow-origin']
  expect(await origin('https://app.example.com')).toBe('https://app.example.com')
  expect(await origin('https://evil.example.com')).toBeUndefined()
})

test('forwarded addresses are believed from listed proxies alone', async () => {
  const ipOf = async (env: Record<string, string>) => (await (await start(env)).app.inject({ url: '/api/v1/open', headers: { 'x-forwarded-for': '203.0.113.9' } })).json().data.ip
  expect(await ipOf({})).toBe('127.0.0.1')
  expect(await ipOf({ TRUST_PROXY: '127.0.0.1' })).toBe('203.0.113.9')
})

const create = (app: App, key: string, payload: object, headers = asCaller()) => app.inject({ method: 'POST', url: '/api/v1/things', headers: { ...headers, 'idempotency-key': key }, payload })

test('the same request under the same idempotency key runs once', async () => {
  const { app } = await start()
  const first = await create(app, 'order-0001', { name: 'a', size: 1 })
  const again = await create(app, 'order-0001', { name: 'a', size: 1 })
  expect([first.statusCode, again.statusCode, again.headers['idempotent-replayed']]).toEqual([201, 201, 'true'])
  expect(again.json()).toEqual(first.json())
})

test('another request under a used idempotency key is refused', async () => {
  const { app } = await start()
  await create(app, 'order-0001', { name: 'a', size: 1 })
  expect((await create(app, 'order-0001', { name: 'b', size: 1 })).json().code).toBe('IDEMPOTENCY_KEY_REUSED')
})

test('the idempotency keys of two tenants do not meet', async () => {
  const { app } = await start()
  await create(app, 'order-0001', { name: 'a', size: 1 })
  const other = await create(app, 'order-0001', { name: 'b', size: 1 }, asCaller({ tenant_id: '00000000-0000-4000-8000-000000000002' }))
  expect(other.json().data).toEqual({ name: 'b', size: 2 })
})

test('a request whose twin still runs is told to wait', async () => {
  const { app, database } = await start()
  await create(app, 'order-0001', { name: 'a', size: 1 })
  await sql`update kernel.idempotency_key set status = null, body = null`.execute(database.owner)
  const waiting = await create(app, 'order-0001', { name: 'a', size: 1 })
  expect([waiting.statusCode, waiting.json().code, waiting.headers['retry-after']]).toEqual([409, 'REQUEST_IN_FLIGHT', '1'])
})

test('a request that failed on our side may be sent again', async () => {
  const { app, database } = await start()
  await create(app, 'order-0001', { name: 'broken', size: 1 })
  const left = await withTenant(database.app, '00000000-0000-4000-8000-000000000001', (trx) => sql`select 1 from kernel.idempotency_key`.execute(trx))
  expect(left.rows).toEqual([])
})

test('an answer kept with its data outlives a failure after the commit', async () => {
  const { app } = await start()
  const send = () => app.inject({ method: 'POST', url: '/api/v1/kept', headers: { ...asCaller(), 'idempotency-key': 'order-0001' }, payload: { name: 'a', size: 1 } })
  expect((await send()).statusCode).toBe(500)
  const again = await send()
  expect([again.statusCode, again.json()]).toEqual([201, { data: { name: 'a', size: 1 } }])
})

test.each([
  ['the address', { url: '/api/v1/things?page=1&search=%00' }],
  ['the body', { method: 'POST' as const, url: '/api/v1/things', payload: { name: 'a\0b', size: 1 } }],
  ['a list in the body', { method: 'POST' as const, url: '/api/v1/things', payload: { name: 'a', size: 1, parts: [{ sku: '\0' }] } }],
])('a character that no database takes is refused in %s', async (_, request) => {
  const { app } = await start()
  const answer = await app.inject({ ...request, headers: asCaller() })
  expect([answer.statusCode, answer.json().code]).toEqual([400, 'VALIDATION_ERROR'])
})

test('a body that is nothing but brackets is refused', async () => {
  const { app } = await start()
  const answer = await app.inject({ method: 'POST', url: '/api/v1/things', headers: { ...asCaller(), 'content-type': 'application/json' }, payload: `{"name":${'['.repeat(500_000)}${']'.repeat(500_000)}}` })
  expect(answer.statusCode).toBe(400)
})

test('an address that cannot be decoded is refused like everything else', async () => {
  const { app } = await start()
  const answer = await app.inject('/api/v1/%')
  expect([answer.statusCode, answer.json()]).toMatchObject([400, { code: 'BAD_REQUEST', request_id: expect.any(String) }])
})

test('the API describes itself as OpenAPI 3.1 and as two pages', async () => {
  const { app } = await start()
  const document = (await app.inject('/api/v1/openapi.json')).json()
  expect(document.openapi).toBe('3.1.0')
  expect(document.paths['/api/v1/things'].post).toMatchObject({ tags: ['test'], security: [{ bearer: [] }] })
  expect((await app.inject('/docs/')).statusCode).toBe(200)
  const reading = await app.inject('/redoc')
  expect(reading.body).toContain('/api/v1/things')
  expect(reading.body).not.toContain('<script')
})

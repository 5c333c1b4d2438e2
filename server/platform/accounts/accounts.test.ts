import { sql } from 'kysely'
import { decodeJwt, SignJWT, generateKeyPair, createLocalJWKSet, jwtVerify } from 'jose'
import { expect, test } from 'vitest'
import type { App } from '#kernel/http'
import { testDatabase, testServices, type TestDatabase } from '#kernel/testing'
import { buildApi } from '../../processes/api.ts'
import { accountsModule } from './module.ts'
import { hashPassword, insertTenant } from './index.ts'

const PASSWORD = 'correct horse battery'

async function start(): Promise<{ app: App; database: TestDatabase; tenant_id: string; person_id: string }> {
  const database = await testDatabase()
  const app = await buildApi(testServices(database), { modules: [accountsModule] })
  const made = await insertTenant(database.system, {
    tenant: { code: 'anchor', name: 'Anchor Ltd' }, person: { email: 'mei@anchor.example', username: 'mei', password_hash: await hashPassword(PASSWORD) },
  })
  return { app, database, ...made }
}

const post = (app: App, path: string, payload: object, cookies: Record<string, string> = {}) => app.inject({ method: 'POST', url: `/api/v1/auth/${path}`, payload, cookies })
const logIn = async (app: App) => (await post(app, 'login', { email: 'mei@anchor.example', password: PASSWORD })).json().data
const profile = (app: App, token: string) => app.inject({ url: '/api/v1/users/profile', headers: { authorization: `Bearer ${token}` } })

test('Mei signs in by e-mail or by user name, however she writes them', async () => {
  const { app, tenant_id } = await start()
  for (const login of [{ email: ' Mei@Anchor.example ' }, { username: 'MEI' }]) {
    const answer = await post(app, 'login', { ...login, password: PASSWORD })
    expect(answer.json().data).toMatchObject({ token_type: 'bearer', expires_in: 3600, user: { email: 'mei@anchor.example', role: 'owner', tenant_id, tenant_name: 'Anchor Ltd' } })
    expect(answer.body).not.toContain('argon2')
  }
})

test('an unknown name and a wrong password get the same answer', async () => {
  const { app } = await start()
  const answers = await Promise.all([post(app, 'login', { email: 'mei@anchor.example', password: 'wrong' }), post(app, 'login', { email: 'nobody@anchor.example', password: 'wrong' })])
  const told = answers.map((a) => ({ status: a.statusCode, code: a.json().code, error: a.json().error }))
  expect(told[0]).toEqual({ status: 401, code: 'INVALID_CREDENTIALS', error: 'The name or the password is wrong' })
  expect(told[1]).toEqual(told[0])
})

test('a login that gives neither name nor e-mail says on which field', async () => {
  const { app } = await start()
  expect((await post(app, 'login', { password: 'x' })).json()).toMatchObject({ code: 'VALIDATION_ERROR', field: 'email' })
})

test('an access token is verified by others with the published keys', async () => {
  const { app } = await start()
  const { access_token } = await logIn(app)
  const keys = createLocalJWKSet((await app.inject('/api/v1/auth/keys')).json())
  const { payload } = await jwtVerify(access_token, keys, { issuer: 'tradewind', audience: 'tradewind:seller' })
  expect(payload).toMatchObject({ sub: expect.any(String), tid: expect.any(String), sid: expect.any(String) })
})

test('a token of another key, audience or none is refused', async () => {
  const { app } = await start()
  const { access_token } = await logIn(app)
  const claims = decodeJwt(access_token)
  const { privateKey } = await generateKeyPair('EdDSA')
  const forged = await new SignJWT(claims).setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: 'x' }).sign(privateKey)
  const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${access_token.split('.')[1]}.`
  for (const token of [forged, unsigned, `${access_token.slice(0, -4)}AAAA`]) expect((await profile(app, token)).statusCode).toBe(401)
  expect((await profile(app, access_token)).statusCode).toBe(200)
})

test('a refresh token is exchanged once; the one that comes back later ends the session', async () => {
  const { app, database } = await start()
  const { refresh_token: first } = await logIn(app)
  const second = (await post(app, 'refresh', { refresh_token: first })).json().data.refresh_token
  await sql`update accounts.refresh_token set used_at = now() - interval '1 minute' where used_at is not null`.execute(database.auth)
  expect((await post(app, 'refresh', { refresh_token: first })).json().code).toBe('INVALID_REFRESH_TOKEN')
  expect((await post(app, 'refresh', { refresh_token: second })).json().code).toBe('INVALID_REFRESH_TOKEN')
  const { rows } = await sql`select action, ip from audit.entry order by id`.execute(database.owner)
  expect(rows).toEqual([{ action: 'accounts.signed_in', ip: '127.0.0.1' }, { action: 'accounts.refresh_token_reused', ip: '127.0.0.1' }])
})

test('two tabs that refresh at once both stay signed in', async () => {
  const { app } = await start()
  const { refresh_token } = await logIn(app)
  const both = await Promise.all([post(app, 'refresh', { refresh_token }), post(app, 'refresh', { refresh_token })])
  expect(both.map((a) => a.statusCode)).toEqual([200, 200])
})

test('a session in a cookie keeps its refresh token from scripts', async () => {
  const { app } = await start()
  const answer = await post(app, 'login', { username: 'mei', password: PASSWORD, session: 'cookie' })
  expect(answer.json().data.refresh_token).toBeUndefined()
  const [cookie] = answer.cookies
  expect(cookie).toMatchObject({ name: 'tradewind_refresh', httpOnly: true, sameSite: 'Strict', path: '/api/v1/auth' })
  const again = await post(app, 'refresh', {}, { tradewind_refresh: cookie?.value ?? '' })
  expect(again.json().data.access_token).toMatch(/^ey/)
})

test('who logs out cannot refresh', async () => {
  const { app } = await start()
  const { refresh_token } = await logIn(app)
  expect((await post(app, 'logout', { refresh_token })).statusCode).toBe(204)
  expect((await post(app, 'refresh', { refresh_token })).statusCode).toBe(401)
})

test('Mei changes her language and zone, and a zone that does not exist is refused', async () => {
  const { app } = await start()
  const { access_token } = await logIn(app)
  const put = (payload: object) => app.inject({ method: 'PUT', url: '/api/v1/users/profile', headers: { authorization: `Bearer ${access_token}` }, payload })
  expect((await put({ language: 'zh-TW', time_zone: 'Asia/Taipei' })).json().data).toMatchObject({ language: 'zh-TW', time_zone: 'Asia/Taipei' })
  expect((await put({ time_zone: 'Mars/Olympus' })).json()).toMatchObject({ code: 'VALIDATION_ERROR', field: 'time_zone' })
})

test('a tenant sees its own people alone', async () => {
  const { database, tenant_id } = await start()
  await insertTenant(database.system, { tenant: { code: 'bolt', name: 'Bolt' }, person: { email: 'kai@bolt.example', username: 'kai', password_hash: 'x' } })
  const seen = await database.app.transaction().execute(async (trx) => {
    await sql`select set_config('app.tenant_id', ${tenant_id}, true)`.execute(trx)
    return (await sql<{ username: string }>`select username from accounts.person`.execute(trx)).rows
  })
  expect(seen).toEqual([{ username: 'mei' }])
})

test('the role that looks up sign-ins reads no password into the application', async () => {
  const { database } = await start()
  await expect(sql`select password_hash from accounts.person`.execute(database.app)).rejects.toThrow(/permission denied/)
})

import { expect, test } from 'vitest'
import { subdomainOf } from './callers.ts'
import { PASSWORD, type Signed, startAccounts } from './testing.ts'

test.each([
  ['acme.example.com', 'acme'], ['ACME.Example.com:443', 'acme'], ['app.example.com', undefined], ['www.example.com', undefined], ['example.com', undefined],
  ['a.b.example.com', undefined], ['acme.example.com.evil.test', undefined], ['evilexample.com', undefined],
])('%s names %s', (host, subdomain) => expect(subdomainOf(host, 'example.com')).toBe(subdomain))

async function start() {
  const accounts = await startAccounts()
  accounts.services.config.tenant_domain = 'example.com'
  const { ask } = accounts
  const at = (host: string) => ({ headers: { host } })
  const mei = await accounts.founder()
  await ask('PUT', '/tenants/current', { token: mei.access_token, body: { subdomain: 'anchor' } })
  const kai = await accounts.signUp('kai@bolt.example')
  await ask('PUT', '/tenants/current', { token: kai.access_token, body: { subdomain: 'bolt' } })
  const logInAt = (host: string, username: string) => ask('POST', '/auth/login', { ...at(host), body: { username, password: PASSWORD } })
  return { ...accounts, mei, kai, at, logInAt }
}

test('at a tenant’s own address a token of another tenant is refused, and so is its refresh', async () => {
  const { ask, at, mei, kai } = await start()
  expect((await ask('GET', '/tenants/current', { ...at('anchor.example.com'), token: mei.access_token })).status).toBe(200)
  expect(await ask('GET', '/tenants/current', { ...at('anchor.example.com'), token: kai.access_token })).toMatchObject({ status: 403, code: 'WRONG_TENANT' })
  expect((await ask('POST', '/auth/refresh', { ...at('anchor.example.com'), body: { refresh_token: kai.refresh_token } })).status).toBe(401)
  expect((await ask('GET', '/tenants/current', { ...at('app.example.com'), token: kai.access_token })).status).toBe(200)
})

test('an API key names its tenant itself, and is good at no other’s address', async () => {
  const { ask, at, kai } = await start()
  const { key } = (await ask('POST', '/tenants/current/keys', { token: kai.access_token, body: { name: 'k', role: 'viewer', scopes: ['*'] } })).data
  expect((await ask('GET', '/tenants/current', { ...at('app.example.com'), token: key })).data.id).toBe(kai.user.tenant_id)
  expect(await ask('GET', '/tenants/current', { ...at('anchor.example.com'), token: key })).toMatchObject({ status: 403, code: 'WRONG_TENANT' })
})

test('a log-in at a tenant’s address leads into that tenant, or nowhere', async () => {
  const { ask, mei, kai, logInAt, lastToken } = await start()
  expect(await logInAt('anchor.example.com', 'kai')).toMatchObject({ status: 403, code: 'NO_TENANT' })
  expect((await logInAt('nobody.example.com', 'kai')).status).toBe(404)
  await ask('POST', '/tenants/current/users', { token: mei.access_token, body: { email: kai.user.email, role: 'viewer' } })
  await ask('POST', '/auth/invitations/accept', { body: { token: await lastToken(kai.user.email), password: PASSWORD } })
  expect(((await logInAt('anchor.example.com', 'kai')).data as Signed).user.tenant_id).toBe(mei.user.tenant_id)
  expect(((await logInAt('app.example.com', 'kai')).data as Signed).user.tenant_id).toBe(kai.user.tenant_id)
})

test('who registers at a tenant’s address asks to join it', async () => {
  const { ask, at, verify, lastToken, mei } = await start()
  await ask('POST', '/auth/register', { ...at('anchor.example.com'), body: { username: 'ewa', email: 'ewa@cwik.example', password: PASSWORD, tenant_name: 'My own' } })
  expect((await verify(await lastToken('ewa@cwik.example'))).status).toBe(202)
  expect((await ask('GET', '/tenants/current/join-requests', { token: mei.access_token })).data).toMatchObject([{ username: 'ewa', status: 'pending' }])
})

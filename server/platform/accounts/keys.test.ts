import { expect, test } from 'vitest'
import { type Signed, startAccounts } from './testing.ts'
import { tokensOf } from './tokens.ts'

async function start() {
  const accounts = await startAccounts()
  const mei = await accounts.founder()
  const create = (body: object = {}, by: Signed = mei) => accounts.ask('POST', '/tenants/current/keys', { token: by.access_token, body: { name: 'ERP', role: 'member', scopes: ['tenants:read'], ...body } })
  const get = (path: string, token: string) => accounts.ask('GET', path, { token })
  return { ...accounts, mei, create, get }
}

test('a key is shown once, works as the tenant, and is known by its ends', async () => {
  const { create, get, mei, owner, actions } = await start()
  const { status, data } = await create()
  expect(status).toBe(201)
  expect(data.key).toMatch(/^twk_[\w-]{43}$/)
  expect((await get('/tenants/current', data.key)).data).toMatchObject({ id: mei.user.tenant_id })
  const { data: [listed], body } = await get('/tenants/current/keys', mei.access_token)
  expect(listed).toMatchObject({ id: data.id, name: 'ERP', role: 'member', scopes: ['tenants:read'], hint: `${data.key.slice(0, 8)}…${data.key.slice(-4)}`, last_used_at: expect.any(String) })
  expect(body).not.toContain(data.key)
  expect(JSON.stringify((await owner.query('select * from accounts.api_key')).rows)).not.toContain(data.key)
  expect(await actions()).toContain('accounts.key_created')
})

test('a key may do what its scopes name and its role allows, and nothing that concerns people', async () => {
  const { create, get, ask } = await start()
  const narrow = (await create({ role: 'admin', scopes: ['products:read'] })).data.key
  const all = (await create({ role: 'admin', scopes: ['*'] })).data.key
  expect(await get('/tenants/current', narrow)).toMatchObject({ status: 403, code: 'SCOPE_MISSING' })
  expect((await get('/tenants/current', all)).status).toBe(200)
  for (const path of ['/tenants/current/keys', '/tenants/current/users', '/users', '/users/profile', '/tenants/current/audit']) expect(await get(path, all)).toMatchObject({ status: 403, code: 'PEOPLE_ONLY' })
  expect(await ask('PUT', '/tenants/current', { token: all, body: { name: 'x' } })).toMatchObject({ status: 403, code: 'PEOPLE_ONLY' })
  expect((await ask('POST', '/auth/logout-all', { token: all })).code).toBe('PEOPLE_ONLY')
})

test('a key that is revoked, expired or made up opens nothing', async () => {
  const { create, get, ask, mei, owner } = await start()
  const [revoked, expired] = [(await create()).data, (await create({ expires_at: '2099-01-01T00:00:00Z' })).data]
  expect((await get('/tenants/current', revoked.key)).status).toBe(200)
  expect((await ask('DELETE', `/tenants/current/keys/${revoked.id}`, { token: mei.access_token })).status).toBe(204)
  await owner.query(`update accounts.api_key set expires_at = now() where id = $1`, [expired.id])
  for (const key of [revoked.key, expired.key, `${revoked.key.slice(0, -1)}A`, 'twk_']) expect(await get('/tenants/current', key)).toMatchObject({ status: 401, code: 'INVALID_API_KEY' })
  expect((await ask('DELETE', `/tenants/current/keys/${revoked.id}`, { token: mei.access_token })).status).toBe(404)
})

test('nobody makes a key above the own role, past its end, or beyond fifty', async () => {
  const { create, invite, mei, owner } = await start()
  const ann = await invite(mei, 'ann@anchor.example', 'member')
  expect((await create({}, ann)).status).toBe(403)
  expect(await create({ role: 'owner' })).toMatchObject({ status: 400, field: 'role' })
  expect(await create({ expires_at: '2020-01-01T00:00:00Z' })).toMatchObject({ status: 422, field: 'expires_at' })
  expect(await create({ scopes: ['users:write'] })).toMatchObject({ status: 400, field: 'scopes.0' })
  await owner.query(`insert into accounts.api_key (tenant_id, name, role, key_hash, hint, created_by) select $1, 'x', 'viewer', n, 'x', $2 from generate_series(1, 49) n`, [mei.user.tenant_id, mei.user.id])
  const both = await Promise.all([create(), create()])
  expect(both.map((a) => String(a.code ?? a.status)).toSorted()).toEqual(['201', 'QUOTA_EXCEEDED'])
})

test('the keys of another tenant do not exist', async () => {
  const { create, signUp, ask, get } = await start()
  const { data } = await create()
  const kai = await signUp('kai@bolt.example')
  expect((await get('/tenants/current/keys', kai.access_token)).data).toEqual([])
  expect((await ask('DELETE', `/tenants/current/keys/${data.id}`, { token: kai.access_token })).status).toBe(404)
})

test('a busy key writes its last use once a minute', async () => {
  const { create, get, owner, open, services } = await start()
  const { data } = await create()
  const lastUse = async () => (await owner.query<{ last_used_at: Date }>('select last_used_at from accounts.api_key')).rows[0]?.last_used_at?.toISOString()
  await get('/tenants/current', data.key)
  const first = await lastUse()
  const { tokensOf } = await import('./tokens.ts')
  ;(await tokensOf(services)).callers.forget(data.id)
  await open()
  await get('/tenants/current', data.key)
  expect(await lastUse()).toBe(first)
})

test('a key may do no more than who made it may do now, and goes with them', async () => {
  const { create, get, ask, invite, mei, services } = await start()
  const ann = await invite(mei, 'ann@anchor.example', 'admin')
  const { key } = (await create({ role: 'admin', scopes: ['*'] }, ann)).data
  const role = async () => {
    const { callers } = await tokensOf(services)
    callers.forget(mei.user.tenant_id)
    return (await callers.ofKey(key, { ip: '127.0.0.1', host: 'localhost', isFresh: false })).role
  }
  expect(await role()).toBe('admin')
  await ask('PUT', `/users/${ann.user.id}`, { token: mei.access_token, body: { role: 'viewer' } })
  expect(await role()).toBe('viewer')
  await ask('PUT', `/users/${ann.user.id}`, { token: mei.access_token, body: { status: 'inactive' } })
  await expect(role()).rejects.toMatchObject({ code: 'INVALID_API_KEY' })
  await ask('PUT', `/users/${ann.user.id}`, { token: mei.access_token, body: { role: 'admin', status: 'active' } })
  expect(await role()).toBe('admin')
  expect((await ask('DELETE', `/users/${ann.user.id}`, { token: mei.access_token })).status).toBe(204)
  expect(await get('/tenants/current', key)).toMatchObject({ status: 401, code: 'INVALID_API_KEY' })
  expect((await get('/tenants/current/keys', mei.access_token)).data).toEqual([])
})

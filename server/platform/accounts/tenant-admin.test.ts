import { expect, test } from 'vitest'
import { tenantsCommand } from './accounts.cli.ts'
import { PASSWORD, type Signed, startAccounts } from './testing.ts'

async function start() {
  const accounts = await startAccounts()
  const { ask, database, founder, signUp, owner } = accounts
  const mei = await founder()
  const kai = await signUp('kai@bolt.example')
  const lines: string[] = []
  const command = (...argv: string[]) => tenantsCommand(database.system, argv, (text) => void lines.push(text))
  await command('admin', 'Mei@anchor.example')
  const root = (await accounts.logIn({ username: 'mei' })).data as Signed
  const as = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object) => ask(method, path, { token: root.access_token, ...(body ? { body } : {}) })
  const trail = async (tenant: string) => (await owner.query<{ action: string }>('select action from audit.entry where tenant_id = $1 order by id', [tenant])).rows.map((row) => row.action)
  return { ...accounts, mei, kai, root, as, command, lines, trail, bolt: kai.user.tenant_id }
}
const INSTALLATION = '00000000-0000-0000-0000-000000000000'

test('who runs the installation is named on the command line, and nowhere else', async () => {
  const { ask, kai, as, command, lines, logIn } = await start()
  expect(await ask('GET', '/tenants', { token: kai.access_token })).toMatchObject({ status: 403, code: 'FORBIDDEN' })
  expect(await ask('PUT', '/users/profile', { token: kai.access_token, body: { is_super_admin: true } })).toMatchObject({ status: 400 })
  expect((await as('GET', '/tenants')).data.map((tenant: { code: string }) => tenant.code)).toEqual(expect.arrayContaining(['anchor', 'kai']))
  await command('admins')
  expect(lines.join('')).toContain('mei@anchor.example  mei')
  await command('no-admin', 'mei@anchor.example')
  const plain = (await logIn({ username: 'mei' })).data as Signed
  expect((await ask('GET', '/tenants', { token: plain.access_token })).status).toBe(403)
  await expect(command('admin', 'nobody@anchor.example')).rejects.toThrow('nobody has the address')
})

test('no API key runs the installation, whoever made it', async () => {
  const { as, ask } = await start()
  const { key } = (await as('POST', '/tenants/current/keys', { name: 'k', role: 'admin', scopes: ['*'] })).data
  expect((await ask('GET', '/tenants', { token: key })).status).toBe(403)
})

test('a tenant that is suspended lets nobody in until it is activated, and both trails tell', async () => {
  const { as, ask, kai, bolt, trail, logIn } = await start()
  expect((await as('POST', `/tenants/${bolt}/suspend`)).data).toMatchObject({ status: 'suspended' })
  expect((await as('POST', `/tenants/${bolt}/suspend`)).status).toBe(200)
  expect(await ask('GET', '/tenants/current', { token: kai.access_token })).toMatchObject({ status: 403, code: 'TENANT_SUSPENDED' })
  expect(await logIn({ username: 'kai' })).toMatchObject({ status: 403, code: 'TENANT_SUSPENDED' })
  await as('POST', `/tenants/${bolt}/activate`)
  expect((await ask('GET', '/tenants/current', { token: kai.access_token })).status).toBe(200)
  for (const place of [bolt, INSTALLATION]) expect((await trail(place)).filter((action) => /suspended|activated/.test(action))).toEqual(['accounts.tenant_suspended', 'accounts.tenant_activated'])
})

test('a deleted tenant is cancelled, says until when it can be brought back, and can be', async () => {
  const { as, ask, kai, bolt } = await start()
  const { data } = await as('DELETE', `/tenants/${bolt}`)
  expect(data.status).toBe('cancelled')
  expect(Math.round((Date.parse(data.delete_after) - Date.now()) / 86_400_000)).toBe(30)
  expect((await as('DELETE', `/tenants/${bolt}`)).data.delete_after).toBe(data.delete_after)
  expect(await ask('GET', '/tenants/current', { token: kai.access_token })).toMatchObject({ code: 'TENANT_CANCELLED' })
  expect((await as('POST', `/tenants/${bolt}/activate`)).data).toMatchObject({ status: 'active', delete_after: null })
})

test('a new tenant waits for its owner, who comes by the link of a mail', async () => {
  const { as, lastToken, ask } = await start()
  const made = await as('POST', '/tenants', { name: 'Ćwik & Söhne', owner_email: 'ewa@cwik.example', plan: 'premium' })
  expect(made).toMatchObject({ status: 201, data: { code: 'cwik-sohne', plan: 'premium', max_products: 1000, members: 0 } })
  const accepted = await ask('POST', '/auth/invitations/accept', { body: { token: await lastToken('ewa@cwik.example'), username: 'ewa', password: PASSWORD } })
  expect(accepted).toMatchObject({ status: 200, data: { user: { role: 'owner', tenant_id: made.data.id } } })
  expect(await as('POST', '/tenants', { name: 'Again', code: 'cwik-sohne', owner_email: 'x@cwik.example' })).toMatchObject({ status: 409, code: 'CODE_TAKEN' })
})

test('a plan brings its limits, and a tenant may have limits of its own', async () => {
  const { as, bolt } = await start()
  expect((await as('PUT', `/tenants/${bolt}`, { plan: 'enterprise', max_users: 7 })).data).toMatchObject({ plan: 'enterprise', max_products: 100_000, max_users: 7 })
  expect((await as('PUT', `/tenants/${bolt}`, { max_products: 5 })).data).toMatchObject({ plan: 'enterprise', max_products: 5, max_users: 7 })
})

test('running the installation opens no tenant’s data', async () => {
  const { as, bolt, kai } = await start()
  const shown = JSON.stringify((await as('GET', `/tenants/${bolt}`)).data)
  expect(shown).not.toContain(kai.user.email)
  expect(await as('POST', '/auth/switch-tenant', { tenant_id: bolt })).toMatchObject({ status: 404 })
  expect(await as('GET', `/users/${kai.user.id}`)).toMatchObject({ status: 404 })
})

test('what concerns every tenant asks for a fresh proof', async () => {
  const { as, bolt, owner } = await start()
  await owner.query(`update accounts.session set proven_at = now() - interval '1 hour'`)
  for (const [method, path] of [['POST', `/tenants/${bolt}/suspend`], ['DELETE', `/tenants/${bolt}`], ['PUT', `/tenants/${bolt}`]] as const) {
    expect(await as(method, path, method === 'PUT' ? { name: 'x' } : undefined)).toMatchObject({ status: 403, code: 'STEP_UP_REQUIRED' })
  }
})

import { expect, test } from 'vitest'
import { clearAttempts, countAttempt } from './attempts.service.ts'
import { PASSWORD, startAccounts } from './testing.ts'

async function start() {
  const accounts = await startAccounts()
  const mei = await accounts.founder()
  const profile = async (token: string) => (await accounts.ask('GET', '/users/profile', { token })).status
  return { ...accounts, mei, profile }
}

test('after ten wrong passwords an account waits, whether it exists or not', async () => {
  const { logIn } = await start()
  const attempts = (login: object) => Promise.all(Array.from({ length: 12 }, () => logIn({ ...login, password: 'wrong' })))
  for (const login of [{ username: 'mei' }, { username: 'nobody' }]) {
    const answers = await attempts(login)
    expect(answers.map((a) => a.status).toSorted((a, b) => a - b)).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429])
    const refused = answers.find((a) => a.status === 429)
    expect(refused?.code).toBe('TOO_MANY_ATTEMPTS')
    expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(25)
  }
  expect((await logIn({ username: 'mei' })).status).toBe(429)
  expect((await logIn({ username: 'mei' }, '10.0.0.2')).status).toBe(200)
})

test('right and wrong passwords that arrive together are all answered', async () => {
  const { logIn } = await start()
  const answers = await Promise.all(Array.from({ length: 24 }, (_, i) => logIn(i % 2 === 0 ? { username: 'mei' } : { username: 'mei', password: 'wrong' }, `10.0.1.${i % 6}`)))
  expect(new Set(answers.map((a) => a.status))).toEqual(new Set([200, 401]))
})

test('an address that tries many accounts waits too', async () => {
  const { logIn } = await start()
  const answers = []
  for (let i = 0; i < 52; i++) answers.push(await logIn({ username: `somebody-${i}`, password: 'wrong' }, '10.0.0.9'))
  expect(answers.filter((a) => a.code === 'TOO_MANY_ATTEMPTS')).toHaveLength(2)
  expect((await logIn({ username: 'mei' }, '10.0.0.10')).status).toBe(200)
})

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1) + seconds * 1000)
const outcome = (work: Promise<void>) => work.then(() => 'counted', (error: { retryAfter: number }) => error.retryAfter)

test('the wait grows with every failure and ends with a success', async () => {
  const { database } = await start()
  const fail = (seconds: number) => outcome(countAttempt(database.auth, 'mei', '10.0.0.1', at(seconds)))
  for (let i = 0; i < 10; i++) expect(await fail(i)).toBe('counted')
  expect(await fail(10)).toBe(29)
  expect([await fail(39), await fail(40)]).toEqual(['counted', 59])
  expect([await fail(99), await fail(100)]).toEqual(['counted', 119])
  await clearAttempts(database.auth, 'mei', '10.0.0.1', at(100))
  expect(await fail(101)).toBe('counted')
})

test('a quarter of an hour without a failure forgets the earlier ones', async () => {
  const { database } = await start()
  for (let i = 0; i < 9; i++) await countAttempt(database.auth, 'mei', '10.0.0.1', at(i))
  for (let i = 0; i < 9; i++) expect(await outcome(countAttempt(database.auth, 'mei', '10.0.0.1', at(1000 + i)))).toBe('counted')
})

test('a stranger with many addresses cannot lock somebody out of the place they sign in from', async () => {
  const { database } = await start()
  await countAttempt(database.auth, 'mei', '10.0.0.1', at(0))
  await clearAttempts(database.auth, 'mei', '10.0.0.1', at(0))
  for (let i = 0; i < 100; i++) await countAttempt(database.auth, 'mei', `10.9.0.${i}`, at(1))
  expect(await outcome(countAttempt(database.auth, 'mei', '10.0.0.200', at(2)))).toBe(29)
  expect(await outcome(countAttempt(database.auth, 'mei', '10.0.0.1', at(2)))).toBe('counted')
})

test('a clock that is set back keeps nobody out for longer than the longest wait', async () => {
  const { database } = await start()
  for (let i = 0; i < 10; i++) await countAttempt(database.auth, 'mei', '10.0.0.1', at(86_400))
  expect(await outcome(countAttempt(database.auth, 'mei', '10.0.0.1', at(0)))).toBeLessThanOrEqual(900)
})

test('who logs out is out at once, here; a session that another process ended is out within seconds', async () => {
  const { mei, profile, ask, logIn, owner, services, actions } = await start()
  expect(await profile(mei.access_token)).toBe(200)
  await ask('POST', '/auth/logout', { body: { refresh_token: mei.refresh_token } })
  expect(await profile(mei.access_token)).toBe(401)
  expect(await actions()).toContain('accounts.signed_out')
  const again = (await logIn({ username: 'mei' })).data
  expect(await profile(again.access_token)).toBe(200)
  await owner.query('update accounts.session set ended_at = now()')
  const { tokensOf } = await import('./tokens.ts')
  const { callers } = await tokensOf(services)
  const sid = JSON.parse(Buffer.from(again.access_token.split('.')[1], 'base64url').toString()).sid
  expect(callers.find(sid, performance.now() + 14_000)).toBeDefined()
  expect(callers.find(sid, performance.now() + 16_000)).toBeUndefined()
})

test('logging out everywhere ends all sessions of the person and nobody else’s', async () => {
  const { mei, profile, ask, logIn, signUp } = await start()
  const [phone, kai] = [(await logIn({ username: 'mei' })).data, await signUp('kai@bolt.example')]
  for (const session of [mei, phone, kai]) expect(await profile(session.access_token)).toBe(200)
  expect((await ask('POST', '/auth/logout-all', { token: mei.access_token })).status).toBe(204)
  expect([await profile(mei.access_token), await profile(phone.access_token), await profile(kai.access_token)]).toEqual([401, 401, 200])
  expect((await ask('POST', '/auth/refresh', { body: { refresh_token: phone.refresh_token } })).status).toBe(401)
})

test('a refresh that meets a log-out everywhere does not survive it', async () => {
  const { mei, ask } = await start()
  const [, refreshed] = await Promise.all([ask('POST', '/auth/logout-all', { token: mei.access_token }), ask('POST', '/auth/refresh', { body: { refresh_token: mei.refresh_token } })])
  if (refreshed.status === 200) expect((await ask('POST', '/auth/refresh', { body: { refresh_token: refreshed.data.refresh_token } })).status).toBe(401)
  else expect(refreshed.status).toBe(401)
})

test('a tenant that is suspended lets nobody in, and says so to its own people alone', async () => {
  const { mei, profile, ask, logIn, owner, services } = await start()
  expect(await profile(mei.access_token)).toBe(200)
  await owner.query(`update accounts.tenant set status = 'suspended'`)
  const { tokensOf } = await import('./tokens.ts')
  ;(await tokensOf(services)).callers.forget(mei.user.tenant_id) // what 15 seconds do
  expect(await ask('GET', '/users/profile', { token: mei.access_token })).toMatchObject({ status: 403, code: 'TENANT_SUSPENDED' })
  expect(await ask('POST', '/auth/refresh', { body: { refresh_token: mei.refresh_token } })).toMatchObject({ status: 403, code: 'TENANT_SUSPENDED' })
  expect((await logIn({ username: 'mei' })).code).toBe('TENANT_SUSPENDED')
  expect((await logIn({ username: 'mei', password: 'wrong' })).code).toBe('INVALID_CREDENTIALS')
  await owner.query(`update accounts.tenant set status = 'active'`)
  expect(await profile(mei.access_token)).toBe(200)
})

test('a person of two tenants moves between them, and into no third', async () => {
  const { mei, signUp, ask, lastToken, profile, owner } = await start()
  const kai = await signUp('kai@bolt.example')
  const to = (tenant_id: string, token: string) => ask('POST', '/auth/switch-tenant', { token, body: { tenant_id } })
  const { rows: [third] } = await owner.query<{ id: string }>(`insert into accounts.tenant (code, name) values ('third', 'Third') returning id`)
  for (const id of [mei.user.tenant_id, third?.id ?? '']) expect((await to(id, kai.access_token)).status).toBe(404)
  await ask('POST', '/tenants/current/users', { token: mei.access_token, body: { email: 'kai@bolt.example', role: 'viewer' } })
  const invitation = await lastToken('kai@bolt.example')
  expect((await ask('POST', '/auth/invitations/look', { body: { token: invitation } })).data).toEqual({ email: 'kai@bolt.example', tenant_name: 'Anchor Ltd', role: 'viewer', has_account: true })
  expect(await ask('POST', '/auth/invitations/accept', { body: { token: invitation, password: 'wrong' } })).toMatchObject({ status: 401, code: 'INVALID_CREDENTIALS' })
  const there = (await ask('POST', '/auth/invitations/accept', { body: { token: invitation, password: PASSWORD } })).data
  expect(there.user).toMatchObject({ id: kai.user.id, tenant_id: mei.user.tenant_id, role: 'viewer' })
  expect((await ask('GET', '/users/profile', { token: there.access_token })).data.memberships).toMatchObject([{ role: 'owner', tenant_name: 'kai' }, { role: 'viewer', tenant_name: 'Anchor Ltd' }])
  const home = (await to(kai.user.tenant_id, there.access_token)).data
  expect(home.user).toMatchObject({ tenant_id: kai.user.tenant_id, role: 'owner' })
  expect([await profile(there.access_token), await profile(home.access_token)]).toEqual([401, 200])
})

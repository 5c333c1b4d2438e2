import { Secret, TOTP } from 'otpauth'
import { expect, test } from 'vitest'
import { PASSWORD, type Signed, startAccounts } from './testing.ts'

const STEP_MS = 30_000
const sidOf = ({ access_token }: Signed): string => JSON.parse(Buffer.from(access_token.split('.')[1] ?? '', 'base64url').toString()).sid

async function start() {
  const accounts = await startAccounts()
  const { ask, owner, logIn } = accounts
  const mei = await accounts.founder()
  const post = (path: string, token: string, body: object = {}) => ask('POST', path, { token, body })
  /** As a log-in of half an hour ago. */
  const ageProof = () => owner.query(`update accounts.session set proven_at = now() - interval '11 minutes'`)

  /** Turns Mei's second factor on, by the code of two steps ago, so that the later ones are left for the test. */
  async function enrol(signed: Signed = mei) {
    const { secret } = (await ask('POST', '/users/profile/second-factor', { token: signed.access_token })).data as { secret: string }
    const totp = new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 })
    const codeAt = (steps: number) => totp.generate({ timestamp: Date.now() + steps * STEP_MS })
    const confirmed = await post('/users/profile/second-factor/confirm', signed.access_token, { code: codeAt(-1) })
    return { codeAt, recovery: (confirmed.data?.recovery_codes ?? []) as string[], confirmed }
  }
  /** The first step of a log-in. */
  const challenge = async (): Promise<string> => (await logIn({ username: 'mei' })).data.challenge
  const second = (body: { challenge: string; code: string }, ip?: string) => ask('POST', '/auth/login/second-step', { body, ...(ip ? { ip } : {}) })
  return { ...accounts, mei, post, ageProof, enrol, challenge, second }
}

test('with a second factor a password alone opens nothing; with its code it does', async () => {
  const { enrol, logIn, second } = await start()
  const { codeAt } = await enrol()
  const first = await logIn({ username: 'mei' })
  expect(first).toMatchObject({ status: 202, data: { challenge: expect.any(String), expires_in: 300 } })
  expect(first.body).not.toContain('access_token')
  expect(await second({ challenge: first.data.challenge, code: codeAt(0) })).toMatchObject({ status: 200, data: { user: { username: 'mei' } } })
})

test('a code is good once, also when it is sent twice at the same moment', async () => {
  const { enrol, challenge, second } = await start()
  const { codeAt } = await enrol()
  const [one, two] = [await challenge(), await challenge()]
  const code = codeAt(0)
  const answers = await Promise.all([second({ challenge: one, code }), second({ challenge: two, code })])
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 401])
  expect(await second({ challenge: await challenge(), code })).toMatchObject({ status: 401, code: 'WRONG_CODE' })
})

test('a challenge is good for five codes, five minutes and one log-in', async () => {
  const { enrol, challenge, second, owner } = await start()
  const { codeAt, recovery } = await enrol()
  const tried = await challenge()
  for (let n = 0; n < 5; n++) expect((await second({ challenge: tried, code: 'AAAA-AAAA-AAAA-AAAA' }, `10.0.0.${n}`)).code).toBe('WRONG_CODE')
  expect(await second({ challenge: tried, code: codeAt(0) })).toMatchObject({ status: 401, code: 'CHALLENGE_ENDED' })
  const old = await challenge()
  await owner.query(`update accounts.challenge set expires_at = now() - interval '1 second'`)
  expect((await second({ challenge: old, code: codeAt(0) })).code).toBe('CHALLENGE_ENDED')
  const used = await challenge()
  expect((await second({ challenge: used, code: recovery[0] ?? '' })).status).toBe(200)
  expect((await second({ challenge: used, code: recovery[1] ?? '' })).code).toBe('CHALLENGE_ENDED')
})

test('whoever knows the password cannot guess codes for long', async () => {
  const { enrol, challenge, second } = await start()
  await enrol()
  const statuses: number[] = []
  for (let round = 0; round < 3; round++) {
    const open = await challenge()
    for (let n = 0; n < 5; n++) statuses.push((await second({ challenge: open, code: 'AAAA-AAAA-AAAA-AAAA' })).status)
  }
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0)
})

test('a recovery code is good once, however it is typed, and is stored as a hash', async () => {
  const { enrol, challenge, second, owner } = await start()
  const { recovery } = await enrol()
  expect(recovery).toHaveLength(10)
  const typed = (recovery[0] ?? '').toLowerCase().replaceAll('-', ' ')
  expect((await second({ challenge: await challenge(), code: typed })).status).toBe(200)
  expect((await second({ challenge: await challenge(), code: recovery[0] ?? '' })).code).toBe('WRONG_CODE')
  const { rows } = await owner.query<{ code_hash: string }>('select code_hash from accounts.recovery_code')
  expect(rows.some(({ code_hash }) => recovery.some((code) => code_hash.includes(code.replaceAll('-', ''))))).toBe(false)
})

test('the second factor goes with the password and a code, never with one of them', async () => {
  const { enrol, post, mei, logIn, ask } = await start()
  const { codeAt } = await enrol()
  const off = (body: object) => post('/users/profile/second-factor/disable', mei.access_token, body)
  expect(await off({ password: 'not the password', code: codeAt(0) })).toMatchObject({ status: 422, code: 'WRONG_PASSWORD', field: 'password' })
  expect(await off({ code: codeAt(0) })).toMatchObject({ status: 422, code: 'PASSWORD_NEEDED' })
  expect(await off({ password: PASSWORD, code: '000000' })).toMatchObject({ status: 422, code: 'WRONG_CODE', field: 'code' })
  expect((await off({ password: PASSWORD, code: codeAt(0) })).status).toBe(204)
  expect((await logIn({ username: 'mei' })).status).toBe(200)
  expect((await ask('GET', '/users/profile/second-factor', { token: mei.access_token })).data).toMatchObject({ is_on: false, recovery_codes_left: 0 })
})

test('a secret that is not confirmed changes nothing, and a confirmed one is not replaced', async () => {
  const { ask, mei, logIn, post, enrol } = await start()
  await ask('POST', '/users/profile/second-factor', { token: mei.access_token })
  expect((await logIn({ username: 'mei' })).status).toBe(200)
  expect(await post('/users/profile/second-factor/confirm', mei.access_token, { code: '000000' })).toMatchObject({ status: 422, code: 'WRONG_CODE' })
  await enrol()
  expect(await ask('POST', '/users/profile/second-factor', { token: mei.access_token })).toMatchObject({ status: 409, code: 'SECOND_FACTOR_ON' })
})

test('who joins a further tenant by invitation is asked for the second factor too', async () => {
  const { enrol, signUp, ask, lastToken, mei } = await start()
  await enrol()
  const kai = await signUp('kai@bolt.example')
  await ask('POST', '/tenants/current/users', { token: kai.access_token, body: { email: mei.user.email, role: 'viewer' } })
  const accepted = await ask('POST', '/auth/invitations/accept', { body: { token: await lastToken(mei.user.email), password: PASSWORD } })
  expect(accepted).toMatchObject({ status: 202, data: { challenge: expect.any(String) } })
})

test('a dangerous route asks for a proof of the last ten minutes: the password of who has no second factor', async () => {
  const { post, mei, ageProof } = await start()
  const make = () => post('/tenants/current/keys', mei.access_token, { name: 'mine', role: 'viewer', scopes: ['*'] })
  await ageProof()
  expect(await make()).toMatchObject({ status: 403, code: 'STEP_UP_REQUIRED' })
  expect(await post('/auth/step-up', mei.access_token, { password: 'not the password' })).toMatchObject({ status: 422, code: 'WRONG_PASSWORD' })
  expect((await make()).status).toBe(403)
  expect((await post('/auth/step-up', mei.access_token, { password: PASSWORD })).status).toBe(204)
  expect((await make()).status).toBe(201)
})

test('a proof by password does not do for who has a second factor', async () => {
  const { post, mei, ageProof, enrol } = await start()
  const { codeAt } = await enrol()
  await ageProof()
  expect(await post('/auth/step-up', mei.access_token, { password: PASSWORD })).toMatchObject({ status: 422, code: 'CODE_NEEDED' })
  expect((await post('/auth/step-up', mei.access_token, { code: codeAt(0) })).status).toBe(204)
  expect((await post('/tenants/current/keys', mei.access_token, { name: 'mine', role: 'viewer', scopes: ['*'] })).status).toBe(201)
})

test('a proof is of one session alone, and goes along to another tenant as old as it is', async () => {
  const { post, mei, logIn, ageProof, signUp, ask, lastToken } = await start()
  const kai = await signUp('kai@bolt.example')
  await ask('POST', '/tenants/current/users', { token: kai.access_token, body: { email: mei.user.email, role: 'admin' } })
  await ask('POST', '/auth/invitations/accept', { body: { token: await lastToken(mei.user.email), password: PASSWORD } })
  const phone = (await logIn({ username: 'mei' })).data as Signed
  await ageProof()
  await post('/auth/step-up', mei.access_token, { password: PASSWORD })
  const moved = (await post('/auth/switch-tenant', phone.access_token, { tenant_id: kai.user.tenant_id })).data as Signed
  expect(await post('/tenants/current/keys', moved.access_token, { name: 'mine', role: 'viewer', scopes: ['*'] })).toMatchObject({ code: 'STEP_UP_REQUIRED' })
})

test('a tenant that asks for a second factor lets its members do nothing else before', async () => {
  const { ask, mei, invite, enrol } = await start()
  const ann = await invite(mei, 'ann@anchor.example')
  const set = await ask('PUT', '/settings', { token: mei.access_token, body: { values: { 'accounts.require_totp': true } } })
  expect(set.status).toBe(200)
  const again = (await ask('POST', '/auth/login', { body: { username: 'ann', password: PASSWORD } })).data as Signed
  expect(await ask('GET', '/tenants/current', { token: again.access_token })).toMatchObject({ status: 403, code: 'SECOND_FACTOR_REQUIRED' })
  expect((await ask('GET', '/users/profile', { token: again.access_token })).status).toBe(200)
  expect((await enrol(again)).confirmed.status).toBe(200)
  expect((await ask('GET', '/tenants/current', { token: again.access_token })).status).toBe(200)
  expect(ann.user.id).toBe(again.user.id)
})

test('everybody sees where they are signed in, and ends one session or all the others', async () => {
  const { ask, mei, logIn } = await start()
  const phone = (await logIn({ username: 'mei' }, '203.0.113.9')).data as Signed
  const tablet = (await logIn({ username: 'mei' })).data as Signed
  const { data } = await ask('GET', '/users/profile/sessions', { token: mei.access_token })
  expect(data).toHaveLength(3)
  expect(data.filter((session: { is_current: boolean }) => session.is_current)).toMatchObject([{ id: sidOf(mei) }])
  expect(data.find((session: { id: string }) => session.id === sidOf(phone))).toMatchObject({ ip: '203.0.113.9', method: 'password' })
  expect((await ask('DELETE', `/users/profile/sessions/${sidOf(phone)}`, { token: mei.access_token })).status).toBe(204)
  expect((await ask('GET', '/users/profile', { token: phone.access_token })).status).toBe(401)
  expect((await ask('POST', '/auth/refresh', { body: { refresh_token: phone.refresh_token } })).status).toBe(401)
  expect((await ask('DELETE', '/users/profile/sessions', { token: mei.access_token })).status).toBe(204)
  expect((await ask('GET', '/users/profile', { token: tablet.access_token })).status).toBe(401)
  expect((await ask('GET', '/users/profile', { token: mei.access_token })).status).toBe(200)
})

test('the sessions of others do not exist', async () => {
  const { ask, mei, signUp } = await start()
  const kai = await signUp('kai@bolt.example')
  expect(await ask('DELETE', `/users/profile/sessions/${sidOf(mei)}`, { token: kai.access_token })).toMatchObject({ status: 404 })
  expect((await ask('GET', '/users/profile', { token: mei.access_token })).status).toBe(200)
})

test('a session tells its browser and system in words', async () => {
  const { ask, mei } = await start()
  const agent = 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1'
  await ask('POST', '/auth/login', { body: { username: 'mei', password: PASSWORD }, headers: { 'user-agent': agent } })
  const { data } = await ask('GET', '/users/profile/sessions', { token: mei.access_token })
  expect(data).toContainEqual(expect.objectContaining({ browser: 'Safari', system: 'iOS' }))
})

test('whoever makes somebody an owner proves first who they are', async () => {
  const { ask, mei, invite, ageProof, post } = await start()
  const ann = await invite(mei, 'ann@anchor.example', 'admin')
  const again = (await ask('POST', '/auth/login', { body: { username: 'mei', password: PASSWORD } })).data as Signed
  await ageProof()
  const raise = () => ask('PUT', `/users/${ann.user.id}`, { token: again.access_token, body: { role: 'owner' } })
  expect(await raise()).toMatchObject({ status: 403, code: 'STEP_UP_REQUIRED' })
  expect(await post('/tenants/current/users', again.access_token, { email: 'kai@bolt.example', role: 'owner' })).toMatchObject({ code: 'STEP_UP_REQUIRED' })
  expect((await ask('PUT', `/users/${ann.user.id}`, { token: again.access_token, body: { role: 'member' } })).status).toBe(200)
  await post('/auth/step-up', again.access_token, { password: PASSWORD })
  expect((await raise()).data).toMatchObject({ role: 'owner' })
})

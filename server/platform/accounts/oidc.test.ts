import { expect, test } from 'vitest'
import { CLIENT, type Lies, startLiar, startReal } from '../../tests/oidc.ts'
import { type Signed, startAccounts } from './testing.ts'

const CALLBACK = '/api/v1/auth/oidc/callback'

async function start() {
  const accounts = await startAccounts()
  const { ask, app, services } = accounts
  const mei = await accounts.founder()
  services.config.outgoing_allow = []
  const allow = (host: string) => void (services.config.outgoing_allow = [...services.config.outgoing_allow, host])
  const save = (input: object) => ask('PUT', '/tenants/current/provider', { token: mei.access_token, body: { name: 'Anchor ID', ...CLIENT, ...input } })

  /** What the browser that began holds: the address it is sent to, and its cookie. */
  async function begin(body: object = { tenant_code: 'anchor' }, path = '/auth/oidc/start', token?: string) {
    const answer = await ask('POST', path, { body, ...(token ? { token } : {}) })
    const cookie = /tradewind_provider=([\w-]+)/.exec(String(answer.headers['set-cookie']))?.[1] ?? ''
    return { answer, url: String(answer.data?.url), cookies: { tradewind_provider: cookie } }
  }
  async function comeBack(query: Record<string, string>, cookies: Record<string, string>) {
    const answer = await app.inject({ url: `${CALLBACK}?${new URLSearchParams(query).toString()}`, cookies })
    const refresh = /tradewind_refresh=([\w-]+)/.exec(String(answer.headers['set-cookie']))?.[1]
    return { status: answer.statusCode, to: String(answer.headers.location), refresh }
  }
  const signedBy = async (refresh: string | undefined): Promise<Signed> => (await ask('POST', '/auth/refresh', { body: { refresh_token: refresh } })).data
  return { ...accounts, mei, allow, save, begin, comeBack, signedBy }
}

/** Mei's tenant with the small provider, which lets new people in. */
async function withLiar(input: object = { lets_in: true }) {
  const liar = await startLiar()
  const world = await start()
  world.allow(liar.host)
  expect((await world.save({ issuer: liar.issuer, ...input })).status).toBe(200)
  /** All the way round, as Ewa. */
  async function goRound(body?: object, path?: string, token?: string) {
    const { url, cookies } = await world.begin(body, path, token)
    return world.comeBack(liar.approve(url), cookies)
  }
  return { ...world, liar, goRound }
}

test('somebody the provider knows signs in as a viewer of the tenant that lets them in, and is the same person the next time', async () => {
  const { goRound, signedBy, mei, liar } = await withLiar()
  const first = await goRound({ tenant_code: 'anchor', return_to: '/products?tag=new' })
  expect(first).toMatchObject({ status: 302, to: 'https://tradewind.test/products?tag=new', refresh: expect.any(String) })
  const ewa = await signedBy(first.refresh)
  expect(ewa.user).toMatchObject({ email: 'ewa@cwik.example', username: 'ewa', role: 'viewer', tenant_id: mei.user.tenant_id })
  expect((await signedBy((await goRound()).refresh)).user.id).toBe(ewa.user.id)
  expect(liar.asked()?.get('code_verifier')).toMatch(/^[\w-]{43,}$/)
})

test('a real provider signs somebody in: discovery, PKCE, state, nonce, and the address from its userinfo', async () => {
  const { save, allow, begin, comeBack, signedBy } = await start()
  const real = await startReal(`https://tradewind.test${CALLBACK}`)
  allow(real.host)
  expect((await save({ issuer: real.issuer, lets_in: true })).status).toBe(200)
  const { url, cookies } = await begin()
  expect(new URL(url).searchParams.get('code_challenge_method')).toBe('S256')
  const back = await real.signIn(url)
  expect((await comeBack({ ...back, state: 'another' }, cookies)).to).toBe('https://tradewind.test/sign-in?problem=PROVIDER_STATE')
  const came = await comeBack(back, cookies)
  expect((await signedBy(came.refresh)).user).toMatchObject({ email: 'ewa@cwik.example', role: 'viewer' })
  const again = await begin()
  const state = new URL(again.url).searchParams.get('state') ?? ''
  expect((await comeBack({ ...back, state }, again.cookies)).to, 'a code that was used').toContain('problem=PROVIDER_ANSWER')
})

test('the way back works once, and in the browser alone that began', async () => {
  const { begin, comeBack, liar } = await withLiar()
  const { url, cookies } = await begin()
  const query = liar.approve(url)
  const elsewhere = await begin()
  expect((await comeBack(liar.approve(elsewhere.url), cookies)).to).toContain('problem=PROVIDER_STATE')
  expect((await comeBack(liar.approve((await begin()).url), {})).to).toContain('problem=PROVIDER_STATE')
  expect((await comeBack(query, cookies)).refresh).toBeDefined()
  expect(await comeBack(query, cookies)).toMatchObject({ refresh: undefined, to: 'https://tradewind.test/sign-in?problem=PROVIDER_STATE' })
})

test('a way back that took too long is refused', async () => {
  const { begin, comeBack, liar, owner } = await withLiar()
  const { url, cookies } = await begin()
  await owner.query(`update accounts.provider_attempt set expires_at = now() - interval '1 second'`)
  expect((await comeBack(liar.approve(url), cookies)).to).toContain('problem=PROVIDER_STATE')
})

test.each<[string, Lies, string]>([
  ['a wrong nonce', { nonce: 'another' }, 'PROVIDER_ANSWER'],
  ['a token of another issuer', { issuer: 'https://elsewhere.example' }, 'PROVIDER_ANSWER'],
  ['a token for another client', { audience: 'somebody else' }, 'PROVIDER_ANSWER'],
  ['a signature by an unknown key', { isForged: true }, 'PROVIDER_ANSWER'],
  ['a token of ten minutes ago', { ahead_s: -600 }, 'PROVIDER_ANSWER'],
  ['an address that is not verified', { claims: { email_verified: false } }, 'PROVIDER_UNVERIFIED'],
  ['an address of which nothing is said', { claims: { email_verified: undefined } }, 'PROVIDER_UNVERIFIED'],
  ['no address', { claims: { email: '' } }, 'PROVIDER_UNVERIFIED'],
  ['a provider that is down', { isDown: true }, 'PROVIDER_UNREACHABLE'],
])('%s signs nobody in', async (_name, lies, problem) => {
  const { goRound, liar, owner } = await withLiar()
  Object.assign(liar.lies, lies)
  expect(await goRound()).toMatchObject({ refresh: undefined, to: `https://tradewind.test/sign-in?problem=${problem}` })
  expect((await owner.query(`select from accounts.person where email like 'ewa%'`)).rowCount).toBe(0)
})

test.each([['is ahead', 20], ['is behind by as much as a token lives', -310]])('a provider whose clock %s a little is believed', async (_name, ahead_s) => {
  const { goRound, liar } = await withLiar()
  liar.lies.ahead_s = ahead_s
  expect((await goRound()).refresh).toBeDefined()
})

test.each(['javascript:alert(document.cookie)//', 'data:text/html,x', ''])('a provider that sends browsers to “%s” sends nobody anywhere', async (goTo) => {
  const { save, liar, begin } = await withLiar()
  liar.lies.goTo = goTo
  await save({ issuer: liar.issuer, client_id: 'another', client_secret: 'x' })
  expect((await begin()).answer).toMatchObject({ status: 503, code: 'PROVIDER_UNREACHABLE' })
})

test('who says no at the provider comes back to the log-in', async () => {
  const { begin, comeBack } = await withLiar()
  const { url, cookies } = await begin()
  const state = new URL(url).searchParams.get('state') ?? ''
  expect((await comeBack({ error: 'access_denied', state }, cookies)).to).toContain('problem=PROVIDER_REFUSED')
})

test('an account that has the same address is not taken over: it is linked by who is signed in to it', async () => {
  const { goRound, signUp, signedBy, ask, mei, lastToken, liar } = await withLiar()
  const ewa = await signUp('ewa@cwik.example')
  expect((await goRound()).to).toContain('problem=PROVIDER_LINK_FIRST')
  await ask('POST', '/tenants/current/users', { token: mei.access_token, body: { email: 'ewa@cwik.example', role: 'member' } })
  await ask('POST', '/auth/invitations/accept', { body: { token: await lastToken('ewa@cwik.example'), password: 'correct horse battery' } })
  const inAnchor = (await ask('POST', '/auth/switch-tenant', { token: ewa.access_token, body: { tenant_id: mei.user.tenant_id } })).data as Signed
  liar.lies.claims = { email: 'ewa.c@anchor.example', email_verified: true }
  const linked = await goRound({ kind: 'tenant' }, '/users/profile/identities', inAnchor.access_token)
  expect(linked).toMatchObject({ refresh: undefined, to: 'https://tradewind.test/settings/security?linked=1' })
  const came = await signedBy((await goRound()).refresh)
  expect(came.user).toMatchObject({ id: ewa.user.id, role: 'member' })
  const [identity] = (await ask('GET', '/users/profile/identities', { token: inAnchor.access_token })).data
  expect(identity).toMatchObject({ kind: 'tenant', email: 'ewa.c@anchor.example' })
  expect((await ask('DELETE', `/users/profile/identities/${identity.id}`, { token: inAnchor.access_token })).status).toBe(204)
})

test('somebody else’s account of the provider cannot be linked', async () => {
  const { goRound, mei } = await withLiar()
  await goRound()
  expect((await goRound({ kind: 'tenant' }, '/users/profile/identities', mei.access_token)).to).toBe('https://tradewind.test/settings/security?problem=PROVIDER_TAKEN')
})

test('a tenant that does not let strangers in says so', async () => {
  const { goRound } = await withLiar({ lets_in: false })
  expect((await goRound()).to).toContain('problem=PROVIDER_UNKNOWN')
})

test('who was taken out of the tenant does not come back by the provider', async () => {
  const { goRound, signedBy, ask, mei } = await withLiar()
  const ewa = await signedBy((await goRound()).refresh)
  await ask('DELETE', `/users/${ewa.user.id}`, { token: mei.access_token })
  expect((await goRound()).to).toContain('problem=NO_TENANT')
})

test('a session by a tenant’s provider opens that tenant alone, whatever else the person belongs to', async () => {
  const { goRound, signedBy, signUp, ask, mei } = await withLiar()
  const ewa = await signedBy((await goRound()).refresh)
  const kai = await signUp('kai@bolt.example')
  await ask('POST', '/tenants/current/users', { token: kai.access_token, body: { email: 'ewa@cwik.example', role: 'admin' } })
  for (const [method, path, body] of [
    ['POST', '/auth/switch-tenant', { tenant_id: kai.user.tenant_id }],
    ['POST', '/users/profile/second-factor', undefined],
    ['POST', '/users/profile/identities', { kind: 'tenant' }],
    ['POST', '/tenants/join-requests', { tenant_code: 'kai' }],
  ] as const) {
    expect(await ask(method, path, { token: ewa.access_token, ...(body ? { body } : {}) }), path).toMatchObject({ status: 403, code: 'PROVIDER_SESSION' })
  }
  expect(mei.user.tenant_id).toBe(ewa.user.tenant_id)
})

test('the secret of a provider is shown to nobody and stored encrypted', async () => {
  const { ask, mei, owner } = await withLiar()
  const shown = await ask('GET', '/tenants/current/provider', { token: mei.access_token })
  expect(shown.data).toMatchObject({ provider: { name: 'Anchor ID', client_id: 'tradewind', is_on: true }, callback_urls: [`https://tradewind.test${CALLBACK}`] })
  expect(shown.body).not.toContain(CLIENT.client_secret)
  const { rows } = await owner.query<{ all: string }>(`select string_agg(t::text, '') as all from (select p::text as t from accounts.provider p union all select e::text from audit.entry e) x`)
  expect(rows[0]?.all).not.toContain(CLIENT.client_secret)
})

test('a provider that is changed keeps its secret; one that is off or gone signs nobody in', async () => {
  const { save, begin, ask, mei, liar, goRound } = await withLiar()
  expect((await save({ issuer: liar.issuer, client_secret: undefined, name: 'Renamed', lets_in: true })).data.provider).toMatchObject({ name: 'Renamed' })
  expect((await goRound()).refresh).toBeDefined()
  await save({ issuer: liar.issuer, is_on: false })
  expect((await begin()).answer).toMatchObject({ status: 422, code: 'NO_PROVIDER' })
  expect((await ask('GET', '/auth/providers?tenant_code=anchor')).data).toEqual([])
  expect((await ask('DELETE', '/tenants/current/provider', { token: mei.access_token })).status).toBe(204)
  expect((await ask('DELETE', '/tenants/current/provider', { token: mei.access_token })).status).toBe(404)
})

test.each([
  ['an address of our own network', 'https://10.0.0.5/', 'URL_NOT_ALLOWED'],
  ['the cloud’s metadata', 'http://169.254.169.254/', 'URL_NOT_ALLOWED'],
  ['a plain-text address', 'http://login.example/', 'URL_NOT_ALLOWED'],
])('%s is no provider', async (_name, issuer, code) => {
  const { save } = await start()
  expect(await save({ issuer })).toMatchObject({ status: 422, code, field: 'issuer' })
})

test('the installation’s own provider signs in who has linked it, with the second factor of who has one, and lets nobody in', async () => {
  const { services, goRound, liar, mei, ask, signedBy } = await withLiar()
  services.config.oidc = { issuer: liar.issuer, ...CLIENT, name: 'Company' }
  expect((await ask('GET', '/auth/providers')).data).toEqual([{ kind: 'installation', name: 'Company' }])
  expect((await goRound({})).to).toContain('problem=PROVIDER_UNKNOWN')
  await goRound({ kind: 'installation' }, '/users/profile/identities', mei.access_token)
  expect((await signedBy((await goRound({})).refresh)).user).toMatchObject({ username: 'mei', role: 'owner' })
  const { Secret, TOTP } = await import('otpauth')
  const { secret } = (await ask('POST', '/users/profile/second-factor', { token: mei.access_token })).data
  await ask('POST', '/users/profile/second-factor/confirm', { token: mei.access_token, body: { code: new TOTP({ secret: Secret.fromBase32(secret) }).generate() } })
  const asked = await goRound({})
  expect(asked).toMatchObject({ refresh: undefined, to: expect.stringMatching(/^https:\/\/tradewind\.test\/sign-in\?redirect=%2F#challenge=[\w-]{43}$/) })
})

test('where a log-in leads afterwards is a page of ours', async () => {
  const { begin } = await withLiar()
  for (const return_to of ['//evil.example', 'https://evil.example', '/\\evil.example']) expect((await begin({ tenant_code: 'anchor', return_to })).answer).toMatchObject({ status: 400, field: 'return_to' })
})

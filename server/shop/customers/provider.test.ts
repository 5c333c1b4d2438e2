import { expect, test } from 'vitest'
import { CLIENT, type Lies, startLiar, startReal } from '../../tests/oidc.ts'
import { openStores, OTHER } from '../../tests/customers.ts'

const CALLBACK = '/shop/auth/oidc/callback'

async function open() {
  const stores = await openStores()
  const { ask, admin, services } = stores
  const allow = (host: string) => void (services.config.outgoing_allow = [...services.config.outgoing_allow, host])
  const save = (input: object, more: object = {}) => admin('PUT', '/customer-provider', { body: { name: 'Harbour ID', ...CLIENT, ...input }, ...more })
  async function begin(body: object = {}, store = 'first') {
    const answer = await ask('POST', '/shop/auth/oidc/start', { body, store })
    return { answer, url: String(answer.data?.url), cookies: { tw_provider: answer.cookies.find(({ name }) => name === 'tw_provider')?.value ?? '' } }
  }
  async function comeBack(query: Record<string, string>, cookies: Record<string, string>) {
    const { status, headers } = await ask('GET', `${CALLBACK}?${new URLSearchParams(query).toString()}`, { cookies })
    const to = String(headers.location)
    return { status, to, code: /#code=([\w-]+)/.exec(to)?.[1] }
  }
  const finish = (code: string | undefined, store = 'first') => ask('POST', '/shop/auth/oidc/finish', { store, body: { code } })
  return { ...stores, allow, save, begin, comeBack, finish }
}

async function withLiar() {
  const [liar, shop] = [await startLiar(), await open()]
  shop.allow(liar.host)
  expect((await shop.save({ issuer: liar.issuer })).status).toBe(200)
  const goRound = async (body: object = {}) => {
    const { url, cookies } = await shop.begin(body)
    return shop.comeBack(liar.approve(url), cookies)
  }
  return { ...shop, liar, goRound }
}

test('a real provider signs a shopper in, who is the same person the next time', async () => {
  const { save, allow, begin, comeBack, finish, ask, admin } = await open()
  const real = await startReal(`https://tradewind.test/api/v1${CALLBACK}`)
  allow(real.host)
  expect((await save({ issuer: real.issuer })).data).toMatchObject({ provider: { name: 'Harbour ID' }, callback_url: `https://tradewind.test/api/v1${CALLBACK}` })
  expect((await admin('GET', '/customer-provider')).body).not.toContain(CLIENT.client_secret)
  expect((await ask('GET', '/shop/auth/providers')).data).toEqual([{ name: 'Harbour ID' }])
  const { url, cookies } = await begin({ return_to: '/cart' })
  const way = await comeBack({ ...(await real.signIn(url)) }, cookies)
  expect(way.to).toMatch(/^https:\/\/tradewind\.test\/store\/first\/sign-in\/done#code=[\w-]+&return_to=%2Fcart$/)
  const signed = await finish(way.code)
  expect(signed.data.customer).toMatchObject({ email: 'ewa@cwik.example', name: 'ewa', has_password: false })
  expect(await finish(way.code), 'a code is good once').toMatchObject({ status: 422, code: 'TOKEN_USED' })
  const again = await begin()
  expect((await finish((await comeBack(await real.signIn(again.url), again.cookies)).code)).data.customer.customer_id).toBe(signed.data.customer.customer_id)
})

test('who has an account with the address that the provider has checked is that customer', async () => {
  const { goRound, finish, signUp } = await withLiar()
  const { customer } = await signUp('ewa@cwik.example', { name: 'Ewa' })
  expect((await finish((await goRound()).code)).data.customer).toMatchObject({ customer_id: customer.customer_id, has_password: true })
})

test('the way back works once, in the browser alone that began, and the code in its store alone', async () => {
  const { begin, comeBack, finish, liar, goRound } = await withLiar()
  const { url, cookies } = await begin()
  const back = liar.approve(url)
  expect((await comeBack(liar.approve((await begin()).url), {})).to).toContain('problem=PROVIDER_STATE')
  expect((await comeBack(liar.approve((await begin()).url), cookies)).to).toContain('problem=PROVIDER_STATE')
  expect((await comeBack(back, cookies)).code).toBeDefined()
  expect((await comeBack(back, cookies)).to).toContain('problem=PROVIDER_STATE')
  const { code } = await goRound()
  expect(await finish(code, 'second')).toMatchObject({ status: 422, code: 'TOKEN_INVALID' })
  expect((await comeBack({ code: 'x', state: 'nonsense' }, cookies)).status).toBe(400)
})

test.each<[string, Lies, string]>([
  ['a wrong nonce', { nonce: 'another' }, 'PROVIDER_ANSWER'], ['a token for another client', { audience: 'somebody else' }, 'PROVIDER_ANSWER'], ['a signature by an unknown key', { isForged: true }, 'PROVIDER_ANSWER'],
  ['an address that is not verified', { claims: { email_verified: false } }, 'PROVIDER_UNVERIFIED'], ['a provider that is down', { isDown: true }, 'PROVIDER_UNREACHABLE'],
])('%s signs nobody in', async (_name, lies, problem) => {
  const { goRound, liar, rows } = await withLiar()
  Object.assign(liar.lies, lies)
  expect((await goRound()).to).toBe(`https://tradewind.test/store/first/sign-in?problem=${problem}`)
  expect(await rows('select email from customers.customer')).toEqual([])
})

test('who came by the provider may leave without a password, and may ask for one', async () => {
  const { goRound, finish, ask, work, mails } = await withLiar()
  const { access_token: token } = (await finish((await goRound()).code)).data as { access_token: string }
  expect(await ask('PUT', '/shop/users/me/password', { token, body: { current_password: 'whatever it is', password: 'an entirely new one' } })).toMatchObject({ status: 409, code: 'NO_PASSWORD' })
  await ask('POST', '/shop/auth/forgot-password', { body: { email: 'ewa@cwik.example' } })
  await work('customers.forgotten')
  expect((await mails('ewa@cwik.example')).map(({ template }) => template)).toEqual(['customers.reset'])
  expect((await ask('DELETE', '/shop/users/me', { token })).status).toBe(204)
})

test('a store without a provider offers none, and a wrong one is told at once', async () => {
  const { begin, save, admin, ask } = await open()
  expect((await begin()).answer).toMatchObject({ status: 422, code: 'NO_PROVIDER' })
  expect(await save({ issuer: 'https://10.0.0.1' })).toMatchObject({ status: 422, code: 'URL_NOT_ALLOWED', field: 'issuer' })
  expect((await save({ issuer: 'https://id.example' }, { role: 'member' })).status).toBe(403)
  expect((await admin('DELETE', '/customer-provider', { tenant_id: OTHER })).status).toBe(404)
  expect((await ask('GET', '/shop/auth/providers')).data).toEqual([])
})

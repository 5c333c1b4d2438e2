import { expect, test } from 'vitest'
import { openStores, OTHER, PASSWORD } from '../../tests/customers.ts'

test('a shopper registers, uses the mailed link, and is signed in', async () => {
  const { ask, mails, rows } = await openStores()
  expect(await ask('POST', '/shop/auth/register', { body: { email: 'Ann@Example.com', password: PASSWORD, name: 'Ann' }, headers: { 'accept-language': 'zh-TW,en' } })).toMatchObject({ status: 202 })
  const [mail] = await mails('ann@example.com')
  expect(mail).toMatchObject({ template: 'customers.verify', language: 'zh-TW' })
  expect(mail?.text).toContain('https://tradewind.test/store/first/verify-email?token=')
  expect(await rows('select email from customers.customer')).toEqual([])
  const { status, data } = await ask('POST', '/shop/auth/verify-email', { body: { token: mail?.token } })
  expect({ status, data }).toMatchObject({ status: 200, data: { token_type: 'bearer', expires_in: 3_600, customer: { email: 'ann@example.com', name: 'Ann', has_password: true } } })
  expect((await ask('GET', '/shop/users/me', { token: data.access_token })).data).toMatchObject({ email: 'ann@example.com' })
  expect(await ask('POST', '/shop/auth/verify-email', { body: { token: mail?.token } })).toMatchObject({ status: 422, code: 'TOKEN_USED', field: 'token' })
  expect(await rows(`select payload from kernel.outbox where type = 'customers.customer_registered'`)).toHaveLength(1)
})

test('nobody learns from an answer who has an account', async () => {
  const { ask, signUp, mails, logIn, work } = await openStores()
  await signUp()
  const bare = ({ status, data, code }: { status: number; data: unknown; code: string | undefined }) => ({ status, data, code })
  const register = async (email: string) => bare(await ask('POST', '/shop/auth/register', { body: { email, password: PASSWORD, name: 'Ann' } }))
  expect(await register('ann@example.com')).toEqual(await register('bob@example.com'))
  expect((await mails('ann@example.com')).at(-1)?.template).toBe('customers.already_registered')
  const forgot = async (email: string) => bare(await ask('POST', '/shop/auth/forgot-password', { body: { email } }))
  expect(await forgot('ann@example.com')).toEqual(await forgot('eve@example.com'))
  await work('customers.forgotten')
  expect((await mails()).filter(({ template }) => template === 'customers.reset').map(({ to }) => to)).toEqual(['ann@example.com'])
  const wrong = bare(await logIn({ password: 'not the password' }))
  expect(bare(await logIn({ email: 'eve@example.com' }))).toEqual(wrong)
  expect(wrong).toMatchObject({ status: 401, code: 'INVALID_CREDENTIALS' })
})

test('the first link that is used decides, and somebody else’s password never gets in', async () => {
  const { ask, mails, logIn } = await openStores()
  await ask('POST', '/shop/auth/register', { body: { email: 'ann@example.com', password: 'the thief knows this', name: 'Thief' } })
  await ask('POST', '/shop/auth/register', { body: { email: 'ann@example.com', password: PASSWORD, name: 'Ann' } })
  const [first, second] = await mails('ann@example.com')
  const answers = await Promise.all([1, 2, 3].map(() => ask('POST', '/shop/auth/verify-email', { body: { token: second?.token } })))
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 422, 422])
  expect(await ask('POST', '/shop/auth/verify-email', { body: { token: first?.token } })).toMatchObject({ status: 422, code: 'TOKEN_USED' })
  expect((await logIn({ password: 'the thief knows this' })).status).toBe(401)
  expect((await logIn({})).status).toBe(200)
})

test('the same address in two stores is two people', async () => {
  const { ask, signUp, logIn, rows } = await openStores()
  const here = await signUp()
  expect((await logIn({}, { store: 'second' })).status).toBe(401)
  const there = await signUp('ann@example.com', { store: 'second', name: 'Other Ann' })
  expect(there.customer.customer_id).not.toBe(here.customer.customer_id)
  expect(await ask('GET', '/shop/users/me', { token: here.access_token, store: 'second' })).toMatchObject({ status: 401, code: 'INVALID_TOKEN' })
  expect((await ask('POST', '/shop/auth/refresh', { store: 'second', body: { refresh_token: here.refresh_token } })).status).toBe(401)
  expect(await rows('select tenant_id from customers.customer')).toHaveLength(2)
})

test('trying passwords is slowed down, and the right one is kept waiting as well', async () => {
  const { signUp, logIn } = await openStores()
  await signUp()
  for (let n = 0; n < 10; n += 1) await logIn({ password: `guess number ${n}` }, { ip: '9.9.9.9' })
  const blocked = await logIn({}, { ip: '9.9.9.9' })
  expect(blocked).toMatchObject({ status: 429, code: 'TOO_MANY_ATTEMPTS' })
  expect(Number(blocked.headers['retry-after'])).toBeGreaterThan(0)
  expect((await logIn({}, { ip: '8.8.8.8' })).status).toBe(200)
})

test('a refresh token is exchanged once; one that comes back later ends the session', async () => {
  const { ask, signUp, rows } = await openStores()
  const { refresh_token } = await signUp()
  const refresh = (token: string) => ask('POST', '/shop/auth/refresh', { body: { refresh_token: token } })
  const next = await refresh(refresh_token)
  expect(next.status).toBe(200)
  expect((await refresh(refresh_token)).status, 'two tabs at once').toBe(200)
  await rows(`update customers.refresh_token set used_at = now() - interval '1 minute' where used_at is not null`)
  expect(await refresh(refresh_token)).toMatchObject({ status: 401, code: 'INVALID_REFRESH_TOKEN' })
  expect((await refresh(next.data.refresh_token as string)).status, 'the thief’s, or the owner’s: both are out').toBe(401)
  expect((await refresh('nonsense')).status).toBe(401)
})

test('the refresh token may lie in a cookie that scripts cannot read', async () => {
  const { ask, signUp, logIn } = await openStores()
  await signUp()
  const signed = await logIn({ session: 'cookie' })
  expect(signed.data.refresh_token).toBeUndefined()
  expect(signed.cookies[0]).toMatchObject({ name: 'tw_refresh_first', httpOnly: true, sameSite: 'Strict', path: '/api/v1/shop/auth' })
  const cookies = { tw_refresh_first: signed.cookies[0]?.value ?? '' }
  const next = await ask('POST', '/shop/auth/refresh', { cookies })
  expect(next).toMatchObject({ status: 200 })
  expect(next.data.refresh_token).toBeUndefined()
})

test('a session that ended opens nothing, at once in this process and within seconds in another', async () => {
  const { ask, signUp, logIn } = await openStores()
  const one = await signUp()
  const two = (await logIn({})).data
  const me = async (token: string) => (await ask('GET', '/shop/users/me', { token })).status
  expect([await me(one.access_token), await me(two.access_token)]).toEqual([200, 200])
  await ask('POST', '/shop/auth/logout', { body: { refresh_token: one.refresh_token } })
  expect([await me(one.access_token), await me(two.access_token)]).toEqual([401, 200])
  expect((await ask('POST', '/shop/auth/refresh', { body: { refresh_token: one.refresh_token } })).status).toBe(401)
  const three = (await logIn({})).data
  await ask('POST', '/shop/auth/logout-all', { token: two.access_token })
  expect([await me(two.access_token), await me(three.access_token)]).toEqual([401, 401])
})

test('a seller’s token, a forged one and one without a session open nothing', async () => {
  const { ask, services, signUp } = await openStores()
  const { customer } = await signUp()
  const { tokensOf } = await import('#platform/accounts')
  const tokens = await tokensOf(services)
  const issue = (claims: Record<string, string>, audience = 'tradewind:shopper') => tokens.issue({ audience, subject: customer.customer_id, claims, lifetime_s: 60 })
  const tid = '00000000-0000-4000-8000-000000000001'
  for (const token of ['abc.def.ghi', await issue({ tid }), await issue({ tid, sid: crypto.randomUUID() }), await issue({ tid, sid: 'x' }), await tokens.sign({ person_id: customer.customer_id, tenant_id: tid, session_id: crypto.randomUUID() })]) {
    expect((await ask('GET', '/shop/users/me', { token })).status).toBe(401)
  }
})

test('a forgotten password is chosen anew by a link, once, and every session ends', async () => {
  const { ask, signUp, logIn, work, lastToken, rows, mails } = await openStores()
  const { access_token } = await signUp()
  await ask('GET', '/shop/users/me', { token: access_token })
  for (let n = 0; n < 5; n += 1) await ask('POST', '/shop/auth/forgot-password', { body: { email: 'ann@example.com' } })
  await work('customers.forgotten')
  expect((await mails('ann@example.com')).filter(({ template }) => template === 'customers.reset')).toHaveLength(3)
  const token = await lastToken('ann@example.com')
  const reset = (password: string, given = token) => ask('POST', '/shop/auth/reset-password', { body: { token: given, password } })
  expect(await reset('ann@example.com')).toMatchObject({ status: 422, code: 'PASSWORD_TOO_WEAK', field: 'password' })
  expect((await reset('an entirely new one')).status).toBe(204)
  expect(await reset('an entirely new one')).toMatchObject({ status: 422, code: 'TOKEN_USED' })
  expect((await ask('GET', '/shop/users/me', { token: access_token })).status).toBe(401)
  expect([(await logIn({})).status, (await logIn({ password: 'an entirely new one' })).status]).toEqual([401, 200])
  await rows(`update customers.proof set expires_at = now() - interval '1 second', used_at = null`)
  expect(await reset('yet another long one')).toMatchObject({ status: 422, code: 'TOKEN_EXPIRED' })
})

test('a password is changed with the one before, and the other sessions end', async () => {
  const { ask, signUp, logIn, mails } = await openStores()
  const { access_token: token } = await signUp()
  const other = (await logIn({})).data.access_token as string
  await Promise.all([token, other].map((one) => ask('GET', '/shop/users/me', { token: one })))
  const change = (body: object) => ask('PUT', '/shop/users/me/password', { token, body })
  expect(await change({ current_password: 'wrong one here', password: 'an entirely new one' })).toMatchObject({ status: 422, code: 'WRONG_PASSWORD', field: 'current_password' })
  expect((await change({ current_password: PASSWORD, password: 'an entirely new one' })).status).toBe(204)
  expect((await ask('GET', '/shop/users/me', { token })).status).toBe(200)
  expect((await ask('GET', '/shop/users/me', { token: other })).status).toBe(401)
  expect((await mails('ann@example.com')).at(-1)?.template).toBe('customers.password_changed')
})

test('another address holds when its link was used, and the old one is told', async () => {
  const { ask, signUp, logIn, lastToken, mails } = await openStores()
  const { access_token: token } = await signUp()
  await signUp('bob@example.com', { name: 'Bob' })
  const change = (email: string, password = PASSWORD) => ask('POST', '/shop/users/me/email', { token, body: { email, password } })
  expect(await change('new@example.com', 'wrong password')).toMatchObject({ status: 422, code: 'WRONG_PASSWORD' })
  const free = await change('new@example.com')
  const taken = await change('bob@example.com')
  expect({ status: taken.status, data: taken.data }).toEqual({ status: free.status, data: free.data })
  expect((await mails('bob@example.com')).map(({ template }) => template)).toEqual(['customers.verify'])
  expect((await logIn({ email: 'new@example.com' })).status).toBe(401)
  expect((await ask('POST', '/shop/auth/verify-email', { body: { token: await lastToken('new@example.com') } })).data.customer).toMatchObject({ email: 'new@example.com' })
  expect((await logIn({ email: 'new@example.com' })).status).toBe(200)
  expect((await mails('ann@example.com')).at(-1)).toMatchObject({ template: 'customers.email_changed' })
})

test('a profile is changed in part', async () => {
  const { ask, signUp } = await openStores()
  const { access_token: token } = await signUp()
  const change = (body: object) => ask('PUT', '/shop/users/me', { token, body })
  expect((await change({ phone: '+886 2 2345 6789', wants_news: true })).data).toMatchObject({ name: 'Ann', phone: '+886 2 2345 6789', wants_news: true })
  expect((await change({ name: 'Anna', language: 'zh-CN' })).data).toMatchObject({ name: 'Anna', phone: '+886 2 2345 6789', language: 'zh-CN' })
  expect((await change({ phone: null })).data).toMatchObject({ phone: null })
  expect(await change({ phone: '12' })).toMatchObject({ status: 400, field: 'phone' })
  expect(await change({ email: 'x@example.com' })).toMatchObject({ status: 400, field: 'email' })
})

/** What is taken, and what its lines hold. */
const TAKEN = [
  ['US', { line1: '1 Market Street', city: 'San Francisco', region: 'CA', postcode: '94105' }, ['1 Market Street', 'San Francisco, CA 94105']],
  ['DE', { line1: 'Unter den Linden 1', city: 'Berlin', postcode: '10117' }, ['Unter den Linden 1', '10117 Berlin']],
  ['GB', { line1: '10 Downing Street', city: 'London', postcode: 'SW1A 2AA' }, ['10 Downing Street', 'London', 'SW1A 2AA']],
  ['FR', { line1: '1 Rue de Rivoli', city: 'Paris', postcode: '75001' }, ['1 Rue de Rivoli', '75001 Paris']],
  ['CA', { line1: '1 Front St W', line2: 'Unit 5', city: 'Toronto', region: 'ON', postcode: 'M5J 2X5' }, ['1 Front St W', 'Unit 5', 'Toronto', 'M5J 2X5']],
  ['AU', { line1: '1 Macquarie Street', city: 'Sydney', region: 'NSW', postcode: '2000' }, ['1 Macquarie Street', 'Sydney', '2000']],
  ['CN', { line1: '长安街1号', city: '北京', region: '北京', postcode: '100000' }, ['长安街1号', '北京', '100000']],
  ['TW', { line1: '信義路五段7號', city: '臺北市', postcode: '110' }, ['信義路五段7號', '臺北市', '110']],
  ['JP', { line1: '千代田1-1', region: '東京都', postcode: '100-0001' }, ['千代田1-1', '東京都', '100-0001']],
] as const

test('an address is taken and written as in its country', async () => {
  const { ask, signUp } = await openStores()
  const { access_token: token } = await signUp()
  for (const [country, address, parts] of TAKEN) {
    const { status, data } = await ask('POST', '/shop/users/me/addresses', { token, body: { address: { name: 'Ann Lee', country, ...address } } })
    expect({ country, status }).toEqual({ country, status: 201 })
    const lines = (data.lines as string[]).join('\n')
    for (const part of ['Ann Lee', ...parts]) expect(lines, country).toContain(part)
  }
})

const REFUSED = [
  ['US', { city: 'X', region: 'CA', postcode: '9410' }, 'postcode'], ['CA', { city: 'X', region: 'ON', postcode: '12345' }, 'postcode'], ['GB', { city: 'X', postcode: '123' }, 'postcode'], ['DE', { city: 'X', postcode: '123' }, 'postcode'],
  ['FR', { city: 'X', postcode: 'ABCDE' }, 'postcode'], ['JP', { region: 'X', postcode: '12345' }, 'postcode'], ['TW', { city: 'X', postcode: '1' }, 'postcode'], ['CN', { city: 'X', region: 'X', postcode: '1' }, 'postcode'],
  ['AU', { city: 'X', region: 'NSW', postcode: '99999' }, 'postcode'], ['US', { region: 'CA', postcode: '94105' }, 'city'], ['CN', { city: 'X', postcode: '100000' }, 'region'], ['XX', {}, 'country'], ['DE', { city: 'X', postcode: '10117', phone: '1' }, 'phone'],
] as const

test('what is no address in its country is refused at its field', async () => {
  const { ask, signUp } = await openStores()
  const { access_token: token } = await signUp()
  for (const [country, address, field] of REFUSED) {
    const answer = await ask('POST', '/shop/users/me/addresses', { token, body: { address: { name: 'Ann', line1: '1 Street', country, ...address } } })
    expect({ country, status: answer.status, field: answer.field }).toEqual({ country, status: 400, field: `address.${field}` })
  }
})

test('one address is proposed for parcels and one for bills, and they are their owner’s alone', async () => {
  const { ask, signUp } = await openStores()
  const { access_token: token } = await signUp()
  const eve = await signUp('eve@example.com', { name: 'Eve' })
  const add = async (line1: string, more: object = {}) => (await ask('POST', '/shop/users/me/addresses', { token, body: { address: { name: 'Ann', line1, country: 'HK' }, ...more } })).data.address_id as string
  const [one, two] = [await add('One'), await add('Two', { is_default_shipping: true })]
  const list = async () => (await ask('GET', '/shop/users/me/addresses', { token })).data.map((a: { address_id: string; is_default_shipping: boolean; is_default_billing: boolean }) => [a.address_id, a.is_default_shipping, a.is_default_billing])
  expect(await list()).toEqual([[two, true, false], [one, false, true]])
  await Promise.all([one, two, one, two].map((id) => ask('PUT', `/shop/users/me/addresses/${id}`, { token, body: { is_default_billing: true } })))
  expect((await list()).filter(([, , billing]: [string, boolean, boolean]) => billing)).toHaveLength(1)
  for (const [method, body] of [['PUT', { is_default_shipping: true }], ['DELETE', undefined]] as const) expect((await ask(method, `/shop/users/me/addresses/${one}`, { token: eve.access_token, ...(body ? { body } : {}) })).status).toBe(404)
  expect((await ask('GET', '/shop/users/me/addresses', { token: eve.access_token })).data).toEqual([])
  expect((await ask('DELETE', `/shop/users/me/addresses/${one}`, { token })).status).toBe(204)
  expect((await ask('DELETE', `/shop/users/me/addresses/${one}`, { token })).status).toBe(404)
})

test('who asks is given all that is held of them, and nothing of others', async () => {
  const { ask, signUp, rows } = await openStores()
  const ann = await signUp()
  const eve = await signUp('eve@example.com', { name: 'Eve' })
  for (const { customer } of [ann, eve]) await rows(`insert into payments.payment (tenant_id, order_id, order_number, method, amount_minor, currency, capture, customer_id, email) values ('00000000-0000-4000-8000-000000000001', gen_random_uuid(), $2, 'cod', 100, 'USD', 'automatic', $1, $3)`, [customer.customer_id, `T-${customer.name}`, customer.email])
  const { data, headers } = await ask('GET', '/shop/users/me/export', { token: ann.access_token })
  expect(headers['content-disposition']).toContain('my-data.json')
  expect(data).toMatchObject({ customers: { profile: { email: 'ann@example.com' }, sessions: [{}] }, payments: { payments: [{ order_number: 'T-Ann' }] } })
  expect(JSON.stringify(data)).not.toContain('Eve')
})

test('who leaves is forgotten everywhere, and the books stay', async () => {
  const { ask, signUp, logIn, rows, relay } = await openStores()
  const { access_token: token, customer } = await signUp()
  await rows(`insert into payments.payment (tenant_id, order_id, order_number, method, amount_minor, currency, capture, customer_id, email) values ('00000000-0000-4000-8000-000000000001', gen_random_uuid(), 'T-1', 'cod', 100, 'USD', 'automatic', $1, 'ann@example.com')`, [customer.customer_id])
  await ask('POST', '/shop/users/me/addresses', { token, body: { address: { name: 'Ann', line1: 'One', country: 'HK' } } })
  expect(await ask('DELETE', '/shop/users/me', { token, body: {} })).toMatchObject({ status: 422, code: 'PASSWORD_NEEDED', field: 'password' })
  expect(await ask('DELETE', '/shop/users/me', { token, body: { password: 'a wrong password' } })).toMatchObject({ status: 422, code: 'WRONG_PASSWORD' })
  expect((await ask('DELETE', '/shop/users/me', { token, body: { password: PASSWORD } })).status).toBe(204)
  await relay()
  expect((await ask('GET', '/shop/users/me', { token })).status).toBe(401)
  expect((await logIn({})).status).toBe(401)
  const tables = await rows<{ name: string }>(`select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname in ('customers', 'payments')`)
  for (const { name } of tables) expect(await rows(`select * from ${name} t where t::text ilike '%ann@%' or t::text like '%Ann%'`), name).toEqual([])
  expect(await rows(`select amount_minor::int, email, customer_id from payments.payment`)).toEqual([{ amount_minor: 100, email: null, customer_id: null }])
  expect((await signUp('ann@example.com')).customer.customer_id, 'they may come back as somebody new').not.toBe(customer.customer_id)
})

test('a seller finds customers by the beginning of a name or an address, and erases one who asked for it', async () => {
  const { admin, signUp, ask } = await openStores()
  const { customer, access_token } = await signUp()
  await signUp('bob_100@example.com', { name: 'Bob 100' })
  const find = async (q: string, more: object = {}) => (await admin('GET', `/customers?q=${encodeURIComponent(q)}`, more)).data.map(({ name }: { name: string }) => name)
  expect([await find('AN'), await find('bob_'), await find('bob_x'), await find('%'), await find('ann@ex'), await find('an', { tenant_id: OTHER })]).toEqual([['Ann'], ['Bob 100'], [], [], ['Ann'], []])
  expect((await admin('GET', `/customers/${customer.customer_id}`)).data).toMatchObject({ email: 'ann@example.com', sessions: 1, addresses: [] })
  expect((await admin('GET', `/customers/${customer.customer_id}`, { tenant_id: OTHER })).status).toBe(404)
  expect((await admin('DELETE', `/customers/${customer.customer_id}`, { role: 'member' })).status).toBe(403)
  expect((await admin('DELETE', `/customers/${customer.customer_id}`, { tenant_id: OTHER })).status).toBe(404)
  expect((await admin('DELETE', `/customers/${customer.customer_id}`)).status).toBe(204)
  expect((await admin('DELETE', `/customers/${customer.customer_id}`)).status).toBe(404)
  expect((await ask('GET', '/shop/users/me', { token: access_token })).status).toBe(401)
  expect((await admin('GET', `/customers/${customer.customer_id}`)).data).toMatchObject({ email: null, name: '', sessions: 0 })
})

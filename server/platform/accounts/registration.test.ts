import { expect, test } from 'vitest'
import { PASSWORD, startAccounts } from './testing.ts'

const plain = ({ status, data }: { status: number; data: { message: string; user_id: string; tenant_id: string } }) => ({ status, message: data.message, keys: Object.keys(data) })

test('Kai registers, follows the link in his mail and owns a tenant of his own', async () => {
  const { register, mails, verify, ask, actions } = await startAccounts()
  const registered = await register({ tenant_name: 'Bolt & Söhne' }, { headers: { 'accept-language': 'zh-TW,zh;q=0.9' } })
  expect(registered.status).toBe(201)
  const [mail] = await mails()
  expect(mail).toMatchObject({ to: 'kai@bolt.example', template: 'accounts.verify', language: 'zh-TW', subject: '請確認您的電子郵件地址' })
  expect(mail?.text).toContain(`https://tradewind.test/verify?token=${mail?.token}`)
  const { status, data } = await verify(mail?.token ?? '')
  expect(status).toBe(200)
  expect(data.user).toMatchObject({ id: registered.data.user_id, tenant_id: registered.data.tenant_id, role: 'owner', tenant_name: 'Bolt & Söhne' })
  expect((await ask('GET', '/tenants/current', { token: data.access_token })).data).toMatchObject({ code: 'bolt-sohne', plan: 'basic', max_products: 100, max_users: 5, requests_per_minute: 100, status: 'active' })
  expect(await actions()).toEqual(['accounts.registered', 'accounts.signed_in'])
})

test('the answer to a registration does not tell whether the address has an account; the mail does', async () => {
  const { register, founder, mails } = await startAccounts()
  await founder()
  const known = await register({ email: 'Mei@Anchor.example', username: 'other' })
  const unknown = await register({ email: 'new@anchor.example', username: 'other' })
  expect(plain(known)).toEqual(plain(unknown))
  expect((await mails()).map(({ to, template }) => ({ to, template }))).toEqual([
    { to: 'mei@anchor.example', template: 'accounts.already_registered' }, { to: 'new@anchor.example', template: 'accounts.verify' },
  ])
})

test('a user name that is taken is not told either: it gets a suffix', async () => {
  const { founder, signUp } = await startAccounts()
  await founder()
  expect((await signUp('kai@bolt.example', { username: 'mei' })).user.username).toBe('mei-2')
})

test('nobody signs in before the address is proven, and the right password has the mail sent once more, at most every ten minutes', async () => {
  const { register, logIn, mails, owner, verify } = await startAccounts()
  await register({})
  const before = await logIn({ email: 'kai@bolt.example' })
  const wrong = await logIn({ email: 'kai@bolt.example', password: 'wrong' })
  const unknown = await logIn({ email: 'nobody@bolt.example' })
  for (const answer of [before, wrong]) expect([answer.status, answer.code, answer.json.error]).toEqual([unknown.status, unknown.code, unknown.json.error])
  expect(await mails()).toHaveLength(1)
  await owner.query(`update accounts.registration set mailed_at = now() - interval '11 minutes'`)
  await logIn({ email: 'kai@bolt.example', password: 'wrong' })
  expect(await mails()).toHaveLength(1)
  await logIn({ email: 'kai@bolt.example' })
  await logIn({ email: 'kai@bolt.example' })
  const sent = await mails()
  expect(sent).toHaveLength(2)
  expect(sent[1]?.token).toBe(sent[0]?.token)
  expect((await verify(sent[1]?.token ?? '')).status).toBe(200)
})

test('a link works once, also when it is followed twice at the same moment', async () => {
  const { register, lastToken, verify, owner } = await startAccounts()
  await register({})
  const token = await lastToken('kai@bolt.example')
  const both = await Promise.all([verify(token), verify(token)])
  expect(both.map((a) => a.status).toSorted((a, b) => a - b)).toEqual([200, 422])
  expect((await verify(token)).code).toBe('TOKEN_USED')
  expect((await owner.query('select 1 from accounts.person')).rows).toHaveLength(1)
})

test('two registrations of one address become one account, with the password of the link that was followed', async () => {
  const { register, mails, verify, logIn, owner } = await startAccounts()
  await register({ password: 'the first password' })
  await register({ password: 'the second password' })
  const [first, second] = await mails()
  const both = await Promise.all([verify(first?.token ?? ''), verify(second?.token ?? '')])
  expect(both.map((a) => a.status).toSorted((a, b) => a - b)).toEqual([200, 422])
  expect((await owner.query('select 1 from accounts.person')).rows).toHaveLength(1)
  const passwords = both[0]?.status === 200 ? ['the first password', 'the second password'] : ['the second password', 'the first password']
  expect((await logIn({ email: 'kai@bolt.example', password: passwords[0] })).status).toBe(200)
  expect((await logIn({ email: 'kai@bolt.example', password: passwords[1] })).status).toBe(401)
})

test('a link that is unknown or a day old is refused', async () => {
  const { register, lastToken, verify, owner } = await startAccounts()
  await register({})
  expect(await verify('nonsense')).toMatchObject({ status: 422, code: 'TOKEN_INVALID', field: 'token' })
  await owner.query(`update accounts.registration set expires_at = now() - interval '1 second'`)
  expect((await verify(await lastToken('kai@bolt.example'))).code).toBe('TOKEN_EXPIRED')
})

test.each([
  ['password', { password: 'short' }, 400], ['password', { password: 'x'.repeat(129) }, 400], ['password', { password: 'Password123' }, 422], ['password', { password: '1234567890' }, 422],
  ['password', { password: 'kai@bolt.example' }, 422], ['password', { username: 'kai.of.bolt', password: 'Kai.of.Bolt1' }, 422], ['password', { password: 'abababababab' }, 422],
  ['email', { email: 'kai at bolt' }, 400], ['email', { email: 'kai@bolt.example\r\nBcc: x@y.example' }, 400], ['username', { username: 'no spaces' }, 400],
  ['tenant_code', { tenant_code: 'nobody-has-it' }, 422], ['tenant_name', { tenant_code: 'anchor', tenant_name: 'Both' }, 400],
])('a wrong %s is told on its field (%j)', async (field, body, status) => {
  const { register, mails } = await startAccounts()
  expect(await register(body)).toMatchObject({ status, field })
  expect(await mails()).toEqual([])
})

test('a passphrase in Chinese is as good as any', async () => {
  const { register } = await startAccounts()
  expect((await register({ password: '海上生明月天涯共此時今夜' })).status).toBe(201)
})

test('an address is not flooded with mails', async () => {
  const { register, mails } = await startAccounts()
  for (let i = 0; i < 8; i++) expect((await register({})).status).toBe(201)
  expect(await mails()).toHaveLength(5)
})

test('whoever joins by the code of a tenant waits until an admin lets them in', async () => {
  const { founder, register, verify, lastToken, logIn, mails, ask, actions } = await startAccounts()
  const mei = await founder()
  const { data } = await register({ tenant_code: 'ANCHOR' })
  expect((await verify(await lastToken('kai@bolt.example'))).status).toBe(202)
  expect((await mails('mei@anchor.example')).at(-1)).toMatchObject({ template: 'accounts.join_requested', subject: 'kai asks to join Anchor Ltd' })
  expect(await logIn({ email: 'kai@bolt.example' })).toMatchObject({ status: 403, code: 'MEMBERSHIP_PENDING' })
  expect((await logIn({ email: 'kai@bolt.example', password: 'wrong' })).code).toBe('INVALID_CREDENTIALS')
  const token = mei.access_token
  expect((await ask('GET', '/tenants/current/join-requests', { token })).data).toMatchObject([{ id: data.user_id, username: 'kai', status: 'pending' }])
  expect((await ask('POST', `/tenants/current/join-requests/${data.user_id}/approve`, { token, body: { role: 'viewer' } })).data).toMatchObject({ role: 'viewer', status: 'active' })
  expect((await ask('POST', `/tenants/current/join-requests/${data.user_id}/approve`, { token, body: {} })).status).toBe(404)
  expect((await mails('kai@bolt.example')).at(-1)?.template).toBe('accounts.join_approved')
  expect((await logIn({ email: 'kai@bolt.example' })).data.user).toMatchObject({ role: 'viewer', tenant_id: mei.user.tenant_id })
  expect(await actions()).toEqual(expect.arrayContaining(['accounts.join_requested', 'accounts.join_approved']))
})

test('a join request that is rejected leaves nothing behind', async () => {
  const { founder, register, verify, lastToken, ask, logIn } = await startAccounts()
  const { access_token: token } = await founder()
  const { data } = await register({ tenant_code: 'anchor' })
  await verify(await lastToken('kai@bolt.example'))
  expect((await ask('POST', `/tenants/current/join-requests/${data.user_id}/reject`, { token })).status).toBe(204)
  expect((await ask('GET', '/tenants/current/join-requests', { token })).data).toEqual([])
  expect(await logIn({ email: 'kai@bolt.example' })).toMatchObject({ status: 403, code: 'NO_TENANT' })
})

test('somebody who has an account asks to join a further tenant by its code, and the admins get one mail', async () => {
  const { founder, signUp, ask, mails } = await startAccounts()
  const [mei, kai] = [await founder(), await signUp('kai@bolt.example')]
  const wish = (tenant_code: string) => ask('POST', '/tenants/join-requests', { token: kai.access_token, body: { tenant_code } })
  expect(await wish('nobody-has-it')).toMatchObject({ status: 422, code: 'TENANT_NOT_FOUND', field: 'tenant_code' })
  const both = await Promise.all([wish('anchor'), wish('anchor')])
  expect(both.map((a) => String(a.code ?? a.status)).toSorted()).toEqual(['202', 'ALREADY_MEMBER'])
  expect((await ask('POST', '/auth/switch-tenant', { token: kai.access_token, body: { tenant_id: mei.user.tenant_id } })).code).toBe('MEMBERSHIP_PENDING')
  await ask('POST', `/tenants/current/join-requests/${kai.user.id}/reject`, { token: mei.access_token })
  expect((await wish('anchor')).status).toBe(202)
  expect((await mails('mei@anchor.example')).map((mail) => mail.template)).toEqual(['accounts.join_requested'])
})

test('a process that dies while it makes the account leaves nothing, and the link still works', async () => {
  const { register, lastToken, verify, owner } = await startAccounts()
  await register({})
  await owner.query(`create function accounts.die() returns trigger language plpgsql as $$ begin raise exception 'killed'; end $$;
    create trigger die before insert on accounts.refresh_token for each row execute function accounts.die()`)
  expect((await verify(await lastToken('kai@bolt.example'))).status).toBe(500)
  expect((await owner.query('select 1 from accounts.person union all select 1 from accounts.tenant where code not like \'test-%\' union all select 1 from audit.entry')).rows).toEqual([])
  await owner.query('drop trigger die on accounts.refresh_token')
  expect((await verify(await lastToken('kai@bolt.example'))).status).toBe(200)
})

test('no mail shows a password, and none is stored', async () => {
  const { register, mails, owner } = await startAccounts()
  await register({})
  expect(JSON.stringify(await mails())).not.toContain(PASSWORD)
  const { rows: [row] } = await owner.query('select r.*, m.body from accounts.registration r, mail.mail m')
  expect(JSON.stringify(row)).not.toContain(PASSWORD)
  expect(JSON.stringify(row)).not.toContain((await mails())[0]?.token)
})

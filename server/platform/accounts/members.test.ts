import { expect, test } from 'vitest'
import { withTenant } from '#kernel/db'
import { listMembers, planOf } from './index.ts'
import { PASSWORD, type Signed, startAccounts } from './testing.ts'

async function start() {
  const accounts = await startAccounts()
  const mei = await accounts.founder()
  const call = (by: Signed, method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object) => accounts.ask(method, path, { token: by.access_token, ...(body ? { body } : {}) })
  const put = (by: Signed, whom: Signed, body: object) => call(by, 'PUT', `/tenants/current/users/${whom.user.id}`, body)
  const remove = (by: Signed, whom: Signed) => call(by, 'DELETE', `/tenants/current/users/${whom.user.id}`)
  const profile = async (of: Signed) => (await call(of, 'GET', '/users/profile')).status
  const accept = (token: string, username: string) => accounts.ask('POST', '/auth/invitations/accept', { body: { token, username, password: PASSWORD } })
  const seats = (n: number) => accounts.owner.query('update accounts.tenant set max_users = $1 where code = $2', [n, 'anchor'])
  return { ...accounts, mei, call, put, remove, profile, accept, seats }
}

test('Mei invites Ann, who joins as a new person with the role she was given', async () => {
  const { mei, call, accept, mails, ask, actions } = await start()
  const invited = await call(mei, 'POST', '/tenants/current/users', { email: 'Ann@anchor.example', role: 'viewer', language: 'zh-CN' })
  expect(invited).toMatchObject({ status: 201, data: { email: 'ann@anchor.example', role: 'viewer' } })
  expect(invited.body).not.toContain('token')
  const [mail] = await mails('ann@anchor.example')
  expect(mail).toMatchObject({ language: 'zh-CN', subject: 'mei 邀请您加入“Anchor Ltd”' })
  expect((await ask('POST', '/auth/invitations/look', { body: { token: mail?.token } })).data).toEqual({ email: 'ann@anchor.example', tenant_name: 'Anchor Ltd', role: 'viewer', has_account: false })
  const { data } = await accept(mail?.token ?? '', 'ann')
  expect(data.user).toMatchObject({ email: 'ann@anchor.example', role: 'viewer', tenant_id: mei.user.tenant_id })
  expect((await call(mei, 'GET', '/tenants/current/users')).data.map((m: { username: string; role: string }) => [m.username, m.role])).toEqual([['ann', 'viewer'], ['mei', 'owner']])
  expect(await actions()).toEqual(expect.arrayContaining(['accounts.invited', 'accounts.invitation_accepted']))
})

test('an invitation is accepted once, also by two at the same moment', async () => {
  const { mei, call, lastToken, accept, owner } = await start()
  await call(mei, 'POST', '/tenants/current/users', { email: 'ann@anchor.example', role: 'member' })
  const token = await lastToken('ann@anchor.example')
  const both = await Promise.all([accept(token, 'ann'), accept(token, 'ann2')])
  expect(both.map((a) => a.status).toSorted((a, b) => a - b)).toEqual([200, 422])
  expect((await accept(token, 'ann3')).code).toBe('TOKEN_USED')
  expect((await owner.query(`select 1 from accounts.person where email like 'ann%'`)).rows).toHaveLength(1)
})

test('the last seat is given once: to one of two invitations, approvals or returns at the same moment', async () => {
  const { mei, call, seats, register, verify, lastToken, invite, put } = await start()
  await seats(2)
  const both = await Promise.all(['ann', 'bob'].map((name) => call(mei, 'POST', '/tenants/current/users', { email: `${name}@anchor.example`, role: 'member' })))
  expect(both.map((a) => String(a.code ?? a.status)).toSorted()).toEqual(['201', 'QUOTA_EXCEEDED'])
  await seats(3)
  for (const name of ['cat', 'dan']) {
    await register({ email: `${name}@x.example`, username: name, tenant_code: 'anchor' })
    await verify(await lastToken(`${name}@x.example`))
  }
  const waiting: { id: string }[] = (await call(mei, 'GET', '/tenants/current/join-requests')).data
  const approved = await Promise.all(waiting.map(({ id }) => call(mei, 'POST', `/tenants/current/join-requests/${id}/approve`, {})))
  expect(approved.map((a) => String(a.code ?? a.status)).toSorted()).toEqual(['200', 'QUOTA_EXCEEDED'])
  await seats(4)
  const eve = await invite(mei, 'eve@anchor.example')
  await put(mei, eve, { status: 'inactive' })
  await seats(3)
  expect(await put(mei, eve, { status: 'active' })).toMatchObject({ status: 422, code: 'QUOTA_EXCEEDED' })
})

test('an invitation that is open, revoked, expired or for somebody who is there is refused', async () => {
  const { mei, call, lastToken, accept, owner } = await start()
  const invite = (email: string) => call(mei, 'POST', '/tenants/current/users', { email, role: 'member' })
  const { data: first } = await invite('ann@anchor.example')
  expect(await invite('ann@anchor.example')).toMatchObject({ status: 422, code: 'ALREADY_INVITED', field: 'email' })
  expect(await invite('mei@anchor.example')).toMatchObject({ status: 422, code: 'ALREADY_MEMBER' })
  const token = await lastToken('ann@anchor.example')
  await owner.query(`update accounts.invitation set expires_at = now() - interval '1 second'`)
  expect((await accept(token, 'ann')).code).toBe('TOKEN_EXPIRED')
  expect((await invite('ann@anchor.example')).status).toBe(201)
  const { data: [open] } = await call(mei, 'GET', '/tenants/current/invitations')
  expect(open.id).not.toBe(first.id)
  expect((await call(mei, 'DELETE', `/tenants/current/invitations/${open.id}`)).status).toBe(204)
  expect((await accept(await lastToken('ann@anchor.example'), 'ann')).code).toBe('TOKEN_INVALID')
  expect((await call(mei, 'DELETE', `/tenants/current/invitations/${open.id}`)).status).toBe(404)
})

test('an invitation is sent again with the same link, not more than once a minute', async () => {
  const { mei, call, mails, owner } = await start()
  const { data } = await call(mei, 'POST', '/tenants/current/users', { email: 'ann@anchor.example', role: 'member' })
  const again = () => call(mei, 'POST', `/tenants/current/invitations/${data.id}/resend`)
  expect((await again()).status).toBe(429)
  await owner.query(`update accounts.invitation set mailed_at = now() - interval '2 minutes'`)
  expect((await again()).status).toBe(200)
  const tokens = (await mails('ann@anchor.example')).map((mail) => mail.token)
  expect(tokens).toHaveLength(2)
  expect(tokens[0]).toBe(tokens[1])
})

test.each([
  [{ username: undefined, password: PASSWORD }, 400, 'username'], [{ username: 'mei', password: PASSWORD }, 422, 'username'],
  [{ username: 'ann', password: 'short' }, 400, 'password'], [{ username: 'ann', password: 'password123' }, 422, 'password'],
])('a new person who accepts with %j is told what is wrong, and may try again', async (body, status, field) => {
  const { mei, call, lastToken, ask, accept } = await start()
  await call(mei, 'POST', '/tenants/current/users', { email: 'ann@anchor.example', role: 'member' })
  const token = await lastToken('ann@anchor.example')
  expect(await ask('POST', '/auth/invitations/accept', { body: { ...body, token } })).toMatchObject({ status, field })
  expect((await accept(token, 'ann')).status).toBe(200)
})

test('nobody raises anybody above the own role, nor touches who stands above', async () => {
  const { mei, invite, put, remove, call } = await start()
  const [ann, bob] = [await invite(mei, 'ann@anchor.example', 'admin'), await invite(mei, 'bob@anchor.example', 'member')]
  expect(await put(ann, bob, { role: 'owner' })).toMatchObject({ status: 422, code: 'ROLE_ABOVE_OWN', field: 'role' })
  expect(await put(ann, ann, { role: 'owner' })).toMatchObject({ status: 422, code: 'ROLE_ABOVE_OWN' })
  expect((await put(ann, mei, { role: 'viewer' })).status).toBe(403)
  expect((await remove(ann, mei)).status).toBe(403)
  expect((await call(ann, 'POST', '/tenants/current/users', { email: 'x@y.example', role: 'owner' })).code).toBe('ROLE_ABOVE_OWN')
  expect((await put(bob, ann, { role: 'viewer' })).status).toBe(403)
  expect((await put(ann, bob, { role: 'admin' })).data).toMatchObject({ role: 'admin' })
})

test('the last owner neither leaves nor is lowered, not even by two owners at the same moment', async () => {
  const { mei, invite, put, remove } = await start()
  for (const change of [{ role: 'admin' }, { status: 'inactive' }]) expect(await put(mei, mei, change)).toMatchObject({ status: 422, code: 'LAST_OWNER' })
  expect((await remove(mei, mei)).code).toBe('LAST_OWNER')
  const ann = await invite(mei, 'ann@anchor.example', 'owner')
  const both = await Promise.all([put(mei, ann, { role: 'admin' }), put(ann, mei, { role: 'admin' })])
  expect(both.filter((a) => a.status === 200)).toHaveLength(1)
})

test('a role that changes counts from the next request on', async () => {
  const { mei, invite, put, call } = await start()
  const ann = await invite(mei, 'ann@anchor.example', 'admin')
  expect((await call(ann, 'GET', '/users')).status).toBe(200)
  await put(mei, ann, { role: 'viewer' })
  expect((await call(ann, 'GET', '/users')).status).toBe(403)
  await put(mei, ann, { role: 'admin' })
  expect((await call(ann, 'GET', '/users')).status).toBe(200)
})

test('who is removed or made inactive is out at once, and cannot come back by a refresh or a log-in', async () => {
  const { mei, invite, put, remove, profile, ask, logIn } = await start()
  const [ann, bob] = [await invite(mei, 'ann@anchor.example'), await invite(mei, 'bob@anchor.example')]
  expect([await profile(ann), await profile(bob)]).toEqual([200, 200])
  expect((await put(mei, ann, { status: 'inactive' })).status).toBe(200)
  expect((await remove(mei, bob)).status).toBe(204)
  for (const who of [ann, bob]) {
    expect(await profile(who)).toBe(401)
    expect((await ask('POST', '/auth/refresh', { body: { refresh_token: who.refresh_token } })).status).toBe(401)
  }
  expect([(await logIn({ username: 'ann' })).code, (await logIn({ username: 'bob' })).code]).toEqual(['MEMBERSHIP_INACTIVE', 'NO_TENANT'])
  await put(mei, ann, { status: 'active' })
  expect((await logIn({ username: 'ann' })).status).toBe(200)
})

test('a process that dies while an invitation is accepted leaves it open', async () => {
  const { mei, call, lastToken, accept, owner } = await start()
  await call(mei, 'POST', '/tenants/current/users', { email: 'ann@anchor.example', role: 'member' })
  const token = await lastToken('ann@anchor.example')
  await owner.query(`create function accounts.die() returns trigger language plpgsql as $$ begin raise exception 'killed'; end $$;
    create trigger die before insert on accounts.session for each row execute function accounts.die()`)
  expect((await accept(token, 'ann')).status).toBe(500)
  await owner.query('drop trigger die on accounts.session')
  expect((await accept(token, 'ann')).status).toBe(200)
})

test('the people of another tenant do not exist', async () => {
  const { mei, signUp, put, remove, call } = await start()
  const kai = await signUp('kai@bolt.example')
  expect((await put(mei, kai, { role: 'viewer' })).status).toBe(404)
  expect((await remove(mei, kai)).status).toBe(404)
  expect((await call(mei, 'GET', `/users/${kai.user.id}`)).status).toBe(404)
  const { data } = await call(mei, 'POST', '/tenants/current/users', { email: 'ann@anchor.example', role: 'member' })
  expect((await call(kai, 'DELETE', `/tenants/current/invitations/${data.id}`)).status).toBe(404)
  expect((await call(kai, 'GET', '/tenants/current/invitations')).data).toEqual([])
  expect((await call(kai, 'GET', '/tenants/current/audit')).data.map((entry: { action: string }) => entry.action)).toEqual(['accounts.signed_in', 'accounts.registered'])
})

test('a tenant changes its name and subdomain, which no other has', async () => {
  const { mei, signUp, call, invite } = await start()
  const kai = await signUp('kai@bolt.example')
  expect((await call(mei, 'PUT', '/tenants/current', { name: 'Anchor & Co', subdomain: 'Anchor' })).data).toMatchObject({ name: 'Anchor & Co', subdomain: 'anchor' })
  expect(await call(kai, 'PUT', '/tenants/current', { subdomain: 'anchor' })).toMatchObject({ status: 422, code: 'SUBDOMAIN_TAKEN', field: 'subdomain' })
  expect(await call(kai, 'PUT', '/tenants/current', { subdomain: 'api' })).toMatchObject({ status: 400, field: 'subdomain' })
  expect((await call(await invite(mei, 'ann@anchor.example'), 'PUT', '/tenants/current', { name: 'x' })).status).toBe(403)
  expect((await call(mei, 'GET', '/tenants/current/usage')).data).toMatchObject({ plan: 'premium', users: 2, invitations: 0, max_users: 25, api_keys: 0, max_products: 1000, requests_per_minute: 500 })
})

test('the trail is read newest first, page by page', async () => {
  const { mei, call, invite } = await start()
  await invite(mei, 'ann@anchor.example')
  const first = await call(mei, 'GET', '/tenants/current/audit?limit=2')
  const second = await call(mei, 'GET', `/tenants/current/audit?limit=2&cursor=${first.json.pagination.next}`)
  expect([...first.data, ...second.data].map((entry: { action: string }) => entry.action)).toEqual(['accounts.signed_in', 'accounts.invitation_accepted', 'accounts.invited', 'accounts.signed_in'])
  expect(first.data[0]).toMatchObject({ ip: '127.0.0.1', request_id: expect.any(String) })
  expect((await call(mei, 'GET', '/tenants/current/audit?cursor=x')).status).toBe(400)
})

test('the trail names who was removed, when nobody can be asked any more', async () => {
  const { mei, call, invite, remove } = await start()
  await remove(mei, await invite(mei, 'ann@anchor.example'))
  const { data } = await call(mei, 'GET', '/tenants/current/audit?limit=1')
  expect(data).toMatchObject([{ action: 'accounts.member_removed', actor_id: mei.user.id, detail: { username: 'ann', role: 'member' } }])
})

test('the trail is newest first, also when its numbers get another digit', async () => {
  const { mei, call } = await start()
  for (let n = 1; n <= 12; n++) await call(mei, 'PUT', '/tenants/current', { name: `Anchor ${n}` })
  const seen: string[] = []
  for (let cursor = ''; seen.length < 12; ) {
    const { json } = await call(mei, 'GET', `/tenants/current/audit?limit=5&action=accounts.tenant_changed${cursor}`)
    seen.push(...json.data.map((entry: { detail: { name: string } }) => entry.detail.name))
    if (json.pagination.next === null) break
    cursor = `&cursor=${json.pagination.next}`
  }
  expect(seen).toEqual(Array.from({ length: 12 }, (_, n) => `Anchor ${12 - n}`))
})
test('other modules learn of the plan and the people of the transaction’s tenant', async () => {
  const { mei, signUp, database, invite, put } = await start()
  await signUp('kai@bolt.example')
  const ann = await invite(mei, 'ann@anchor.example')
  for (const db of [database.app, database.system]) {
    const read = () => withTenant(db, mei.user.tenant_id, async (trx) => ({ plan: await planOf(trx), members: await listMembers(trx) }))
    expect((await read()).plan).toEqual({ plan: 'premium', max_products: 1000, max_users: 25, requests_per_minute: 500, crawls_per_month: 200_000 })
    expect((await read()).members.map((member) => member.username)).toEqual(['ann', 'mei'])
  }
  await put(mei, ann, { status: 'inactive' })
  const left = await withTenant(database.app, mei.user.tenant_id, listMembers)
  expect(left).toEqual([{ person_id: mei.user.id, email: 'mei@anchor.example', username: 'mei', role: 'owner', language: null, time_zone: 'UTC' }])
})

test('who asks to join and is invited as well is let in by the invitation', async () => {
  const { founder, signUp, ask, lastToken } = await startAccounts()
  const mei = await founder()
  await ask('POST', '/tenants/current/users', { token: mei.access_token, body: { email: 'kai@bolt.example', role: 'viewer' } })
  const token = await lastToken('kai@bolt.example')
  const kai = await signUp('kai@bolt.example')
  expect((await ask('POST', '/tenants/join-requests', { token: kai.access_token, body: { tenant_code: 'anchor' } })).status).toBe(202)
  expect(await ask('POST', '/auth/invitations/accept', { body: { token, password: PASSWORD } })).toMatchObject({ status: 200, data: { user: { role: 'viewer', tenant_id: mei.user.tenant_id } } })
  expect((await ask('GET', '/tenants/current/join-requests', { token: mei.access_token })).data).toEqual([])
})

test('who is removed does not come back by an invitation of before', async () => {
  const { founder, signUp, ask, lastToken } = await startAccounts()
  const mei = await founder()
  const kai = await signUp('kai@bolt.example')
  await ask('POST', '/tenants/join-requests', { token: kai.access_token, body: { tenant_code: 'anchor' } })
  await ask('POST', `/tenants/current/join-requests/${kai.user.id}/reject`, { token: mei.access_token })
  await ask('POST', '/tenants/current/users', { token: mei.access_token, body: { email: 'kai@bolt.example', role: 'admin' } })
  const token = await lastToken('kai@bolt.example')
  await ask('POST', '/tenants/join-requests', { token: kai.access_token, body: { tenant_code: 'anchor' } })
  expect((await ask('POST', `/tenants/current/join-requests/${kai.user.id}/approve`, { token: mei.access_token, body: { role: 'member' } })).status).toBe(200)
  expect((await ask('GET', '/tenants/current/invitations', { token: mei.access_token })).data).toEqual([])
  expect((await ask('DELETE', `/users/${kai.user.id}`, { token: mei.access_token })).status).toBe(204)
  expect(await ask('POST', '/auth/invitations/accept', { body: { token, password: PASSWORD } })).toMatchObject({ status: 422, code: 'TOKEN_INVALID' })
})

import { expect, test } from 'vitest'
import { buildApp } from '#kernel/http'
import { testServices } from '#kernel/testing'
import { admission, isNetwork, originBehind } from '../../kernel/http/networks.ts'
import { PASSWORD, startAccounts } from './testing.ts'

test.each([
  ['an address in an allowed network comes in', { allowed: ['203.0.113.0/24'], denied: [] }, '203.0.113.7', true],
  ['another does not', { allowed: ['203.0.113.0/24'], denied: [] }, '198.51.100.7', false],
  ['a denied address in an allowed network does not', { allowed: ['203.0.113.0/24'], denied: ['203.0.113.7'] }, '203.0.113.7', false],
  ['an IPv6 address is found in its network', { allowed: ['2001:db8::/32'], denied: [] }, '2001:db8:1::5', true],
  ['an IPv4 address over an IPv6 socket is that address', { allowed: ['203.0.113.0/24'], denied: [] }, '::ffff:203.0.113.7', true],
  ['with denied networks alone all others come in', { allowed: [], denied: ['10.0.0.0/8'] }, '192.0.2.1', true],
])('%s', (_name, lists, ip, isIn) => {
  expect(admission(lists)?.(ip)).toBe(isIn)
})

test.each(['203.0.113.7', '203.0.113.0/24', '2001:db8::/32', '0.0.0.0/0'])('%s is a network', (text) => expect(isNetwork(text)).toBe(true))
test.each(['', 'example.com', '203.0.113.0/33', '203.0.113.0/', '203.0.113.0/24/8', '::1/129', 'fe80::1%eth0'])('"%s" is none', (text) => expect(isNetwork(text)).toBe(false))

test('a forwarded address counts when a proxy that we trust wrote it, and only so far', () => {
  const behind = originBehind(['10.0.0.0/8'])
  const ask = (address: string, forwarded: string) => behind({ address, headers: { 'x-forwarded-for': forwarded, 'x-forwarded-host': 'acme.example.com', host: 'inner:4100' } })
  expect(ask('10.0.0.1', '198.51.100.9, 203.0.113.7')).toEqual({ ip: '203.0.113.7', host: 'acme.example.com' })
  expect(ask('10.0.0.1', '203.0.113.7, 10.0.0.2')).toMatchObject({ ip: '203.0.113.7' })
  expect(ask('192.0.2.1', '203.0.113.7')).toEqual({ ip: '192.0.2.1', host: 'inner' })
})

async function start() {
  const accounts = await startAccounts()
  const mei = await accounts.founder()
  const set = (values: object, ip?: string) => accounts.ask('PUT', '/settings', { token: mei.access_token, body: { values }, ...(ip ? { ip } : {}) })
  const look = (ip: string, token = mei.access_token) => accounts.ask('GET', '/tenants/current', { token, ip })
  return { ...accounts, mei, set, look }
}

test('a tenant lets in only the networks it names: people and keys, with tokens that they have already', async () => {
  const { ask, mei, set, look } = await start()
  const { key } = (await ask('POST', '/tenants/current/keys', { token: mei.access_token, body: { name: 'k', role: 'viewer', scopes: ['*'] } })).data
  expect((await set({ 'accounts.allowed_ips': ['203.0.113.0/24'] }, '203.0.113.7')).status).toBe(200)
  const again = (await ask('POST', '/auth/login', { body: { username: 'mei', password: PASSWORD }, ip: '198.51.100.1' })).data
  expect(await look('198.51.100.1', again.access_token)).toMatchObject({ status: 403, code: 'ADDRESS_REFUSED' })
  expect((await look('203.0.113.9', again.access_token)).status).toBe(200)
  expect(await look('198.51.100.1', key)).toMatchObject({ status: 403, code: 'ADDRESS_REFUSED' })
})

test('nobody locks themselves out', async () => {
  const { set, look } = await start()
  expect(await set({ 'accounts.allowed_ips': ['203.0.113.0/24'] }, '198.51.100.1')).toMatchObject({ status: 422, code: 'LOCKS_YOU_OUT', field: 'values.accounts.allowed_ips' })
  expect(await set({ 'accounts.denied_ips': ['198.51.100.0/24'] }, '198.51.100.1')).toMatchObject({ status: 422, code: 'LOCKS_YOU_OUT' })
  expect((await look('198.51.100.1')).status).toBe(200)
})

test('the lists of one tenant are nothing to another', async () => {
  const { set, signUp, ask } = await start()
  const kai = await signUp('kai@bolt.example')
  await set({ 'accounts.denied_ips': ['198.51.100.0/24'] })
  expect((await ask('GET', '/tenants/current', { token: kai.access_token, ip: '198.51.100.1' })).status).toBe(200)
})

const nobody = () => {
  throw new Error('nobody is asked')
}

test('who is kept out of the whole installation gets no page of it, but probes do', async () => {
  const { database } = await startAccounts()
  const app = await buildApp(testServices(database, { DENIED_IPS: '198.51.100.0/24' }), { recognise: nobody, authenticate: nobody })
  app.get('/api/v1/health/live', { config: { access: 'public' }, schema: { hide: true } }, () => 'up')
  app.get('/open', { config: { access: 'public' }, schema: { hide: true } }, () => 'open')
  await app.ready()
  const get = async (url: string, remoteAddress: string) => (await app.inject({ url, remoteAddress })).statusCode
  expect([await get('/open', '198.51.100.1'), await get('/api/v1/health/live', '198.51.100.1'), await get('/open', '203.0.113.1')]).toEqual([403, 200, 200])
  await app.close()
})

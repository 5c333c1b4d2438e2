import { expect, test } from 'vitest'
import { PASSWORD, startAccounts } from './testing.ts'

const NEW = 'a wholly new secret'

async function start() {
  const accounts = await startAccounts()
  const mei = await accounts.founder()
  const forgot = (email: string) => accounts.ask('POST', '/auth/forgot-password', { body: { email } })
  const reset = (token: string, password = NEW) => accounts.ask('POST', '/auth/reset-password', { body: { token, password } })
  const change = (token: string, body: object) => accounts.ask('PUT', '/users/password', { token, body })
  const profile = async (token: string) => (await accounts.ask('GET', '/users/profile', { token })).status
  return { ...accounts, mei, forgot, reset, change, profile }
}

test('who forgot the password gets a link by mail, and nobody learns whether there was somebody', async () => {
  const { forgot, mails, runJobs } = await start()
  const [known, unknown] = [await forgot('MEI@anchor.example'), await forgot('nobody@anchor.example')]
  expect([known.status, known.data]).toEqual([unknown.status, unknown.data])
  expect(known.status).toBe(202)
  await runJobs()
  expect((await mails()).map((mail) => [mail.to, mail.template])).toEqual([['mei@anchor.example', 'accounts.reset_password']])
})

test('a new password ends every session at once, and the link works a single time', async () => {
  const { mei, forgot, runJobs, lastToken, reset, profile, ask, logIn, mails } = await start()
  await forgot('mei@anchor.example')
  await runJobs()
  const token = await lastToken('mei@anchor.example')
  expect(await profile(mei.access_token)).toBe(200)
  const both = await Promise.all([reset(token), reset(token)])
  expect(both.map((a) => a.status).toSorted((a, b) => a - b)).toEqual([204, 422])
  expect((await reset(token)).code).toBe('TOKEN_USED')
  expect(await profile(mei.access_token)).toBe(401)
  expect((await ask('POST', '/auth/refresh', { body: { refresh_token: mei.refresh_token } })).status).toBe(401)
  expect((await logIn({ username: 'mei' })).status).toBe(401)
  expect((await logIn({ username: 'mei', password: NEW })).status).toBe(200)
  expect((await mails()).at(-1)?.template).toBe('accounts.password_changed')
})

test('a link that is old, unknown, or replaced by a new password is refused', async () => {
  const { mei, forgot, runJobs, lastToken, reset, owner, change } = await start()
  await forgot('mei@anchor.example')
  await runJobs()
  const token = await lastToken('mei@anchor.example')
  expect((await reset('nonsense')).code).toBe('TOKEN_INVALID')
  expect(await reset(token, 'password123')).toMatchObject({ code: 'PASSWORD_TOO_WEAK', field: 'password' })
  await owner.query(`update accounts.password_reset set expires_at = now() - interval '1 second'`)
  expect((await reset(token)).code).toBe('TOKEN_EXPIRED')
  await owner.query(`update accounts.password_reset set expires_at = now() + interval '1 hour'`)
  await change(mei.access_token, { current_password: PASSWORD, password: NEW })
  expect((await reset(token, 'yet another one')).code).toBe('TOKEN_USED')
})

test('an account gets three links an hour', async () => {
  const { forgot, runJobs, mails } = await start()
  for (let i = 0; i < 5; i++) await forgot('mei@anchor.example')
  await runJobs()
  expect(await mails()).toHaveLength(3)
})

test('a changed password signs out the other devices and keeps this one', async () => {
  const { mei, logIn, change, profile, actions } = await start()
  const phone = (await logIn({ username: 'mei' })).data
  expect(await profile(phone.access_token)).toBe(200)
  expect(await change(mei.access_token, { current_password: 'wrong', password: NEW })).toMatchObject({ status: 422, code: 'WRONG_PASSWORD', field: 'current_password' })
  expect(await change(mei.access_token, { current_password: PASSWORD, password: 'mei' })).toMatchObject({ status: 400, field: 'password' })
  expect((await change(mei.access_token, { current_password: PASSWORD, password: NEW })).status).toBe(204)
  expect([await profile(mei.access_token), await profile(phone.access_token)]).toEqual([200, 401])
  expect(await actions()).toContain('accounts.password_changed')
})

test('the current password cannot be guessed through the change of it', async () => {
  const { mei, change } = await start()
  const answers = await Promise.all(Array.from({ length: 15 }, () => change(mei.access_token, { current_password: 'wrong', password: NEW })))
  expect(answers.filter((a) => a.code === 'WRONG_PASSWORD')).toHaveLength(10)
  expect(answers.filter((a) => a.code === 'TOO_MANY_ATTEMPTS')).toHaveLength(5)
})

test('a log-in with the old password that meets the change of it leaves no session behind', async () => {
  const { mei, change, logIn, profile } = await start()
  const [changed, late] = await Promise.all([change(mei.access_token, { current_password: PASSWORD, password: NEW }), logIn({ username: 'mei' }, '10.0.0.2')])
  expect(changed.status).toBe(204)
  expect(late.status === 401 || (await profile(late.data.access_token)) === 401).toBe(true)
  expect(await profile(mei.access_token)).toBe(200)
})

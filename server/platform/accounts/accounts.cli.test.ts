import { expect, test } from 'vitest'
import { tenantsCommand } from './accounts.cli.ts'
import { startAccounts } from './testing.ts'

async function start() {
  const accounts = await startAccounts()
  const mei = await accounts.founder()
  const run = async (...argv: string[]) => {
    let text = ''
    await tenantsCommand(accounts.database.system, argv, (line) => (text += line))
    return text
  }
  return { ...accounts, mei, run }
}

test('the operator lists tenants, suspends and activates them', async () => {
  const { run, logIn } = await start()
  expect((await run('list')).split('\n')).toContain('anchor  active  premium  Anchor Ltd')
  expect(await run('suspend', 'anchor')).toBe('anchor  suspended  premium  Anchor Ltd\n')
  expect((await logIn({ username: 'mei' })).code).toBe('TENANT_SUSPENDED')
  await run('cancel', 'anchor')
  expect((await logIn({ username: 'mei' })).code).toBe('TENANT_CANCELLED')
  await run('activate', 'anchor')
  expect((await logIn({ username: 'mei' })).status).toBe(200)
})

test('a plan comes with its limits', async () => {
  const { run, mei, ask } = await start()
  await run('plan', 'anchor', 'enterprise')
  expect((await ask('GET', '/tenants/current', { token: mei.access_token })).data).toMatchObject({ plan: 'enterprise', max_products: 100_000, max_users: 200, requests_per_minute: 2_000 })
})

test.each([[[]], [['plan', 'anchor']], [['plan', 'anchor', 'gold']], [['explode', 'anchor']], [['suspend', 'nobody']]])('%j is explained, and changes nothing', async (argv) => {
  const { run } = await start()
  await expect(run(...argv)).rejects.toThrow(/use: tradewind tenants|there is no tenant/)
  expect(await run('list')).toContain('active  premium')
})

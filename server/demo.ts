import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inTransaction } from '#kernel/db'
import type { Services } from '#kernel/services'
import { hashPassword, hasTenants, insertTenant, lockInstallation } from '#platform/accounts'

export const DEMO_EMAIL = 'demo@tradewind.example'

/** At the first start of an empty installation: a tenant to look around in, with a random password that is printed at each start. */
export async function seedDemo({ config, systemDb }: Services, say: (line: string) => void): Promise<void> {
  const file = join(config.home, 'demo.password')
  await inTransaction(systemDb, async (trx) => {
    await lockInstallation(trx)
    if (await hasTenants(trx)) return
    const password = randomBytes(9).toString('base64url')
    const password_hash = await hashPassword(password)
    keepSecret(file, password)
    await insertTenant(trx, { tenant: { code: 'demo', name: 'Demo' }, person: { email: DEMO_EMAIL, username: 'demo', password_hash } })
  })
  if (existsSync(file)) say(`Demo account: ${DEMO_EMAIL}  password: ${readFileSync(file, 'utf8')}`)
}

function keepSecret(file: string, text: string) {
  writeFileSync(`${file}.making`, text, { mode: 0o600 })
  renameSync(`${file}.making`, file)
}

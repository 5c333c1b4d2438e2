import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inTransaction } from '#kernel/db'
import type { Services } from '#kernel/services'
import { findTenant, hashPassword, hasTenants, insertTenant, lockInstallation } from '#platform/accounts'
import { importFile } from '#track/tracking'
import { keepaAnswer } from '../sandbox/keepa.ts'

export const DEMO_EMAIL = 'demo@tradewind.example'
const DEMO_CODE = 'demo'

/** At the first start of an empty installation: a tenant to look around in, with a random password that is printed at each start. */
export async function openDemo({ config, systemDb }: Services, say: (line: string) => void): Promise<void> {
  const file = join(config.home, 'demo.password')
  await inTransaction(systemDb, async (trx) => {
    await lockInstallation(trx)
    if (await hasTenants(trx)) return
    const password = randomBytes(9).toString('base64url')
    const password_hash = await hashPassword(password)
    keepSecret(file, password)
    await insertTenant(trx, { plan: 'enterprise', tenant: { code: DEMO_CODE, name: 'Demo' }, person: { email: DEMO_EMAIL, username: 'demo', password_hash } })
  })
  if (existsSync(file)) say(`Demo account: ${DEMO_EMAIL}  password: ${readFileSync(file, 'utf8')}`)
}

/** Brings the demo's listings of the seeded world to this hour. What is stored already is not stored again. */
export async function fillDemo({ config, db, systemDb, log }: Services, signal: AbortSignal): Promise<void> {
  const tenant = await findTenant(systemDb, DEMO_CODE)
  if (tenant === undefined || !existsSync(join(config.home, 'demo.password'))) return
  const path = join(config.home, `demo-world-${process.pid}.json`)
  try {
    writeFileSync(path, JSON.stringify(keepaAnswer(Date.now())))
    const { points_added } = await importFile(db, { tenantId: tenant.id, path, fileName: 'demo-world.json', signal })
    log.info({ points_added }, 'the demo world is up to this hour')
  } finally {
    rmSync(path, { force: true })
  }
}

function keepSecret(file: string, text: string) {
  writeFileSync(`${file}.making`, text, { mode: 0o600 })
  renameSync(`${file}.making`, file)
}

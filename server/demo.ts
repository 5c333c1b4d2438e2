import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Db, inTransaction, withTenant } from '#kernel/db'
import type { Services } from '#kernel/services'
import { findTenant, hashPassword, hasTenants, insertTenant, lockInstallation } from '#platform/accounts'
import { ensureDemoRule } from '#track/alerts'
import { changeProducts, findProducts, importFile } from '#track/tracking'
import { keepaAnswer } from '../sandbox/keepa.ts'
import { clockOf } from '../sandbox/world.clock.ts'
import { LISTINGS } from '../sandbox/world.listings.ts'
import { fillShop } from './demo-shop.ts'

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

/** The tenant that `openDemo` made; undefined where it made none. */
export async function findDemo({ config, systemDb }: Services) {
  return existsSync(join(config.home, 'demo.password')) ? findTenant(systemDb, DEMO_CODE) : undefined
}

/**
 * Tells the demo the past of its listings, and lets them be followed. The past ends where the world begins to run faster:
 * from there on the crawler sees for itself. What is stored already is not stored again, and what somebody changed stays so.
 */
export async function fillDemo(services: Services, signal: AbortSignal): Promise<void> {
  const { config, db, log } = services
  const tenant = await findDemo(services)
  if (tenant === undefined) return
  const path = join(config.home, `demo-world-${process.pid}.json`)
  try {
    const clock = clockOf(config.home, config.sandbox.speed, Date.now())
    writeFileSync(path, JSON.stringify(keepaAnswer(clock.anchor - 1, clock)))
    const { points_added } = await importFile(db, { tenantId: tenant.id, path, fileName: 'demo-world.json', signal })
    const done = join(config.home, 'demo.followed')
    if (!existsSync(done)) {
      await ensureDemoRule(db, tenant.id)
      await followDemo(db, tenant.id, config.sandbox.plays.amazon)
      writeFileSync(done, '')
    }
    await fillShop(services, tenant.id)
    log.info({ points_added }, 'the demo knows the past of its listings')
  } finally {
    rmSync(path, { force: true })
  }
}

/** Where the sandbox does not play Amazon nobody would find these listings: looking for them would only cost money. */
async function followDemo(db: Db, tenant_id: string, isPlayed: boolean): Promise<void> {
  await withTenant(db, tenant_id, async (trx) => {
    for (const { asin, brand, category } of LISTINGS) {
      const ids = (await findProducts(trx, { asins: [asin] })).map((product) => product.id)
      await changeProducts(trx, { id: undefined, tenant_id }, { ids, change: { add_tags: [brand.toLowerCase()], category: category.name, ...(isPlayed ? { crawl_frequency: 'hourly' } : { status: 'paused' }) } })
    }
  })
}

function keepSecret(file: string, text: string) {
  writeFileSync(`${file}.making`, text, { mode: 0o600 })
  renameSync(`${file}.making`, file)
}

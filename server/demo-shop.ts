import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Db, withTenant } from '#kernel/db'
import { AppError, messageOf } from '#kernel/errors'
import type { Services } from '#kernel/services'
import { getStore } from '#shop/stores'
import { keepShopping } from '../sandbox/shoppers.ts'
import { seedCatalog } from './shop/catalog/seed/seed.service.ts'
import { insertMethod, insertZone, listZones } from './shop/shipping/shipping.repository.ts'
import { insert as insertTaxRate } from './shop/tax/tax.repository.ts'

const CATALOGUE = { products: 60, variants: 2, seed: 1, images: 60 }
/** Of a parcel, in minor units. */
const POSTAGE: Record<string, number> = { USD: 500, EUR: 450, JPY: 700, TWD: 15_000 }
/** How often it is looked whether the store is made. */
const WAIT_MS = 5_000

const markOf = ({ config }: Pick<Services, 'config'>, stage: 'begun' | 'done') => join(config.home, stage === 'done' ? 'demo.shop' : 'demo.shop-begun')

/**
 * Makes the demo a store with a small catalogue, where the sandbox takes the money. One that somebody made stays as it is, and nobody
 * shops there; what a start that was stopped left undone, the next one does.
 */
export async function fillShop(services: Services, tenant_id: string, catalogue = CATALOGUE): Promise<void> {
  const [begun, done] = [markOf(services, 'begun'), markOf(services, 'done')]
  if (!services.config.sandbox.plays.stripe || existsSync(done)) return
  if (!existsSync(begun) && (await hasStore(services.db, tenant_id))) return
  writeFileSync(begun, '')
  const { store } = await seedCatalog(services, { tenant_id, ...catalogue })
  await withTenant(services.db, tenant_id, async (trx) => {
    if ((await listZones(trx)).length > 0) return
    const zone = await insertZone(trx, tenant_id, { name: 'United States', countries: ['US'] })
    const rates = store.currencies.flatMap((currency) => (POSTAGE[currency] === undefined ? [] : [{ currency, up_to_g: null, price_minor: POSTAGE[currency], free_over_minor: null }]))
    await insertMethod(trx, tenant_id, zone.zone_id, { name: 'Post', carrier: null, min_days: 2, max_days: 4, position: 0, is_active: true, rates })
    await insertTaxRate(trx, tenant_id, { name: 'Sales tax', country: 'US', region: 'IL', category: 'standard', rate: '0.0625', on_shipping: false })
  })
  writeFileSync(done, '')
}

async function hasStore(db: Db, tenantId: string): Promise<boolean> {
  try {
    await withTenant(db, tenantId, getStore)
    return true
  } catch (error) {
    if (error instanceof AppError && error.status === 404) return false
    throw error
  }
}

/** Lets shoppers come and go in that store once it is made. @param findDemo whose it is */
export async function shopInDemo(services: Services, findDemo: () => Promise<{ id: string } | undefined>, signal: AbortSignal): Promise<void> {
  const { config, db, log } = services
  if (!config.sandbox.plays.stripe) return
  while (!existsSync(markOf(services, 'done'))) await sleep(WAIT_MS, undefined, { signal })
  const tenant = await findDemo()
  if (tenant === undefined) return
  const { code } = await withTenant(db, tenant.id, getStore)
  await keepShopping({ url: `http://127.0.0.1:${config.port}`, store: code }, signal, (error) => log.info({ reason: messageOf(error) }, 'a shopper of the demo was turned away'))
}

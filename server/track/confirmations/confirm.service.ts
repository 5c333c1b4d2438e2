import { CALM, defineNotice } from '#kernel/notices'
import { withTenant } from '#kernel/db'
import type { Services } from '#kernel/services'
import { notify } from '#platform/notifications'
import { describeProducts } from '#track/tracking'
import * as pending from './confirmations.repository.ts'
import { confirmationWords } from './confirmations.words.ts'

/** How long the first of a batch waits for the others. */
const PATIENCE_MS = 10 * 60_000

export const trackingConfirmed = defineNotice({
  name: 'tracking_confirmed', source: 'tracking.listing_observed', severity: 'low', cells: { ...CALM, email: 'off' }, fields: { product: 'product_name', count: 'count' },
  sample: { facts: { product_name: 'Tidewave Open-Ear Headphones', count: 12 }, words: (language) => confirmationWords(language, { count: 12, name: 'Tidewave Open-Ear Headphones', path: '/products' }) },
})

/** One notice for all products of a tenant that were seen for the first time, when the batch is complete or has waited long enough. Safe to repeat. */
export async function confirmSeen({ db, systemDb }: Pick<Services, 'db' | 'systemDb'>, now: Date): Promise<void> {
  for (const tenant_id of await pending.listReady(systemDb, new Date(now.getTime() - PATIENCE_MS))) {
    await withTenant(db, tenant_id, async (trx) => {
      const ids = await pending.takeSeen(trx)
      const [product] = await describeProducts(trx, ids.slice(0, 1))
      if (ids[0] === undefined || product === undefined) return
      const count = ids.length
      const path = count === 1 ? `/products/${ids[0]}` : '/products'
      await notify(trx, {
        tenant_id, type: trackingConfirmed, severity: 'low', reason_code: 'tracking_confirmed', facts: { count, product_name: product.name, asin: product.asin, ...(count === 1 ? { product_id: ids[0] } : {}) },
        subject: `confirmed:${ids[0]}`, link: path, channels: ['in_app', 'email'], recipients: 'members', dedupe: `confirmed:${ids[0]}:${count}:${now.getTime()}`, letter: (language) => confirmationWords(language, { count, name: product.name, path }),
      }, now)
    })
  }
}

import { type Db, withTenant } from '#kernel/db'
import type { Services } from '#kernel/services'
import { readSetting } from '#kernel/settings'
import { removePictures } from '#shop/catalog'
import { ratingOf } from './rating.service.ts'
import * as reviews from './reviews.repository.ts'
import { keepWords } from './reviews.settings.ts'
import * as uploads from './uploads.repository.ts'
import * as voices from './voices.repository.ts'

/** Forgets a customer: name, images, votes and reports, and the words too where the store keeps none. Again, it finds nothing. */
export async function forgetCustomer(services: Services, { tenant_id, customer_id }: { tenant_id: string; customer_id: string }): Promise<void> {
  const areKept = await readSetting(services, keepWords, tenant_id)
  const inTenant = <T>(work: (trx: Db) => Promise<T>) => withTenant(services.db, tenant_id, work)
  const own = await inTenant((trx) => voices.listOf(trx, customer_id))
  await removePictures(services, tenant_id, own.flatMap(({ images }) => images)) // first: what breaks off here is found again
  await inTenant(async (trx) => {
    await uploads.forgetOf(trx, customer_id)
    await voices.forgetVoices(trx, customer_id)
    if (areKept) return voices.unname(trx, customer_id)
    for (const { review_id, product_id } of own) {
      await reviews.remove(trx, review_id)
      await ratingOf(trx, product_id)
    }
  })
}

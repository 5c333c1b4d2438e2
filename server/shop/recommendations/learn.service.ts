import { type Db, withTenant } from '#kernel/db'
import { type ProductDoc, readProductDocs } from '#shop/catalog'
import { learnLinks } from './learn.ts'
import * as recommendations from './recommendations.repository.ts'
import { findSimilar } from './similar.ts'

/** Rows of behaviour, and products, that one learning holds in memory. */
const MAX_ROWS = 200_000
const MAX_PRODUCTS = 30_000
const PAGE = 500

/** Learns a shop anew from what was bought, looked at, and what its products are. Two at once: one leaves. */
export function learn(db: Db, tenantId: string, signal: AbortSignal): Promise<boolean> {
  return withTenant(db, tenantId, async (trx) => {
    if (!(await recommendations.claimLearning(trx, tenantId))) return false
    await recommendations.replaceLinks(trx, tenantId, { kind: 'bought', links: learnLinks(await recommendations.listBaskets(trx, 'order', MAX_ROWS)) })
    signal.throwIfAborted()
    await recommendations.replaceLinks(trx, tenantId, { kind: 'liked', links: learnLinks(await recommendations.listBaskets(trx, 'person', MAX_ROWS)) })
    signal.throwIfAborted()
    await recommendations.replaceLinks(trx, tenantId, { kind: 'similar', links: findSimilar(await readProducts(trx)) })
    await recommendations.markLearnt(trx, tenantId)
    return true
  })
}

async function readProducts(trx: Db): Promise<ProductDoc[]> {
  const products: ProductDoc[] = []
  for (let after: string | null = null; products.length < MAX_PRODUCTS; ) {
    const last: string | null = after
    const page = await readProductDocs(trx, { after: last, limit: PAGE })
    for (const product of page) if (product.is_published) products.push({ ...product, description: '' })
    after = page.at(-1)?.product_id ?? null
    if (after === null) break
  }
  return products
}

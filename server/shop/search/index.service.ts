import { type Db, withTenant } from '#kernel/db'
import { enqueue } from '#kernel/jobs'
import { listCards, type ProductDoc, readProductDocs } from '#shop/catalog'
import * as completions from './completions.repository.ts'
import { documentOf, type SearchDocument } from './document.ts'
import * as documents from './documents.repository.ts'
import type { SearchEngine } from './engine.ts'
import { indexJob } from './index.job-type.ts'
import * as pending from './pending.repository.ts'
import { completionsOf } from './suggest.service.ts'

const BATCH = 200

/** Notes that a product changed. What it is now is read when the index takes it in: late, doubled and swapped events do no harm. */
export async function noteChange(trx: Db, tenantId: string, productId: string): Promise<void> {
  if (await pending.add(trx, tenantId, productId)) await enqueue(trx, indexJob, { tenant_id: tenantId })
}

interface Work {
  db: Db
  engine: SearchEngine
  tenant_id: string
}

/** Takes in everything that waits. Two at once share the work; one that is killed leaves what it had not done. */
export async function indexPending({ db, engine, tenant_id }: Work, signal: AbortSignal): Promise<number> {
  let taken = 0
  for (;;) {
    signal.throwIfAborted()
    const batch = await withTenant(db, tenant_id, async (trx) => {
      const { words_at } = await documents.lockState(trx, tenant_id)
      const product_ids = await pending.take(trx, tenant_id, BATCH)
      if (product_ids.length > 0) await indexNow({ trx, tenant_id, engine }, product_ids)
      // The first words of a shop are known at once; later ones wait for the clock.
      else if (words_at === null) await documents.countWords(trx, tenant_id)
      return product_ids.length
    })
    taken += batch
    if (batch === 0) return taken
  }
}

async function indexNow({ trx, tenant_id, engine }: Omit<Work, 'db'> & { trx: Db }, product_ids: string[]): Promise<void> {
  const list = await readDocuments(trx, await readProductDocs(trx, { product_ids }))
  const found = new Set(list.map(({ product_id }) => product_id))
  const gone = product_ids.filter((id) => !found.has(id))
  if (list.length > 0) await engine.index({ trx, tenant_id }, list)
  if (gone.length > 0) await engine.remove({ trx, tenant_id }, gone)
  await completeWith(trx, tenant_id, { list, product_ids })
}

/** What shoppers may find of these products, with their stars. */
export async function readDocuments(trx: Db, products: ProductDoc[]): Promise<SearchDocument[]> {
  const stars = new Map<string, { rating: number | null; reviews: number }>()
  const byCurrency = Map.groupBy(products.filter(({ prices }) => prices.length > 0), ({ prices }) => prices[0]?.currency ?? '')
  const now = new Date()
  for (const [currency, some] of byCurrency) {
    for (const card of await listCards(trx, { product_ids: some.map(({ product_id }) => product_id), currency, now })) stars.set(card.product_id, card)
  }
  return products.flatMap((product) => documentOf(product, stars.get(product.product_id)) ?? [])
}

/** What may be typed for these products and their categories. */
export async function completeWith(trx: Db, tenant_id: string, { list, product_ids }: { list: SearchDocument[]; product_ids: string[] }): Promise<void> {
  await completions.replace(trx, tenant_id, {
    kind: 'product', refs: product_ids,
    completions: list.flatMap(({ product_id, name, reviews, in_stock }) => completionsOf('product', { ref: product_id, label: name, weight: (in_stock ? 1 : 0) + reviews })),
  })
  const categories = new Map(list.flatMap((document) => document.categories.map(({ id, name }) => [id, name])))
  await completions.replace(trx, tenant_id, {
    kind: 'category', refs: [...categories.keys()], completions: [...categories].flatMap(([ref, label]) => completionsOf('category', { ref, label, weight: 1 })),
  })
}

import { type Db, withTenant } from '#kernel/db'
import type { Shopper } from '#kernel/shopper'
import { listCards } from '#shop/catalog'
import { analyse } from './analyse.ts'
import * as completions from './completions.repository.ts'
import type { Completion, Kind } from './completions.repository.ts'
import { slipsBetween } from './correct.ts'
import type { Suggestions } from './search.schema.ts'

const MAX_KEY = 60
/** From which word of a name on somebody may type it. */
const MAX_STARTS = 12
const NEAR_FROM = 4

/** As typed and as stored: plain characters, lower-case, single spaces. */
export const plainText = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trimStart()

/** A label under every word it has, and under every character of a Chinese or Japanese one. */
export function completionsOf(kind: Kind, { ref, label, weight }: { ref: string; label: string; weight: number }): Completion[] {
  const plain = plainText(label)
  const starts = new Set(analyse(plain).filter((token) => token.kind !== 'joined').map(({ start }) => start))
  const keys = [...starts].slice(0, MAX_STARTS).map((start) => plain.slice(start, start + MAX_KEY).toWellFormed())
  return [...new Set(keys)].map((key) => ({ key, kind, ref, label, weight }))
}

interface Typed {
  q: string
  limit: number
  currency: string
  now: Date
}

/** What a shopper may be typing. One statement; a second where nothing begins so, and one that sees what is still sold. */
export async function suggest(db: Db, { tenant_id }: Pick<Shopper, 'tenant_id'>, { q, limit, currency, now }: Typed): Promise<Suggestions> {
  const prefix = plainText(q).slice(0, MAX_KEY)
  if (prefix.trim() === '') return { queries: [], categories: [], products: [] }
  const exact = await completions.complete(db, tenant_id, { prefix, limit })
  const rows = exact.length > 0 ? exact : await completeNear(db, tenant_id, { prefix, limit })
  const of = (kind: Kind) => rows.filter((row) => row.kind === kind)
  const products = of('product')
  const sold = products.length === 0 ? [] : await withTenant(db, tenant_id, (trx) => listCards(trx, { product_ids: products.map(({ ref }) => ref), currency, now }))
  return {
    queries: of('query').map(({ label }) => label),
    categories: of('category').map(({ ref, label }) => ({ id: ref, name: label })),
    products: sold.map(({ product_id, name }) => ({ product_id, name })),
  }
}

/** The last word put right: `wireles` as the beginning of `wireless`, `haedp` as that of `headphone`. */
async function completeNear(db: Db, tenantId: string, { prefix, limit }: { prefix: string; limit: number }) {
  const last = /[a-z0-9]+$/.exec(prefix.trimEnd())?.[0] ?? ''
  if (last.length < NEAR_FROM) return []
  const words = await completions.nearWords(db, tenantId, last)
  const lengths = [last.length - 1, last.length, last.length + 1]
  const meant = words.find(({ word }) => lengths.some((length) => slipsBetween(last, word.slice(0, length), 1) <= 1))
  return meant === undefined ? [] : completions.complete(db, tenantId, { prefix: prefix.trimEnd().slice(0, -last.length) + meant.word, limit })
}

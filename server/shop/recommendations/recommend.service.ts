import { type Db, withTenant } from '#kernel/db'
import { invalid, refused } from '#kernel/errors'
import type { Shopper } from '#kernel/shopper'
import { listCards } from '#shop/catalog'
import { nameOf } from './behaviour.service.ts'
import { likedNext } from './learn.ts'
import * as recommendations from './recommendations.repository.ts'
import type { Reason, RecommendationQuery } from './recommendations.schema.ts'

interface Candidate {
  product_id: string
  reason: Reason
}

/** Of what somebody did so many products count. */
const SESSION = 30
/** More than are shown: some are sold out, or in the cart. */
const SPARE = 60

/** What to show of one kind, best first: nothing that is not published, in stock and priced in the currency, nor what is excluded. */
export function recommend(db: Db, { tenant_id, customer_id, store }: Shopper, { kind, product_id, visitor, exclude, limit, currency: asked, now }: RecommendationQuery & { now: Date }) {
  if ((kind === 'bought_together' || kind === 'similar') && product_id === undefined) throw refused('PRODUCT_MISSING', 'Say of which product', 'product_id')
  const currency = asked ?? store.currency
  if (!store.currencies.includes(currency)) throw invalid('currency', `The store sells in ${store.currencies.join(', ')}`)
  const who = nameOf({ tenant_id, customer_id, visitor })
  return withTenant(db, tenant_id, async (trx) => {
    const left = new Set([...exclude, ...(product_id === undefined ? [] : [product_id])])
    const found = (await candidatesOf(trx, { kind, product_id, who })).filter((one) => !left.has(one.product_id)).slice(0, SPARE)
    const cards = found.length === 0 ? [] : await listCards(trx, { product_ids: found.map((one) => one.product_id), currency, now })
    const reasons = new Map(found.map((one) => [one.product_id, one.reason]))
    return cards.filter(({ in_stock }) => in_stock).slice(0, limit).flatMap((card) => {
      const reason = reasons.get(card.product_id)
      return reason === undefined ? [] : [{ ...card, reason }]
    })
  })
}

async function candidatesOf(trx: Db, { kind, product_id = '', who }: { kind: RecommendationQuery['kind']; product_id?: string | undefined; who: string | undefined }): Promise<Candidate[]> {
  switch (kind) {
    case 'bought_together':
      return (await recommendations.listLinks(trx, 'bought', [product_id])).map(({ other_id, share, together }) => ({ product_id: other_id, reason: { code: 'BOUGHT_TOGETHER', with: product_id, share: share ?? 0, together: together ?? 0 } }))
    case 'similar':
      return (await recommendations.listLinks(trx, 'similar', [product_id])).map(({ other_id, common }) => ({ product_id: other_id, reason: { code: 'SIMILAR', with: product_id, common: common ?? '' } }))
    case 'trending':
      return trending(trx)
    case 'recent':
      return who === undefined ? [] : (await recommendations.listLatest(trx, who, SESSION)).map((id) => ({ product_id: id, reason: { code: 'SEEN_BEFORE' } }))
    case 'for_you':
      return forYou(trx, who)
  }
}

const trending = async (trx: Db): Promise<Candidate[]> => (await recommendations.listTrending(trx, 2 * SPARE)).map((id) => ({ product_id: id, reason: { code: 'TRENDING' } }))

/** By what they did last and what others took with it; then what is like it; then what everybody looks at. */
async function forYou(trx: Db, who: string | undefined): Promise<Candidate[]> {
  const latest = who === undefined ? [] : await recommendations.listLatest(trx, who, SESSION)
  const found = new Map<string, Candidate>()
  for (const [kind, code] of latest.length === 0 ? [] : ([['liked', 'LIKED_BY_OTHERS'], ['similar', 'SIMILAR']] as const)) {
    const links = Map.groupBy(await recommendations.listLinks(trx, kind, latest), (link) => link.product_id)
    for (const { product_id, because } of likedNext(latest, links)) {
      const common = links.get(because)?.find(({ other_id }) => other_id === product_id)?.common
      if (!found.has(product_id)) found.set(product_id, { product_id, reason: { code, with: because, ...(common != null && { common }) } })
    }
  }
  if (found.size < SPARE) for (const one of await trending(trx)) if (!found.has(one.product_id) && !latest.includes(one.product_id)) found.set(one.product_id, one)
  return [...found.values()]
}

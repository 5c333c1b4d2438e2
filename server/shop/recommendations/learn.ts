/** One product leads to another. */
export interface Link {
  product_id: string
  other_id: string
  score: number
  /** Of those who took the one, the part that took the other as well. */
  share: number
  together: number
}

/** Fewer than this together is chance. */
const SUPPORT = 2
/** A pair seen n times counts n / (n + this) of its cosine: few sightings prove little. */
const SHRINK = 3
export const BEST = 20
/** Of a longer basket the first so many: somebody who takes everything tells nothing, and pairs grow with the square. */
const MAX_BASKET = 50

/**
 * Item-item cosine over baskets (or over people): together ÷ √(times of the one × times of the other), shrunk by support. Of each product
 * the best {@link BEST}. Memory grows with the pairs that occur.
 */
export function learnLinks(baskets: Iterable<readonly string[]>): Link[] {
  const times = new Map<string, number>()
  const pairs = new Map<string, Map<string, number>>()
  for (const basket of baskets) {
    const items = [...new Set(basket)].slice(0, MAX_BASKET)
    for (const item of items) times.set(item, (times.get(item) ?? 0) + 1)
    addPairs(pairs, items)
  }
  return [...pairs].flatMap(([product_id, others]) => {
    const own = times.get(product_id) ?? 1
    const links = [...others].filter(([, together]) => together >= SUPPORT).map(([other_id, together]): Link => {
      const cosine = together / Math.sqrt(own * (times.get(other_id) ?? 1))
      return { product_id, other_id, together, share: together / own, score: (cosine * together) / (together + SHRINK) }
    })
    return links.toSorted((a, b) => b.score - a.score || (a.other_id < b.other_id ? -1 : 1)).slice(0, BEST)
  })
}

function addPairs(pairs: Map<string, Map<string, number>>, items: readonly string[]): void {
  for (const one of items) {
    const of = pairs.get(one) ?? new Map<string, number>()
    pairs.set(one, of)
    for (const other of items) if (one !== other) of.set(other, (of.get(other) ?? 0) + 1)
  }
}

/** How much less what was looked at one step earlier counts. */
const DECAY = 0.85

/** What somebody may like who took these, the latest first: the links of each, counting less the longer ago. @returns the best first, each with what led to it most */
export function likedNext(latest: readonly string[], linksOf: ReadonlyMap<string, readonly Pick<Link, 'other_id' | 'score'>[]>): { product_id: string; score: number; because: string }[] {
  const found = new Map<string, { score: number; because: string; most: number }>()
  for (const [step, product_id] of latest.entries()) {
    const weight = DECAY ** step
    for (const { other_id, score } of linksOf.get(product_id) ?? []) {
      const known = found.get(other_id) ?? { score: 0, because: product_id, most: 0 }
      known.score += weight * score
      if (weight * score > known.most) Object.assign(known, { because: product_id, most: weight * score })
      found.set(other_id, known)
    }
  }
  const taken = new Set(latest)
  return [...found].filter(([id]) => !taken.has(id)).map(([product_id, { score, because }]) => ({ product_id, score, because })).toSorted((a, b) => b.score - a.score || (a.product_id < b.product_id ? -1 : 1))
}

import type { ProductDoc } from '#shop/catalog'
import { BEST } from './learn.ts'

export interface Similar {
  product_id: string
  other_id: string
  score: number
  /** `category:…`, `brand:…`, `<attribute>:…` or a word: what counts most of what they share. */
  common: string
}

type Feature = readonly [name: string, weight: number]

/** How much each kind of thing in common counts: what a product is, before who made it. Chosen by hand; nobody's judgements are at hand. */
const WEIGHTS = { category: 2, attribute: 1, brand: 0.8, word: 0.6 }
const WORD = /[\p{L}\p{N}]{2,}/gu
/** What more than this part of all products has tells none apart (and costs most). */
const TOO_COMMON = 0.25
const MIN_SCORE = 0.1

function featuresOf({ name, brand, categories, attributes }: ProductDoc): Feature[] {
  const words = new Set(name.normalize('NFKC').toLowerCase().match(WORD) ?? [])
  return [
    ...categories.map(({ name: category }): Feature => [`category:${category}`, WEIGHTS.category]),
    ...attributes.map(({ key, value }): Feature => [`${key}:${value}`, WEIGHTS.attribute]),
    ...(brand === null ? [] : [[`brand:${brand}`, WEIGHTS.brand] as const]),
    ...[...words].map((word): Feature => [word, WEIGHTS.word]),
  ]
}

/** Cosine of weighted features, each by how rare it is (idf). Features that many have are left out, so the work stays near the number of products. */
export function findSimilar(products: readonly ProductDoc[]): Similar[] {
  const holders = new Map<string, number[]>()
  const features = products.map((product, at) => {
    const own = new Map(featuresOf(product))
    for (const feature of own.keys()) push(holders, feature, at)
    return own
  })
  const most = Math.max(2, products.length * TOO_COMMON)
  const weightOf = (feature: string, weight: number) => weight * Math.log(1 + products.length / (holders.get(feature)?.length ?? 1))
  const vectors = features.map((own) => [...own].filter(([feature]) => (holders.get(feature)?.length ?? 0) <= most).map(([feature, weight]) => [feature, weightOf(feature, weight)] as const))
  const lengths = vectors.map((vector) => Math.sqrt(vector.reduce((sum, [, weight]) => sum + weight * weight, 0)))
  return products.flatMap(({ product_id }, at) => {
    const found = new Map<number, { score: number; common: string; best: number }>()
    for (const [feature, weight] of vectors[at] ?? []) {
      for (const other of holders.get(feature) ?? []) {
        if (other === at) continue
        const known = found.get(other) ?? { score: 0, common: feature, best: 0 }
        const part = weight * weight // the same feature weighs the same in both
        known.score += part
        if (part > known.best) Object.assign(known, { best: part, common: feature })
        found.set(other, known)
      }
    }
    return [...found]
      .map(([other, { score, common }]): Similar => ({ product_id, other_id: products[other]?.product_id ?? '', common, score: score / ((lengths[at] ?? 1) * (lengths[other] ?? 1)) }))
      .filter(({ score }) => score >= MIN_SCORE).toSorted((a, b) => b.score - a.score || (a.other_id < b.other_id ? -1 : 1)).slice(0, BEST)
  })
}

function push(lists: Map<string, number[]>, key: string, value: number): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else list.push(value)
}

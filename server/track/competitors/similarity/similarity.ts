import { cosine, termsOf, weighTerms } from './words.ts'

/** A listing, as far as it takes to compare it. */
export interface Likeness {
  title: string | null
  brand: string | null
  category_path: readonly string[]
  /** The root category of its rank. */
  bsr_category: string | null
  price_minor: number | null
  currency: string | null
  attributes: readonly { key: string; value: string }[]
}

export const PARTS = ['title', 'category', 'price', 'attributes', 'brand'] as const
export type Part = (typeof PARTS)[number]

/** One part of a score: how alike (0–1), how much it counts, and its share of the score. The shares add up to the score. */
export interface ScorePart {
  part: Part
  value: number
  weight: number
  share: number
}

export interface Score {
  score: number
  parts: ScorePart[]
}

/** How much each part counts where all are known. Ours: tried on labelled pairs (similarity.test.ts), where the same brand says little and a near price not much. */
const WEIGHTS: Record<Part, number> = { title: 0.45, category: 0.27, price: 0.13, attributes: 0.12, brand: 0.03 }

/**
 * How alike a listing is to others, each part for itself: title (cosine of TF-IDF over words and their pairs, weighed by how rare
 * a term is among all that are compared), category (share of the path in common; the root category where no path is known), price (1
 * at the same price, 1/e at double or half), attributes (share of the names both tables have whose values agree), brand.
 * A part that is not known of both is left out, and the others count for it.
 */
export function compareWith(own: Likeness, others: readonly Likeness[]): Score[] {
  const ownTerms = termsOf(wordsBesidesBrand(own))
  const terms = others.map((other) => termsOf(wordsBesidesBrand(other)))
  const weigh = weighTerms([ownTerms, ...terms])
  return others.map((other, index) => scoreOf({
    title: own.title === null || other.title === null ? undefined : cosine(ownTerms, terms[index] ?? [], weigh),
    category: categoryLikeness(own, other),
    price: priceLikeness(own, other),
    attributes: attributeLikeness(own, other),
    brand: own.brand === null || other.brand === null ? undefined : plain(own.brand) === plain(other.brand) ? 1 : 0,
  }))
}

/** The brand stands in nearly every title, and is a part of its own. */
const wordsBesidesBrand = ({ title, brand }: Likeness) => (title === null ? '' : brand !== null && plain(title).startsWith(plain(brand)) ? title.trim().slice(brand.trim().length) : title)

function scoreOf(values: Record<Part, number | undefined>): Score {
  const known = PARTS.flatMap((part) => {
    const value = values[part]
    return value === undefined ? [] : [{ part, value, weight: WEIGHTS[part] }]
  })
  const total = known.reduce((sum, { weight }) => sum + weight, 0)
  const parts = known.map(({ part, value, weight }) => ({ part, value: round(value), weight: round(weight / total), share: round((value * weight) / total) }))
  return { score: round(parts.reduce((sum, { share }) => sum + share, 0)), parts }
}

const round = (value: number) => Math.round(value * 1e4) / 1e4
const plain = (text: string) => text.normalize('NFKC').trim().toLowerCase()

export function categoryLikeness(own: Pick<Likeness, 'category_path' | 'bsr_category'>, other: Pick<Likeness, 'category_path' | 'bsr_category'>): number | undefined {
  if (own.category_path.length > 0 && other.category_path.length > 0) {
    const longest = Math.max(own.category_path.length, other.category_path.length)
    const apart = own.category_path.findIndex((name, depth) => plain(name) !== plain(other.category_path[depth] ?? ''))
    return (apart === -1 ? own.category_path.length : apart) / longest
  }
  if (own.bsr_category === null || other.bsr_category === null) return undefined
  return plain(own.bsr_category) === plain(other.bsr_category) ? 1 : 0
}

function priceLikeness(own: Likeness, other: Likeness): number | undefined {
  if (!own.price_minor || !other.price_minor || own.currency !== other.currency) return undefined
  return Math.exp(-Math.abs(Math.log(own.price_minor / other.price_minor)) / Math.LN2)
}

/** With fewer names in common an agreement says nothing. */
const LEAST_NAMES = 2
/** Names whose value is another way to say title, brand or price, or differs for every listing. */
const IDLE = new Set(['brand', 'asin', 'manufacturer', 'model', 'model name', 'item model number', 'date first available', 'best sellers rank', 'customer reviews', 'price'])

function attributeLikeness(own: Likeness, other: Likeness): number | undefined {
  const theirs = new Map(other.attributes.map(({ key, value }) => [plain(key), plain(value)]))
  const common = own.attributes.map(({ key, value }) => [plain(key), plain(value)] as const).filter(([key]) => theirs.has(key) && !IDLE.has(key))
  if (common.length < LEAST_NAMES) return undefined
  return common.filter(([key, value]) => theirs.get(key) === value).length / common.length
}

import type { Compared } from '#track/competitors'
import type { NewFact, Unit } from '#track/facts'
import type { Check } from '#track/quality'
import { type FactList, factList } from './fact-list.ts'
import type { Material, Measures } from './material.ts'

type FactUnit = (typeof Unit)['options'][number]

/** Writes down everything that was measured: each number with its observation, or with the facts it was computed from and how. */
export function collectFacts(material: Material): { list: FactList; measures: Measures } {
  const { product, page } = material
  const list = factList({ product_id: product.id, asin: product.asin, listing_id: product.listing_id })
  const own = ownValues(list, material)
  const measures: Measures = {
    checks: auditFacts(list, material), price: own.price, rating: own.rating, ...priceFacts(list, material, own.price), medianRating: ratingFacts(list, material),
    elasticity: null, ...keywordFacts(list, material), aspects: new Map(),
  }
  const { elasticity } = material
  if (elasticity?.is_significant === true) {
    const { value, low, high, n_steps } = elasticity
    measures.elasticity = list.add({ metric: 'price_elasticity', value, low, high, unit: 'ratio', method: `slope of ln(BSR) on ln(price) three days before, over ${n_steps} price changes; Newey–West interval of 95 %` })
  }
  for (const { name, mentions, negative } of material.aspects) {
    const seen = { observed_at: page.observed_at ?? page.content_at, source: page.content_source, unit: 'count' as const }
    measures.aspects.set(name, { mentions: list.add({ metric: `aspect_mentions ${name}`, value: mentions, ...seen }), negative: list.add({ metric: `aspect_negative ${name}`, value: negative, ...seen }) })
  }
  return { list, measures }
}

const OWN_VALUES = { list_minor: ['list_price', 'minor'], bsr: ['bsr', 'rank'], reviews: ['reviews', 'count'], monthly_sold: ['monthly_sold', 'count'], offers_new: ['offers', 'count'] } as const

function ownValues(list: FactList, { page }: Material) {
  for (const [key, [metric, unit]] of Object.entries(OWN_VALUES)) {
    const seen = page.values[key as keyof typeof OWN_VALUES]
    if (typeof seen?.value === 'number') list.add({ metric, value: seen.value, unit, observed_at: seen.at, source: seen.source, currency: unit === 'minor' ? page.currency : null })
  }
  const price = [page.values.buy_box_minor, page.values.price_minor].find((seen) => typeof seen?.value === 'number' && seen.value > 0)
  const { rating } = page.values
  return {
    price: price === undefined || page.currency === null ? null : list.add({ metric: 'price', value: price.value, unit: 'minor', currency: page.currency, observed_at: price.at, source: price.source }),
    rating: typeof rating?.value !== 'number' ? null : list.add({ metric: 'rating', value: rating.value, unit: 'rating', observed_at: rating.at, source: rating.source }),
  }
}

const UNITS: Record<string, FactUnit> = { px: 'count', count: 'count', chars: 'chars', bytes: 'bytes', rating: 'rating', ratio: 'ratio', text: 'text' }

function auditFacts(list: FactList, { audit, page }: Material): Measures['checks'] {
  const checks: Measures['checks'] = new Map()
  for (const check of audit.checks) {
    if (check.status === 'unknown' || check.id === 'keywords.coverage') continue
    const seen = seenOf(check, page)
    const measured = list.add({ metric: check.id, value: check.measured, unit: unitOf(check, check.measured), ...seen })
    const limit = list.add({ metric: `${check.id} limit`, value: check.limit, unit: unitOf(check, check.limit), method: `rule in force since ${check.effective_from}: ${check.source}` })
    const details = check.details === undefined ? null : list.add({ metric: `${check.id} found`, value: check.details.join(', ').slice(0, 300), unit: 'text', ...seen })
    checks.set(check.id, { measured, limit, details })
  }
  if (audit.measured_share > 0) {
    list.add({ metric: 'audit_score', value: audit.score, unit: 'score', derived_from: [...checks.values()].map(({ measured }) => measured), method: `points earned ÷ points of what could be measured (${audit.rule_set})` })
  }
  return checks
}

const unitOf = ({ unit }: Check, value: number | string | null): FactUnit => (typeof value === 'string' ? 'text' : (UNITS[unit] ?? 'count'))

function seenOf({ id }: Check, page: Material['page']) {
  const value = id === 'reviews.rating' ? page.values.rating : id === 'reviews.count' ? page.values.reviews : undefined
  return { observed_at: value?.at ?? page.content_at, source: value?.source ?? page.content_source }
}

const RIVAL_METRICS = ['bsr', 'rating', 'reviews', 'images'] as const

function priceFacts(list: FactList, { rivals, page }: Material, price: string | null) {
  const rivalPrices: string[] = []
  for (const rival of rivals) {
    for (const metric of RIVAL_METRICS) addSeen(list, rival, metric)
    const theirs = rival.page?.currency === page.currency ? addPrice(list, rival, page.currency) : null
    if (theirs !== null) rivalPrices.push(theirs)
  }
  const none = { rivalPrices, median: null, cheapest: null, dearest: null, gap: null, rivalCount: null }
  if (rivalPrices.length === 0) return none
  const values = rivalPrices.map(list.numberOf).toSorted((a, b) => a - b)
  const derive = (metric: string, value: number, method: string) => list.add({ metric, value, unit: 'minor', currency: page.currency, derived_from: rivalPrices, method })
  const middle = (values[Math.floor((values.length - 1) / 2)] ?? 0) + (values[Math.ceil((values.length - 1) / 2)] ?? 0)
  const median = derive('competitor_median_price', Math.round(middle / 2), 'median of the competitors’ prices')
  const gap = price === null ? null : list.add({ metric: 'price_gap', value: percentOf(list.numberOf(price), list.numberOf(median)), unit: 'percent', derived_from: [price, median], method: `(${price} − ${median}) ÷ ${median}` })
  return {
    rivalPrices, median, gap,
    cheapest: derive('competitor_lowest_price', values[0] ?? 0, 'lowest of the competitors’ prices'), dearest: derive('competitor_highest_price', values.at(-1) ?? 0, 'highest of the competitors’ prices'),
    rivalCount: list.add({ metric: 'competitors_with_price', value: values.length, unit: 'count', derived_from: rivalPrices, method: 'how many' }),
  }
}

export const percentOf = (value: number, base: number): number => Math.round((1000 * (value - base)) / base) / 10

function addSeen(list: FactList, rival: Compared, metric: (typeof RIVAL_METRICS)[number]): string | null {
  const { value, unit, at, source } = rival.metrics[metric]
  return value === null ? null : list.add({ ...placeOf(rival), metric, value, unit: unit as NewFact['unit'], observed_at: at, source })
}

function addPrice(list: FactList, rival: Compared, currency: string | null): string | null {
  const seen = [rival.metrics.buy_box, rival.metrics.price].find(({ value }) => typeof value === 'number' && value > 0)
  return seen === undefined ? null : list.add({ ...placeOf(rival), metric: 'price', value: seen.value, unit: 'minor', currency, observed_at: seen.at, source: seen.source })
}

const placeOf = ({ product_id, asin, listing_id }: Compared) => ({ product_id, asin, listing_id })

function ratingFacts(list: FactList, { rivals }: Material): string | null {
  const asins = new Set(rivals.map(({ asin }) => asin))
  const theirs = list.facts.filter(({ metric, asin, value }) => metric === 'rating' && asins.has(asin ?? '') && typeof value === 'number')
  if (theirs.length === 0) return null
  const values = theirs.map(({ value }) => Number(value)).toSorted((a, b) => a - b)
  return list.add({ metric: 'competitor_median_rating', value: values[Math.floor(values.length / 2)] ?? null, unit: 'rating', derived_from: theirs.map(({ code }) => code), method: 'median of the competitors’ ratings' })
}

const SHOWN_TERMS = 6

function keywordFacts(list: FactList, { coverage, rivals, page }: Material): Pick<Measures, 'coverage' | 'missing' | 'missingCount'> {
  if (coverage === null) return { coverage: null, missing: null, missingCount: null }
  const method = `TF-IDF of one to three words over the titles and bullets of ${rivals.length} competitors, weighted by 1 ÷ place in sales rank`
  const seen = { observed_at: page.content_at, source: page.content_source }
  const missing = coverage.terms.filter(({ is_used }) => !is_used)
  return {
    coverage: list.add({ metric: 'keyword_coverage', value: Math.round(coverage.coverage * 100), unit: 'percent', method, ...seen }),
    missing: missing.length === 0 ? null : list.add({ metric: 'missing_keywords', value: missing.slice(0, SHOWN_TERMS).map(({ term }) => term).join(', '), unit: 'text', method, ...seen }),
    missingCount: list.add({ metric: 'missing_keyword_count', value: missing.length, unit: 'count', method, ...seen }),
  }
}

import { Unit } from '#track/facts'
import type { Measure, Measures } from '#track/measures'

/** The facts that advice speaks of, by what they are; null is not measured. */
export interface Codes {
  /** Of each audit check that could be measured. */
  checks: Map<string, { measured: string; limit: string; details: string | null }>
  price: string | null
  median: string | null
  cheapest: string | null
  dearest: string | null
  gap: string | null
  rivalCount: string | null
  rating: string | null
  medianRating: string | null
  elasticity: string | null
  coverage: string | null
  missing: string | null
  missingCount: string | null
  /** Name of the aspect → how often it is spoken of, and how often badly. */
  aspects: Map<string, { mentions: string; negative: string }>
}

/** Finds them among the measures, and adds those that only advice needs: limits in words, what a check found, ends of a range. */
export function codesFrom(measures: Measures): Codes {
  const own = measures.product.id
  const find = (metric: string, productId: string | null = own) => measures.codeOf(metric, productId) ?? null
  return {
    checks: checksFrom(measures), ...pricesFrom(measures), rating: find('rating'), medianRating: find('median_rating', null), elasticity: find('price_elasticity'), ...keywordsFrom(measures), aspects: aspectsFrom(measures),
  }
}

export function numberOf({ facts }: Measures, code: string): number {
  const value = facts.find((fact) => fact.code === code)?.value
  if (typeof value !== 'number') throw new Error(`${code} is no number`)
  return value
}

/** Adds a fact about the own product. */
export const addOwn = ({ add, product }: Measures, measure: Measure): string => add({ product_id: product.id, asin: product.asin, listing_id: product.listing_id, ...measure })

function checksFrom(measures: Measures): Codes['checks'] {
  const { audit, page, product, codeOf } = measures
  const seen = { observed_at: page.content_at, source: page.content_source }
  const checks: Codes['checks'] = new Map()
  for (const { id, status, measured, limit, unit, source, effective_from, details } of audit.checks) {
    if (status === 'unknown') continue
    const unitOf = (value: number | string | null) => (typeof value === 'string' ? 'text' : (Unit.safeParse(unit).data ?? 'count'))
    checks.set(id, {
      measured: codeOf(`check.${id}`, product.id) ?? addOwn(measures, { metric: `check.${id}`, value: measured, unit: unitOf(measured), ...seen }),
      limit: codeOf(`limit.${id}`, product.id) ?? addOwn(measures, { metric: `limit.${id}`, value: limit, unit: unitOf(limit), source, method: `rule_since_${effective_from}` }),
      details: details === undefined ? null : addOwn(measures, { metric: `found.${id}`, value: quoted(details), unit: 'text', ...seen }),
    })
  }
  return checks
}

/** What a page says, among our words: nothing that a reader's program would turn into a link or markup. */
const quoted = (details: readonly string[]) => details.join(', ').replaceAll(/https?:\/\//gi, '').replaceAll(/[<>]/g, '').slice(0, 300)

/** The offer's price, or the buy box where no offer's is compared. */
function pricesFrom(measures: Measures): Pick<Codes, 'price' | 'median' | 'cheapest' | 'dearest' | 'gap' | 'rivalCount'> {
  const { codeOf, product, page, facts } = measures
  const metric = codeOf('price_gap', product.id) === undefined && codeOf('buy_box_gap', product.id) !== undefined ? 'buy_box' : 'price'
  const [price, median, gap] = [codeOf(metric, product.id) ?? null, codeOf(`median_${metric}`) ?? null, codeOf(`${metric}_gap`, product.id) ?? null]
  const from = facts.find(({ code }) => code === median)?.derived_from ?? []
  if (median === null || from.length === 0) return { price, median: null, gap: null, cheapest: null, dearest: null, rivalCount: null }
  const values = from.map((code) => numberOf(measures, code))
  const end = (name: string, value: number) => measures.add({ metric: name, value, unit: 'minor', currency: page.currency, derived_from: from, method: name })
  return {
    price, median, gap, cheapest: end('lowest_price', Math.min(...values)), dearest: end('highest_price', Math.max(...values)),
    rivalCount: measures.add({ metric: 'competitors_with_price', value: from.length, unit: 'count', derived_from: from, method: 'count' }),
  }
}

const SHOWN_TERMS = 6

function keywordsFrom(measures: Measures): Pick<Codes, 'coverage' | 'missing' | 'missingCount'> {
  const { coverage, codeOf, product, page } = measures
  if (coverage === null || coverage.terms.length === 0) return { coverage: null, missing: null, missingCount: null }
  const lacking = coverage.terms.filter(({ is_used }) => !is_used)
  const derived_from = lacking.flatMap(({ term }) => codeOf(`keyword_users.${term}`, product.id) ?? [])
  const seen = { observed_at: page.content_at, source: page.content_source, method: 'tf_idf_terms' }
  return {
    coverage: codeOf('keyword_coverage', product.id) ?? addOwn(measures, { metric: 'keyword_coverage', value: Math.round(coverage.coverage * 100), unit: 'percent', ...seen }),
    missing: lacking.length === 0 ? null : addOwn(measures, { metric: 'missing_keywords', value: lacking.slice(0, SHOWN_TERMS).map(({ term }) => term).join(', '), unit: 'text', derived_from, ...seen }),
    missingCount: addOwn(measures, { metric: 'missing_keyword_count', value: lacking.length, unit: 'count', derived_from, ...seen }),
  }
}

function aspectsFrom(measures: Measures): Codes['aspects'] {
  const { aspects, codeOf, product, page } = measures
  const seen = { observed_at: page.observed_at ?? page.content_at, source: page.content_source }
  return new Map(aspects.flatMap(({ name, negative, score }) => {
    const mentions = codeOf(`aspect_mentions.${name}`, product.id)
    return mentions === undefined || score >= 0 ? [] : [[name, { mentions, negative: addOwn(measures, { metric: `aspect_negative.${name}`, value: negative, unit: 'count', ...seen }) }]]
  }))
}

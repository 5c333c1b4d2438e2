import type { NewFact } from '#track/facts'
import { Unit } from '#track/facts'
import type { Audit, Elasticity, KeywordCoverage, PricePosition, ReviewAspect } from '#track/quality'
import type { Page } from '#track/tracking'
import type { FactList } from './fact-list.ts'

type Own = Pick<NewFact, 'product_id' | 'asin' | 'listing_id'>
const MOST_TERMS = 20
const MOST_ASPECTS = 12

/** The score, and each check that measured a number with the limit it was held against. */
export function addAudit(list: FactList, own: Own, { audit, page }: { audit: Audit; page: Page }): void {
  const seen = { observed_at: page.content_at, source: page.content_source }
  if (audit.measured_share > 0) list.add({ ...own, metric: 'audit_score', value: audit.score, unit: 'score', ...seen, method: audit.rule_set })
  for (const { id, measured, limit, unit, status, source, effective_from } of audit.checks) {
    if (status === 'unknown' || typeof measured !== 'number') continue
    const known = Unit.safeParse(unit).data ?? 'count'
    list.add({ ...own, metric: `check.${id}`, value: measured, unit: known, ...seen, method: 'listing_audit' })
    if (typeof limit === 'number') list.add({ ...own, metric: `limit.${id}`, value: limit, unit: known, source, method: `rule_since_${effective_from}` })
  }
}

/** Terms that competitors use and the own page lacks, the heaviest first, and by how many of them. */
export function addKeywords(list: FactList, own: Own, { terms }: KeywordCoverage): void {
  for (const { term, used_by } of terms.filter(({ is_used }) => !is_used).slice(0, MOST_TERMS)) {
    list.add({ ...own, metric: `keyword_users.${term}`, value: used_by.length, unit: 'count', method: 'tf_idf_terms' })
  }
}

export function addAspects(list: FactList, own: Own, { aspects, page }: { aspects: readonly ReviewAspect[]; page: Page }): void {
  const seen = { observed_at: page.observed_at, source: page.content_source }
  for (const { name, mentions, positive, negative } of aspects.slice(0, MOST_ASPECTS)) {
    if (mentions === 0) continue
    const mentioned = list.add({ ...own, metric: `aspect_mentions.${name}`, value: mentions, unit: 'count', ...seen })
    const told = positive + negative
    if (told > 0) list.add({ ...own, metric: `aspect_negative_share.${name}`, value: Math.round((100 * negative) / told), unit: 'percent', ...seen, derived_from: [mentioned], method: 'negative_of_told' })
  }
}

export function addPrice(list: FactList, own: Own, { position, elasticity }: { position: PricePosition | null; elasticity: Elasticity | null }): void {
  if (position !== null) {
    const from = [list.codeOf('price', own.product_id), list.codeOf('median_price')].flatMap((code) => code ?? [])
    list.add({ ...own, metric: 'price_percentile', value: position.percentile, unit: 'score', derived_from: from, method: 'share_of_cheaper' })
  }
  if (elasticity?.is_significant === true) {
    list.add({ ...own, metric: 'price_elasticity', value: round(elasticity.value), unit: 'ratio', low: round(elasticity.low), high: round(elasticity.high), method: 'log_rank_on_log_price' })
    list.add({ ...own, metric: 'price_steps', value: elasticity.n_steps, unit: 'count', method: 'log_rank_on_log_price' })
  }
}

const round = (value: number) => Math.round(value * 100) / 100

import type { Measures } from '#track/measures'
import type { Kind, ReportType } from '../analysis.schema.ts'
import type { StoredInsight, StoredInsights } from './insight.ts'
import type { SentenceCode } from './sentences.ts'

const MOST = 12

interface Candidate {
  kind: Kind
  code: SentenceCode
  with: Record<string, string | undefined>
  /** How much it matters, 0–100. */
  weight: number
}

/** What the measures say by themselves: the same facts give the same sentences, without any model. */
export function computeInsights(measures: Measures, type: ReportType): StoredInsights {
  const all = [...ofPrice(measures), ...ofSales(measures), ...ofBuyers(measures), ...ofStock(measures), ...ofListing(measures), ...ofTrends(measures)]
  const told = all.filter((one) => Object.values(one.with).every((value) => value !== undefined))
  const ordered = told.toSorted((a, b) => Number(b.kind === 'trend' && type === 'market_trend') - Number(a.kind === 'trend' && type === 'market_trend') || b.weight - a.weight)
  return { summary: summaryOf(measures), insights: ordered.slice(0, MOST).map(({ kind, code, with: given }): StoredInsight => ({ kind, words: { code, with: given as Record<string, string> } })) }
}

const place = (code: string | undefined) => (code === undefined ? undefined : `{{${code}}}`)
/** A word of a page inside a sentence of ours. */
const plain = (text: string) => text.replace(/[{}]/g, '').slice(0, 60).toWellFormed().trim()

const own = (measures: Measures, metric: string) => place(measures.codeOf(metric, measures.product.id))
const group = (measures: Measures, metric: string) => place(measures.codeOf(`median_${metric}`))

function valueOf({ facts, codeOf, product }: Measures, metric: string, productId: string | null = product.id): number | undefined {
  const code = codeOf(metric, productId)
  const value = facts.find((fact) => fact.code === code)?.value
  return typeof value === 'number' ? value : undefined
}

function summaryOf(measures: Measures): StoredInsights['summary'] {
  const { comparison, facts } = measures
  const rivals = facts.find(({ metric }) => metric === 'competitor_count')
  const given = (values: Record<string, string | undefined>) => Object.fromEntries(Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])))
  if (comparison === null || rivals === undefined || rivals.value === 0) return [{ code: 'alone', with: given({ score: own(measures, 'audit_score') }) }]
  const [bsr, median] = [own(measures, 'bsr'), group(measures, 'bsr')]
  return [
    { code: 'overview', with: given({ n: place(rivals.code), price: own(measures, 'price'), median: group(measures, 'price') }) },
    ...(bsr === undefined || median === undefined ? [] : [{ code: 'rank_of_own' as const, with: { bsr, median } }]),
  ]
}

/** Smaller differences are noise. In percent. */
const NOTABLE = 5

function ofPrice(measures: Measures): Candidate[] {
  const gap = valueOf(measures, 'price_gap')
  if (gap === undefined || Math.abs(gap) < NOTABLE) return []
  const given = { price: own(measures, 'price'), gap: own(measures, 'price_gap'), median: group(measures, 'price') }
  return [gap > 0 ? { kind: 'threat', code: 'price_above', with: given, weight: Math.min(90, 40 + gap) } : { kind: 'strength', code: 'price_below', with: given, weight: Math.min(70, 30 - gap) }]
}

function ofSales(measures: Measures): Candidate[] {
  const gap = valueOf(measures, 'estimated_sales_gap')
  if (gap === undefined || Math.abs(gap) < 20) return []
  const given = { sales: own(measures, 'estimated_sales'), gap: own(measures, 'estimated_sales_gap') }
  return [gap > 0 ? { kind: 'strength', code: 'sales_above', with: given, weight: 60 } : { kind: 'weakness', code: 'sales_below', with: given, weight: 65 }]
}

function ofBuyers(measures: Measures): Candidate[] {
  const found: Candidate[] = []
  const rating = valueOf(measures, 'rating_gap')
  const rated = { rating: own(measures, 'rating'), median: group(measures, 'rating') }
  if (rating !== undefined && rating <= -0.1) found.push({ kind: 'weakness', code: 'rating_below', with: rated, weight: Math.min(95, 55 + -rating * 60) })
  if (rating !== undefined && rating >= 0.1) found.push({ kind: 'strength', code: 'rating_above', with: rated, weight: 50 })
  const reviews = valueOf(measures, 'reviews_gap')
  const counted = { reviews: own(measures, 'reviews'), gap: own(measures, 'reviews_gap') }
  if (reviews !== undefined && reviews <= -30) found.push({ kind: 'weakness', code: 'reviews_below', with: counted, weight: 35 })
  if (reviews !== undefined && reviews >= 50) found.push({ kind: 'strength', code: 'reviews_above', with: counted, weight: 40 })
  const velocity = valueOf(measures, 'review_velocity_gap')
  if (velocity !== undefined && velocity <= -30) found.push({ kind: 'weakness', code: 'velocity_below', with: { velocity: own(measures, 'review_velocity'), median: group(measures, 'review_velocity') }, weight: 38 })
  const disliked = measures.aspects.filter(({ positive, negative, mentions }) => negative > positive && mentions >= 3).toSorted((a, b) => b.negative - a.negative).slice(0, 2)
  for (const { name } of disliked) found.push({ kind: 'weakness', code: 'aspect_disliked', with: { share: own(measures, `aspect_negative_share.${name}`), mentions: own(measures, `aspect_mentions.${name}`), aspect: plain(name) }, weight: 58 })
  return found
}

/** Percent of a month without stock that is worth a word. */
const OUT = 5

function ofStock(measures: Measures): Candidate[] {
  const found: Candidate[] = []
  const share = valueOf(measures, 'stock_out_share')
  if (share !== undefined && share >= OUT) found.push({ kind: 'weakness', code: 'stock_outs', with: { share: own(measures, 'stock_out_share') }, weight: Math.min(98, 60 + share) })
  const rivals = measures.comparison?.products.filter(({ is_own, is_family_of_own }) => !is_own && !is_family_of_own) ?? []
  const out = rivals.map(({ product_id }) => ({ product_id, share: valueOf(measures, 'stock_out_share', product_id) ?? 0 })).toSorted((a, b) => b.share - a.share)[0]
  if (out !== undefined && out.share >= 2 * OUT) {
    found.push({ kind: 'opportunity', code: 'rivals_out', with: { name: place(measures.codeOf('name', out.product_id)), share: place(measures.codeOf('stock_out_share', out.product_id)) }, weight: 57 })
  }
  return found
}

function ofListing(measures: Measures): Candidate[] {
  const { audit, coverage } = measures
  const found: Candidate[] = []
  const score = own(measures, 'audit_score')
  if (audit.measured_share >= 0.3) {
    found.push(audit.score < 70 ? { kind: 'weakness', code: 'listing_weak', with: { score }, weight: 75 - audit.score / 2 } : { kind: 'strength', code: 'listing_strong', with: { score, ...(group(measures, 'content_quality') === undefined ? {} : { median: group(measures, 'content_quality') }) }, weight: 25 })
  }
  if (audit.checks.some(({ id, status }) => id === 'title.length' && status === 'fail')) {
    found.push({ kind: 'threat', code: 'title_long', with: { chars: own(measures, 'check.title.length'), limit: own(measures, 'limit.title.length') }, weight: 62 })
  }
  const missing = coverage?.terms.filter(({ is_used, used_by }) => !is_used && used_by.length >= 2)[0]
  if (missing !== undefined) found.push({ kind: 'opportunity', code: 'keyword_missing', with: { users: own(measures, `keyword_users.${missing.term}`), term: plain(missing.term) }, weight: 52 })
  return found
}

function ofTrends(measures: Measures): Candidate[] {
  const found: Candidate[] = []
  const rank = valueOf(measures, 'bsr_change')
  if (rank !== undefined && Math.abs(rank) >= 10) {
    const given = { change: own(measures, 'bsr_change') }
    found.push(rank < 0 ? { kind: 'trend', code: 'rank_improves', with: given, weight: 56 } : { kind: 'trend', code: 'rank_worsens', with: given, weight: 68 })
  }
  const prices = valueOf(measures, 'median_price_change', null)
  if (prices !== undefined && Math.abs(prices) >= 2) {
    const given = { change: group(measures, 'price_change') }
    found.push(prices < 0 ? { kind: 'trend', code: 'market_prices_fall', with: given, weight: 54 } : { kind: 'trend', code: 'market_prices_rise', with: given, weight: 45 })
  }
  if (measures.elasticity?.is_significant === true) found.push({ kind: 'trend', code: 'price_moves_rank', with: { elasticity: own(measures, 'price_elasticity'), steps: own(measures, 'price_steps') }, weight: 48 })
  return found
}

import type { Experiment } from '../../api.types.ts'
import { change, difference, integer, money, oneDecimal, rank, rating } from '../../format.ts'
import { m } from '../../paraglide/messages.js'

type Result = NonNullable<Experiment['result']>

export const statusNames: Record<Experiment['status'], { label: () => string; tone: 'accent' | 'pos' | 'neutral' }> = {
  running: { label: m.exp_status_running, tone: 'accent' }, completed: { label: m.exp_status_completed, tone: 'pos' }, stopped: { label: m.exp_status_stopped, tone: 'neutral' },
}
export const metricNames: Record<Experiment['metric'], () => string> = { bsr: m.exp_metric_bsr, units: m.exp_metric_units, rating: m.exp_metric_rating }
export const designNames: Record<Experiment['design'], () => string> = { before_after: m.exp_design_before_after, price_slices: m.exp_design_price_slices }
export const verdictNames: Record<Result['verdict'], { label: () => string; tone: 'pos' | 'neg' | 'neutral' }> = {
  better: { label: m.exp_verdict_better, tone: 'pos' }, worse: { label: m.exp_verdict_worse, tone: 'neg' }, no_difference: { label: m.exp_verdict_no_difference, tone: 'neutral' },
  too_little_data: { label: m.exp_verdict_too_little_data, tone: 'neutral' }, not_followed: { label: m.exp_verdict_not_followed, tone: 'neutral' },
}

/** The verdict with its interval; why nothing can be said, where that is so. */
export function verdictText({ result, metric }: { result: Result; metric: Experiment['metric'] }): string {
  const { verdict, effect, low, high, unit, n_before, n_after, reason } = result
  if (verdict === 'not_followed') return m.exp_words_not_followed()
  if (effect === null || low === null || high === null) return reason === 'NO_CONTROLS' ? m.exp_words_no_controls() : m.exp_words_too_few_days({ before: integer(n_before), after: integer(n_after) })
  const show = (value: number) => (unit === 'percent' ? change(value / 100) : difference(value))
  const words = { metric: metricNames[metric](), effect: show(effect), low: show(low), high: show(high) }
  const said = verdict === 'no_difference' ? m.exp_words_no_difference(words) : m.exp_words_effect(words)
  return metric === 'bsr' ? `${said} ${m.exp_lower_is_better()}` : said
}

/** A day's value in its metric. */
export const dayValue = (metric: Experiment['metric'], value: number | null): string => (metric === 'bsr' ? rank(value) : metric === 'rating' ? rating(value) : value === null ? integer(null) : oneDecimal(value))

export const sideNames = { before: m.exp_side_before, settling: m.exp_side_settling, after: m.exp_side_after, a: m.exp_side_a, b: m.exp_side_b } as const

export const priceOf = (arm: 'a' | 'b', { price_a_minor, price_b_minor }: Experiment, currency: string) => money(arm === 'a' ? price_a_minor : price_b_minor, currency)

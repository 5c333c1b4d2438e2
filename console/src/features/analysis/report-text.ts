import type { Report, ReportSummary } from '../../api.types.ts'
import { integer, oneDecimal } from '../../format.ts'
import { m } from '../../paraglide/messages.js'

export const DEPTHS = {
  quick: { label: m.report_quick, hint: m.report_quick_hint }, full: { label: m.report_full, hint: m.report_full_hint }, deep: { label: m.report_deep, hint: m.report_deep_hint },
} as const
export type Depth = keyof typeof DEPTHS
export const TYPES = { competitor_analysis: m.report_competitors, market_trend: m.report_market } as const
export type ReportType = keyof typeof TYPES
export const KINDS: Record<Report['insights'][number]['kind'], { label: () => string; tone: 'pos' | 'neg' | 'warn' | 'accent' }> = {
  strength: { label: m.kind_strength, tone: 'pos' }, opportunity: { label: m.kind_opportunity, tone: 'accent' }, weakness: { label: m.kind_weakness, tone: 'warn' }, threat: { label: m.kind_threat, tone: 'neg' }, trend: { label: m.kind_trend, tone: 'accent' },
}
export const STATUSES: Record<Exclude<ReportSummary['status'], 'completed'>, () => string> = { pending: m.report_status_pending, running: m.report_status_running, failed: m.report_status_failed, cancelled: m.report_status_cancelled }

const FALLBACKS: Record<string, () => string> = { LLM_OFF: m.report_fallback_LLM_OFF, LLM_BUDGET: m.report_fallback_LLM_BUDGET, LLM_BAD_ANSWER: m.report_fallback_LLM_BAD_ANSWER, OTHER_LANGUAGE: m.report_fallback_OTHER_LANGUAGE }

/** Who wrote it, and with what; or why no model did. */
export function writtenText({ model, prompt_version, tokens_in, tokens_out, generation_ms, cost_usd, fallback_code }: Report): string {
  if (model === null) return fallback_code === null ? m.report_by_us() : (FALLBACKS[fallback_code] ?? m.report_fallback_other)()
  const seconds = oneDecimal((generation_ms ?? 0) / 1000)
  // Whoever only has a link is not told what it took.
  if (tokens_in === null || tokens_out === null) return m.report_by_model({ model })
  const told = m.report_provenance({ model, version: integer(prompt_version), tokens: integer(tokens_in + tokens_out), seconds })
  return cost_usd === null ? told : `${told} · ${m.report_cost({ cost: cost_usd.toFixed(4) })}`
}

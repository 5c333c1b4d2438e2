import type { ProductSuggestions, Suggestion } from '../../api.types.ts'
import { ago, decimalsOf, integer, majorUnits } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import type { SuggestionStatus } from './suggestions.search.ts'

type Run = NonNullable<ProductSuggestions['run']>

export const typeNames: Record<Suggestion['type'], () => string> = {
  price: m.suggest_type_price, title: m.suggest_type_title, description: m.suggest_type_description, bullets: m.suggest_type_bullets, images: m.suggest_type_images, keywords: m.suggest_type_keywords,
}
export const statusNames: Record<SuggestionStatus, () => string> = { pending: m.suggest_status_pending, implemented: m.suggest_status_implemented, dismissed: m.suggest_status_dismissed }
export const impactNames: Record<Suggestion['estimated_impact'], () => string> = { high: m.suggest_impact_high, medium: m.suggest_impact_medium, low: m.suggest_impact_low }
export const difficultyNames: Record<Suggestion['implementation_difficulty'], () => string> = { easy: m.suggest_difficulty_easy, medium: m.suggest_difficulty_medium, hard: m.suggest_difficulty_hard }
export const DEPTHS = {
  quick: { label: m.suggest_depth_quick, hint: m.suggest_depth_hint_quick },
  standard: { label: m.suggest_depth_standard, hint: m.suggest_depth_hint_standard },
  comprehensive: { label: m.suggest_depth_comprehensive, hint: m.suggest_depth_hint_comprehensive },
} as const
export type Depth = keyof typeof DEPTHS

const REASONS: Record<string, () => string> = {
  NOT_ASKED: m.suggest_why_not_asked, LLM_OFF: m.suggest_why_llm_off, LLM_BUDGET: m.suggest_why_llm_budget, LLM_TIMEOUT: m.suggest_why_llm_timeout, LLM_BUSY: m.suggest_why_llm_busy, LLM_FAILED: m.suggest_why_llm_failed,
  LLM_REFUSED: m.suggest_why_llm_refused, LLM_BAD_ANSWER: m.suggest_why_llm_bad_answer,
}

/** Who worded them, and why not the model where it was not. */
export function runText({ written_by, fallback_code, model }: Run, generatedAt: string, now: number): string {
  const when = ago(generatedAt, now)
  if (written_by === 'model') return m.suggest_by_model({ ago: when, model: model ?? '' })
  return m.suggest_by_rules({ ago: when, reason: (REASONS[fallback_code ?? ''] ?? m.suggest_why_llm_failed)() })
}

/** What is copied: the text, or the price as a number. */
export function copiedText({ suggested_text, suggested_minor, currency }: Suggestion): string | undefined {
  if (suggested_text !== null) return suggested_text
  return suggested_minor === null || currency === null ? undefined : majorUnits(suggested_minor, currency).toFixed(decimalsOf(currency))
}

export const lengthText = (text: string) => m.suggest_characters({ n: integer(Array.from(text).length) })

import type { Services } from '#kernel/services'
import { complete, LlmUnavailable } from '#platform/llm'
import type { Draft } from '../advice/draft.ts'
import type { Measures } from '#track/measures'
import type { Depth, Language } from '../suggestions.schema.ts'
import { problemsOf } from './guard.ts'
import { suggestionPrompt } from './prompt.ts'

export interface ModelWords {
  text_template: string
  reason_template: string
  suggested_text: string | null
}

export interface Writing {
  words: Map<Draft, ModelWords>
  written_by: 'computed' | 'model'
  fallback_code: string | null
  model: string | null
  prompt_version: number | null
  tokens_in: number
  tokens_out: number
  cost_usd: number | null
  ms: number
}

interface Assignment {
  tenant_id: string
  measures: Measures
  drafts: readonly Draft[]
  now: Date
  depth: Depth
  language: Language
  signal: AbortSignal
}

const computed = (fallback_code: string): Writing => ({ words: new Map(), written_by: 'computed', fallback_code, model: null, prompt_version: null, tokens_in: 0, tokens_out: 0, cost_usd: null, ms: 0 })

/** Lets the model word the drafts. Where it cannot, or writes what may not be shown, the computed words stay, and `fallback_code` says why. */
export async function writeSuggestions(services: Pick<Services, 'config' | 'db' | 'systemDb' | 'log'>, { tenant_id, measures, drafts, now, depth, language, signal }: Assignment): Promise<Writing> {
  if (depth === 'quick' || drafts.length === 0) return computed('NOT_ASKED')
  const vars = { language, page: measures.page, drafts: drafts.map((draft, index) => ({ id: `S${index + 1}`, draft })), facts: measures.facts, isDeep: depth === 'comprehensive' }
  const terms = measures.coverage?.terms.map(({ term }) => term) ?? []
  try {
    const { value, model, prompt_version, tokens_in, tokens_out, cost_usd, ms } = await complete(services, {
      tenant_id, prompt: suggestionPrompt, vars, signal, check: (written) => problemsOf(written, { vars, now, terms }),
    })
    const words = new Map(vars.drafts.flatMap(({ id, draft }): [Draft, ModelWords][] => {
      const item = value.suggestions.find((written) => written.id === id)
      return item === undefined ? [] : [[draft, { text_template: item.text.trim(), reason_template: item.reason.trim(), suggested_text: item.suggested?.trim() ?? null }]]
    }))
    return { words, written_by: 'model', fallback_code: null, model, prompt_version, tokens_in, tokens_out, cost_usd, ms }
  } catch (error) {
    if (error instanceof LlmUnavailable) return computed(error.code)
    throw error
  }
}

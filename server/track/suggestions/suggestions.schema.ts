import { z } from 'zod'
import { Fact } from '#track/facts'

export const TYPES = ['price', 'title', 'description', 'bullets', 'images', 'keywords'] as const
export const Type = z.enum(TYPES)
export type Type = z.infer<typeof Type>
export const DEPTHS = ['quick', 'standard', 'comprehensive'] as const
export const Depth = z.enum(DEPTHS)
export type Depth = z.infer<typeof Depth>
export const Status = z.enum(['pending', 'implemented', 'dismissed'])
export type Status = z.infer<typeof Status>
export const LANGUAGES = ['en', 'zh-TW', 'zh-CN'] as const
export const Language = z.enum(LANGUAGES)
export type Language = z.infer<typeof Language>

export const ProductParams = z.object({ product_id: z.uuid() })
export const SuggestionParams = z.object({ suggestion_id: z.uuid() })
export const TaskParams = z.object({ task_id: z.uuid() })

export const Order = z.strictObject({
  /** All when left out. */
  suggestion_types: z.array(Type).min(1).max(TYPES.length).optional(),
  /** quick: the page alone, without the model; standard: with competitors and keywords; comprehensive: with reviews, the own price's elasticity, and new bullets and description. */
  analysis_depth: Depth.default('standard'),
  include_competitor_data: z.boolean().default(true),
  /** In which the model writes; computed words are worded in whatever language they are read. */
  language: Language.default('en'),
})
export type Order = z.output<typeof Order>

export const AnalyzeOrder = z.strictObject({ product_id: z.uuid(), ...Order.shape })
export const Started = z.object({ task_id: z.uuid(), message: z.string() })

export const LanguageQuery = z.object({ language: Language.default('en') })
export const SuggestionQuery = LanguageQuery.extend({ status: Status.optional(), type: Type.optional() })
export type SuggestionQuery = z.output<typeof SuggestionQuery>

/** A piece of a sentence: words, or a number with the fact behind it. */
const Piece = z.object({ text: z.string(), fact_id: z.uuid().nullable() })
export type Piece = z.infer<typeof Piece>

export const Suggestion = z.object({
  suggestion_id: z.uuid(),
  product_id: z.uuid(),
  type: Type,
  suggestion_text: z.string(),
  reason: z.string(),
  /** The same words in pieces, each number with its fact. */
  text_pieces: z.array(Piece),
  reason_pieces: z.array(Piece),
  /** What stands there now and what should: bullets a line each. Prices in minor units of `currency`. Null: advice without a ready text. */
  current_text: z.string().nullable(),
  suggested_text: z.string().nullable(),
  current_minor: z.int().nullable(),
  suggested_minor: z.int().nullable(),
  currency: z.string().nullable(),
  /** 1 is the first to do. */
  priority: z.int().min(1).max(5),
  impact_score: z.int().min(0).max(100),
  estimated_impact: z.enum(['high', 'medium', 'low']),
  implementation_difficulty: z.enum(['easy', 'medium', 'hard']),
  status: Status,
  written_by: z.enum(['computed', 'model']),
  /** Rules that the suggested text itself breaks, as it stands after an edit. */
  problems: z.array(z.string()),
  facts: z.array(Fact),
  /** Whether it helped is measured there, since it was implemented. */
  experiment_id: z.uuid().nullable(),
  edited_at: z.date().nullable(),
  implemented_at: z.date().nullable(),
  created_at: z.date(),
})
export type Suggestion = z.infer<typeof Suggestion>

export const Run = z.object({
  run_id: z.uuid(),
  task_id: z.uuid().nullable(),
  depth: Depth,
  include_competitor_data: z.boolean(),
  types: z.array(Type),
  language: Language,
  fact_set_id: z.uuid(),
  written_by: z.enum(['computed', 'model']),
  /** Why the model did not write: `NOT_ASKED`, or a code of the port to it (`LLM_OFF`, `LLM_BUDGET`, `LLM_TIMEOUT`, `LLM_BUSY`, `LLM_FAILED`, `LLM_REFUSED`, `LLM_BAD_ANSWER`). */
  fallback_code: z.string().nullable(),
  model: z.string().nullable(),
  prompt_version: z.int().nullable(),
  tokens_in: z.int(),
  tokens_out: z.int(),
  cost_usd: z.number().nullable(),
  ms: z.int(),
  /** The audit's score then, 0–100. */
  score: z.int().nullable(),
})
export type Run = z.infer<typeof Run>

export const ProductSuggestions = z.object({
  product_id: z.uuid(),
  /** Of the newest run; null before the first. */
  generated_at: z.date().nullable(),
  run: Run.nullable(),
  /** The task that makes new ones now. */
  running_task_id: z.uuid().nullable(),
  suggestions: z.array(Suggestion),
})
export type ProductSuggestions = z.infer<typeof ProductSuggestions>

export const SuggestionTask = z.object({
  task_id: z.uuid(),
  product_id: z.uuid(),
  status: z.enum(['queued', 'running', 'succeeded', 'failed', 'cancelled']),
  progress: z.int(),
  error: z.string().nullable(),
  result: z.record(z.string(), z.unknown()).nullable(),
  created_at: z.date(),
  completed_at: z.date().nullable(),
})
export type SuggestionTask = z.infer<typeof SuggestionTask>
export const TaskAnswer = SuggestionTask.extend({ suggestions: z.array(Suggestion) })

export const StatusChange = z.strictObject({ status: Status })
/** One of the two, whichever the suggestion has. */
export const Edit = z.strictObject({ suggested_text: z.string().trim().min(1).max(5_000).optional(), suggested_minor: z.int().positive().max(100_000_000_000).optional() })
export type Edit = z.infer<typeof Edit>

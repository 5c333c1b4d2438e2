import { z } from 'zod'
import { cursorQuery } from '#kernel/cursor'
import { ComparisonAnswer } from '#track/competitors'
import { Audit } from '#track/quality'

export const LANGUAGES = ['en', 'zh-TW', 'zh-CN'] as const
export const Language = z.enum(LANGUAGES)
export type Language = z.infer<typeof Language>
export const Depth = z.enum(['quick', 'full', 'deep'])
export type Depth = z.infer<typeof Depth>
export const ReportType = z.enum(['competitor_analysis', 'market_trend'])
export type ReportType = z.infer<typeof ReportType>
export const ReportStatus = z.enum(['pending', 'running', 'completed', 'failed', 'cancelled'])
export type ReportStatus = z.infer<typeof ReportStatus>

const order = {
  /** Pages of Amazon; those that are no competitors yet become some. */
  competitor_urls: z.array(z.string().trim().min(1).max(2_000)).max(50).default([]),
  /** `quick`: from what is known. `full`: what is older than a day is fetched first, and words are written. `deep`: everything is fetched anew, with reviews, trends and the price's own effect. */
  analysis_type: Depth.default('full'),
  report_type: ReportType.default('competitor_analysis'),
  priority: z.enum(['high', 'medium', 'low']).default('medium'),
  /** Only these of the confirmed competitors. */
  competitor_ids: z.array(z.uuid()).min(1).max(200).optional(),
  language: Language.default('en'),
}
export const NewAnalysis = z.strictObject(order)
export type NewAnalysis = z.output<typeof NewAnalysis>
/** As document A1 asks for one. */
export const NewAnalysisOfAsin = z.strictObject({ ...order, main_product_asin: z.string().trim().min(1).max(40), competitor_asins: z.array(z.string().trim().min(1).max(40)).max(50).default([]) })
export const AnalysisStarted = z.object({ task_id: z.uuid(), analysis_id: z.uuid(), message: z.string(), estimated_completion: z.date() })
export type AnalysisStarted = z.infer<typeof AnalysisStarted>

export const ProductParams = z.object({ product_id: z.uuid() })
export const TaskParams = z.object({ task_id: z.uuid() })
export const AnalysisParams = z.object({ analysis_id: z.uuid() })
export const ShareParams = z.object({ analysis_id: z.uuid(), share_id: z.uuid() })
export const TokenParams = z.object({ token: z.string().regex(/^[0-9a-f]{32}-[\w-]{43}$/, 'This is no link of ours') })
export const LanguageQuery = z.object({ language: Language.default('en') })
export const ExportQuery = LanguageQuery.extend({ format: z.enum(['csv', 'json']).default('json') })
export const ReportQuery = z.object({ ...cursorQuery, report_type: ReportType.optional() })
export type ReportQuery = z.output<typeof ReportQuery>

/** As document A2 tells of a task. */
export const AnalysisTask = z.object({
  task_id: z.uuid(), status: ReportStatus, progress: z.int(), started_at: z.date().nullable(), completed_at: z.date().nullable(), report_id: z.uuid().nullable(), error: z.string().nullable(),
})

export const ReportSummary = z.object({
  analysis_id: z.uuid(),
  product_id: z.uuid(),
  report_type: ReportType,
  analysis_type: Depth,
  status: ReportStatus,
  is_weekly: z.boolean(),
  task_id: z.uuid().nullable(),
  written_by: z.enum(['model', 'computed']).nullable(),
  fallback_code: z.string().nullable(),
  model: z.string().nullable(),
  prompt_version: z.int().nullable(),
  tokens_in: z.int().nullable(),
  tokens_out: z.int().nullable(),
  cost_usd: z.number().nullable(),
  generation_ms: z.int().nullable(),
  created_at: z.date(),
  completed_at: z.date().nullable(),
})
export type ReportSummary = z.infer<typeof ReportSummary>

/** Words in pieces: a piece with a `fact_id` is a number, and leads to where it is from. */
export const Words = z.array(z.object({ text: z.string(), fact_id: z.uuid().optional() }))
export type Words = z.infer<typeof Words>
export const KINDS = ['strength', 'weakness', 'opportunity', 'threat', 'trend'] as const
export const Kind = z.enum(KINDS)
export type Kind = z.infer<typeof Kind>

export const Trend = z.object({ product_id: z.uuid(), price_change: z.number().nullable(), bsr_change: z.number().nullable(), rating_change: z.number().nullable() })
export const Problem = z.object({ product_id: z.uuid().nullable(), asin: z.string().nullable(), code: z.string() })
export type Problem = z.infer<typeof Problem>

/** What was measured, as it stood then. */
export const Content = z.object({
  product: z.object({ product_id: z.uuid(), asin: z.string(), marketplace: z.string(), name: z.string(), url: z.string() }),
  comparison: ComparisonAnswer,
  audit: Audit,
  keywords: z.object({ coverage: z.number(), terms: z.array(z.object({ term: z.string(), weight: z.number(), is_used: z.boolean(), used_by: z.array(z.string()) })) }).nullable(),
  aspects: z.array(z.object({ name: z.string(), source: z.string(), mentions: z.int(), positive: z.int(), negative: z.int(), score: z.number(), quotes: z.array(z.string()) })),
  position: z.object({ percentile: z.number(), gap_to_median_percent: z.number(), median_minor: z.number(), n: z.int() }).nullable(),
  elasticity: z.object({ value: z.number(), low: z.number(), high: z.number(), n_steps: z.int(), is_significant: z.boolean() }).nullable(),
  trends: z.array(Trend),
  /** What could not be fetched: its last known values stand in the report. */
  problems: z.array(Problem),
})
export type Content = z.infer<typeof Content>

export const Report = ReportSummary.extend({
  title: z.string(),
  fact_set_id: z.uuid(),
  summary: Words,
  insights: z.array(z.object({ kind: Kind, words: Words })),
  content: Content,
})
export type Report = z.infer<typeof Report>

export const NewShare = z.strictObject({ expires_days: z.int().min(1).max(90).default(7) })
export const Share = z.object({ share_id: z.uuid(), expires_at: z.date(), created_at: z.date(), created_by: z.uuid().nullable() })
export const ShareMade = Share.extend({ url: z.string() })
export const PrintAsked = z.object({ task_id: z.uuid().nullable(), url: z.string().nullable() })
export const Print = z.object({ url: z.string(), created_at: z.date() })

import type { Services } from '#kernel/services'
import { complete, LlmUnavailable } from '#platform/llm'
import type { Measures } from '#track/measures'
import type { Depth, Language, ReportType } from '../analysis.schema.ts'
import type { Finished } from '../reports.repository.ts'
import { computeInsights } from './computed.ts'
import { checkInsights, chooseFacts, insightsPrompt } from './insights.prompt.ts'

const MOST_TITLES = 12

interface Order {
  tenant_id: string
  measures: Measures
  analysis_type: Depth
  report_type: ReportType
  language: Language
  signal: AbortSignal
}

export type Written = Pick<Finished, 'insights' | 'written_by' | 'fallback_code' | 'model' | 'prompt_version' | 'tokens_in' | 'tokens_out' | 'cost_usd'>

/** Words for a report: the model's when it can be asked and holds to the facts, else the computed ones, with the reason. */
export async function writeInsights(services: Pick<Services, 'config' | 'db' | 'systemDb' | 'log'>, { tenant_id, measures, analysis_type, report_type, language, signal }: Order): Promise<Written> {
  const computed = computeInsights(measures, report_type)
  const plain = (fallback_code: string | null): Written => ({ insights: computed, written_by: 'computed', fallback_code, model: null, prompt_version: null, tokens_in: null, tokens_out: null, cost_usd: null })
  if (analysis_type === 'quick') return plain(null)
  const facts = chooseFacts(measures)
  const pages = measures.comparison?.products ?? []
  const titles = pages.flatMap(({ asin, is_own, page }) => (page?.title == null ? [] : [{ asin, is_own, title: page.title }])).slice(0, MOST_TITLES)
  try {
    const { value, model, prompt_version, tokens_in, tokens_out, cost_usd } = await complete(services, {
      tenant_id, prompt: insightsPrompt, vars: { language, report_type, facts, titles }, check: (answer) => checkInsights(answer, facts), signal,
    })
    const insights = { summary: [{ template: value.summary.text }], insights: value.insights.map(({ kind, text }) => ({ kind, words: { template: text } })), computed }
    return { insights, written_by: 'model', fallback_code: null, model, prompt_version, tokens_in, tokens_out, cost_usd }
  } catch (error) {
    if (!(error instanceof LlmUnavailable)) throw error
    services.log.info({ tenant_id, code: error.code }, 'a report was written without the model')
    return plain(error.code)
  }
}

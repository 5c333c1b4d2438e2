import { z } from 'zod'
import { definePrompt, fence, FENCE_RULE } from '#platform/llm'
import { checkGrounding, type NewFact } from '#track/facts'
import { type Measures, metricName, metricSubject } from '#track/measures'
import { KINDS, type Language, type ReportType } from '../analysis.schema.ts'

const NAMES: Record<Language, string> = { en: 'English', 'zh-TW': 'Traditional Chinese as written in Taiwan', 'zh-CN': 'Simplified Chinese as written in mainland China' }
/** Facts of one question: more cost tokens and attention. */
const MOST_FACTS = 120
const LONGEST = 700
const MOST_INSIGHTS = 10

const Claim = z.strictObject({
  text: z.string(),
  /** Codes of every fact that the text names. */
  fact_ids: z.array(z.string()),
})
export const Insights = z.strictObject({ summary: Claim, insights: z.array(z.strictObject({ kind: z.enum(KINDS), ...Claim.shape })) })
export type Insights = z.infer<typeof Insights>

interface Vars {
  language: Language
  report_type: ReportType
  facts: readonly NewFact[]
  /** Titles of the page and of its competitors, as they stand there. */
  titles: { asin: string; is_own: boolean; title: string }[]
}

export const insightsPrompt = definePrompt<Vars, typeof Insights>({
  name: 'insights',
  version: 2,
  system: [
    'You advise a seller on Amazon. You are given measured facts about the seller’s product and its competitors, and you say what follows from them: strengths, weaknesses, opportunities, threats and trends, the most useful first.',
    'What a fact of keywords or aspects is about stands apart, by the fact’s id.',
    'Every number and every name of a product is written as the placeholder of its fact, like {{F12}}, and nothing else: never a digit, never a number in words, no percentages, no dates. List in fact_ids every fact a text names.',
    'A fact whose metric ends in _gap compares the seller’s value with the median of the competitors; one that ends in _change compares the last four weeks with the four before. Positive is more, negative is less: a sentence that says “above”, “higher”, “below” or “fell” must agree with the sign. Of a rank, less is better.',
    'Claim no cause that the facts do not show, promise no effect, invent no fact. When the facts say little, say little.',
    FENCE_RULE,
  ].join('\n'),
  user: ({ language, report_type, facts, titles }) => {
    const subjects = facts.flatMap(({ code, metric }) => (metricSubject(metric) === undefined ? [] : [`${code}: ${metricSubject(metric)}`]))
    return [
      `Write in ${NAMES[language]}. ${report_type === 'market_trend' ? 'This is about how the market moves.' : 'This is about how the product stands among its competitors.'} One summary of at most three sentences and up to ten insights of one or two sentences.`,
      ...titles.map(({ asin, is_own, title }) => fence(`${is_own ? 'title of the seller’s product' : 'title of a competitor'} ${asin}`, title, 300)),
      ...(subjects.length === 0 ? [] : [fence('words of pages that facts are about', subjects.join('\n'))]),
      'FACTS',
      JSON.stringify(facts.map(({ code, metric, asin, value, unit, currency, low, high }) => ({ id: code, metric: metricName(metric), ...(asin === null ? {} : { asin }), value, unit, ...(currency === null ? {} : { currency }), ...(low === null ? {} : { low, high }) }))),
    ].join('\n')
  },
  schema: Insights,
})

/** The facts a model needs: the own product's, the group's, and of each competitor its name, price, rank and sales; the nearest first. */
export function chooseFacts({ facts, product }: Measures): NewFact[] {
  const ofOwn = facts.filter(({ product_id, metric }) => product_id === product.id && !metric.startsWith('limit.'))
  const ofGroup = facts.filter(({ product_id }) => product_id === null)
  const ofRivals = facts.filter(({ product_id, metric }) => product_id !== null && product_id !== product.id && ['name', 'price', 'bsr', 'estimated_sales', 'rating', 'stock_out_share'].includes(metric))
  // A text from a page may hold instructions, and names stand in the titles: of facts with words the model sees that they are there.
  return [...ofGroup, ...ofOwn, ...ofRivals].slice(0, MOST_FACTS).map((fact) => (typeof fact.value === 'string' ? { ...fact, value: null, unit: 'text' as const } : fact))
}

/** What is wrong with an answer, claim by claim. */
export function checkInsights({ summary, insights }: Insights, facts: readonly NewFact[]): string[] {
  const claims = [{ where: 'summary', ...summary }, ...insights.map((insight, index) => ({ where: `insights.${index}`, ...insight }))]
  const problems = claims.flatMap(({ where, text, fact_ids }) => [
    ...(text.trim() === '' || text.length > LONGEST ? [`${where}: between 1 and ${LONGEST} characters`] : []),
    ...(/https?:|www\.|[<>]|@|[a-z0-9]\.[a-z]{2}/i.test(text) ? [`${where}: no addresses and no markup`] : []),
    ...checkGrounding(text, facts, { allowed: fact_ids }).map((problem) => `${where}: ${problem}`),
  ])
  if (insights.length === 0) problems.push('insights: at least one')
  if (insights.length > MOST_INSIGHTS) problems.push(`insights: at most ${MOST_INSIGHTS}`)
  return problems
}

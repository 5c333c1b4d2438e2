import { auditPage, hasNoSpaces, isStopWord, languageOf, productTypeOf, wordsOf } from '#track/quality'
import { addOwn } from '../measures/codes.ts'
import { isSaidBy } from './clean-text.ts'
import { type Basis, type Draft, draft, say } from './draft.ts'

const MOST_BYTES = 249
const MOST_TERMS = 30
/** Fewer are no search terms to put in. */
const LEAST_WORDS = 3
const ENOUGH = 0.7
const WEIGHT = 15

/**
 * Search terms from the words that competitors share and the page lacks: those that half of them use, or that the own page
 * says somewhere, without the words of the title, within 249 bytes.
 */
export function adviseKeywords({ measures, codes, now }: Basis): Draft[] {
  const { coverage, page, comparison } = measures
  const rivals = comparison?.products.filter(({ is_own, is_family_of_own }) => !is_own && !is_family_of_own).length ?? 0
  const { coverage: share, missing, missingCount } = codes
  if (coverage === null || share === null || missing === null || missingCount === null || coverage.coverage >= ENOUGH) return []
  const language = languageOf([page.title ?? '', ...coverage.terms.slice(0, 5).map(({ term }) => term)].join(' '), page.marketplace)
  const own = [...page.bullets, page.description ?? '', ...page.attributes.map(({ value }) => value)]
  const heaviest = coverage.terms.filter(({ is_used, term, used_by }) => !is_used && (used_by.length * 2 >= rivals || isSaidBy(term, own, language))).slice(0, MOST_TERMS)
  const terms = heaviest.toSorted((a, b) => b.term.split(' ').length - a.term.split(' ').length) // so that words of one phrase stay together
  const inTitle = new Set(wordsOf(page.title ?? '', language))
  const words: string[] = []
  for (const word of terms.flatMap(({ term }) => (hasNoSpaces(language) ? [term] : wordsOf(term, language)))) {
    if (word === null || inTitle.has(word) || words.includes(word) || isStopWord(word, language)) continue
    if (Buffer.byteLength([...words, word].join(' ')) <= MOST_BYTES) words.push(word)
  }
  const suggested_text = words.length < LEAST_WORDS ? null : words.join(' ')
  const bytes = suggested_text === null ? undefined : auditPage(page, { now, product_type: productTypeOf(page), search_terms: suggested_text }).checks.find(({ id }) => id === 'search_terms.bytes')
  const size = bytes === undefined ? [] : [say('search_terms.bytes', {
    measured: addOwn(measures, { metric: 'check.search_terms.bytes', value: bytes.measured, unit: 'bytes', method: 'utf8_bytes_of_suggestion' }),
    limit: addOwn(measures, { metric: 'limit.search_terms.bytes', value: bytes.limit, unit: 'bytes', source: bytes.source, method: `rule_since_${bytes.effective_from}` }),
  })]
  return [draft({
    type: 'keywords', text: say(suggested_text === null ? 'keywords.advice' : 'keywords.search_terms'), reasons: [say('keywords.coverage', { coverage: share, count: missingCount, terms: missing }), ...size],
    suggested_text, impact_score: Math.min(100, Math.round(WEIGHT * (1 - coverage.coverage / ENOUGH) * 5)), implementation_difficulty: 'easy',
  })]
}

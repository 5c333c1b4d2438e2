import { checkGrounding, codesIn } from '#track/facts'
import { auditPage, CLAIMS, findContacts, isStopWord, languageOf, lengthOf, productTypeOf, PROMOTIONS, wordsOf } from '#track/quality'
import type { Page } from '#track/tracking'
import { codesOf } from '../advice/advise.ts'
import type { Draft } from '../advice/draft.ts'
import { keepsTitleRules } from '../advice/rewrite-title.ts'
import { wordSentences } from '../words/suggestions.words.ts'
import { suggestionPrompt, takesText, type Vars, type Written } from './prompt.ts'

type Item = Written['suggestions'][number]
interface Grounds {
  vars: Vars
  now: Date
  /** Competitors' terms: words that a title may take up besides the page's own. */
  terms: readonly string[]
}

/**
 * What is wrong with the model's words, for it to repair; empty when they may be shown. Whatever the model was told to do by a
 * page, only this passes: known ids, grounded sentences without addresses that repeat neither pages nor our own orders, and
 * texts of the page's own words that keep the rules.
 */
export function problemsOf(written: Written, grounds: Grounds): string[] {
  const { drafts } = grounds.vars
  const problems = drafts.filter(({ id }) => written.suggestions.filter((item) => item.id === id).length !== 1).map(({ id }) => `${id} must be answered once`)
  for (const item of written.suggestions) {
    const draft = drafts.find(({ id }) => id === item.id)?.draft
    if (draft === undefined) problems.push(`There is no suggestion ${item.id.slice(0, 20)}`)
    else problems.push(...[...wordProblems(item, draft, grounds), ...textProblems(item, draft, grounds)].map((problem) => `${item.id}: ${problem}`))
  }
  return problems
}

function wordProblems({ text, reason }: Item, draft: Draft, { vars }: Grounds): string[] {
  const allowed = codesOf(draft)
  const problems = [text, reason].flatMap((words) => checkGrounding(words, vars.facts, { allowed }))
  const both = `${text} ${reason}`
  if (text.trim() === '' || reason.trim() === '') problems.push('Say what to do, and why')
  if (codesIn(wordSentences([draft.text, ...draft.reasons], 'en')).length > 0 && !allowed.some((code) => both.includes(`{{${code}}}`))) problems.push('Name at least one of its facts')
  if (findContacts(both).length > 0 || /[<>`]|[a-z]\.(?:com|net|org|example|io|cn)\b/i.test(both)) problems.push('No addresses and no markup')
  if (repeatsMaterial(both, vars.page)) problems.push('Do not repeat the page: say it in your own words')
  return problems
}

const RUN = 6

/** Whether so many words stand together as they do on the page, or in our own orders: then the model repeats instead of advising. */
function repeatsMaterial(words: string, page: Page): boolean {
  const told = [suggestionPrompt.system, page.title ?? '', ...page.bullets, page.description ?? '', ...page.reviews.map(({ text }) => text ?? '')]
  const known = new Set(told.flatMap((text) => runsOf(text, page)))
  return runsOf(words.replaceAll(/\{\{F\d+\}\}/g, '.'), page).some((run) => known.has(run))
}

function runsOf(text: string, page: Page): string[] {
  const words = wordsOf(text, languageOf(text, page.marketplace)).filter((word) => word !== null)
  return words.flatMap((_, start) => (start + RUN <= words.length ? [words.slice(start, start + RUN).join(' ')] : []))
}

function textProblems({ suggested }: Item, draft: Draft, grounds: Grounds): string[] {
  const { vars: { isDeep, page }, now } = grounds
  if (!takesText(draft, isDeep)) return suggested === null ? [] : ['It takes no suggested text: answer null']
  if (suggested === null) return [] // the computed one stays
  const problems = foreignWords(suggested, draft, grounds)
  if (findContacts(suggested).length > 0 || CLAIMS.find(suggested).length > 0 || PROMOTIONS.find(suggested).length > 0) problems.push('The suggested text advertises, claims what Amazon forbids, or holds an address')
  if (draft.type === 'title' && !keepsTitleRules({ ...page, title: suggested }, now)) problems.push('The suggested title breaks the rules of titles')
  if (draft.type === 'bullets' && breaks(page, { ...page, bullets: suggested.split('\n') }, { section: 'bullets', now })) problems.push('The suggested bullets break the rules of bullets')
  if (draft.type === 'description' && lengthOf(suggested) > 2_000) problems.push('The suggested description is too long')
  return problems
}

/** Whether a check of the section fails that did not fail before. */
function breaks(before: Page, after: Page, { section, now }: { section: string; now: Date }): boolean {
  const failing = (page: Page) => auditPage(page, { now, product_type: productTypeOf(page) }).checks.filter((check) => check.section === section && check.status === 'fail').map(({ id }) => id)
  const known = new Set(failing(before))
  return failing(after).some((id) => !known.has(id))
}

/** In a title no word is new but the competitors' common ones; in longer texts up to half may be. A numeral is always the page's. */
const MOST_FOREIGN: Record<string, number> = { title: 0, bullets: 0.5, description: 0.5 }

function foreignWords(suggested: string, draft: Draft, { vars: { page }, terms }: Grounds): string[] {
  const language = languageOf(suggested, page.marketplace)
  const own = [page.brand ?? '', page.title ?? '', ...page.bullets, page.description ?? '', ...page.attributes.map(({ value }) => value)]
  const known = new Set([...own, ...terms].flatMap((text) => wordsOf(text, language)))
  const words = wordsOf(suggested, language).filter((word) => word !== null)
  const isKnown = (word: string) => known.has(word) || known.has(`${word}s`) || known.has(word.replace(/s$/, '')) || isStopWord(word, language)
  const foreign = words.filter((word) => !isKnown(word ?? ''))
  const numeral = foreign.find((word) => /\p{N}/u.test(word ?? ''))
  if (numeral !== undefined) return [`The page does not say “${numeral}”`]
  return foreign.length > words.length * (MOST_FOREIGN[draft.type] ?? 0) ? [`The page does not say: ${foreign.slice(0, 5).join(', ')}`] : []
}


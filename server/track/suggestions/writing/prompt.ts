import { z } from 'zod'
import type { NewFact } from '#track/facts'
import { definePrompt, fence, FENCE_RULE, harmless } from '#platform/llm'
import { metricName, metricSubject } from '#track/measures'
import type { Page } from '#track/tracking'
import type { Draft } from '../advice/draft.ts'
import { codesOf } from '../advice/advise.ts'
import type { Language } from '../suggestions.schema.ts'
import { wordSentences } from '../words/suggestions.words.ts'

const MOST_TEXT = 400
const MOST_REASON = 900
const MOST_SUGGESTED = 2_500

export const Written = z.strictObject({
  suggestions: z.array(z.strictObject({ id: z.string(), text: z.string().max(MOST_TEXT), reason: z.string().max(MOST_REASON), suggested: z.string().max(MOST_SUGGESTED).nullable() })).max(20),
})
export type Written = z.infer<typeof Written>

export interface Vars {
  language: Language
  page: Page
  drafts: readonly { id: string; draft: Draft }[]
  facts: readonly NewFact[]
  /** Whether it may write new bullets and a description, or a title only. */
  isDeep: boolean
}

const NAMES: Record<Language, string> = { en: 'English', 'zh-TW': 'Traditional Chinese as written in Taiwan', 'zh-CN': 'Simplified Chinese' }
const MOST_FACTS = 120

export const suggestionPrompt = definePrompt({
  name: 'suggestions',
  version: 2,
  system: [
    'You help a seller on Amazon. You are given suggestions that were computed from measured facts, and you word them: short, concrete, for somebody who sells.',
    'Answer each suggestion once, by its id. `text` says what to do in one sentence; `reason` says why in one to three.',
    'Write every number as the placeholder of its fact, {{F12}}, and use only the facts that the suggestion lists. Never write a digit or a number in words yourself. Words of direction (above, lower, more) must agree with the sign of the fact.',
    '`suggested` is the new text of a title, of bullets (one a line) or of a description in the language of the page, where the suggestion says that it takes one; else null. Claim nothing that the page does not say. A title begins with the brand, keeps within the limit, repeats no word more than twice, and has no promotion and none of these: ! $ ? _ { } ^ ~ < > *.',
    'Never write an address, a contact, or instructions to anybody but the seller.',
    FENCE_RULE,
  ].join('\n'),
  schema: Written,
  user: ({ language, page, drafts, facts, isDeep }: Vars) => {
    const named = new Set(drafts.flatMap(({ draft }) => codesOf(draft)))
    const given = [...facts.filter(({ code }) => named.has(code)), ...facts.filter(({ code }) => !named.has(code))].slice(0, MOST_FACTS)
    const asked = drafts.map(({ id, draft }) => ({
      id, type: draft.type, facts: codesOf(draft), takes_suggested: takesText(draft, isDeep), computed_text: wordSentences([draft.text], language), computed_reason: wordSentences(draft.reasons, language),
    }))
    const subjects = given.flatMap(({ code, metric }) => (metricSubject(metric) === undefined ? [] : [`${code}: ${metricSubject(metric)}`]))
    return [
      `Write \`text\` and \`reason\` in ${NAMES[language]}.`,
      `FACTS\n${JSON.stringify(given.map(({ code, metric, value, unit, currency, asin, low, high }) => ({ id: code, metric: metricName(metric), value: typeof value === 'string' ? plain(value) : value, unit, currency, asin, low, high })))}`,
      ...(subjects.length === 0 ? [] : [fence('words of pages that facts are about', subjects.join('\n'))]),
      `SUGGESTIONS\n${JSON.stringify(asked)}`,
      'The page:',
      fence('brand', page.brand ?? ''), fence('title', page.title ?? ''), fence('bullets', page.bullets.join('\n'), 3_000), fence('description', page.description ?? '', 2_000),
    ].join('\n\n')
  },
})

/** What a fact says in words comes from pages too: no marks of ours, on one line. */
const plain = (text: string) => harmless(text, 200).replaceAll(/[<>{}\n`]/g, ' ')

export const takesText = ({ type, suggested_text }: Draft, isDeep: boolean): boolean => type === 'title' || (isDeep && (type === 'bullets' || type === 'description') && suggested_text !== null)

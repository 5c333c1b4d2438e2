import { directionFor, isDifference, sentencesOf } from './directions.ts'
import type { NewFact } from './facts.schema.ts'

export type ReaderLanguage = 'en' | 'zh-TW' | 'zh-CN'

const PLACEHOLDER = /\{\{(F[1-9]\d{0,4})\}\}/g

/** The codes a text names, each once. */
export const codesIn = (template: string): string[] => [...new Set(Array.from(template.matchAll(PLACEHOLDER), (match) => match[1] ?? ''))]

/**
 * Writes the facts into a text in the reader's way. A difference is written without its sign where the sentence says
 * which way it goes ("12 % below"), and with it elsewhere.
 * @throws Error for a code that is not among the facts
 */
export const renderFacts = (template: string, facts: readonly NewFact[], language: ReaderLanguage): string =>
  renderParts(template, facts, language).map(({ text }) => text).join('')

/** A piece of a text: words, or a number with the code of its fact. */
export interface TextPart {
  text: string
  code?: string | undefined
}

/** As `renderFacts`, in pieces, so that a reader can ask of each number where it is from. */
export function renderParts(template: string, facts: readonly NewFact[], language: ReaderLanguage): TextPart[] {
  const byCode = new Map(facts.map((fact) => [fact.code, fact]))
  return sentencesOf(template).flatMap((sentence, index, all) => {
    const before = index === 0 || /[。！？；\n]$/.test(all[index - 1] ?? '') ? '' : ' '
    // Splitting by a pattern with a group hands out words and codes in turns.
    const pieces = `${before}${sentence}`.split(PLACEHOLDER).map((piece, place): TextPart => {
      if (place % 2 === 0) return { text: piece }
      const fact = byCode.get(piece)
      if (fact === undefined) throw new Error(`there is no fact ${piece}`)
      if (!isDifference(fact.metric)) return { text: showFact(fact, language), code: piece }
      const says = directionFor(sentence, piece, fact.metric)
      const isSaid = says === 'up' || says === 'down'
      return { text: showFact(fact, language, { withSign: !isSaid, bare: isSaid }), code: piece }
    })
    return pieces.filter(({ text }) => text !== '')
  })
}

/** One fact as a person reads it, with its interval when it is an estimate. */
export function showFact(fact: NewFact, language: ReaderLanguage, { withSign = false, bare = false }: { withSign?: boolean; bare?: boolean } = {}): string {
  if (fact.value === null) return NOTHING[language]
  if (typeof fact.value === 'string') return fact.value
  const show = (value: number) => showNumber(value, fact, { language, withSign })
  const value = show(bare ? Math.abs(fact.value) : fact.value)
  if (fact.low === null || fact.high === null) return value
  const [low, high] = bare && fact.value < 0 ? [-fact.high, -fact.low] : [fact.low, fact.high]
  return BETWEEN[language](value, `${show(low)}–${show(high)}`)
}

const NOTHING = { en: 'none', 'zh-TW': '無', 'zh-CN': '无' } as const
const BETWEEN = { en: (value: string, range: string) => `${value} (${range})`, 'zh-TW': (value: string, range: string) => `${value}（${range}）`, 'zh-CN': (value: string, range: string) => `${value}（${range}）` }

interface Manner {
  language: ReaderLanguage
  withSign: boolean
}

function showNumber(value: number, { unit, currency }: Pick<NewFact, 'unit' | 'currency'>, { language, withSign }: Manner): string {
  const signDisplay = withSign ? ('exceptZero' as const) : ('auto' as const)
  const format = (options: Intl.NumberFormatOptions, number = value) => new Intl.NumberFormat(language, { signDisplay, ...options }).format(number)
  switch (unit) {
    case 'minor': {
      if (currency === null) return format({ maximumFractionDigits: 0 })
      const digits = decimalsOf(currency)
      return format({ style: 'currency', currency, minimumFractionDigits: digits, maximumFractionDigits: digits }, value / 10 ** digits)
    }
    case 'percent':
      return format({ style: 'percent', maximumFractionDigits: Math.abs(value) < 10 ? 1 : 0 }, value / 100)
    case 'rank':
      return `#${format({ maximumFractionDigits: 0 })}`
    case 'rating':
      return format({ minimumFractionDigits: 1, maximumFractionDigits: 1 })
    case 'ratio':
      return format({ maximumFractionDigits: 2 })
    case 'per_day':
      return format({ maximumFractionDigits: Math.abs(value) < 10 ? 1 : 0 })
    default:
      return format({ maximumFractionDigits: Number.isInteger(value) ? 0 : 1 })
  }
}

/** Minor digits of a currency (ISO 4217 by the runtime's tables). */
const decimalsOf = (currency: string) => new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2

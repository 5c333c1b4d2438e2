import type { Sentence } from '../advice/draft.ts'
import type { Language } from '../suggestions.schema.ts'
import { en, enAspects } from './en.ts'
import type { Words } from './words.ts'
import { zhCN, zhCNAspects } from './zh-CN.ts'
import { zhTW, zhTWAspects } from './zh-TW.ts'

const WORDS: Record<Language, Words> = { en, 'zh-TW': zhTW, 'zh-CN': zhCN }
const ASPECTS: Record<Language, Record<string, string>> = { en: enAspects, 'zh-TW': zhTWAspects, 'zh-CN': zhCNAspects }
const BETWEEN: Record<Language, string> = { en: ' ', 'zh-TW': '', 'zh-CN': '' }

/** Sentences as a template with `{{F12}}` where facts go. */
export const wordSentences = (sentences: readonly Sentence[], language: Language): string => sentences.map((sentence) => wordSentence(sentence, language)).join(BETWEEN[language])

function wordSentence({ code, slots }: Sentence, language: Language): string {
  const words = WORDS[language][code]
  if (words === undefined) throw new Error(`no words for ${code}`)
  return words.replaceAll(/\{(\w+)\}/g, (_, slot: string) => fill(slots[slot] ?? '', language))
}

const ASPECT = '@aspect '

function fill(value: string, language: Language): string {
  if (!value.startsWith(ASPECT)) return value === '' ? '' : `{{${value}}}`
  const name = value.slice(ASPECT.length)
  return ASPECTS[language][name] ?? withoutNumbers(name)
}

/** Amazon's own word for an aspect, as far as it may stand among our words: it is from outside. */
const withoutNumbers = (name: string) => name.replaceAll(/[\p{N}{}<>]/gu, '').slice(0, 60).trim()

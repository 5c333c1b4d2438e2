/** The languages whose words are known apart. Others are cut into words and compared, without lists of their own. */
export type TextLanguage = 'en' | 'de' | 'fr' | 'es' | 'it' | 'ja' | 'zh' | 'other'

const BY_MARKETPLACE: Record<string, TextLanguage> = {
  us: 'en', ca: 'en', uk: 'en', ie: 'en', in: 'en', sg: 'en', au: 'en', za: 'en', ae: 'en', de: 'de', fr: 'fr', be: 'fr', es: 'es', mx: 'es', it: 'it', jp: 'ja',
}
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u
const HAN = /\p{Script=Han}/u

/** By its script where that tells (kana is Japanese, Han without kana Chinese), else by the marketplace's usual language. */
export function languageOf(text: string, marketplace: string): TextLanguage {
  const expected = BY_MARKETPLACE[marketplace] ?? 'other'
  if (KANA.test(text)) return 'ja'
  if (HAN.test(text)) return expected === 'ja' ? 'ja' : 'zh'
  return expected === 'ja' ? 'en' : expected
}

export const hasNoSpaces = (language: TextLanguage): boolean => language === 'ja' || language === 'zh'

const segmenters = new Map<string, Intl.Segmenter>()

function segmenterOf(language: TextLanguage): Intl.Segmenter {
  const locale = language === 'other' ? 'en' : language
  const known = segmenters.get(locale) ?? new Intl.Segmenter(locale, { granularity: 'word' })
  segmenters.set(locale, known)
  return known
}

/** Longer texts are cut: a page's title and bullets are shorter, and the work stays bounded. */
const MAX_TEXT = 6_000

/** A run of katakana is one word: the dictionary knows イヤ and ホン, and not イヤホン. */
const KATAKANA = /^[\p{Script=Katakana}ー]+$/u

/**
 * The words of a text in order, lower case and in one form (NFKC); null between two of them where a sentence or clause
 * ends. Chinese and Japanese are cut by dictionary (Unicode's segmentation), the others at spaces and marks.
 */
export function wordsOf(text: string, language: TextLanguage): (string | null)[] {
  const words: (string | null)[] = []
  let touches = false
  for (const { segment, isWordLike } of segmenterOf(language).segment(text.slice(0, MAX_TEXT).normalize('NFKC'))) {
    const before = words.at(-1)
    if (isWordLike === true && touches && before !== null && before !== undefined && KATAKANA.test(before) && KATAKANA.test(segment)) words[words.length - 1] = before + segment
    else if (isWordLike === true) words.push(segment.toLowerCase())
    else if (/[^\s\-'’&/+]/u.test(segment)) words.push(null)
    touches = isWordLike === true
  }
  return words
}

/** How long a text is to Amazon: its code points after NFC, spaces counted, so that 降噪 is 2 and é is 1. */
export const lengthOf = (text: string): number => Array.from(text.normalize('NFC')).length

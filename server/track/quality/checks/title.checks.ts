import { isStopWord } from '../words/stop-words.ts'
import { hasNoSpaces, lengthOf, wordsOf } from '../words/language.ts'
import { PROMOTIONS } from '../words/phrases.ts'
import { type Examined, limitOf, type Measure, type Measured, noneOf } from './measure.ts'

const BANNED = /[!$?_{}^¬¦]/gu
/** Allowed only as part of a number or measure: `#2`, `< 5 kg`. */
const LOOSE = /[~<>*#](?!\s?\d)/gu
const SHOUTED = /(?<![\p{L}\p{N}])\p{Lu}[\p{Lu}\p{M}’']{4,}(?![\p{L}\p{N}])/gu

const ofTitle = (measure: (title: string, examined: Examined) => Measured | undefined): Measure => (examined) => (examined.page.title === null ? undefined : measure(examined.page.title, examined))

export const TITLE_CHECKS: Record<string, Measure> = {
  'title.length': ofTitle((title, examined) => {
    const length = lengthOf(title)
    return { measured: length, share: length > 0 && length <= limitOf(examined) ? 1 : 0 }
  }),
  'title.characters': ofTitle((title, { page }) => {
    const own = page.brand ?? ''
    return noneOf([...(title.match(BANNED) ?? []), ...(title.match(LOOSE) ?? [])].filter((character) => !own.includes(character)))
  }),
  'title.repeats': ofTitle(measureRepeats),
  'title.promotion': ofTitle((title, { page }) => noneOf(PROMOTIONS.find(withoutBrand(title, page.brand)))),
  'title.capitals': ofTitle((title, { page }) => noneOf(withoutBrand(title, page.brand).match(SHOUTED) ?? [])),
  'title.brand_first': ofTitle((title, { page: { brand } }) => {
    if (brand === null) return undefined
    const leads = fold(title).startsWith(fold(brand))
    return { measured: leads ? brand : firstWords(title), share: leads ? 1 : 0 }
  }),
}

const fold = (text: string) => text.normalize('NFKC').toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
const firstWords = (title: string) => title.split(' ').slice(0, 2).join(' ').slice(0, 40).toWellFormed()
const withoutBrand = (title: string, brand: string | null) => (brand === null || brand.length < 2 ? title : title.replaceAll(brand, ' ').replaceAll(brand.toUpperCase(), ' '))

/**
 * Words that stand more often than allowed. Numbers do not count; in Chinese and Japanese neither do single characters, which
 * are parts of many words.
 */
function measureRepeats(title: string, examined: Examined): Measured {
  const { language } = examined
  const counts = new Map<string, number>()
  for (const word of wordsOf(title, language)) {
    if (word === null || lengthOf(word) < 2 || /^[\d.,]+$/.test(word) || isStopWord(word, language)) continue
    if (hasNoSpaces(language) && /^\p{Script=Hiragana}+$/u.test(word)) continue // particles and endings
    counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  const limit = limitOf(examined)
  const over = [...counts].filter(([, count]) => count > limit).map(([word, count]) => `${word} ×${count}`)
  return { measured: Math.max(0, ...counts.values()), share: over.length === 0 ? 1 : 0, ...(over.length === 0 ? {} : { details: over.slice(0, 10) }) }
}

import { auditPage, hasNoSpaces, isStopWord, languageOf, lengthOf, productTypeOf, PROMOTIONS, wordsOf, type TextLanguage } from '#track/quality'
import type { Page } from '#track/tracking'
import { cutText, isSaidBy } from './clean-text.ts'

const MOST_REPEATS = 2
const MOST_ADDED = 2

/**
 * A title made of the own one: brand first, without what is banned or promoted, no word too often, as many of its parts as
 * fit, and then words of the competitors that the own page says as well, since a title may claim nothing else. Null when no
 * such title keeps the rules, or it is the one that stands there.
 * @param keywords the competitors' terms that the page lacks in its title, the heaviest first
 */
export function rewriteTitle(page: Page, keywords: readonly string[], now: Date): string | null {
  const { title, brand } = page
  if (title === null || title.trim() === '') return null
  const limit = auditPage(page, { now, product_type: productTypeOf(page) }).checks.find(({ id }) => id === 'title.length')?.limit
  if (typeof limit !== 'number') return null
  const language = languageOf(title, page.marketplace)
  const parts = [...(brand === null ? [] : [brand]), ...partsOf(title, brand)]
  const base = assemble(parts, { limit, language })
  const said = keywords.filter((term) => isSaidBy(term, [...page.bullets, page.description ?? '', ...page.attributes.map(({ value }) => value)], language))
  const grown = assemble([...parts, ...said.slice(0, MOST_ADDED).map((term) => capitals(term, language))], { limit, language })
  return [grown, base].find((candidate) => candidate !== '' && candidate !== title && keepsTitleRules({ ...page, title: candidate }, now)) ?? null
}

/** Whether the page's title breaks no rule of titles. */
export const keepsTitleRules = (page: Page, now: Date): boolean =>
  auditPage(page, { now, product_type: productTypeOf(page) }).checks.every(({ section, status }) => section !== 'title' || status === 'pass' || status === 'unknown')

function partsOf(title: string, brand: string | null): string[] {
  return title.normalize('NFKC').slice(0, 2_000).toWellFormed().split(/[,;|、，；｜()[\]【】（）「」]|\s[-–—:]\s/u).flatMap((raw) => {
    const part = withoutPromotions(brand === null ? raw : raw.replaceAll(brand, ' ')).replaceAll(/[!$?_{}^¬¦~<>*]|#(?!\d)|\p{Extended_Pictographic}/gu, ' ')
    const calm = part.replaceAll(/(?<![\p{L}\p{N}])\p{Lu}[\p{Lu}\p{M}]{4,}(?![\p{L}\p{N}])/gu, (word) => word.charAt(0) + word.slice(1).toLowerCase())
    const clean = calm.replaceAll(/\s+/g, ' ').trim().replace(/^[-–—:.\s]+|[-–—:.\s]+$/g, '')
    return clean === '' ? [] : [clean]
  })
}

function withoutPromotions(part: string): string {
  return PROMOTIONS.find(part).reduce((text, phrase) => text.replaceAll(new RegExp(RegExp.escape(phrase), 'giu'), ' '), part)
}

/** Takes part after part as long as it fits, says something new, and repeats no word too often. The first two are joined: brand and product. */
function assemble(parts: readonly string[], { limit, language }: { limit: number; language: TextLanguage }): string {
  const counts = new Map<string, number>()
  let title = ''
  let taken = 0
  for (const part of parts) {
    const words = wordsOf(part, language).filter((word) => word !== null && !isStopWord(word, language))
    const isNew = words.some((word) => !counts.has(word ?? ''))
    const isTooOften = words.some((word) => (counts.get(word ?? '') ?? 0) + words.filter((other) => other === word).length > MOST_REPEATS)
    const next = taken === 0 ? part : `${title}${hasNoSpaces(language) || taken === 1 ? ' ' : ', '}${part}`
    if (!isNew || isTooOften) continue
    if (lengthOf(next) > limit) {
      if (taken <= 1) title = cutText(next, limit).replace(/[\s,，、-]+$/u, '')
      if (taken <= 1) taken++
      continue
    }
    title = next
    taken++
    for (const word of words) counts.set(word ?? '', (counts.get(word ?? '') ?? 0) + 1)
  }
  return title
}

const capitals = (term: string, language: TextLanguage) => (hasNoSpaces(language) ? term : term.split(' ').map((word) => (isStopWord(word, language) ? word : word.charAt(0).toUpperCase() + word.slice(1))).join(' '))

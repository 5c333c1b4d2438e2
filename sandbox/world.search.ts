import { share } from './random.ts'
import { CATALOGUE } from './world.catalogue.ts'
import { wordsOf } from './world.catalogue-words.ts'
import { LISTINGS } from './world.listings.ts'

export interface Hit {
  marketplace: string
  asin: string
}

const HEADPHONES = [...CATALOGUE.map((listing) => ({ marketplace: listing.marketplace as string, asin: listing.asin, text: wordsOf(listing).title, bestseller: listing.demand })), ...LISTINGS.map((listing) => ({ marketplace: listing.marketplace as string, asin: listing.asin, text: listing.title, bestseller: listing.demand }))]
/** Other words for the same thing, as a shop's search knows them. */
const KIN: Record<string, string[]> = {
  headphones: ['headphone', 'earbud', 'kopfhörer', 'イヤホン', 'ヘッドホン'], headphone: ['headphone', 'earbud'], earphones: ['earbud'], earbuds: ['earbud'], bluetooth: ['bluetooth', 'wireless', 'kabellos', 'ワイヤレス'], wireless: ['wireless', 'bluetooth'],
  kopfhörer: ['kopfhörer', 'ohrhörer'], 耳機: ['イヤホン'], 耳机: ['イヤホン'], 降噪: ['ノイズキャンセリング'],
}
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+|[\p{L}\p{N}-]+/gu

/** What a keyword finds on a marketplace, the best first: every word must fit. The same keyword always finds the same. */
export function search(marketplace: string, keyword: string): Hit[] {
  const words = keyword.toLowerCase().slice(0, 200).match(UNSPACED) ?? []
  if (words.length === 0) return []
  const fits = (text: string) => words.every((word) => (KIN[word] ?? [word]).some((form) => text.includes(form)))
  return HEADPHONES.filter((one) => one.marketplace === marketplace && fits(one.text.toLowerCase()))
    .toSorted((a, b) => b.bestseller * (0.6 + share(`${keyword} ${b.asin}`)) - a.bestseller * (0.6 + share(`${keyword} ${a.asin}`)))
    .map(({ asin }) => ({ marketplace, asin }))
}

/** The list of bestsellers of a marketplace. */
export const bestsellers = (marketplace: string): Hit[] =>
  HEADPHONES.filter((one) => one.marketplace === marketplace).toSorted((a, b) => b.bestseller - a.bestseller || a.asin.localeCompare(b.asin)).map(({ asin }) => ({ marketplace, asin }))

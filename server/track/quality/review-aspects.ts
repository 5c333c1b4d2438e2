import type { Page } from '#track/tracking'
import { sentimentOf } from './sentiment.ts'
import { languageOf } from './words/language.ts'
import { ASPECTS } from './words/aspects.ts'

const MAX_REVIEWS = 100
const MAX_TEXT = 4_000
const MAX_QUOTES = 3
const MAX_QUOTE = 240

export interface ReviewAspect {
  /** Amazon's own word, or a name of `ASPECTS`. */
  name: string
  /** `amazon`: its own summary of all reviews; `reviews`: read from the few of the page. */
  source: 'amazon' | 'reviews'
  /** As Amazon counts among all reviews; else sentences of the page's reviews that speak of it. */
  mentions: number
  positive: number
  negative: number
  /** −1 to 1. */
  score: number
  quotes: string[]
}

interface Sentence {
  text: string
  feeling: -1 | 0 | 1
}

/**
 * What buyers say of what: Amazon's own aspects first, then those found in the page's reviews. A sentence feels as its words
 * say (English only); where they say nothing, as the stars of its review do, and 3 stars say nothing.
 */
export function reviewAspects(page: Page): ReviewAspect[] {
  const sentences = page.reviews.slice(0, MAX_REVIEWS).flatMap((review) => sentencesOf(review, page.marketplace))
  const amazon = page.aspects.map((aspect) => ofAmazon(aspect, sentences))
  const told = new Set(amazon.flatMap(({ name }) => ASPECTS.filter(({ words }) => words.find(name).length > 0).map((aspect) => aspect.name)))
  const read = ASPECTS.filter(({ name }) => !told.has(name)).flatMap(({ name, words }): ReviewAspect[] => {
    const about = sentences.filter((sentence) => words.find(sentence.text).length > 0)
    return about.length === 0 ? [] : [{ name, source: 'reviews', ...tally(about) }]
  })
  return [...amazon, ...read.toSorted((a, b) => b.mentions - a.mentions)]
}

/** Its counts where it shows them, else those of the page's reviews; its verdict in any case. */
function ofAmazon({ name, sentiment, text, mentions, positive, negative }: Page['aspects'][number], sentences: readonly Sentence[]): ReviewAspect {
  const word = name.toLowerCase()
  const read = tally(sentences.filter((sentence) => sentence.text.toLowerCase().includes(word)))
  const counted = mentions === null ? read : { mentions, positive: positive ?? 0, negative: negative ?? 0, score: balance(positive ?? 0, negative ?? 0), quotes: read.quotes }
  const verdict = sentiment === null ? counted.score : sentiment === 'positive' ? 1 : sentiment === 'negative' ? -1 : 0
  const score = mentions !== null && (positive ?? 0) + (negative ?? 0) > 0 ? counted.score : verdict
  return { name, source: 'amazon', ...counted, score, quotes: text === null ? counted.quotes : [text.slice(0, MAX_QUOTE).toWellFormed()] }
}

const balance = (positive: number, negative: number) => (positive + negative === 0 ? 0 : Math.round((100 * (positive - negative)) / (positive + negative)) / 100)

function tally(about: readonly Sentence[]) {
  const positive = about.filter(({ feeling }) => feeling > 0).length
  const negative = about.filter(({ feeling }) => feeling < 0).length
  return { mentions: about.length, positive, negative, score: balance(positive, negative), quotes: about.slice(0, MAX_QUOTES).map(({ text }) => text) }
}

function sentencesOf({ stars, title, text }: Page['reviews'][number], marketplace: string): Sentence[] {
  const whole = [title, text].filter((part) => part !== null).join('. ').slice(0, MAX_TEXT)
  const isEnglish = languageOf(whole, marketplace) === 'en'
  return whole.split(/[.!?。！？\n]/u).flatMap((part): Sentence[] => {
    const sentence = part.trim().slice(0, MAX_QUOTE).toWellFormed()
    if (sentence.length < 2) return []
    const said = isEnglish ? Math.sign(sentimentOf(sentence)) : 0
    return [{ text: sentence, feeling: (said === 0 ? Math.sign(stars - 3) : said) as Sentence['feeling'] }] // a sign is −1, 0 or 1
  })
}

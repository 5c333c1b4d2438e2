import type { Aspect, Detail, PageReview } from '../normal-item.ts'
import { numberAt, type Shape, shapeAt, shapesAt, textAt } from './fields.ts'
import { cutDetail } from './limits.ts'
import type { Page } from './page.ts'
import { parseRating } from './page-text.ts'

/** Keeps what the page holds besides its words, when it holds any of it. */
export function setDetail(page: Page, detail: Partial<Detail>) {
  const whole: Detail = { at: page.at, attributes: [], videos: null, has_a_plus: null, aspects: [], reviews: [], ...detail }
  const isEmpty = whole.attributes.length + whole.aspects.length + whole.reviews.length === 0 && whole.videos === null && whole.has_a_plus === null
  if (!isEmpty) page.item.detail = cutDetail(whole)
}

/** Rows of the page's tables, each name once: the first one counts. */
export function attributesOf(rows: readonly Shape[], { key, value }: { key: string; value: string }): Detail['attributes'] {
  const found = new Map<string, { key: string; value: string }>()
  for (const row of rows) {
    const [name, text] = [textAt(row, key), textAt(row, value)]
    if (name !== undefined && text !== undefined && !found.has(name.toLowerCase())) found.set(name.toLowerCase(), { key: name, value: text })
  }
  return [...found.values()]
}

const SENTIMENTS = new Set(['positive', 'negative', 'mixed'])

/** `{name, sentiment, text, customersMentionedCount: {total, positive, negative}}` of junglee's `aiReviewsSummary.keywords`. */
export function aspectsOf(rows: readonly Shape[]): Aspect[] {
  return rows.flatMap((row) => {
    const name = textAt(row, 'name')
    if (name === undefined) return []
    const said = textAt(row, 'sentiment')?.toLowerCase() ?? ''
    const counts = shapeAt(row, 'customersMentionedCount') ?? {}
    const count = (key: string) => {
      const value = numberAt(counts, key)
      return value !== undefined && Number.isInteger(value) && value >= 0 ? value : null
    }
    return [{
      name, sentiment: SENTIMENTS.has(said) ? (said as Aspect['sentiment']) : null, text: textAt(row, 'text') ?? null,
      mentions: count('total'), positive: count('positive'), negative: count('negative'),
    }]
  })
}

/** Reviews with their stars; who wrote them is not read. */
export function reviewsOf(rows: readonly Shape[], keys: { stars: string; title: string; text: string }): PageReview[] {
  return rows.flatMap((row) => {
    const stars = parseRating(row[keys.stars])
    return stars === undefined || stars < 1 ? [] : [{ stars, title: textAt(row, keys.title) ?? null, text: textAt(row, keys.text) ?? null }]
  })
}

export const countOf = (value: unknown): number | null => (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 1_000 ? value : null)

/** Rows of one of the lists of a page. */
export const rowsOf = (shape: Shape, ...keys: string[]): Shape[] => keys.flatMap((key) => shapesAt(shape, key))

import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { reviewAspects } from './review-aspects.ts'
import { reviewSentiment } from './sentiment.ts'
import { buildPage } from './testing.ts'

const FILE = '../shared/data/amazon/reviews/earphone_reviews_sample.csv'
const recorded = existsSync(FILE) ? test : test.skip

recorded('the lexicon tells the feeling of recorded earphone reviews', () => {
  const rows = parse<{ ReviewTitle: string; ReviewBody: string; ReviewStar: string }>(readFileSync(FILE), { columns: true, relax_quotes: true, bom: true })
  const clear = rows.filter(({ ReviewStar }) => ReviewStar !== '3')
  const right = clear.filter(({ ReviewTitle, ReviewBody, ReviewStar }) => Math.sign(reviewSentiment({ title: ReviewTitle, text: ReviewBody }) || 1) === Math.sign(Number(ReviewStar) - 3)).length
  console.info(`sentiment: ${right} of ${clear.length} right, accuracy ${(right / clear.length).toFixed(3)}`)
  expect(right / clear.length).toBeGreaterThanOrEqual(0.85)
})

test('Amazon’s own aspects come first', () => {
  const found = reviewAspects(buildPage({ aspects: [{ name: 'Sound quality', sentiment: 'positive', text: 'Customers praise the sound', mentions: 412, positive: 400, negative: 12 }], reviews: [{ stars: 5, title: null, text: 'Sound quality is great. The battery died.' }] }))
  expect(found.map(({ name, source }) => [name, source])).toEqual([['Sound quality', 'amazon'], ['battery', 'reviews']])
  expect(found[0]).toMatchObject({ score: 0.94, mentions: 412, quotes: ['Customers praise the sound'] })
})

test('a complaint in a good review is a complaint', () => {
  const [battery] = reviewAspects(buildPage({ reviews: [{ stars: 5, title: null, text: 'I love them! The battery is terrible.' }] }))
  expect(battery).toMatchObject({ name: 'battery', mentions: 1, negative: 1, positive: 0, score: -1, quotes: ['The battery is terrible'] })
})

test('where the words say nothing, the stars speak', () => {
  const found = reviewAspects(buildPage({ reviews: [{ stars: 1, title: null, text: '音质一般。电池用了两天' }, { stars: 5, title: null, text: '音質がクリア' }] }))
  expect(found).toContainEqual(expect.objectContaining({ name: 'sound', positive: 1, negative: 1, score: 0 }))
  expect(found).toContainEqual(expect.objectContaining({ name: 'battery', negative: 1 }))
})

test('a page without reviews has no aspects', () => {
  expect(reviewAspects(buildPage())).toEqual([])
})

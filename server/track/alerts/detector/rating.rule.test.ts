import { describe, expect, test } from 'vitest'
import { every, feed, found } from './history.test-data.ts'

const rated = (ratings: readonly number[], reviews = 400) => every(8, ratings.map((rating) => ({ rating, reviews })))

describe('a rating', () => {
  test('that falls by a tenth and stays is told', () => {
    expect(found(rated([4.4, 4.4, 4.3, 4.3, 4.3]), 'rating_drop')).toMatchObject([{ before: 4.4, after: 4.3, severity: 'low', facts: { drop: 0.1, reviews: 400 } }])
  })

  test('that falls across the edge of what is shown is told', () => {
    expect(found(rated([4.26, 4.26, 4.24, 4.24]), 'rating_drop')).toMatchObject([{ before: 4.26, after: 4.24, facts: { drop: 0.02 } }])
  })

  test('that falls and is still shown the same is not told', () => {
    expect(feed(rated([4.34, 4.34, 4.26, 4.26])).findings).toEqual([])
  })

  test('with few reviews is not told', () => {
    expect(feed(rated([4.6, 4.6, 4.1, 4.1], 20)).findings).toEqual([])
  })

  test('whose reviews are not known is not told', () => {
    expect(feed(every(8, [4.6, 4.6, 4.1, 4.1].map((rating) => ({ rating })))).findings).toEqual([])
  })

  test('that swings across an edge every day is told once', () => {
    const swinging = Array.from({ length: 60 }, (_, index) => (Math.floor(index / 3) % 2 === 0 ? 4.4 : 4.3))
    expect(found(rated(swinging), 'rating_drop')).toHaveLength(1)
  })

  test('that recovers for a week is told when it falls again', () => {
    const ratings = [4.4, 4.4, 4.3, 4.3, ...Array.from({ length: 30 }, () => 4.5), 4.3, 4.3]
    expect(found(rated(ratings), 'rating_drop').map(({ before }) => before)).toEqual([4.4, 4.5])
  })
})

import { describe, expect, test } from 'vitest'
import { every, feed, found, hours, seeded } from './history.test-data.ts'

const daily = (counts: readonly number[]) => every(24, counts.map((reviews) => ({ reviews })))
const growing = (days: number, perDay: number) => Array.from({ length: days }, (_, day) => 1000 + day * perDay)

describe('the pace of reviews', () => {
  test('that jumps from 3 a day to 30 is told when the day is over', () => {
    const counts = growing(30, 3)
    expect(found(daily([...counts, 1117, 1120]), 'review_velocity')).toMatchObject([{ at: hours(31 * 24), direction: 'up', reason_code: 'reviews_faster', facts: { added: 30, span_days: 1 } }])
  })

  test('that stops is told when the days are counted', () => {
    expect(found(every(24, [...growing(30, 10), ...Array.from({ length: 5 }, () => undefined), 1290, 1291].map((reviews) => ({ reviews }))), 'review_velocity')).toMatchObject([
      { direction: 'down', reason_code: 'reviews_slower', facts: { added: 0, span_days: 6 } },
    ])
  })

  test('that varies by chance is seldom told', () => {
    const random = seeded(7)
    let count = 1000
    const counts = Array.from({ length: 730 }, () => (count += Array.from({ length: 20 }, random).filter((chance) => chance < 0.25).length))
    expect(found(daily(counts), 'review_velocity').length).toBeLessThanOrEqual(2)
  })

  test('that comes in batches is not told batch by batch', () => {
    const counts = Array.from({ length: 120 }, (_, day) => 1000 + Math.floor(day / 5) * 20)
    expect(found(daily(counts), 'review_velocity')).toEqual([])
  })
})

describe('a count that falls', () => {
  test('by a tenth and stays is a purge', () => {
    expect(found(every(6, [1000, 1000, 900, 900, 900].map((reviews) => ({ reviews }))), 'review_purge')).toMatchObject([{ at: hours(18), before: 1000, after: 900, change: -0.1, severity: 'high' }])
  })

  test('for one look is not', () => {
    expect(feed(every(6, [1000, 1000, 900, 1000, 1001].map((reviews) => ({ reviews })))).findings).toEqual([])
  })

  test('by one per cent is not', () => {
    expect(feed(every(6, [1000, 1000, 990, 990, 990].map((reviews) => ({ reviews })))).findings).toEqual([])
  })

  test('in two steps within a week is', () => {
    expect(found(every(24, [1000, 1000, 985, 985, 970, 970, 970].map((reviews) => ({ reviews }))), 'review_purge')).toMatchObject([{ before: 1000, after: 970 }])
  })
})

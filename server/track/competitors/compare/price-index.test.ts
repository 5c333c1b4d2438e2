import { expect, test } from 'vitest'
import { medianOf, priceIndex } from './price-index.ts'

const days = (...prices: (number | null)[]) => prices.map((average, day) => ({ at: new Date(Date.UTC(2026, 0, 1 + day)), average, last: average }))

test('a family of variations counts once, by its lowest price', () => {
  const [day] = priceIndex(days(200), [{ family: 'A', days: days(100) }, { family: 'A', days: days(900) }, { family: 'A', days: days(950) }, { family: 'B', days: days(300) }])
  expect(day).toMatchObject({ median_minor: 200, index: 1 })
})

test('who is not known on a day is left out of its median', () => {
  const index = priceIndex(days(100, 100), [{ family: 'A', days: days(100, null) }, { family: 'B', days: days(300, 300) }])
  expect(index.map(({ median_minor }) => median_minor)).toEqual([200, 300])
})

test('a day without the own price is a gap', () => {
  expect(priceIndex(days(null), [{ family: 'A', days: days(100) }])).toMatchObject([{ own_minor: null, median_minor: 100, index: null }])
})

test.each([[[], null], [[5], 5], [[1, 9], 5], [[9, 1, 4], 4]])('the median of %j is %j', (values, median) => {
  expect(medianOf(values)).toBe(median)
})

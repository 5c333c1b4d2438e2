import { expect, test } from 'vitest'
import { dateTicks, linearScale, logScale } from './axis-ticks.ts'
import { stepPoints, valueAt } from './chart-points.ts'
import { historyRange } from './history-range.ts'
import { joinSeries, parseProductSearch, splitSeries } from './product.search.ts'
import { dayOf, startOfDay } from './zone.ts'

const NOW = Date.parse('2026-11-20T10:00:00Z')
const TAIPEI = { now: NOW, zone: 'Asia/Taipei' }

test('a range ends with the last observation when the data is old', () => {
  const product = { first_observed_at: '2024-01-01T00:00:00Z', last_observed_at: '2025-06-30T12:00:00Z' }
  expect(historyRange({}, product, TAIPEI)).toEqual({ from: '2025-04-01T12:00:00.000Z', to: '2025-06-30T12:00:00.000Z', endsEarly: true })
})

test('a range ends now when the data is fresh', () => {
  const product = { first_observed_at: '2024-01-01T00:00:00Z', last_observed_at: '2026-11-20T09:00:00Z' }
  expect(historyRange({ range: '30d' }, product, TAIPEI)).toMatchObject({ to: '2026-11-20T10:00:00.000Z', endsEarly: false })
})

test('chosen days are whole days of the user’s zone', () => {
  const product = { first_observed_at: '2024-01-01T00:00:00Z', last_observed_at: '2026-11-20T09:00:00Z' }
  const search = parseProductSearch({ from: '2026-10-01', to: '2026-10-02' })
  expect(historyRange(search, product, TAIPEI)).toMatchObject({ from: '2026-09-30T16:00:00.000Z', to: '2026-10-02T16:00:00.000Z' })
})

test('a product without observations has no range', () => {
  expect(historyRange({}, { first_observed_at: null, last_observed_at: null }, TAIPEI)).toBeUndefined()
})

test('an address that makes no sense falls back to the defaults', () => {
  expect(parseProductSearch({ range: 'x', from: '2026-13-01', to: '2026-01-01', view: 3 })).toEqual({})
  expect(splitSeries('reviews,price,nonsense')).toEqual(['price', 'reviews'])
  expect(joinSeries(['bsr', 'price', 'buy_box'])).toBeUndefined()
})

test('a day starts at midnight of the zone, also when the clocks change', () => {
  expect(new Date(startOfDay('2026-03-29', 'Europe/Berlin')).toISOString()).toBe('2026-03-28T23:00:00.000Z')
  expect(new Date(startOfDay('2026-03-30', 'Europe/Berlin')).toISOString()).toBe('2026-03-29T22:00:00.000Z')
  expect(dayOf(Date.parse('2026-11-20T20:00:00Z'), 'Asia/Taipei')).toBe('2026-11-21')
})

test('a value holds until the next point, and a gap stays a gap', () => {
  const points = stepPoints({ points: [{ at: '2026-01-01T00:00:00Z', value: 5 }, { at: '2026-01-03T00:00:00Z', value: null }, { at: '2026-01-05T00:00:00Z', value: 7 }] }, Date.parse('2026-01-06T00:00:00Z'))
  expect(points.map(([, value]) => value)).toEqual([5, 5, null, 7, 7])
  expect(valueAt(points, Date.parse('2026-01-02T00:00:00Z'))).toBe(5)
  expect(valueAt(points, Date.parse('2026-01-04T00:00:00Z'))).toBeNull()
  expect(valueAt(points, Date.parse('2025-12-31T00:00:00Z'))).toBeNull()
})

test('ticks are round and enclose the values', () => {
  expect(linearScale([3012, 5090]).ticks).toEqual([3000, 3500, 4000, 4500, 5000, 5500])
  expect(linearScale([500]).ticks.length).toBeGreaterThan(1)
  expect(logScale([900, 4200]).ticks).toEqual([1000, 1500, 2000, 3000])
  expect(logScale([1700, 1710]).ticks.length).toBeGreaterThan(0)
})

test('date ticks stand at even local midnights', () => {
  const { ticks, unit } = dateTicks(Date.parse('2026-08-22T00:00:00Z'), NOW, { count: 13, zone: 'Asia/Taipei' })
  expect(unit).toBe('day')
  expect(ticks.every((tick, index) => index === 0 || tick - (ticks[index - 1] ?? 0) === 7 * 86_400_000)).toBe(true)
  expect(new Date(ticks[0] ?? 0).toISOString()).toMatch(/T16:00:00.000Z$/)
  expect(dateTicks(Date.parse('2023-01-01T00:00:00Z'), NOW, { count: 13, zone: 'UTC' })).toMatchObject({ unit: 'month' })
})

import { expect, test } from 'vitest'
import { priceElasticity } from './price-elasticity.ts'
import { pricePosition } from './price-position.ts'
import { seeded } from './testing.ts'

const DAY_MS = 86_400_000
const at = (day: number) => new Date(Date.UTC(2026, 0, 1) + day * DAY_MS)

/** Days of a product whose ln(BSR) answers ln(price) three days later, with noise that lasts (AR(1), 0.6). */
function simulate({ elasticity, days = 240, changes = 12, noise = 0.25, seed }: { elasticity: number; days?: number; changes?: number; noise?: number; seed: number }) {
  const random = seeded(seed)
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const levels = Array.from({ length: changes + 1 }, () => 3_000 + Math.round(random() * 2_000))
  const prices = Array.from({ length: days }, (_, day) => levels[Math.floor((day * (changes + 1)) / days)] ?? 3_000)
  let error = 0
  return prices.map((price_minor, day) => {
    error = 0.6 * error + noise * normal()
    const before = prices[Math.max(0, day - 3)] ?? price_minor
    return { at: at(day), price_minor, bsr: Math.max(1, Math.round(Math.exp(7 + elasticity * Math.log(before / 4_000) + error))) }
  })
}

test('the interval holds the true elasticity about as often as it says', () => {
  const runs = Array.from({ length: 200 }, (_, seed) => priceElasticity(simulate({ elasticity: 1.5, seed: seed + 1 })))
  const held = runs.filter((found) => found !== null && found.low <= 1.5 && found.high >= 1.5).length
  expect(held / runs.length).toBeGreaterThan(0.9)
})

test('where the price does nothing, it is seldom said to do something', () => {
  const wrong = Array.from({ length: 200 }, (_, seed) => priceElasticity(simulate({ elasticity: 0, seed: seed + 1_000 }))).filter((found) => found?.is_significant === true).length
  expect(wrong / 200).toBeLessThan(0.1)
})

test('a strong answer is found', () => {
  const found = priceElasticity(simulate({ elasticity: 2.5, noise: 0.1, seed: 7 }))
  expect(found).toMatchObject({ is_significant: true })
  expect(found?.value).toBeCloseTo(2.5, 0)
})

test.each([
  ['five price changes', simulate({ elasticity: 2, changes: 5, seed: 3 })],
  ['a month of data', simulate({ elasticity: 2, days: 30, seed: 3 })],
  ['no data', []],
  ['no ranks', simulate({ elasticity: 2, seed: 3 }).map(({ at: time, price_minor }) => ({ at: time, price_minor }))],
  ['one price', simulate({ elasticity: 2, seed: 3 }).map((row) => ({ ...row, price_minor: 1_000 }))],
])('of %s nothing is concluded', (_what, samples) => {
  expect(priceElasticity(samples)).toBeNull()
})

test('a time without an offer is no price change', () => {
  const gaps = simulate({ elasticity: 2, seed: 3 }).map((row, day) => ({ ...row, price_minor: day % 10 === 0 ? null : 1_000 }))
  expect(priceElasticity(gaps)).toBeNull()
})

test.each([
  [5_000, [4_000, 5_000, 6_000], { percentile: 50, gap_to_median_percent: 0, median_minor: 5_000, n: 3 }],
  [4_500, [5_000, 6_000], { percentile: 0, gap_to_median_percent: -18.2, median_minor: 5_500, n: 2 }],
  [7_000, [5_000, 0], { percentile: 100, gap_to_median_percent: 40, median_minor: 5_000, n: 1 }],
])('a price of %i among %j', (own, others, position) => {
  expect(pricePosition(own, others)).toEqual(position)
})

test('a price among nobody has no place', () => {
  expect(pricePosition(5_000, [])).toBeNull()
})

import { expect, test } from 'vitest'
import { bracketOf } from './brackets.ts'
import { type FitPoint, fitSales, heldOutError, truncated } from './fit.ts'

/** Listings on a line, with a scatter that repeats, seen only by Amazon's brackets. */
function sampleOf({ n, a, b, sigma, step: ratio = 1.12 }: { n: number; a: number; b: number; sigma: number; step?: number }): FitPoint[] {
  return Array.from({ length: n }, (_, i) => i).flatMap((i) => {
    const rank = Math.round(20 * ratio ** ((i * 7) % 40))
    const scatter = sigma * Math.sqrt(-2 * Math.log(((i * 37) % 97 + 0.5) / 97)) * Math.cos((2 * Math.PI * ((i * 61) % 89)) / 89)
    const units = Math.exp(a + b * Math.log(rank) + scatter)
    const step = 10 ** Math.floor(Math.log10(Math.max(100, units)))
    return units < 50 ? [] : [{ family: `F${i}`, rank, ...bracketOf(units < 100 ? 50 : Math.floor(units / step) * step) }]
  })
}

test('the line comes out of brackets alone', () => {
  const { a, b, n } = fitSales(sampleOf({ n: 60, a: 12, b: -0.8, sigma: 0.3 }))
  expect(n).toBeGreaterThan(50)
  expect(a).toBeCloseTo(12, 0)
  expect(b).toBeCloseTo(-0.8, 1)
})

test('the line is not bent by those that sell too little to be told of', () => {
  const all = sampleOf({ n: 120, a: 12, b: -0.87, sigma: 0.5, step: 1.25 })
  expect(all.length).toBeLessThan(100) // the others sold fewer than 50
  expect(fitSales(all).b).toBeCloseTo(-0.87, 1)
})

test('few points leave the slope near the published one', () => {
  const { b } = fitSales([{ family: 'A', rank: 100, low: 100, high: 200 }, { family: 'B', rank: 110, low: 900, high: 1000 }, { family: 'C', rank: 120, low: 50, high: 100 }])
  expect(Math.abs(b + 0.87)).toBeLessThan(0.15)
})

test('a family seen a hundred times counts as one', () => {
  const others = sampleOf({ n: 20, a: 12, b: -0.87, sigma: 0.2 })
  const loud = Array.from({ length: 100 }, () => ({ family: 'loud', rank: 500, low: 50, high: 100 }))
  const once = fitSales([...others, ...loud.slice(0, 1)])
  const often = fitSales([...others, ...loud])
  expect(often.n).toBe(once.n)
  expect(often.a).toBeCloseTo(once.a, 6)
})

test('families that were left out are met within their scatter', () => {
  expect(heldOutError(sampleOf({ n: 60, a: 12, b: -0.87, sigma: 0.1 }))).toBeLessThan(0.3)
})

test.each([[0, 1, { low: -1, high: 1 }, 0], [0, 1, { low: 0, high: 40 }, 0.797884], [0, 1, { low: 4, high: 5 }, 4.2168]])('a normal value between bounds has the mean of its part of the curve', (mu, sigma, bounds, mean) => {
  expect(truncated(mu, sigma, bounds).mean).toBeCloseTo(mean, 2)
})

test.each([[50, 100], [100, 200], [900, 1000], [1000, 2000], [9000, 10_000], [10_000, 20_000]])('%d+ bought ends where the next bracket begins', (low, high) => {
  expect(bracketOf(low).high).toBe(high)
})

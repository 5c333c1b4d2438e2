import { describe, expect, test } from 'vitest'
import { median, poissonAtLeast, poissonAtMost, robustSigma } from './statistics.ts'

test('the median of an even list is the mean of the middle two', () => {
  expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([])]).toEqual([2, 2.5, Number.NaN])
})

test('one wild value does not move the robust sigma', () => {
  expect(robustSigma([1, 2, 3, 4, 1e9])).toBeCloseTo(1.4826, 4)
})

describe('Poisson tails', () => {
  // Summed apart with log-gamma.
  test.each([
    { tail: poissonAtLeast(10, 3), expected: 0.0011024881301154 },
    { tail: poissonAtMost(2, 10), expected: 0.0027693957155116 },
    { tail: poissonAtLeast(600, 500), expected: 7.78527256187904e-6 },
  ])('are those of the tables ($expected)', ({ tail, expected }) => {
    expect(Math.abs(tail / expected - 1)).toBeLessThan(1e-6)
  })

  test('are certain at zero', () => expect(poissonAtLeast(0, 5)).toBe(1))
})

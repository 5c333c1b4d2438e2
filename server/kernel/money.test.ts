import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allocate, applyRate, decimalOf, exponentOf, minorOf, showMoney, taxWithin } from './money.ts'

test('currencies have their own decimals', () => {
  expect(['USD', 'JPY', 'KWD', 'TWD'].map(exponentOf)).toEqual([2, 0, 3, 2])
  expect([decimalOf(1250, 'USD'), decimalOf(1250, 'JPY'), decimalOf(1250, 'KWD'), decimalOf(-5, 'USD')]).toEqual(['12.50', '1250', '1.250', '-0.05'])
})

test('a text finer than the currency is no amount', () => {
  expect([minorOf('12.5', 'USD'), minorOf('12.505', 'USD'), minorOf('12.500', 'USD'), minorOf('12.5', 'JPY'), minorOf('1.234', 'KWD'), minorOf('-0.05', 'USD'), minorOf('1e3', 'USD')]).toEqual([1250, undefined, 1250, undefined, 1234, -5, undefined])
})

test('parts of an amount sum to it, and none is off by more than one unit', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.array(fc.integer({ min: 0, max: 1e9 }), { minLength: 1, maxLength: 12 }), (amount, weights) => {
      const parts = allocate(amount, weights)
      const total = weights.reduce((sum, weight) => sum + weight, 0)
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(amount)
      for (const [at, part] of parts.entries()) expect(Math.abs(part - (amount * (total === 0 ? 1 / weights.length : (weights[at] ?? 0) / total)))).toBeLessThan(1.001)
    }), { seed: 5 },
  )
})

test('three thirds of ten are ten', () => {
  expect(allocate(1000, [1, 1, 1])).toEqual([334, 333, 333])
  expect(allocate(100, [2, 3, 7])).toEqual([17, 25, 58])
  expect(allocate(5, [0, 0])).toEqual([3, 2])
})

test('a rate is applied half up, and the tax within a gross amount is exact', () => {
  expect([applyRate(1999, '0.0825'), applyRate(10, '0.05'), applyRate(30, '0.05'), applyRate(-1999, '0.0825')]).toEqual([165, 1, 2, -165])
  expect([taxWithin(11_900, '0.19'), taxWithin(105, '0.05'), taxWithin(100, '0'), taxWithin(-11_900, '0.19')]).toEqual([1900, 5, 0, -1900])
  expect(taxWithin(9_000_000_000_000_000, '0.2')).toBe(1_500_000_000_000_000)
})

test('money is shown exactly in the reader’s way', () => {
  expect(showMoney(123_456_789_012_345, 'USD', 'en')).toBe('$1,234,567,890,123.45')
  expect(showMoney(1250, 'JPY', 'zh-TW')).toBe('¥1,250')
})

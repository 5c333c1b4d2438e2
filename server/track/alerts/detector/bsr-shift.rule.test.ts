import { describe, expect, test } from 'vitest'
import { found, hours, normal, ranked, seeded } from './history.test-data.ts'
import type { Sample } from './sample.ts'

const SHIFT_DAY = 40

function noisy(days: number, level: (hour: number) => number, seed = 1): Sample[] {
  const random = seeded(seed)
  return ranked(days, (hour) => level(hour) * Math.exp(0.1 * normal(random)))
}

const shifted = (factor: number) => (hour: number) => (hour < SHIFT_DAY * 24 ? 5000 : 5000 * factor)

describe('a rank that moves to another level', () => {
  test.each([
    { factor: 2, direction: 'up' },
    { factor: 0.5, direction: 'down' },
    { factor: 1.6, direction: 'up' },
    { factor: 0.6, direction: 'down' },
  ])('is caught within three days when it goes to × $factor', ({ factor, direction }) => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const findings = found(noisy(60, shifted(factor), seed), 'bsr_shift')
      expect(findings.map((finding) => finding.direction)).toEqual([direction])
      expect(findings[0]?.at.getTime()).toBeLessThanOrEqual(hours((SHIFT_DAY + 3) * 24).getTime())
    }
  })

  test('is told with the median it left and the day that confirmed it', () => {
    const [finding] = found(ranked(60, shifted(0.4)), 'bsr_shift')
    expect(finding).toMatchObject({ before: 5000, after: 2000, severity: 'medium', facts: { days: 2, window_days: 28 } })
    expect(finding?.change).toBeCloseTo(-0.6, 6)
  })

  test('is told once while it stays', () => {
    expect(found(noisy(200, shifted(3)), 'bsr_shift')).toHaveLength(1)
  })

  test('is told again when it comes back', () => {
    const there = noisy(160, (hour) => (hour < 40 * 24 || hour >= 100 * 24 ? 5000 : 15_000))
    expect(found(there, 'bsr_shift').map((finding) => finding.direction)).toEqual(['up', 'down'])
  })

  test('is told again within the cool-down when it gets much worse', () => {
    const worse = noisy(60, (hour) => (hour < 40 * 24 ? 5000 : hour < 44 * 24 ? 8000 : 60_000))
    expect(found(worse, 'bsr_shift').map((finding) => finding.severity)).toEqual(['low', 'high'])
  })
})

describe('a rank that stays where it is', () => {
  test('is not told for noise of a quarter', () => {
    const findings = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].flatMap((seed) => {
      const random = seeded(seed)
      let daily = 1
      return found(ranked(180, (hour) => 5000 * (hour % 24 === 0 ? (daily = Math.exp(0.25 * normal(random))) : daily)), 'bsr_shift')
    })
    expect(findings.length).toBeLessThanOrEqual(1)
  })

  test('is not told for a weekly rhythm', () => {
    expect(found(noisy(180, (hour) => 5000 * Math.exp(0.35 * Math.sin((2 * Math.PI * hour) / 168))), 'bsr_shift')).toEqual([])
  })

  test('is not told for a weekend that sells twice as well', () => {
    expect(found(noisy(180, (hour) => (Math.floor(hour / 24) % 7 >= 5 ? 2500 : 5000)), 'bsr_shift')).toEqual([])
  })

  test('is not told for a spike of one day', () => {
    expect(found(noisy(90, (hour) => (Math.floor(hour / 24) % 30 === 29 ? 50_000 : 5000)), 'bsr_shift')).toEqual([])
  })

  test('is not told for a trend of two per cent a day', () => {
    expect(found(noisy(60, (hour) => 5000 * Math.exp((0.01 * hour) / 24)), 'bsr_shift')).toEqual([])
  })
})

test('a rank that returns changed after weeks without data is told only when a second day confirms it', () => {
  const before = ranked(40, () => 5000)
  const later = (count: number) => Array.from({ length: count }, (_, index): Sample => ({ at: hours(61 * 24 + index), bsr: 500 }))
  expect(found([...before, ...later(20)], 'bsr_shift')).toEqual([])
})

test('a rank that is not seen for a day does not end the run', () => {
  const samples = ranked(46, shifted(3)).filter((_, hour) => Math.floor(hour / 24) !== SHIFT_DAY + 1)
  expect(found(samples, 'bsr_shift')).toHaveLength(1)
})

test('a listing crawled once a day gets its shift within three days of the crawl that saw it', () => {
  const daily = ranked(60, shifted(2)).filter((_, hour) => hour % 24 === 12)
  const [finding] = found(daily, 'bsr_shift')
  expect(finding?.at.getTime()).toBeLessThanOrEqual(hours((SHIFT_DAY + 3) * 24 + 12).getTime())
})

import { describe, expect, test } from 'vitest'
import { estimateChange, estimatePairs } from './estimate.ts'
import { judgeBeforeAfter, judgeSlices } from './judge.ts'
import { addDays, drawSlices } from './slices.ts'

/** mulberry32: the same numbers in every run. */
function chance(seed: number) {
  let state = seed
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform())
  return { uniform, normal }
}

const START = '2026-09-01'
const RUNS = 1_500

/** Ranks of a market: one mood for all, each listing its own days that resemble the day before, and an effect on the own one. */
function ranks({ normal }: ReturnType<typeof chance>, { rho, days, change, effect, controls = 5 }: { rho: number; days: number; change: number; effect: number; controls?: number }) {
  const walk = () => {
    let x = (normal() / Math.sqrt(1 - rho * rho)) * 0.2
    return Array.from({ length: days }, () => (x = rho * x + 0.2 * normal()))
  }
  let mood = 0
  const market = Array.from({ length: days }, () => (mood += 0.05 * normal()))
  const listing = (level: number, shift: number) => walk().map((own, day) => level * Math.exp(own + (market[day] ?? 0) + (day >= change ? shift : 0)))
  return { own: listing(2_000, effect), controls: Array.from({ length: controls }, (_, n) => listing(500 * (n + 1), 0)) }
}

describe('a change against the competitors, on simulated ranks', () => {
  test.each([[0], [0.4], [0.7], [0.8]])('with days that resemble each other by %s, the interval holds the effect in at least 93 of 100', (rho) => {
    const luck = chance(7)
    let held = 0
    for (let run = 0; run < RUNS; run += 1) {
      const days = Array.from({ length: 59 }, (_, n) => addDays(START, n))
      const { own, controls } = ranks(luck, { rho, days: 59, change: 28, effect: -0.3 })
      const { low, high } = judgeBeforeAfter({ days, own, controls, price: [] }, { metric: 'bsr', starts_on: addDays(START, 28), settle_days: 2 })
      const truth = 100 * Math.expm1(-0.3)
      if (low !== null && high !== null && low <= truth && truth <= high) held += 1
    }
    expect(held / RUNS).toBeGreaterThanOrEqual(0.93)
  })

  test.each([[0], [0.4], [0.8]])('where nothing changed (%s), it sees a change in at most 7 of 100', (rho) => {
    const luck = chance(11)
    let seen = 0
    for (let run = 0; run < RUNS; run += 1) {
      const days = Array.from({ length: 59 }, (_, n) => addDays(START, n))
      const { own, controls } = ranks(luck, { rho, days: 59, change: 28, effect: 0 })
      const { verdict } = judgeBeforeAfter({ days, own, controls, price: [] }, { metric: 'bsr', starts_on: addDays(START, 28), settle_days: 2 })
      if (verdict === 'better' || verdict === 'worse') seen += 1
    }
    expect(seen / RUNS).toBeLessThanOrEqual(0.07)
  })

  test('a market that moved for everybody is not taken for an effect', () => {
    const days = Array.from({ length: 59 }, (_, n) => addDays(START, n))
    const { normal } = chance(3)
    const fall = (level: number) => days.map((_, day) => level * (day >= 28 ? 0.5 : 1) * Math.exp(0.05 * normal()))
    const { verdict, effect } = judgeBeforeAfter({ days, own: fall(1_000), controls: [fall(300), fall(900), fall(4_000)], price: [] }, { metric: 'bsr', starts_on: addDays(START, 28), settle_days: 2 })
    expect(verdict).toBe('no_difference')
    expect(Math.abs(effect ?? 100)).toBeLessThan(8)
  })
})

describe('a price that changes in turns, on simulated ranks', () => {
  const plan = (seed: number) => drawSlices(START, 56, chance(seed).uniform)
  const run = (luck: ReturnType<typeof chance>, effect: number, seed: number) => {
    const slices = plan(seed)
    const days = Array.from({ length: 56 }, (_, n) => addDays(START, n))
    const armOf = (day: string) => slices.find(({ from, to }) => day >= from && day <= to)?.arm
    const { own, controls } = ranks(luck, { rho: 0.4, days: 56, change: 999, effect: 0 })
    const shifted = own.map((value, n) => value * (armOf(days[n] ?? '') === 'b' ? Math.exp(effect) : 1))
    const price = days.map((day) => (armOf(day) === 'b' ? 1_800 : 2_000))
    return judgeSlices({ days, own: shifted, controls, price }, { metric: 'bsr', slices, prices: { a: 2_000, b: 1_800 }, settle_days: 1 })
  }

  test('the interval holds the effect in at least 93 of 100, and sees none that is not there in more than 7', () => {
    const luck = chance(19)
    let held = 0
    let seen = 0
    for (let n = 0; n < RUNS; n += 1) {
      const { low, high } = run(luck, -0.25, n)
      const truth = 100 * Math.expm1(-0.25)
      if (low !== null && high !== null && low <= truth && truth <= high) held += 1
      if (run(luck, 0, n).verdict !== 'no_difference') seen += 1
    }
    expect(held / RUNS).toBeGreaterThanOrEqual(0.93)
    expect(seen / RUNS).toBeLessThanOrEqual(0.07)
  })

  test('both prices stand equally long, in an order drawn by chance', () => {
    const slices = plan(5)
    expect(slices).toHaveLength(14)
    expect(slices.filter(({ arm }) => arm === 'a')).toHaveLength(7)
    expect(new Set(Array.from({ length: 20 }, (_, seed) => plan(seed).map(({ arm }) => arm).join(''))).size).toBeGreaterThan(10)
  })

  test('a price that was not changed as planned is told, not judged', () => {
    const slices = plan(5)
    const days = Array.from({ length: 56 }, (_, n) => addDays(START, n))
    const flat = days.map(() => 1_000)
    expect(judgeSlices({ days, own: flat, controls: [], price: days.map(() => 2_000) }, { metric: 'bsr', slices, prices: { a: 2_000, b: 1_800 }, settle_days: 1 })).toMatchObject({ verdict: 'not_followed', reason: 'PRICES_NOT_FOLLOWED', effect: null })
  })
})

describe('too little is said to be too little', () => {
  const days = Array.from({ length: 40 }, (_, n) => addDays(START, n))
  const series = days.map((_, n) => 1_000 + (n % 7))
  const plan = { metric: 'bsr' as const, starts_on: addDays(START, 28), settle_days: 2 }

  test.each([
    ['no competitors', { own: series, controls: [] }, 'NO_CONTROLS'], ['one competitor', { own: series, controls: [series] }, 'NO_CONTROLS'],
    ['competitors that were hardly seen', { own: series, controls: [series.map(() => null), series.map((v, n) => (n < 3 ? v : null))] }, 'NO_CONTROLS'],
    ['an own rank that was hardly seen', { own: series.map((v, n) => (n > 34 ? v : null)), controls: [series, series] }, 'TOO_FEW_DAYS'],
  ])('%s', (_name, { own, controls }, reason) => {
    expect(judgeBeforeAfter({ days, own, controls, price: [] }, plan)).toMatchObject({ verdict: 'too_little_data', effect: null, low: null, high: null, reason })
  })

  test('series without any movement give an interval that is a point, and no error', () => {
    expect(estimateChange([1, 1, 1, 1], [1, 1, 1, 1])).toMatchObject({ effect: 0, low: 0, high: 0 })
    expect(estimateChange([1, 2], [1, 2, 3])).toBeNull()
    expect(estimatePairs([{ a: 1, b: 2 }])).toBeNull()
  })
})

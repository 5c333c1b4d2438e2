import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { detect, DetectorState, newState } from './detector.ts'
import { every, feed, hours } from './history.test-data.ts'
import { isRecorded, recordedSamples } from './keepa-history.test-data.ts'
import type { Sample } from './sample.ts'

const maybe = <T>(value: fc.Arbitrary<T>) => fc.oneof({ weight: 4, arbitrary: value }, { weight: 1, arbitrary: fc.constantFrom(null, undefined) })
const reading = fc.record({
  gapMinutes: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 900 }) }, { weight: 1, arbitrary: fc.integer({ min: 900, max: 60_000 }) }),
  price_minor: maybe(fc.constantFrom(1000, 1500, 1999, 2010, 2500)),
  buy_box_minor: maybe(fc.constantFrom(1000, 1500, 1999, 2500)),
  bsr: maybe(fc.constantFrom(100, 120, 400, 3000)),
  rating: maybe(fc.constantFrom(4.1, 4.3, 4.5)),
  reviews: maybe(fc.integer({ min: 40, max: 400 })),
  offers_new: maybe(fc.integer({ min: 0, max: 6 })),
  buy_box_seller: maybe(fc.constantFrom('A', 'B', 'C')),
  availability: maybe(fc.constantFrom('in_stock' as const, 'out_of_stock' as const)),
  currency: fc.constantFrom('USD', 'USD', 'USD', 'USD', 'JPY', undefined),
})
const history = fc.array(reading, { maxLength: 200 }).map((readings) => {
  let minutes = 0
  return readings.map(({ gapMinutes, ...values }): Sample => ({ at: hours((minutes += gapMinutes) / 60), ...values }))
})

test('a history split anywhere and resumed from its stored state gives the same findings', () => {
  fc.assert(
    fc.property(history, fc.nat(), (samples, at) => {
      const cut = samples.length === 0 ? 0 : at % samples.length
      const first = feed(samples.slice(0, cut))
      const stored = DetectorState.parse(JSON.parse(JSON.stringify(first.state)))
      const second = feed(samples.slice(cut), stored)
      const whole = feed(samples)
      expect([...first.findings, ...second.findings]).toEqual(whole.findings)
      expect(second.state).toEqual(whole.state)
    }),
    { numRuns: 150 },
  )
})

test('a sample that comes twice changes no finding', () => {
  fc.assert(
    fc.property(history, (samples) => {
      const distinct = samples.filter((sample, index) => sample.at.getTime() !== samples[index + 1]?.at.getTime())
      expect(feed(distinct.flatMap((sample) => [sample, sample])).findings).toEqual(feed(distinct).findings)
    }),
    { numRuns: 100 },
  )
})

test('the state and the sample given stay as they were', () => {
  const { state } = feed(every(1, Array.from({ length: 200 }, () => ({ price_minor: 1999, bsr: 100, buy_box_seller: 'A' }))))
  const before = structuredClone(state)
  detect(state, { at: hours(300), price_minor: 999, bsr: 9 })
  expect(state).toEqual(before)
})

test('a sample older than the last one is refused', () => {
  const { state } = feed(every(1, [{ bsr: 1 }, { bsr: 2 }]))
  expect(() => detect(state, { at: hours(0), bsr: 3 })).toThrow(RangeError)
})

test('the first sample of a listing tells nothing', () => {
  expect(detect(newState(), { at: hours(0), price_minor: 100, availability: 'out_of_stock', buy_box_seller: null, bsr: 1, rating: 1, reviews: 1 }).findings).toEqual([])
})

describe('weeks without data', () => {
  const before = every(6, Array.from({ length: 60 }, () => ({ price_minor: 2000, buy_box_minor: 2000, availability: 'in_stock' as const, buy_box_seller: 'A', rating: 4.5, reviews: 900, offers_new: 2 })))
  const changed = { price_minor: 1000, buy_box_minor: 900, availability: 'out_of_stock' as const, buy_box_seller: 'B', rating: 4, reviews: 500, offers_new: 9 }

  test('and a page that is all different tell nothing yet', () => {
    expect(feed([...before, ...every(6, [changed], 2000)]).findings).toEqual([])
  })

  test('and a second look that agrees tell it', () => {
    const rules = feed([...before, ...every(6, [changed, changed], 2000)]).findings.map((finding) => finding.rule)
    expect(rules.toSorted()).toEqual(['buy_box_owner', 'new_seller', 'out_of_stock', 'rating_drop', 'review_purge'])
  })
})

test('looks that find nothing never turn what is unknown into gone', () => {
  const known = every(6, Array.from({ length: 30 }, () => ({ price_minor: 2000, availability: 'in_stock' as const, buy_box_seller: 'A', reviews: 900, rating: 4.5 })))
  expect(feed([...known, ...every(6, Array.from({ length: 30 }, () => ({})), 180)]).findings).toEqual([])
})

test.skipIf(!isRecorded)('the recorded history, resumed at every hundredth sample, gives what one run gives (needs shared/data)', () => {
  const samples = recordedSamples()
  let state = newState()
  const findings = []
  for (let from = 0; from < samples.length; from += 100) {
    const part = feed(samples.slice(from, from + 100), DetectorState.parse(JSON.parse(JSON.stringify(state))))
    state = part.state
    findings.push(...part.findings)
  }
  expect(findings).toEqual(feed(samples).findings)
})

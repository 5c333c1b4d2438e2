import fc from 'fast-check'
import { expect, test } from 'vitest'
import { thin, toRawPoints } from './raw-points.ts'
import { averageOf, type Point, toBuckets, toSteps } from './steps.ts'

const SECOND = 1000
const points = fc
  .uniqueArray(fc.record({ at: fc.integer({ min: 0, max: 400 }), value: fc.option(fc.integer({ min: 1, max: 1000 }), { freq: 6 }), holds: fc.option(fc.integer({ min: 1, max: 60 }), { freq: 2 }) }), { selector: (p) => p.at, maxLength: 40 })
  .map((list): Point[] => list.sort((a, b) => a.at - b.at).map(({ at, value, holds }) => ({ at: at * SECOND, value, hold_end: value === null || holds === null ? null : (at + holds) * SECOND })))

/** The value in each second, found the slow way. */
function valueAt(list: readonly Point[], at: number, knownUntil: number): number | null {
  const point = list.findLast((p) => p.at <= at)
  if (point === undefined || point.value === null) return null
  return at < (point.hold_end ?? Math.max(knownUntil, point.at)) ? point.value : null
}

test('the average of a bucket is the mean of the value in each of its seconds', () => {
  fc.assert(
    fc.property(points, fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 500 }), (list, width, known) => {
      const bounds = Array.from({ length: 11 }, (_, i) => (20 + i * width) * SECOND)
      const knownUntil = known * SECOND
      for (const bucket of toBuckets(toSteps(list, knownUntil), bounds)) {
        const seconds = Array.from({ length: width }, (_, s) => valueAt(list, bucket.at + s * SECOND, knownUntil)).filter((v) => v !== null)
        expect(bucket.covered_s).toBe(seconds.length)
        if (seconds.length > 0) expect(averageOf(bucket)).toBeCloseTo(seconds.reduce((a, b) => a + b, 0) / seconds.length, 9)
      }
    }),
  )
})

test('a raw history says at each moment what the points say', () => {
  fc.assert(
    fc.property(points, fc.integer({ min: 0, max: 500 }), (list, known) => {
      const raw = toRawPoints(toSteps(list, known * SECOND), 50 * SECOND, 300 * SECOND)
      for (let s = 50; s < 300; s += 1) {
        const said = raw.findLast((p) => p.at <= s * SECOND)?.value ?? null
        expect(said).toBe(valueAt(list, s * SECOND, known * SECOND))
      }
    }),
  )
})

test('thinning keeps the extremes, the ends and no more points than allowed', () => {
  const raw = Array.from({ length: 9_000 }, (_, i) => ({ at: i, value: i === 4_321 ? null : 100 + Math.round(50 * Math.sin(i / 7)) }))
  raw[1_234] = { at: 1_234, value: 1 }
  const kept = thin(raw, 2_000)
  expect(kept.length).toBeLessThanOrEqual(2_000)
  expect(kept.map((p) => p.value)).toEqual(expect.arrayContaining([1, null, 150]))
  expect([kept[0]?.at, kept.at(-1)?.at]).toEqual([0, 8_999])
})

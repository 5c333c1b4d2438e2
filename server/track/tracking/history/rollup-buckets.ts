import type { Bucket } from './steps.ts'

/** A stored rollup of one metric: what its points in the bucket say, from the first of them to the bucket's end. */
export interface Rollup {
  /** Unix milliseconds, all of them. */
  at: number
  first_at: number
  last_at: number
  last_value: number | null
  hold_end: number | null
  min: number | null
  max: number | null
  sum: number
  covered_s: number
}

/** The value that holds when a bucket begins, and until when. */
export interface Carried {
  value: number | null
  /** Null: until the next change. */
  hold_end: number | null
  at: number
}

export const carriedFrom = ({ last_at, last_value, hold_end }: Pick<Rollup, 'last_at' | 'last_value' | 'hold_end'>): Carried => ({ value: last_value, hold_end, at: last_at })

/**
 * Completes stored rollups to buckets: the value carried in from before holds until the first point of a bucket, and a
 * last value that holds until the next change ends at `knownUntil`. Gives what `toBuckets` gives from the raw points.
 * `rollups` are ordered by time, each begins at one of `bounds`.
 */
export function completeRollups(
  rollups: readonly Rollup[],
  { bounds, carried, knownUntil }: { bounds: readonly number[]; carried: Carried | undefined; knownUntil: number },
): { buckets: Bucket[]; carried: Carried | undefined } {
  const byTime = new Map(rollups.map((rollup) => [rollup.at, rollup]))
  const buckets: Bucket[] = []
  let before = carried
  for (let i = 0; i + 1 < bounds.length; i += 1) {
    const bucket: Bucket = { at: bounds[i] ?? 0, end: bounds[i + 1] ?? 0, sum: 0, covered_s: 0, min: null, max: null, last: undefined }
    const rollup = byTime.get(bucket.at)
    if (before !== undefined) addCarried(bucket, before, { until: rollup?.first_at ?? bucket.end, knownUntil })
    if (rollup !== undefined) {
      addRollup(bucket, rollup, knownUntil)
      before = carriedFrom(rollup)
    }
    buckets.push(bucket)
  }
  return { buckets, carried: before }
}

function addCarried(bucket: Bucket, { value, hold_end, at }: Carried, { until, knownUntil }: { until: number; knownUntil: number }) {
  const end = Math.min(until, hold_end ?? Math.max(knownUntil, at))
  if (value === null || end <= bucket.at) return
  const seconds = (end - bucket.at) / 1000
  bucket.sum += value * seconds
  bucket.covered_s += seconds
  bucket.min = value
  bucket.max = value
}

function addRollup(bucket: Bucket, rollup: Rollup, knownUntil: number) {
  const isOpen = rollup.last_value !== null && rollup.hold_end === null
  const beyond = isOpen ? Math.max(0, bucket.end - Math.max(knownUntil, rollup.last_at)) / 1000 : 0
  bucket.sum += rollup.sum - beyond * (rollup.last_value ?? 0)
  bucket.covered_s += rollup.covered_s - beyond
  bucket.last = rollup.last_value
  if (rollup.min !== null) bucket.min = Math.min(bucket.min ?? rollup.min, rollup.min)
  if (rollup.max !== null) bucket.max = Math.max(bucket.max ?? rollup.max, rollup.max)
}

/** Puts short buckets together into the longer ones that `bounds` describe. */
export function joinBuckets(short: readonly Bucket[], bounds: readonly number[]): Bucket[] {
  const joined: Bucket[] = []
  let next = 0
  for (let i = 0; i + 1 < bounds.length; i += 1) {
    const bucket: Bucket = { at: bounds[i] ?? 0, end: bounds[i + 1] ?? 0, sum: 0, covered_s: 0, min: null, max: null, last: undefined }
    for (; next < short.length && (short[next]?.at ?? 0) < bucket.end; next += 1) {
      const part = short[next]
      if (part === undefined || part.at < bucket.at) continue
      bucket.sum += part.sum
      bucket.covered_s += part.covered_s
      if (part.min !== null) bucket.min = Math.min(bucket.min ?? part.min, part.min)
      if (part.max !== null) bucket.max = Math.max(bucket.max ?? part.max, part.max)
      if (part.last !== undefined) bucket.last = part.last
    }
    joined.push(bucket)
  }
  return joined
}

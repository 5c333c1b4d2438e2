/** A point as it was observed; `value` null is absent or unknown. Times are Unix milliseconds. */
export interface Point {
  at: number
  value: number | null
  /** When the value stops to hold; null at the next change. */
  hold_end: number | null
}

/** A piece of the step function: `value` from `at` until `end`. */
export interface Step {
  at: number
  end: number
  value: number | null
}

/** What is known of one bucket. Sums are over the covered time, in seconds. */
export interface Bucket {
  at: number
  end: number
  sum: number
  covered_s: number
  min: number | null
  max: number | null
  /** The value of the last point inside; undefined when none is. */
  last: number | null | undefined
}

/**
 * Turns points, ordered by time, into steps: a value holds until the next point, its hold's end, or `knownUntil`, the
 * last look of a source of changes. Of points at one time the last counts.
 */
export function toSteps(points: readonly Point[], knownUntil: number): Step[] {
  const steps: Step[] = []
  for (const [index, { at, value, hold_end }] of points.entries()) {
    const next = points[index + 1]?.at ?? Number.POSITIVE_INFINITY
    if (next === at) continue
    steps.push({ at, value, end: Math.max(at, Math.min(next, hold_end ?? Math.max(knownUntil, at))) })
  }
  return steps
}

/**
 * Time-weighted buckets of a step function; `bounds` are n + 1 times for n buckets. A step that began before the first
 * bound is carried in. Average = sum / covered_s.
 */
export function toBuckets(steps: readonly Step[], bounds: readonly number[]): Bucket[] {
  const buckets: Bucket[] = []
  let first = 0
  for (let i = 0; i + 1 < bounds.length; i += 1) {
    const bucket: Bucket = { at: bounds[i] ?? 0, end: bounds[i + 1] ?? 0, sum: 0, covered_s: 0, min: null, max: null, last: undefined }
    while (first < steps.length && (steps[first]?.end ?? 0) < bucket.at) first += 1
    for (let s = first; s < steps.length && (steps[s]?.at ?? 0) < bucket.end; s += 1) {
      const step = steps[s]
      if (step !== undefined) addStep(bucket, step)
    }
    buckets.push(bucket)
  }
  return buckets
}

function addStep(bucket: Bucket, { at, end, value }: Step) {
  const isInside = at >= bucket.at
  const seconds = Math.max(0, Math.min(end, bucket.end) - Math.max(at, bucket.at)) / 1000
  if (isInside) bucket.last = value
  if (value === null || (seconds === 0 && !isInside)) return
  bucket.sum += value * seconds
  bucket.covered_s += seconds
  bucket.min = Math.min(bucket.min ?? value, value)
  bucket.max = Math.max(bucket.max ?? value, value)
}

/** The average of a bucket; without any covered time the value of its last point. Null when nothing is known. */
export const averageOf = ({ sum, covered_s, last }: Pick<Bucket, 'sum' | 'covered_s' | 'last'>): number | null =>
  covered_s > 0 ? sum / covered_s : (last ?? null)

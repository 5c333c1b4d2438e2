import type { Series } from '../../api.types.ts'

export type Point = [at: number, value: number | null]

/** The step function of a series up to `end`: a value holds until the next point, and null starts a gap. */
export function stepPoints({ points }: Pick<Series, 'points'>, end: number): Point[] {
  const steps: Point[] = []
  let before: number | null = null
  for (const { at, value } of points) {
    const time = Date.parse(at)
    // The line must reach the edge of a gap before it breaks.
    if (value === null && before !== null) steps.push([time, before])
    steps.push([time, value])
    before = value
  }
  const last = steps.at(-1)
  if (last && before !== null && last[0] < end) steps.push([end, before])
  return steps
}

/** What holds at a moment; null in a gap or before the first point. */
export function valueAt(points: Point[], at: number): number | null {
  let low = 0
  let high = points.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((points[middle]?.[0] ?? Infinity) <= at) low = middle + 1
    else high = middle
  }
  return points[low - 1]?.[1] ?? null
}

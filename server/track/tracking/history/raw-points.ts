import type { Step } from './steps.ts'

export interface RawPoint {
  at: number
  value: number | null
}

/** The step function between two times as points: a value holds until the next point, null begins a gap. */
export function toRawPoints(steps: readonly Step[], from: number, to: number): RawPoint[] {
  const points: RawPoint[] = []
  const push = (at: number, value: number | null) => {
    if (value !== null || points.at(-1)?.value != null) points.push({ at, value })
  }
  for (const [index, { at, end, value }] of steps.entries()) {
    if (at > to) break
    const next = steps[index + 1]?.at ?? Number.POSITIVE_INFINITY
    if (at >= from) push(at, value)
    else if (end > from) push(from, value)
    if (value !== null && end < Math.min(next, to) && end >= from) push(end, null)
  }
  return points
}

/** Keeps of each of equally many points the first, the last, the lowest, the highest and the first gap: M4 (Jugel et al., 2014) with gaps. */
export function thin(points: readonly RawPoint[], most: number): RawPoint[] {
  if (points.length <= most) return [...points]
  const size = Math.ceil((points.length * 5) / most)
  const kept: RawPoint[] = []
  for (let start = 0; start < points.length; start += size) {
    const group = points.slice(start, start + size)
    const known = group.filter((point): point is { at: number; value: number } => point.value !== null)
    const lowest = known.reduce<RawPoint | undefined>((best, point) => (best?.value == null || point.value < best.value ? point : best), undefined)
    const highest = known.reduce<RawPoint | undefined>((best, point) => (best?.value == null || point.value > best.value ? point : best), undefined)
    const chosen = new Set([group[0], group.at(-1), lowest, highest, group.find((point) => point.value === null)])
    kept.push(...group.filter((point) => chosen.has(point)))
  }
  return kept
}

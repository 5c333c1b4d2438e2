import type { Slice } from '../experiments.schema.ts'

/** Days a price stands before it changes. */
export const SLICE_DAYS = 4
const DAY_MS = 86_400_000

export const dayOf = (at: Date): string => at.toISOString().slice(0, 10)
export const addDays = (day: string, days: number): string => dayOf(new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS))

/**
 * Slices in pairs, both prices once in each pair, which of them first drawn by chance. What does not fill a pair is left out.
 * @param draw 0–1, uniform
 */
export function drawSlices(startsOn: string, days: number, draw: () => number): Slice[] {
  const pairs = Math.floor(days / (2 * SLICE_DAYS))
  return Array.from({ length: pairs }, (_, pair) => {
    const arms = draw() < 0.5 ? (['a', 'b'] as const) : (['b', 'a'] as const)
    return arms.map((arm, half): Slice => {
      const from = addDays(startsOn, (2 * pair + half) * SLICE_DAYS)
      return { from, to: addDays(from, SLICE_DAYS - 1), arm }
    })
  }).flat()
}

import { mean } from './estimate.ts'

/** One value a day; null is not known. */
export type Daily = readonly (number | null)[]

/** A control counts when it is known on so much of both sides. */
const LEAST_KNOWN = 0.6

/** The values of some days that are known. */
const known = (values: Daily, days: readonly number[]): number[] => days.flatMap((day) => values[day] ?? [])

/**
 * What the group did on each day, as its controls' mean distance from their own level before: a control that is missing on
 * some days does not move the mean. Null on days when nobody is known.
 * @returns the group, and how many controls it is made of
 */
export function groupOf(controls: readonly Daily[], { before, after }: { before: readonly number[]; after: readonly number[] }): { group: (number | null)[]; used: number } {
  const usable = controls.filter((values) => known(values, before).length >= LEAST_KNOWN * before.length && known(values, after).length >= LEAST_KNOWN * after.length)
  const levels = usable.map((values) => mean(known(values, before)))
  const length = Math.max(0, ...controls.map((values) => values.length))
  const group = Array.from({ length }, (_, day) => {
    const distances = usable.flatMap((values, index) => (values[day] == null ? [] : [values[day] - (levels[index] ?? 0)]))
    return distances.length === 0 ? null : mean(distances)
  })
  return { group, used: usable.length }
}

/** Own value less the group's movement, on days when both are known. Without a group nothing is taken away. */
export function netOf(own: Daily, group: Daily | null, days: readonly number[]): number[] {
  return days.flatMap((day) => {
    const [mine, theirs] = [own[day], group === null ? 0 : group[day]]
    return mine == null || theirs == null ? [] : [mine - theirs]
  })
}

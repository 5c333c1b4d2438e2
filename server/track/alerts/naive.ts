import { DAY_MS } from './detector/rules.ts'
import type { Sample } from './detector/sample.ts'

/** The thresholds that the research counted. */
export const NAIVE_RATIOS = [0.1, 0.2, 0.3, 0.5] as const

/**
 * What "alert when the rank moves by more than x against yesterday" would say. The value of a UTC day is the last rank
 * seen in it; a day without one repeats the day before. Counts the days that differ from the day before by more than
 * each ratio.
 */
export class NaiveCount {
  #day: number | null = null
  #value: number | null = null
  #yesterday: number | null = null
  days = 0
  readonly counts = new Map<number, number>(NAIVE_RATIOS.map((ratio) => [ratio, 0]))

  add({ at, bsr }: Sample) {
    if (bsr === undefined || bsr === null) return
    const day = Math.floor(at.getTime() / DAY_MS)
    if (this.#day !== day) this.#close(day)
    this.#day = day
    this.#value = bsr
  }

  /** Closes the last day. Call once, after the last sample. */
  end() {
    if (this.#day !== null) this.#close(this.#day + 1)
    return { days: this.days, counts: [...this.counts].map(([ratio, days]) => ({ ratio, days })) }
  }

  #close(nextDay: number) {
    if (this.#day === null || this.#value === null) return
    this.days += nextDay - this.#day
    for (const [ratio, count] of this.counts) {
      if (this.#yesterday !== null && Math.abs(this.#value / this.#yesterday - 1) > ratio) this.counts.set(ratio, count + 1)
    }
    this.#yesterday = this.#value
  }
}

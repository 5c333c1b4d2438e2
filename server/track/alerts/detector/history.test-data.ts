import { detect, type DetectorState, newState } from './detector.ts'
import type { Finding, RuleName } from '../alerts.schema.ts'
import type { Sample } from './sample.ts'

export const START = Date.UTC(2025, 0, 1)
const HOUR = 3_600_000

export const hours = (count: number) => new Date(START + count * HOUR)

/** One sample an hour apart by default, from the values given. */
export function every(stepHours: number, values: readonly Omit<Sample, 'at'>[], fromHour = 0): Sample[] {
  return values.map((value, index) => ({ at: hours(fromHour + index * stepHours), currency: 'USD', ...value }))
}

/** `days` days of hourly samples with the rank that `rank` gives for the hour. */
export function ranked(days: number, rank: (hour: number) => number): Sample[] {
  return every(1, Array.from({ length: days * 24 }, (_, hour) => ({ bsr: Math.max(1, Math.round(rank(hour))) })))
}

export function feed(samples: readonly Sample[], from: DetectorState = newState()): { state: DetectorState; findings: Finding[] } {
  let state = from
  const findings: Finding[] = []
  for (const sample of samples) {
    const found = detect(state, sample)
    state = found.state
    findings.push(...found.findings)
  }
  return { state, findings }
}

export const found = (samples: readonly Sample[], rule: RuleName) => feed(samples).findings.filter((finding) => finding.rule === rule)

/** mulberry32: the same noise in every run. */
export function seeded(seed: number): () => number {
  let a = seed
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** A standard normal number from two uniform ones (Box and Muller, 1958). */
export const normal = (random: () => number) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

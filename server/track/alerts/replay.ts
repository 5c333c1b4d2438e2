import { setImmediate as breathe } from 'node:timers/promises'
import type { Finding, RuleName } from './alerts.schema.ts'
import { detect, newState } from './detector/detector.ts'
import { NaiveCount } from './naive.ts'
import { DEFAULT_RULES, type Rules } from './detector/rules.ts'
import type { Sample } from './detector/sample.ts'

export interface Replay {
  samples: number
  first_at: Date | null
  last_at: Date | null
  /** In order of time. */
  findings: Finding[]
  counts: Partial<Record<RuleName, number>>
  naive: ReturnType<NaiveCount['end']>
}

/** Samples between two chances for other requests of the process: some 10 ms of work. */
const BREATH = 500

/** What of a replay is looked at. The detector always sees the history from its beginning. */
export interface Window {
  from?: Date | undefined
  to?: Date | undefined
  /** All rules when empty. */
  only?: readonly RuleName[]
}

/**
 * Feeds a stored history to the detector as if it came live. Findings and naive counts are those of the window.
 * @throws RangeError when the samples are not in order of time.
 */
export async function replay(samples: AsyncIterable<Sample> | Iterable<Sample>, rules: Rules = DEFAULT_RULES, window: Window = {}): Promise<Replay> {
  const naive = new NaiveCount()
  const seen = { samples: 0, first_at: null as Date | null, last_at: null as Date | null }
  const findings: Finding[] = []
  let state = newState()
  for await (const sample of samples) {
    const found = detect(state, sample, rules)
    state = found.state
    seen.samples++
    if (seen.samples % BREATH === 0) await breathe()
    seen.first_at ??= sample.at
    seen.last_at = sample.at
    if (!isWithin(sample.at, window)) continue
    naive.add(sample)
    findings.push(...found.findings.filter(({ rule }) => window.only === undefined || window.only.length === 0 || window.only.includes(rule)))
  }
  return { ...seen, findings, counts: countByRule(findings), naive: naive.end() }
}

const isWithin = (at: Date, { from, to }: Window) => (from === undefined || at >= from) && (to === undefined || at <= to)

function countByRule(findings: readonly Finding[]): Replay['counts'] {
  const counts: Replay['counts'] = {}
  for (const { rule } of findings) counts[rule] = (counts[rule] ?? 0) + 1
  return counts
}

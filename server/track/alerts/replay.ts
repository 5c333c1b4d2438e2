import type { Finding, RuleName } from './alerts.schema.ts'
import { detect, newState } from './detector.ts'
import { NaiveCount } from './naive.ts'
import { DEFAULT_RULES, type Rules } from './rules.ts'
import type { Sample } from './sample.ts'

export interface Replay {
  samples: number
  first_at: Date | null
  last_at: Date | null
  /** In order of time. */
  findings: Finding[]
  counts: Partial<Record<RuleName, number>>
  naive: ReturnType<NaiveCount['end']>
}

/**
 * Feeds a stored history to the detector as if it came live.
 * @throws RangeError when the samples are not in order of time.
 */
export async function replay(samples: AsyncIterable<Sample> | Iterable<Sample>, rules: Rules = DEFAULT_RULES): Promise<Replay> {
  let state = newState()
  const naive = new NaiveCount()
  const replayed = { samples: 0, first_at: null as Date | null, last_at: null as Date | null, findings: [] as Finding[] }
  for await (const sample of samples) {
    const found = detect(state, sample, rules)
    state = found.state
    naive.add(sample)
    replayed.samples++
    replayed.first_at ??= sample.at
    replayed.last_at = sample.at
    replayed.findings.push(...found.findings)
  }
  return { ...replayed, counts: countByRule(replayed.findings), naive: naive.end() }
}

export function countByRule(findings: readonly Finding[]): Replay['counts'] {
  const counts: Replay['counts'] = {}
  for (const { rule } of findings) counts[rule] = (counts[rule] ?? 0) + 1
  return counts
}

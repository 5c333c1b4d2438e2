import { type RuleName, RuleName as RULE_NAMES } from './alerts.schema.ts'
import { reasonOf } from './reason.ts'
import type { Replay } from './replay.ts'

const day = (at: Date | null) => at?.toISOString().slice(0, 10) ?? '–'
const number = (value: number) => value.toLocaleString('en-US')

/** The replay as lines to read: what would have been told and why, how often each rule, and the naive count beside. */
export function replayReport({ asin, marketplace }: { asin: string; marketplace: string }, replay: Replay, options: { naive: boolean }): string[] {
  const lines = [`${asin} (${marketplace}): ${number(replay.samples)} samples, ${day(replay.first_at)} to ${day(replay.last_at)}`, '']
  for (const finding of replay.findings) lines.push(`${day(finding.at)} ${reasonOf(finding)}`)
  if (replay.findings.length > 0) lines.push('')
  lines.push(`Would have told ${number(replay.findings.length)}:`, ...countLines(replay.counts))
  return options.naive ? [...lines, '', ...naiveLines(replay)] : lines
}

function countLines(counts: Replay['counts']): string[] {
  const told = (rule: RuleName) => counts[rule] ?? 0
  return RULE_NAMES.options.filter((rule) => told(rule) > 0).map((rule) => `  ${rule.padEnd(18)}${number(told(rule)).padStart(5)}`)
}

function naiveLines({ naive, counts }: Replay): string[] {
  return [
    `A rank alert on "moved against yesterday" (last rank of each of ${number(naive.days)} days, carried forward):`,
    ...naive.counts.map(({ ratio, days }) => `  by more than ${Math.round(ratio * 100)} %`.padEnd(20) + number(days).padStart(5)),
    '  bsr_shift'.padEnd(20) + number(counts.bsr_shift ?? 0).padStart(5),
  ]
}

import type { ProductAudit } from './quality.schema.ts'

const SIGN = { pass: '✓', warn: '~', fail: '✗', unknown: '?' } as const

/** An audit for a terminal. */
export function formatAudit({ asin, marketplace, score, rule_set, measured_share, checks, policy, content_at, content_source }: ProductAudit): string {
  const width = Math.max(...checks.map(({ id }) => id.length))
  const rows = checks.map(({ id, status, measured, limit, unit, points, weight, details, source, effective_from }) => {
    const said = `${measured ?? '–'} (limit ${limit ?? '–'} ${unit})`
    const found = details === undefined ? '' : `  ${details.join(', ')}`
    return `${SIGN[status]} ${id.padEnd(width)}  ${String(points).padStart(5)}/${String(weight).padEnd(3)} ${said}${found}\n  ${''.padEnd(width)}  ${effective_from}  ${source}`
  })
  const seen = content_at === null ? 'never seen' : `seen ${content_at.toISOString().slice(0, 16).replace('T', ' ')} by ${content_source ?? 'unknown'}`
  const head = measured_share === 0 ? 'nothing could be measured' : `${score} of 100, from ${Math.round(measured_share * 100)} % of the checks`
  const broken = policy.length === 0 ? [] : [`Breaks rules that Amazon acts on: ${policy.map(({ id }) => id).join(', ')}`]
  return `${asin} ${marketplace}: ${head} (${rule_set}; ${seen})\n${[...broken, ...rows].join('\n')}\n`
}

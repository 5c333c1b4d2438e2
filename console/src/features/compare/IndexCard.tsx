import { SegmentedControl } from '@mantine/core'
import type { Comparison } from '../../api.types.ts'
import { integer, rating } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { Panel } from '../../ui/Panel.tsx'
import { DAYS, DEFAULT_DAYS } from './compare.search.ts'
import { IndexChart } from '../../comparison/IndexChart.tsx'

interface IndexCardProps {
  comparison: Comparison
  days: number | undefined
  onDays: (days: number | undefined) => void
}

export function IndexCard({ comparison, days = DEFAULT_DAYS, onDays }: IndexCardProps) {
  const known = comparison.price_index.flatMap(({ index }) => index ?? [])
  const summary = m.index_summary({ days: integer(days), first: rating(known[0]), last: rating(known.at(-1)) })
  return (
    <Panel
      title={m.index_title()}
      hint={m.index_hint()}
      actions={
        <SegmentedControl
          size="xs"
          aria-label={m.index_range()}
          value={String(days)}
          onChange={(value) => onDays(Number(value) === DEFAULT_DAYS ? undefined : Number(value))}
          data={DAYS.map((n) => ({ value: String(n), label: m.index_days({ n: integer(n) }) }))}
        />
      }
    >
      {known.length === 0 ? <p className="muted index-none">{m.index_none()}</p> : <IndexChart days={comparison.price_index} currency={comparison.currency ?? 'USD'} summary={summary} />}
    </Panel>
  )
}

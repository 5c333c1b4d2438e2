import { Button } from '@mantine/core'
import { IconSparkles } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { m } from '../../paraglide/messages.js'
import { useCan } from '../../session.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { LateRows } from '../../ui/Late.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { CompetitorName } from './CompetitorName.tsx'
import { suggestedQuery } from './competitors.queries.ts'
import { ScoreBars } from './ScoreBars.tsx'
import { useCompetitorActions } from './use-competitors.ts'

/** Who might compete, with the reasons. */
export function Suggested({ productId }: { productId: string }) {
  const suggested = useQuery(suggestedQuery(productId))
  const { confirm, dismiss, isBusy } = useCompetitorActions(productId)
  const canChange = useCan('member')
  const rows = suggested.data?.data
  return (
    <Panel title={m.suggested_title()} hint={m.suggested_hint()}>
      {suggested.isError && <ErrorNotice what={m.suggested_failed()} error={suggested.error} onRetry={() => void suggested.refetch()} />}
      {suggested.isPending && <LateRows />}
      {rows?.length === 0 && <EmptyState icon={<IconSparkles size={22} />} text={m.suggested_empty()} />}
      <ul className="panel-list">
        {rows?.map((competitor) => (
          <li key={competitor.competitor_id} className="competitor">
            <CompetitorName competitor={competitor} />
            <ScoreBars competitor={competitor} />
            {canChange && (
              <div className="competitor-actions">
                <Button size="compact-sm" disabled={isBusy} aria-label={m.competitor_confirm_name({ name: competitor.name })} onClick={() => confirm(competitor)}>
                  {m.competitor_confirm()}
                </Button>
                <Button size="compact-sm" variant="default" disabled={isBusy} aria-label={m.competitor_dismiss_name({ name: competitor.name })} onClick={() => dismiss(competitor)}>
                  {m.competitor_dismiss()}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

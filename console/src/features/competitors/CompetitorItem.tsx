import { ActionIcon, NativeSelect } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import type { Competitor, CompetitorGroup } from '../../api.types.ts'
import { m } from '../../paraglide/messages.js'
import { useCan } from '../../session.ts'
import { Badge } from '../../ui/Badge.tsx'
import { CompetitorName } from './CompetitorName.tsx'
import { RELATIONS, relationNames } from './competitor-text.ts'
import { ScoreBars } from './ScoreBars.tsx'
import { useCompetitorActions } from './use-competitors.ts'

interface CompetitorItemProps {
  productId: string
  competitor: Competitor
  groups: CompetitorGroup[]
}

export function CompetitorItem({ productId, competitor, groups }: CompetitorItemProps) {
  const { change, remove, isBusy } = useCompetitorActions(productId)
  const canChange = useCan('member')
  const { name, relationship_type, group_id } = competitor
  return (
    <li className="competitor">
      <CompetitorName competitor={competitor} />
      <ScoreBars competitor={competitor} />
      {canChange ? (
        <div className="competitor-actions">
          <NativeSelect size="xs" aria-label={m.competitor_type_of({ name })} disabled={isBusy} value={relationship_type} onChange={({ currentTarget: { value } }) => change({ competitor, to: { relationship_type: RELATIONS.find((each) => each === value) ?? 'direct' } })} data={RELATIONS.map((value) => ({ value, label: relationNames[value]() }))} />
          {groups.length > 0 && (
            <NativeSelect size="xs" aria-label={m.group_of({ name })} disabled={isBusy} value={group_id ?? ''} onChange={({ currentTarget: { value } }) => change({ competitor, to: { group_id: value === '' ? null : value } })} data={[{ value: '', label: m.group_none() }, ...groups.map((group) => ({ value: group.id, label: group.name }))]} />
          )}
          <ActionIcon aria-label={m.competitor_remove_name({ name })} disabled={isBusy} onClick={() => remove(competitor)}>
            <IconTrash size={15} />
          </ActionIcon>
        </div>
      ) : (
        <Badge tone="neutral">{relationNames[relationship_type]()}</Badge>
      )}
    </li>
  )
}

import { IconArrowsLeftRight, IconSwords } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { ButtonLink } from '../../ButtonLink.tsx'
import { integer } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { ProductTabs } from '../../ProductTabs.tsx'
import { useCan } from '../../session.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { LateRows } from '../../ui/Late.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { AddCompetitor } from './AddCompetitor.tsx'
import { CompetitorItem } from './CompetitorItem.tsx'
import { competitorsQuery, groupsQuery, ownQuery } from './competitors.queries.ts'
import { Groups } from './Groups.tsx'
import { Suggested } from './Suggested.tsx'
import './competitors.css'

const route = getRouteApi('/app/products/$productId/competitors')

/** Who competes with a product, who might, and in which groups. */
export function CompetitorsPage() {
  const { productId } = route.useParams()
  const own = useQuery(ownQuery(productId)).data?.data
  const competitors = useQuery(competitorsQuery(productId))
  const groups = useQuery(groupsQuery).data?.data ?? []
  const canChange = useCan('member')
  const rows = competitors.data?.data
  const compare = rows && rows.length > 0 && (
    <ButtonLink to={paths.compare} params={{ productId }} leftSection={<IconArrowsLeftRight size={15} />}>
      {m.competitors_compare()}
    </ButtonLink>
  )
  return (
    <>
      <PageHeader title={own?.name ?? m.competitors_title()} detail={rows && m.competitors_detail({ count: rows.length, n: integer(rows.length) })} actions={compare} />
      <ProductTabs productId={productId} />
      <Panel title={m.competitors_title()} hint={m.competitors_hint()}>
        {canChange && <AddCompetitor productId={productId} />}
        {competitors.isError && <ErrorNotice what={m.competitors_failed()} error={competitors.error} onRetry={() => void competitors.refetch()} />}
        {competitors.isPending && <LateRows />}
        {rows?.length === 0 && <EmptyState icon={<IconSwords size={22} />} text={m.competitors_empty()} />}
        <ul className="panel-list">
          {rows?.map((competitor) => (
            <CompetitorItem key={competitor.competitor_id} productId={productId} competitor={competitor} groups={groups} />
          ))}
        </ul>
      </Panel>
      <Suggested productId={productId} />
      <Groups groups={groups} />
    </>
  )
}

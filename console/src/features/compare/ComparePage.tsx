import { Button, NativeSelect } from '@mantine/core'
import { IconArrowsLeftRight, IconDownload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { ButtonLink } from '../../ButtonLink.tsx'
import type { Comparison } from '../../api.types.ts'
import { integer, percent } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { ProductTabs } from '../../ProductTabs.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { LateRows } from '../../ui/Late.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { compareCsv } from './compare-csv.ts'
import { comparisonQuery, groupsQuery, ownQuery } from './compare.queries.ts'
import { type CompareSearch } from './compare.search.ts'
import { CompareTable } from '../../comparison/CompareTable.tsx'
import { IndexCard } from './IndexCard.tsx'
import { saveCsv } from './save-csv.ts'

const route = getRouteApi('/app/products/$productId/compare')

/** A product side by side with its competitors. */
export function ComparePage() {
  const { productId } = route.useParams()
  const search = route.useSearch()
  const navigate = useNavigate()
  const own = useQuery(ownQuery(productId)).data?.data
  const groups = useQuery(groupsQuery).data?.data.filter(({ product_ids }) => product_ids.includes(productId)) ?? []
  const comparison = useQuery(comparisonQuery(productId, search))
  const found = comparison.data
  const isAlone = found !== undefined && found.products.length < 2
  const go = (next: CompareSearch) => void navigate({ to: paths.compare, params: { productId }, search: next })
  const toCompetitors = (
    <ButtonLink to={paths.competitors} params={{ productId }} variant={isAlone ? 'filled' : 'default'}>
      {m.competitors_title()}
    </ButtonLink>
  )
  return (
    <>
      <PageHeader
        title={own?.name ?? m.compare_title()}
        detail={found && m.competitors_detail({ count: found.products.length - 1, n: integer(found.products.length - 1) })}
        actions={found && !isAlone && (
          <Button variant="default" leftSection={<IconDownload size={15} />} onClick={() => saveCsv(compareCsv(found), `comparison-${own?.asin ?? productId}.csv`)}>
            {m.compare_export()}
          </Button>
        )}
      />
      <ProductTabs productId={productId} />
      {comparison.isError && <ErrorNotice what={m.compare_failed()} error={comparison.error} onRetry={() => void comparison.refetch()} />}
      {comparison.isPending && <section className="card"><LateRows rows={8} /></section>}
      {isAlone && !search.group && (
        <section className="card">
          <EmptyState icon={<IconArrowsLeftRight size={22} />} text={m.compare_empty()} action={toCompetitors} />
        </section>
      )}
      {found && (!isAlone || search.group) && (
        <>
          <Panel
            title={m.compare_table()}
            hint={<SalesNote comparison={found} />}
            actions={groups.length > 0 && (
              <NativeSelect
                size="xs"
                aria-label={m.group_label()}
                value={search.group ?? ''}
                onChange={({ currentTarget: { value } }) => go({ ...(search.days && { days: search.days }), ...(value !== '' && { group: value }) })}
                data={[{ value: '', label: m.group_all() }, ...groups.map(({ id, name }) => ({ value: id, label: name }))]}
              />
            )}
          >
            <CompareTable comparison={found} isStale={comparison.isPlaceholderData} />
          </Panel>
          <IndexCard comparison={found} days={search.days} onDays={(days) => go({ ...(search.group && { group: search.group }), ...(days && { days }) })} />
        </>
      )}
    </>
  )
}

/** Where the estimates come from, and how good they are. */
function SalesNote({ comparison: { sales_model, total_sales } }: { comparison: Comparison }) {
  const { value, low, high } = total_sales
  return (
    <>
      {typeof value === 'number' && low !== undefined && high !== undefined && <span>{m.compare_total({ value: integer(value), low: integer(low), high: integer(high) })} </span>}
      {sales_model === null ? m.compare_no_model() : m.compare_model({ n: integer(sales_model.n), category: sales_model.root_category, error: sales_model.median_error === null ? '–' : percent(sales_model.median_error) })}
    </>
  )
}

import { useMediaQuery } from '@mantine/hooks'
import { IconFileImport, IconPackages, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Trend } from '../../api.types.ts'
import { ButtonLink } from '../../ButtonLink.tsx'
import { ago, integer } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { PresetOffer } from '../../PresetOffer.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { useCan } from '../../session.ts'
import { useNow } from '../../ui/use-now.ts'
import { BulkBar } from './BulkBar.tsx'
import { NothingFound } from './NothingFound.tsx'
import { ProductCards } from './ProductCards.tsx'
import { ProductFilters } from './ProductFilters.tsx'
import { productsQuery, trendsQuery } from './products.queries.ts'
import { ProductsFooter } from './ProductsFooter.tsx'
import { ProductsSkeleton } from './ProductsSkeleton.tsx'
import { ProductTable } from './ProductTable.tsx'
import { useSelection } from './use-selection.ts'
import './products.css'

const route = getRouteApi('/app/products')

export function ProductsPage() {
  const search = route.useSearch()
  const products = useQuery(productsQuery(search))
  const rows = products.data?.data
  const total = products.data?.pagination.total
  const { trends, isTrendPending } = useTrends(rows?.map((row) => row.id) ?? [])
  const isNarrow = useMediaQuery('(max-width: 62em)', undefined, { getInitialValueInEffect: false })
  const isFiltered = Boolean(search.search || search.marketplace || search.tag || search.state)
  const selection = useSelection(rows?.map((row) => row.id) ?? [])
  const chosen = rows?.filter((row) => selection.has(row.id)) ?? []
  const isEmpty = rows?.length === 0 && !isFiltered
  const now = useNow()
  const canChange = useCan('member')
  const List = isNarrow ? ProductCards : ProductTable

  return (
    <>
      <PageHeader
        title={m.products_title()}
        detail={total !== undefined && m.products_detail({ count: total, n: integer(total), ago: ago(products.dataUpdatedAt, now) })}
        actions={canChange && <AddButtons isEmpty={isEmpty} />}
      />
      <section className="card products-card" aria-label={m.products_title()} aria-busy={products.isFetching}>
        {isEmpty ? null : chosen.length > 0 ? <BulkBar rows={chosen} onClear={selection.clear} /> : <ProductFilters search={search} isNarrow={isNarrow} />}
        {products.isError && <ErrorNotice what={rows ? m.products_stale() : m.products_failed()} error={products.error} onRetry={() => void products.refetch()} />}
        {products.isPending && <ProductsSkeleton isNarrow={isNarrow} />}
        {rows && rows.length > 0 && <List rows={rows} trends={trends} isTrendPending={isTrendPending} search={search} selection={canChange ? selection : undefined} isStale={products.isPlaceholderData} />}
        {rows?.length === 0 && isFiltered && <NothingFound search={search} />}
        {isEmpty && <NoProducts canChange={canChange} />}
        {products.data && <ProductsFooter search={search} pagination={products.data.pagination} />}
      </section>
    </>
  )
}

/** Comes after the rows and never holds them up. */
function useTrends(ids: string[]) {
  const { data, isLoading } = useQuery(trendsQuery(ids))
  const trends = useMemo(() => new Map<string, Trend>(data?.data.map((trend) => [trend.product_id, trend])), [data])
  return { trends, isTrendPending: isLoading }
}

/** While there is nothing, the one thing to do stands in the middle. */
function AddButtons({ isEmpty }: { isEmpty: boolean }) {
  return (
    <>
      <ButtonLink variant="default" to="." search={(before) => ({ ...before, import: true })} leftSection={<IconFileImport size={16} />}>
        {m.import_action()}
      </ButtonLink>
      {!isEmpty && <AddButton />}
    </>
  )
}

function AddButton() {
  return (
    <ButtonLink to="." search={(before) => ({ ...before, add: true })} leftSection={<IconPlus size={16} />}>
      {m.add_action()}
    </ButtonLink>
  )
}

function NoProducts({ canChange }: { canChange: boolean }) {
  return (
    <>
      <EmptyState icon={<IconPackages size={22} />} text={m.products_empty()} action={canChange && <AddButton />} />
      {canChange && <PresetOffer />}
    </>
  )
}

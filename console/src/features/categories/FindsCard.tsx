import { SegmentedControl } from '@mantine/core'
import { IconZoomQuestion } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { Category } from '../../api.types.ts'
import { m } from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { LateRows } from '../../ui/Late.tsx'
import { Pager } from '../../ui/Pager.tsx'
import { findsQuery } from './categories.queries.ts'
import { type CategorySearch, STATUSES } from './categories.search.ts'
import { statusNames } from './category-text.ts'
import { FindsTable } from './FindsTable.tsx'

/** What was found, the best place first. */
export function FindsCard({ category, search }: { category: Category; search: CategorySearch }) {
  const finds = useQuery(findsQuery(category.id, search))
  const navigate = useNavigate()
  const rows = finds.data?.data
  const pagination = finds.data?.pagination
  const go = (next: CategorySearch) => void navigate({ to: paths.category, params: { categoryId: category.id }, search: next })
  return (
    <section className="card finds-card" aria-label={m.category_products()} aria-busy={finds.isFetching}>
      <div className="finds-head">
        <SegmentedControl
          aria-label={m.category_show()}
          value={search.status ?? 'all'}
          onChange={(value) => {
            const status = STATUSES.find((each) => each === value)
            go(status === undefined ? {} : { status })
          }}
          data={[{ value: 'all', label: m.find_all() }, ...STATUSES.map((value) => ({ value, label: statusNames[value]() }))]}
        />
      </div>
      {finds.isError && <ErrorNotice what={m.category_failed()} error={finds.error} onRetry={() => void finds.refetch()} />}
      {finds.isPending && <LateRows rows={6} />}
      {rows?.length === 0 && <EmptyState icon={<IconZoomQuestion size={22} />} text={search.status ? m.category_none_such() : category.is_searching ? m.category_waiting() : m.category_nothing()} />}
      {rows && rows.length > 0 && <FindsTable category={category} rows={rows} isStale={finds.isPlaceholderData} />}
      {pagination && pagination.pages > 1 && (
        <div className="list-footer">
          <Pager page={pagination.page} pages={pagination.pages} label={m.category_products()} onPage={(page) => go({ ...(search.status && { status: search.status }), ...(page > 1 && { page }) })} />
        </div>
      )}
    </section>
  )
}

import { SegmentedControl } from '@mantine/core'
import { IconChevronRight, IconSparkles } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { integer } from '../../format.ts'
import { useLocale } from '../../locale.ts'
import { m } from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { ProductTabs } from '../../ProductTabs.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { LateRows } from '../../ui/Late.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { OrderPanel } from './OrderPanel.tsx'
import { statusNames } from './suggestion-text.ts'
import { SuggestionCard } from './SuggestionCard.tsx'
import { productQuery, suggestionsQuery } from './suggestions.queries.ts'
import { parseSuggestionsSearch, STATUSES } from './suggestions.search.ts'
import './suggestions.css'

const route = getRouteApi('/app/products/$productId/suggestions')

/** What to change on the page or its price, the most worthwhile first. */
export function SuggestionsPage() {
  useLocale()
  const { productId } = route.useParams()
  const status = route.useSearch().status ?? 'pending'
  const navigate = route.useNavigate()
  const product = useQuery(productQuery(productId)).data?.data
  const suggestions = useQuery(suggestionsQuery(productId))
  const found = suggestions.data?.data
  const shown = found?.suggestions.filter((each) => each.status === status)
  const countOf = (wanted: string) => found?.suggestions.filter((each) => each.status === wanted).length ?? 0
  return (
    <>
      <nav className="crumbs" aria-label={m.crumbs_label()}>
        <Link to={paths.products}>{m.nav_products()}</Link>
        <IconChevronRight size={14} aria-hidden="true" />
        <Link to={paths.product} params={{ productId }}>
          {product?.asin}
        </Link>
        <IconChevronRight size={14} aria-hidden="true" />
        <span aria-current="page">{m.suggest_title()}</span>
      </nav>
      <PageHeader title={m.suggest_title()} detail={product?.name} />
      <ProductTabs productId={productId} />
      {suggestions.isError && <ErrorNotice what={m.suggest_failed()} error={suggestions.error} onRetry={() => void suggestions.refetch()} />}
      {suggestions.isPending && (
        <div className="card">
          <LateRows rows={4} />
        </div>
      )}
      {found && <OrderPanel key={productId} productId={productId} found={found} />}
      {found && found.suggestions.length > 0 && (
        <SegmentedControl
          className="suggest-filter"
          aria-label={m.suggest_filter()}
          value={status}
          onChange={(value) => void navigate({ search: parseSuggestionsSearch({ status: value }), replace: true })}
          data={STATUSES.map((value) => ({ value, label: `${statusNames[value]()} ${integer(countOf(value))}` }))}
        />
      )}
      {found && shown?.length === 0 && (
        <div className="card">
          <EmptyState icon={<IconSparkles size={22} />} text={found.run === null ? m.suggest_none() : found.suggestions.length === 0 ? m.suggest_nothing() : m.suggest_none_status()} />
        </div>
      )}
      <ul className="suggestions" aria-busy={suggestions.isFetching}>
        {shown?.map((suggestion) => (
          <SuggestionCard key={suggestion.suggestion_id} suggestion={suggestion} />
        ))}
      </ul>
    </>
  )
}

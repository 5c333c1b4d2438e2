import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { Product, ProductEvent } from '../../api.types.ts'
import { timeZone } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { ChangeList } from './ChangeList.tsx'
import { EventList } from './EventList.tsx'
import { HistoryCard } from './HistoryCard.tsx'
import { historyRange, type HistoryRange } from './history-range.ts'
import { KpiStrip } from './KpiStrip.tsx'
import { NoHistory } from './NoHistory.tsx'
import { OpenAlerts } from './OpenAlerts.tsx'
import { eventsQuery, productQuery } from './product.queries.ts'
import { ProductDetails } from './ProductDetails.tsx'
import { ProductHeader } from './ProductHeader.tsx'
import { ProductSkeleton } from './ProductSkeleton.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useHistory } from './use-history.ts'
import './product.css'

const NO_EVENTS: ProductEvent[] = []
const route = getRouteApi('/app/products/$productId')

export function ProductPage() {
  const { productId } = route.useParams()
  const product = useQuery(productQuery(productId))
  if (product.data) return <ProductView key={productId} product={product.data.data} />
  if (product.isError) return <ErrorNotice what={m.product_failed()} error={product.error} onRetry={() => void product.refetch()} />
  return <ProductSkeleton />
}

function ProductView({ product }: { product: Product }) {
  const search = route.useSearch()
  const now = useNow()
  const range = historyRange(search, product, { now, zone: timeZone() })
  return (
    <>
      <ProductHeader product={product} />
      <OpenAlerts productId={product.id} />
      {range ? <ProductHistory product={product} range={range} /> : <NoHistory isFirst={product.status === 'active' && product.last_observed_at === null} />}
      <ChangeList productId={product.id} />
      <ProductDetails product={product} />
    </>
  )
}

function ProductHistory({ product, range }: { product: Product; range: HistoryRange }) {
  const { history, isStale, error, refetch } = useHistory(product.id, range)
  const events = useQuery(eventsQuery(product.id, range))
  return (
    <>
      <KpiStrip product={product} history={history} />
      <HistoryCard
        product={product}
        range={range}
        history={history}
        events={events.data?.data ?? NO_EVENTS}
        isStale={isStale}
        error={error}
        onRetry={refetch}
      />
      <EventList events={events.data?.data} error={events.error} onRetry={() => void events.refetch()} currency={product.currency} />
    </>
  )
}

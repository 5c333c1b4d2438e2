import { createColumnHelper, tableFeatures } from '@tanstack/react-table'
import type { ProductRow, Trend } from '../../api.types.ts'
import { ago, dateTime, integer, MISSING, money, rank, rating } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { Change } from '../../ui/Change.tsx'
import { Sparkline } from '../../ui/Sparkline.tsx'
import { useMoved } from '../../ui/use-moved.ts'
import { AvailabilityBadge } from './AvailabilityBadge.tsx'
import { ProductName } from './ProductName.tsx'
import type { Sort } from './products.search.ts'

/** A row with the trend that may still be on its way. */
export interface TrendedRow {
  product: ProductRow
  trend: Trend | undefined
  isTrendPending: boolean
}

interface ColumnMeta {
  sort?: Sort
  align?: 'end'
  /** The first to go when the window is narrow has 3. */
  dispensable?: 1 | 2 | 3
}

export const features = tableFeatures({})
const helper = createColumnHelper<typeof features, TrendedRow>()

export const columnMeta: Record<string, ColumnMeta> = {
  product: { sort: 'name' },
  price: { sort: 'price', align: 'end' },
  price_change: { align: 'end', dispensable: 1 },
  bsr: { sort: 'bsr', align: 'end' },
  bsr_change: { align: 'end', dispensable: 1 },
  rating: { sort: 'rating', align: 'end' },
  reviews: { sort: 'reviews', align: 'end', dispensable: 2 },
  availability: {},
  trend: { dispensable: 2 },
  observed_at: { sort: 'observed_at', align: 'end', dispensable: 3 },
}

export const productColumns = helper.columns([
  helper.display({ id: 'product', header: () => m.column_product(), cell: ({ row }) => <ProductName product={row.original.product} /> }),
  helper.display({ id: 'price', header: () => m.column_price(), cell: ({ row }) => <Price product={row.original.product} /> }),
  helper.display({ id: 'price_change', header: () => m.column_price_change(), cell: ({ row }) => <TrendChange row={row.original} field="price_change_7d" good="neither" /> }),
  helper.display({ id: 'bsr', header: () => m.column_bsr(), cell: ({ row }) => <Rank product={row.original.product} /> }),
  helper.display({ id: 'bsr_change', header: () => m.column_bsr_change(), cell: ({ row }) => <TrendChange row={row.original} field="bsr_change_7d" good="down" /> }),
  helper.display({ id: 'rating', header: () => m.column_rating(), cell: ({ row }) => rating(row.original.product.rating) }),
  helper.display({ id: 'reviews', header: () => m.column_reviews(), cell: ({ row }) => integer(row.original.product.reviews) }),
  helper.display({ id: 'availability', header: () => m.column_availability(), cell: ({ row }) => <AvailabilityBadge product={row.original.product} /> }),
  helper.display({ id: 'trend', header: () => m.column_trend(), cell: ({ row }) => <PriceTrend row={row.original} /> }),
  helper.display({ id: 'observed_at', header: () => m.column_observed(), cell: ({ row }) => <ObservedAt at={row.original.product.observed_at} /> }),
])

function Price({ product }: { product: ProductRow }) {
  const { price_minor, buy_box_minor, currency } = product
  const moved = useMoved(price_minor)
  return (
    <>
      <span className="strong moving" data-moved={moved}>
        {money(price_minor, currency)}
      </span>
      {buy_box_minor !== null && buy_box_minor !== price_minor && <span className="second-line">{m.buy_box_at({ price: money(buy_box_minor, currency) })}</span>}
    </>
  )
}

function Rank({ product: { bsr, bsr_category } }: { product: ProductRow }) {
  const moved = useMoved(bsr)
  return (
    <span className="moving" data-moved={moved} title={bsr_category ?? undefined}>
      {rank(bsr)}
    </span>
  )
}

function TrendChange({ row, field, good }: { row: TrendedRow; field: 'price_change_7d' | 'bsr_change_7d'; good: 'down' | 'neither' }) {
  if (row.isTrendPending) return <span className="skeleton late short" />
  return <Change by={row.trend?.[field]} good={good} />
}

export function PriceTrend({ row }: { row: TrendedRow }) {
  if (row.isTrendPending) return <span className="skeleton late" />
  const known = row.trend?.price.filter((value) => value !== null) ?? []
  if (!row.trend || known.length === 0) return <span className="muted">{MISSING}</span>
  const { currency } = row.product
  const label = m.trend_label({ low: money(Math.min(...known), currency), high: money(Math.max(...known), currency) })
  return <Sparkline values={row.trend.price} label={label} />
}

function ObservedAt({ at }: { at: string | null }) {
  if (!at) return MISSING
  return (
    <time className="muted" dateTime={at} title={dateTime(at)}>
      {ago(at)}
    </time>
  )
}

import { Checkbox } from '@mantine/core'
import { useRef } from 'react'
import type { ProductRow, Trend } from '../../api.types.ts'
import { integer, MISSING, money, rank, rating } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { Change } from '../../ui/Change.tsx'
import { AvailabilityBadge } from './AvailabilityBadge.tsx'
import { PriceTrend } from './product-columns.tsx'
import { ProductName } from './ProductName.tsx'
import type { Selection } from './use-selection.ts'
import { useRowKeys } from '../../ui/use-row-keys.ts'

interface ProductCardsProps {
  rows: ProductRow[]
  trends: Map<string, Trend>
  isTrendPending: boolean
  selection: Selection | undefined
  isStale: boolean
}

/** The table's facts where a table has no room. */
export function ProductCards({ rows, trends, isTrendPending, selection, isStale }: ProductCardsProps) {
  const list = useRef<HTMLUListElement>(null)
  useRowKeys(list)
  return (
    <ul ref={list} className="product-cards" data-stale={isStale || undefined}>
      {rows.map((product) => (
        <li key={product.id} className="product-card">
          <div className="product-card-head">
            {selection && <Checkbox aria-label={m.products_select({ name: product.name })} checked={selection.has(product.id)} onChange={() => selection.toggle(product.id)} />}
            <ProductName product={product} />
          </div>
          <ProductFacts product={product} trend={trends.get(product.id)} />
          <div className="product-card-foot">
            <AvailabilityBadge product={product} />
            <PriceTrend row={{ product, trend: trends.get(product.id), isTrendPending }} />
          </div>
        </li>
      ))}
    </ul>
  )
}

function ProductFacts({ product, trend }: { product: ProductRow; trend: Trend | undefined }) {
  return (
    <dl className="product-facts">
      <div>
        <dt>{m.column_price()}</dt>
        <dd className="num strong">{money(product.price_minor, product.currency)}</dd>
        <dd className="num small">{trend ? <Change by={trend.price_change_7d} good="neither" /> : MISSING}</dd>
      </div>
      <div>
        <dt>{m.column_bsr()}</dt>
        <dd className="num strong">{rank(product.bsr)}</dd>
        <dd className="num small">{trend ? <Change by={trend.bsr_change_7d} good="down" /> : MISSING}</dd>
      </div>
      <div>
        <dt>{m.column_rating()}</dt>
        <dd className="num strong">{rating(product.rating)}</dd>
        <dd className="num small muted">{product.reviews === null ? MISSING : m.reviews_count({ count: product.reviews, n: integer(product.reviews) })}</dd>
      </div>
    </dl>
  )
}

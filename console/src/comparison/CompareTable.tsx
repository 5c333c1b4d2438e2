import { Link } from '@tanstack/react-router'
import type { Compared, Comparison } from '../api.types.ts'
import { dateTime, integer, percent } from '../format.ts'
import { m } from '../paraglide/messages.js'
import { paths } from '../paths.ts'
import { Badge } from '../ui/Badge.tsx'
import { ProductImage } from '../ui/ProductImage.tsx'
import './compare.css'
import { endsOf, type Measured, METRIC, METRICS, noteText, valueText } from './metrics.ts'

interface CompareTableProps {
  comparison: Comparison
  isStale?: boolean
  /** Whether names lead to their products: not for somebody who only has a link. */
  isLinked?: boolean
}

/** One row a measure, one column a product, the own one first and always in view. */
export function CompareTable({ comparison, isStale = false, isLinked = true }: CompareTableProps) {
  const { products } = comparison
  const currency = comparison.currency ?? 'USD'
  return (
    <div className="compare-box" tabIndex={0} role="group" aria-label={m.compare_table()} data-stale={isStale || undefined}>
      <table className="table compare-table">
        <caption className="visually-hidden">{m.compare_table()}</caption>
        <thead>
          <tr>
            <th scope="col">{m.compare_metric()}</th>
            {products.map((product) => (
              <th key={product.listing_id} scope="col" className={product.is_own ? 'own' : undefined}>
                <ProductHead product={product} isLinked={isLinked} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {METRICS.map((metric) => {
            const ends = endsOf(products, metric)
            return (
              <tr key={metric}>
                <th scope="row">{METRIC[metric].name()}</th>
                {products.map(({ listing_id, is_own, metrics }) => (
                  <td key={listing_id} className={is_own ? 'own' : undefined}>
                    <Value measured={metrics[metric]} currency={currency} end={ends.get(listing_id)} />
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function ProductHead({ product: { product_id, name, asin, image_url, is_own, is_family_of_own }, isLinked }: { product: Compared; isLinked: boolean }) {
  return (
    <span className="compare-head">
      <ProductImage src={image_url} name={name} size={28} />
      <span className="compare-words">
        {isLinked ? (
          <Link className="compare-link" to={paths.product} params={{ productId: product_id }} title={name}>
            {name}
          </Link>
        ) : (
          <span className="compare-link" title={name}>
            {name}
          </span>
        )}
        <span className="second-line">
          {asin} {is_own && <Badge tone="accent">{m.compare_own()}</Badge>} {is_family_of_own && <Badge tone="neutral">{m.competitor_family()}</Badge>}
        </span>
      </span>
    </span>
  )
}

function Value({ measured, currency, end }: { measured: Measured; currency: string; end: 'best' | 'worst' | undefined }) {
  const { value, unit, low, high, at, n, error, note } = measured
  const details = [
    low !== undefined && high !== undefined && low !== high && m.compare_range({ low: valueText(low, unit, currency), high: valueText(high, unit, currency) }),
    error !== undefined && n !== undefined && note !== 'NO_MODEL' && note !== 'NO_RANK' && m.compare_error({ error: percent(error), n: integer(n) }),
    noteText(note),
  ].filter((text) => typeof text === 'string')
  return (
    <span className="compare-value" title={at === null ? undefined : m.compare_seen({ at: dateTime(at) })}>
      <span className="num">
        {valueText(value, unit, currency)}
        {end && <Badge tone={end === 'best' ? 'pos' : 'neg'}>{end === 'best' ? m.compare_best() : m.compare_worst()}</Badge>}
      </span>
      {details.map((text) => (
        <span key={text} className="second-line">
          {text}
        </span>
      ))}
    </span>
  )
}

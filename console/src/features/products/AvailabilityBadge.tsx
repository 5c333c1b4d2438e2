import type { ProductRow } from '../../api.types.ts'
import { MISSING } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { Badge } from '../../ui/Badge.tsx'

export function AvailabilityBadge({ product: { availability, buy_box_seller } }: { product: ProductRow }) {
  if (availability === null && !buy_box_seller) return <span className="muted">{MISSING}</span>
  return (
    <>
      {availability === 'in_stock' && <Badge tone="pos">{m.availability_in_stock()}</Badge>}
      {availability === 'out_of_stock' && <Badge tone="neg">{m.availability_out_of_stock()}</Badge>}
      {buy_box_seller && (
        <span className="second-line seller" title={m.buy_box_seller({ seller: buy_box_seller })}>
          {buy_box_seller}
        </span>
      )}
    </>
  )
}

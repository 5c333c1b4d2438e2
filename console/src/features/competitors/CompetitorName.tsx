import { Link } from '@tanstack/react-router'
import type { Competitor } from '../../api.types.ts'
import { money, rank } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { Badge } from '../../ui/Badge.tsx'
import { ProductImage } from '../../ui/ProductImage.tsx'

export function CompetitorName({ competitor }: { competitor: Competitor }) {
  const { product_id, name, asin, brand, image_url, price_minor, currency, bsr, url, is_family_of_own } = competitor
  return (
    <div className="competitor-name">
      <ProductImage src={image_url} name={name} size={36} />
      <div className="competitor-words">
        {product_id === null ? <a className="competitor-link" href={url} target="_blank" rel="noreferrer">{name}</a> : <Link className="competitor-link" to={paths.product} params={{ productId: product_id }}>{name}</Link>}
        <p className="muted small">
          {[brand, asin, money(price_minor, currency), rank(bsr)].filter(Boolean).join(' · ')}
        </p>
        {is_family_of_own && <Badge tone="neutral">{m.competitor_family()}</Badge>}
        {product_id === null && <Badge tone="neutral">{m.competitor_untracked()}</Badge>}
      </div>
    </div>
  )
}

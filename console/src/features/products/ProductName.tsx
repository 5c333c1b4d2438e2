import { Link } from '@tanstack/react-router'
import type { ProductRow } from '../../api.types.ts'
import { marketplaceName } from '../../marketplaces.ts'
import { m } from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { ProductImage } from '../../ui/ProductImage.tsx'
import { useFreshness } from './use-freshness.ts'

export function ProductName({ product }: { product: ProductRow }) {
  const freshness = useFreshness(product)
  return (
    <div className="product-name">
      <ProductImage src={product.image_url} name={product.name} size={28} />
      <div className="product-words">
        <Link to={paths.product} params={{ productId: product.id }} className="product-link" data-row-link title={product.name}>
          {product.name}
        </Link>
        <span className="second-line">
          {product.brand && <span className="product-brand">{product.brand}</span>}
          <code>{product.asin}</code>
          <span title={marketplaceName(product.marketplace)}>{product.marketplace.toUpperCase()}</span>
          {product.status === 'paused' && <span className="warn">{m.products_paused()}</span>}
          {freshness === 'first' && <span className="first-look">{m.products_first_look()}</span>}
          {freshness === 'overdue' && <span className="warn">{m.products_overdue()}</span>}
        </span>
      </div>
    </div>
  )
}

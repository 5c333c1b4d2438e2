import { Button } from '@mantine/core'
import { IconChevronRight, IconExternalLink } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { Product } from '../../api.types.ts'
import { ago, dateTime } from '../../format.ts'
import { marketplaceName } from '../../marketplaces.ts'
import { m } from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { Badge } from '../../ui/Badge.tsx'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { ProductTabs } from '../../ProductTabs.tsx'
import { LookNow } from './LookNow.tsx'
import { ProductActions } from './ProductActions.tsx'
import { usePageTitle } from '../../ui/PageHeader.tsx'
import { ProductImage } from '../../ui/ProductImage.tsx'
import { useCan } from '../../session.ts'
import { useNow } from '../../ui/use-now.ts'

export function ProductHeader({ product }: { product: Product }) {
  usePageTitle(product.name)
  const now = useNow()
  const canChange = useCan('member')
  return (
    <>
      <nav className="crumbs" aria-label={m.crumbs_label()}>
        <Link to={paths.products}>{m.nav_products()}</Link>
        <IconChevronRight size={14} aria-hidden="true" />
        <span aria-current="page">{product.asin}</span>
      </nav>
      <header className="product-header">
        <ProductImage src={product.image_url} name={product.name} size={64} />
        <div className="product-heading">
          <h1>{product.name}</h1>
          <div className="product-meta">
            {product.brand && <span>{product.brand}</span>}
            <span className="with-button">
              <code>{product.asin}</code>
              <CopyButton value={product.asin} label={m.asin_copy()} />
            </span>
            <span>{marketplaceName(product.marketplace)}</span>
            {product.status === 'paused' && <Badge tone="neutral">{m.product_paused()}</Badge>}
            {product.availability === 'in_stock' && <Badge tone="pos">{m.availability_in_stock()}</Badge>}
            {product.availability === 'out_of_stock' && <Badge tone="neg">{m.availability_out_of_stock()}</Badge>}
            {product.buy_box_seller && <span>{m.buy_box_seller({ seller: product.buy_box_seller })}</span>}
            {product.tags.map((tag) => (
              <Link key={tag} className="tag" to={paths.products} search={{ tag }}>
                {tag}
              </Link>
            ))}
            {product.last_observed_at && <time dateTime={product.last_observed_at} title={dateTime(product.last_observed_at)}>{m.product_observed({ ago: ago(product.last_observed_at, now) })}</time>}
          </div>
        </div>
        <div className="product-actions">
          {canChange && product.status === 'active' && <LookNow productId={product.id} />}
          {canChange && <ProductActions product={product} />}
          <Button component="a" href={product.url} target="_blank" rel="noreferrer" variant="default" rightSection={<IconExternalLink size={15} />}>
            {m.product_on_amazon()}
          </Button>
        </div>
      </header>
      <ProductTabs productId={product.id} />
    </>
  )
}

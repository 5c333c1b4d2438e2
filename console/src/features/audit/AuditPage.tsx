import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { IconChevronRight } from '@tabler/icons-react'
import { m } from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { ProductTabs } from '../../ProductTabs.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { LateRows } from '../../ui/Late.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { auditQuery, marketQuery, productQuery } from './audit.queries.ts'
import { Aspects } from './Aspects.tsx'
import { Keywords } from './Keywords.tsx'
import { Policy } from './Policy.tsx'
import { PricePosition } from './PricePosition.tsx'
import { Score } from './Score.tsx'
import { Sections } from './Sections.tsx'
import './audit.css'

const route = getRouteApi('/app/products/$productId/audit')

/** What the page does well and badly by Amazon's own rules, and beside its competitors. */
export function AuditPage() {
  const { productId } = route.useParams()
  const product = useQuery(productQuery(productId)).data?.data
  const audit = useQuery(auditQuery(productId))
  const market = useQuery(marketQuery(productId))
  const found = audit.data?.data
  // With the competitors' words counted in, as soon as they are known.
  const whole = market.data?.data.audit ?? found
  return (
    <>
      <nav className="crumbs" aria-label={m.crumbs_label()}>
        <Link to={paths.products}>{m.nav_products()}</Link>
        <IconChevronRight size={14} aria-hidden="true" />
        <Link to={paths.product} params={{ productId }}>
          {product?.asin ?? found?.asin}
        </Link>
        <IconChevronRight size={14} aria-hidden="true" />
        <span aria-current="page">{m.audit_title()}</span>
      </nav>
      <PageHeader title={m.audit_title()} detail={product?.name} />
      <ProductTabs productId={productId} />
      {audit.isError && <ErrorNotice what={m.audit_failed()} error={audit.error} onRetry={() => void audit.refetch()} />}
      {audit.isPending && (
        <div className="card">
          <LateRows rows={5} />
        </div>
      )}
      {found && whole && (
        <>
          <Policy checks={whole.policy} />
          <Score audit={whole} page={found} />
          <Sections checks={whole.checks} />
          {market.isError ? (
            <ErrorNotice what={m.audit_market_failed()} error={market.error} onRetry={() => void market.refetch()} />
          ) : (
            <>
              <Keywords market={market.data?.data} />
              <PricePosition market={market.data?.data} />
            </>
          )}
          <Aspects aspects={found.aspects} />
        </>
      )}
    </>
  )
}

import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { m } from './paraglide/messages.js'
import { paths } from './paths.ts'
import './ui/page-tabs.css'

const TABS = [
  { to: paths.product, label: m.product_tab_history },
  { to: paths.competitors, label: m.competitors_title },
  { to: paths.compare, label: m.compare_title },
  { to: paths.reports, label: m.report_tab },
  { to: paths.audit, label: m.audit_title },
  { to: paths.suggestions, label: m.suggest_title },
] as const

/** The pages of one product. */
export function ProductTabs({ productId }: { productId: string }) {
  const tabs = useRef<HTMLElement>(null)
  // On a phone not all of them fit: the one that is open is seen.
  useEffect(() => {
    // Newer browsers answer with a promise, which is nothing to clean up.
    tabs.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [])
  return (
    <nav ref={tabs} className="page-tabs" aria-label={m.product_tabs()}>
      {TABS.map(({ to, label }) => (
        <Link key={to} to={to} params={{ productId }} activeOptions={{ exact: true, includeSearch: false }}>
          {label()}
        </Link>
      ))}
    </nav>
  )
}

import { Link, type LinkProps } from '@tanstack/react-router'
import './page-tabs.css'

interface PageTabsProps {
  label: string
  tabs: { to: LinkProps['to']; label: string }[]
}

/** Pages that belong together, one beside the other. */
export function PageTabs({ label, tabs }: PageTabsProps) {
  return (
    <nav className="page-tabs" aria-label={label}>
      {tabs.map(({ to, label: name }) => (
        <Link key={to} to={to} activeOptions={{ exact: true, includeSearch: false }}>
          {name}
        </Link>
      ))}
    </nav>
  )
}

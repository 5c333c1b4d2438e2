import { Link, type LinkProps } from '@tanstack/react-router'
import './page-tabs.css'

interface PageTabsProps {
  label: string
  tabs: { to: LinkProps['to']; label: string; isCurrent: boolean }[]
}

/** Pages that belong together, one beside the other. */
export function PageTabs({ label, tabs }: PageTabsProps) {
  return (
    <nav className="page-tabs" aria-label={label}>
      {tabs.map(({ to, label: name, isCurrent }) => (
        <Link key={to} to={to} aria-current={isCurrent ? 'page' : undefined}>
          {name}
        </Link>
      ))}
    </nav>
  )
}

import { AppShell, CloseButton } from '@mantine/core'
import { IconBell, IconCategory, IconFlask, IconListCheck, IconPackages, type TablerIcon } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { alertsSummaryQuery } from '../alerts-summary.ts'
import { integer } from '../format.ts'
import { m } from '../paraglide/messages.js'
import { paths } from '../paths.ts'

const SECTIONS = [
  { title: m.nav_amazon, links: [{ to: paths.products, label: m.nav_products, Icon: IconPackages }, { to: paths.categories, label: m.nav_categories, Icon: IconCategory }, { to: paths.experiments, label: m.exp_title, Icon: IconFlask }, { to: paths.alerts, label: m.nav_alerts, Icon: IconBell }] },
  { title: m.nav_workspace, links: [{ to: paths.tasks, label: m.nav_tasks, Icon: IconListCheck }] },
] as const

export function Sidebar({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <AppShell.Navbar className="sidebar" aria-label={m.nav_label()} data-open={isOpen || undefined}>
      <div className="brand-row">
        <Link to={paths.products} className="brand">
          <img src="/favicon.svg" alt="" width={22} height={22} />
          Tradewind
        </Link>
        <CloseButton className="only-small" onClick={onClose} aria-label={m.nav_close()} />
      </div>
      {SECTIONS.map(({ title, links }) => (
        <div key={title()} className="nav-section">
          <p className="nav-title">{title()}</p>
          {links.map((link) => (
            <NavItem key={link.to} {...link} />
          ))}
        </div>
      ))}
    </AppShell.Navbar>
  )
}

function NavItem({ to, label, Icon }: { to: (typeof paths)['products' | 'categories' | 'experiments' | 'alerts' | 'tasks']; label: () => string; Icon: TablerIcon }) {
  return (
    <Link to={to} className="nav-item" activeProps={{ className: 'active' }} activeOptions={{ exact: false, includeSearch: false }}>
      <Icon size={16} stroke={1.7} aria-hidden="true" />
      {label()}
      {to === paths.alerts && <OpenAlerts />}
    </Link>
  )
}

/** Kept true by live events. */
function OpenAlerts() {
  const open = useQuery(alertsSummaryQuery).data?.data.open ?? 0
  if (open === 0) return null
  return (
    <span className="nav-count num" aria-label={m.alerts_detail({ count: open, n: integer(open) })}>
      {integer(open)}
    </span>
  )
}

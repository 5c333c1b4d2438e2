import { Link, Outlet, useRouterState } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { m } from '../../paraglide/messages.js'
import { useUser } from '../../session.ts'
import { GROUPS, isShown, type Section } from './sections.ts'
import '../../ui/panel.css'
import './settings.css'

/** A side list, and the page it leads to; on a phone the list is a row above. */
export function SettingsLayout() {
  const user = useUser()
  const list = useRef<HTMLElement>(null)
  const pathname = useRouterState({ select: (state) => state.location.pathname })
  // On a phone the row is longer than the screen.
  // In braces: newer browsers answer with a promise, and React takes what an effect returns for its clean-up.
  useEffect(() => {
    list.current?.querySelector('.active')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [pathname])
  return (
    <div className="settings">
      <nav ref={list} className="settings-nav" aria-label={m.settings_title()}>
        {GROUPS.map(({ title, sections }) => (
          <div key={title()} className="nav-section">
            <p className="nav-title">{title()}</p>
            {sections.map((section) => isShown(section, user) && <SectionLink key={section.to} {...section} />)}
          </div>
        ))}
      </nav>
      <div className="settings-page">
        <Outlet />
      </div>
    </div>
  )
}

function SectionLink({ to, label, Icon }: Section) {
  return (
    <Link to={to} className="nav-item" activeProps={{ className: 'active' }}>
      <Icon size={16} stroke={1.7} aria-hidden="true" />
      {label()}
    </Link>
  )
}

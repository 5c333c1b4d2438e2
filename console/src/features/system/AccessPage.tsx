import { useQuery } from '@tanstack/react-query'
import { m } from '../../paraglide/messages.js'
import { AdminsOnly } from '../../ui/AdminsOnly.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { LateRows } from '../../ui/Late.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { NetworksPanel } from './NetworksPanel.tsx'
import { ProviderPanel } from './ProviderPanel.tsx'
import { RequireFactor } from './RequireFactor.tsx'
import { settingsQuery } from './system.queries.ts'
import './system.css'

/** How the team signs in, and from where. */
export function AccessPage() {
  return (
    <AdminsOnly>
      <PageHeader title={m.access_title()} detail={m.access_detail()} />
      <Access />
      <ProviderPanel />
    </AdminsOnly>
  )
}

function Access() {
  const settings = useQuery(settingsQuery)
  if (settings.isError) return <ErrorNotice what={m.settings_failed()} error={settings.error} onRetry={() => void settings.refetch()} />
  if (!settings.data) {
    return (
      <section className="card">
        <LateRows rows={3} />
      </section>
    )
  }
  const value = (name: string) => settings.data.data.find((setting) => setting.name === name)?.value
  const lines = (name: string) => {
    const list = value(name)
    return Array.isArray(list) ? list.map(String).join('\n') : ''
  }
  return (
    <>
      <RequireFactor isOn={value('accounts.require_totp') === true} />
      <NetworksPanel allowed={lines('accounts.allowed_ips')} denied={lines('accounts.denied_ips')} />
    </>
  )
}

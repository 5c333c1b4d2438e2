import { Progress } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { SystemSetting } from '../../api.types.ts'
import { date, integer } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { AdminsOnly } from '../../ui/AdminsOnly.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { LateRows } from '../../ui/Late.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Panel, Setting } from '../../ui/Panel.tsx'
import { ACCESS_SETTINGS, usageNames } from './setting-text.ts'
import { SettingRow } from './SettingRow.tsx'
import { settingsQuery, statsQuery } from './system.queries.ts'
import './system.css'

export function SystemPage() {
  return (
    <AdminsOnly>
      <PageHeader title={m.system_title()} detail={m.system_detail()} />
      <Settings />
      <UsagePanel />
    </AdminsOnly>
  )
}

function Settings() {
  const settings = useQuery(settingsQuery)
  if (settings.isError) return <ErrorNotice what={m.settings_failed()} error={settings.error} onRetry={() => void settings.refetch()} />
  if (!settings.data) {
    return (
      <section className="card">
        <LateRows rows={4} />
      </section>
    )
  }
  const rows = settings.data.data.filter(({ name }) => !ACCESS_SETTINGS.includes(name))
  const of = (scope: SystemSetting['scope']) => rows.filter((setting) => setting.scope === scope).map((setting) => <SettingRow key={setting.name} setting={setting} />)
  return (
    <>
      <Panel title={m.system_team()}>{of('tenant')}</Panel>
      <Panel title={m.system_installation()} hint={m.system_installation_hint()}>
        {of('installation')}
      </Panel>
    </>
  )
}

function UsagePanel() {
  const stats = useQuery(statsQuery)
  const usage = stats.data?.data
  return (
    <Panel title={m.system_usage()} hint={usage && m.system_usage_hint({ date: date(usage.since) })}>
      {stats.isError && <ErrorNotice what={m.settings_failed()} error={stats.error} onRetry={() => void stats.refetch()} />}
      {stats.isPending && <LateRows rows={4} />}
      {usage?.counts.map(({ name, used, limit }) => {
        const label = usageNames[name]?.() ?? name
        return (
          <Setting key={name} label={label}>
            <p className="num end">{limit === null ? integer(used) : m.system_of({ used: integer(used), max: integer(limit) })}</p>
            {limit !== null && limit > 0 && <Progress value={Math.min(100, (used / limit) * 100)} color={used >= limit * 0.9 ? 'orange' : 'brand'} aria-label={label} />}
          </Setting>
        )
      })}
    </Panel>
  )
}

import { useQuery } from '@tanstack/react-query'
import { m } from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { LateRows } from '../../ui/Late.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { PageTabs } from '../../ui/PageTabs.tsx'
import { DevicesPanel } from './DevicesPanel.tsx'
import { MutesPanel } from './MutesPanel.tsx'
import { preferencesQuery } from './notifications.queries.ts'
import { PhonePanel } from './PhonePanel.tsx'
import { PushPanel } from './PushPanel.tsx'
import { TimesPanel } from './TimesPanel.tsx'
import { TypeMatrix } from './TypeMatrix.tsx'
import './notifications.css'

export function PreferencesPage() {
  const preferences = useQuery(preferencesQuery)
  const read = preferences.data?.data
  return (
    <>
      <PageHeader title={m.prefs_title()} detail={m.prefs_detail()} />
      <PageTabs label={m.prefs_title()} tabs={[{ to: paths.preferences, label: m.prefs_tab() }, { to: paths.deliveries, label: m.sent_title() }]} />
      {preferences.isError && <ErrorNotice what={m.prefs_failed()} error={preferences.error} onRetry={() => void preferences.refetch()} />}
      {preferences.isPending && <LateRows rows={6} />}
      {read && <TypeMatrix types={read.types} />}
      {read && <TimesPanel key={JSON.stringify(read.times)} times={read.times} zone={read.time_zone} />}
      <PushPanel />
      <DevicesPanel />
      <PhonePanel />
      <MutesPanel />
    </>
  )
}

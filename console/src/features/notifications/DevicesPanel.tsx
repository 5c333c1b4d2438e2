import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { api } from '../../api.ts'
import type { PushDevice } from '../../api.types.ts'
import { errorText } from '../../error-text.ts'
import { ago, date } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { LateRows } from '../../ui/Late.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { sayDone, sayFailed } from '../../ui/toast.tsx'
import { useNow } from '../../ui/use-now.ts'
import { devicesQuery, reloadNotifications } from './notifications.queries.ts'

export function DevicesPanel() {
  const devices = useQuery(devicesQuery)
  return (
    <Panel title={m.devices_title()}>
      {devices.isError && <ErrorNotice what={m.settings_failed()} error={devices.error} onRetry={() => void devices.refetch()} />}
      {devices.isPending && <LateRows rows={1} />}
      {devices.data?.data.length === 0 && <p className="panel-body muted">{m.devices_none()}</p>}
      <ul className="panel-list">
        {devices.data?.data.map((device) => (
          <DeviceItem key={device.id} device={device} />
        ))}
      </ul>
    </Panel>
  )
}

function DeviceItem({ device: { id, name, kind, created_at, last_used_at } }: { device: PushDevice }) {
  const now = useNow()
  const params = { path: { device_id: id } }
  const onError = (error: unknown) => sayFailed(errorText(error))
  const test = useMutation({
    mutationFn: () => api.POST('/api/v1/notifications/devices/{device_id}/test', { params }),
    onSuccess: ({ data }) => (data?.data.status === 'sent' ? sayDone(m.devices_tested()) : sayFailed(m.devices_test_failed({ reason: data?.data.error ?? '' }))),
    onError,
    onSettled: reloadNotifications,
  })
  const remove = useMutation({ mutationFn: () => api.DELETE('/api/v1/notifications/devices/{device_id}', { params }), onSuccess: () => sayDone(m.devices_removed({ name })), onError, onSettled: reloadNotifications })
  return (
    <li className="entry">
      <div className="entry-words">
        <p className="entry-name">{name}</p>
        <p className="muted small">{[kind === 'web' ? m.devices_web() : m.devices_app(), m.devices_since({ date: date(created_at) }), ...(last_used_at === null ? [] : [m.devices_last({ time: ago(last_used_at, now) })])].join(' · ')}</p>
      </div>
      <div className="entry-actions">
        <Button variant="default" loading={test.isPending} aria-label={m.devices_test_of({ name })} onClick={() => test.mutate()}>
          {m.devices_test()}
        </Button>
        <Button variant="default" loading={remove.isPending} aria-label={m.devices_remove_of({ name })} onClick={() => remove.mutate()}>
          {m.devices_remove()}
        </Button>
      </div>
    </li>
  )
}

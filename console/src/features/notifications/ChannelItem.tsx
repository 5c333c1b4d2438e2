import { Button, Switch, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api.ts'
import type { TeamChannel } from '../../api.types.ts'
import { errorText } from '../../error-text.ts'
import { list } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { Badge } from '../../ui/Badge.tsx'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { severityNames } from '../../ui/SeverityBadge.tsx'
import { sayDone, sayFailed } from '../../ui/toast.tsx'
import { channelNames, LANGUAGES, noticeName } from './notice-names.ts'
import { reloadNotifications } from './notifications.queries.ts'

const onError = (error: unknown) => sayFailed(errorText(error))

export function ChannelItem({ channel, onEdit }: { channel: TeamChannel; onEdit: () => void }) {
  const { id, kind, name, hint, language, min_severity, types, is_enabled, last_error, failing_since } = channel
  const [isRemoving, setRemoving] = useState(false)
  const [to, setTo] = useState('')
  const params = { path: { channel_id: id } }
  const put = async (body: { is_enabled: boolean }) => {
    await api.PUT('/api/v1/notifications/channels/{channel_id}', { params, body })
    await reloadNotifications()
  }
  const turn = useMutation({
    mutationFn: (isOn: boolean) => put({ is_enabled: isOn }),
    onSuccess: (_, isOn) => sayDone(isOn ? m.rooms_on({ name }) : m.rooms_off({ name }), () => void put({ is_enabled: !isOn }).catch(onError)),
    onError,
  })
  const test = useMutation({
    mutationFn: () => api.POST('/api/v1/notifications/channels/{channel_id}/test', { params, body: kind === 'sms' ? { to: to.replace(/[\s()-]/g, '') } : {} }),
    onSuccess: ({ data }) => (data?.data.status === 'sent' ? sayDone(m.rooms_tested({ name })) : sayFailed(m.rooms_test_failed({ reason: data?.data.error ?? '' }))),
    onError,
    onSettled: reloadNotifications,
  })
  const remove = useMutation({
    mutationFn: () => api.DELETE('/api/v1/notifications/channels/{channel_id}', { params }),
    onSuccess: () => {
      setRemoving(false)
      sayDone(m.rooms_removed({ name }))
    },
    onSettled: reloadNotifications,
  })
  const languageName = LANGUAGES.find(({ value }) => value === language)?.label ?? language
  return (
    <li className="entry">
      <div className="entry-words">
        <p className="entry-name">
          {name} <Badge tone="neutral">{channelNames[kind]()}</Badge>
          {!is_enabled && <Badge tone={last_error === null ? 'neutral' : 'neg'}>{m.rooms_state_off()}</Badge>}
          {is_enabled && failing_since !== null && <Badge tone="warn">{m.rooms_state_failing()}</Badge>}
        </p>
        <p className="muted small">
          <code>{hint}</code>
        </p>
        {kind !== 'sms' && <p className="muted small">{[m.rooms_facts({ severity: severityNames[min_severity](), language: languageName }), types === null ? m.rooms_types_all() : list(types.map(noticeName))].join(' · ')}</p>}
        {last_error !== null && <p className="small neg-text">{m.rooms_last_error({ reason: last_error })}</p>}
      </div>
      <div className="entry-actions">
        {kind === 'sms' && <TextInput size="xs" type="tel" aria-label={m.rooms_test_to()} placeholder="+886912345678" value={to} onChange={({ currentTarget: { value } }) => setTo(value)} />}
        <Button variant="default" loading={test.isPending} disabled={kind === 'sms' && to.trim() === ''} aria-label={m.rooms_test_of({ name })} onClick={() => test.mutate()}>
          {m.rooms_test()}
        </Button>
        <Button variant="default" onClick={onEdit}>
          {m.action_edit()}
        </Button>
        <Button variant="default" onClick={() => setRemoving(true)}>
          {m.rooms_remove()}
        </Button>
        <Switch aria-label={m.rooms_switch({ name })} checked={turn.isPending ? turn.variables : is_enabled} disabled={turn.isPending} onChange={({ currentTarget: { checked } }) => turn.mutate(checked)} />
      </div>
      <ConfirmDialog isOpen={isRemoving} onClose={() => setRemoving(false)} title={m.rooms_remove_title({ name })} words={m.rooms_remove_words()} text={name} button={m.rooms_remove()} error={remove.error} isBusy={remove.isPending} onConfirm={() => remove.mutate()} />
    </li>
  )
}

import { Button, NativeSelect, NumberInput, SegmentedControl, Switch, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../../api.ts'
import type { Preferences } from '../../api.types.ts'
import { errorText } from '../../error-text.ts'
import { m } from '../../paraglide/messages.js'
import { FormError } from '../../ui/fields.tsx'
import { Panel, Setting } from '../../ui/Panel.tsx'
import { sayDone, sayFailed } from '../../ui/toast.tsx'
import { channelNames } from './notice-names.ts'
import { reloadNotifications } from './notifications.queries.ts'

type Times = Preferences['times']
const two = (number: number) => String(number).padStart(2, '0')
const shown = (minutes: number | null) => (minutes === null ? '' : `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`)
const minutesOf = (text: string) => (/^\d{2}:\d{2}/.test(text) ? Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5)) : null)
const EVENING = 22 * 60
const MORNING = 7 * 60
const CAPS = [['cap_email', 'email', 1000], ['cap_push', 'push', 1000], ['cap_sms', 'sms', 100]] as const

const put = async (times: Times) => {
  await api.PUT('/api/v1/notifications/preferences', { body: { times } })
  await reloadNotifications()
}

export function TimesPanel({ times, zone }: { times: Times; zone: string }) {
  const [draft, setDraft] = useState(times)
  const set = (change: Partial<Times>) => setDraft((before) => ({ ...before, ...change }))
  const saving = useMutation({
    mutationFn: put,
    onSuccess: () => sayDone(m.prefs_saved_times(), () => void put(times).catch((error: unknown) => sayFailed(errorText(error)))),
  })
  const isQuiet = draft.quiet_from !== null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    saving.mutate(draft)
  }
  return (
    <Panel title={m.prefs_times()} hint={m.prefs_times_hint({ zone })}>
      <form onSubmit={submit}>
        <Setting label={m.prefs_quiet()} hint={m.prefs_quiet_hint()}>
          <div className="stack">
            <Switch label={m.prefs_quiet_on()} checked={isQuiet} onChange={({ currentTarget: { checked } }) => set(checked ? { quiet_from: EVENING, quiet_to: MORNING } : { quiet_from: null, quiet_to: null })} />
            {isQuiet && (
              <>
                <div className="pair">
                  <TextInput type="time" required withAsterisk={false} label={m.prefs_quiet_from()} value={shown(draft.quiet_from)} onChange={({ currentTarget: { value } }) => set({ quiet_from: minutesOf(value) ?? draft.quiet_from })} />
                  <TextInput type="time" required withAsterisk={false} label={m.prefs_quiet_to()} value={shown(draft.quiet_to)} onChange={({ currentTarget: { value } }) => set({ quiet_to: minutesOf(value) ?? draft.quiet_to })} />
                </div>
                <Switch label={m.prefs_quiet_high()} checked={draft.quiet_lets_high} onChange={({ currentTarget: { checked } }) => set({ quiet_lets_high: checked })} />
              </>
            )}
          </div>
        </Setting>
        <Setting label={m.prefs_digest()} hint={m.prefs_digest_hint()}>
          <div className="stack">
            <SegmentedControl aria-label={m.prefs_digest()} value={draft.digest} onChange={(value) => set({ digest: value === 'hourly' ? 'hourly' : 'daily' })} data={[{ value: 'daily', label: m.prefs_digest_daily() }, { value: 'hourly', label: m.prefs_digest_hourly() }]} />
            {draft.digest === 'daily' && <NativeSelect label={m.prefs_digest_hour()} value={String(draft.digest_hour)} onChange={({ currentTarget: { value } }) => set({ digest_hour: Number(value) })} data={Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: `${two(hour)}:00` }))} />}
          </div>
        </Setting>
        <Setting label={m.prefs_caps()} hint={m.prefs_caps_hint()}>
          <div className="trio">
            {CAPS.map(([name, channel, most]) => (
              <NumberInput key={name} size="xs" label={channelNames[channel]()} min={1} max={most} allowDecimal={false} allowNegative={false} value={draft[name] ?? ''} onChange={(value) => set({ [name]: value === '' ? null : Number(value) })} />
            ))}
          </div>
        </Setting>
        <div className="panel-foot">
          <FormError error={saving.error} fields={[]} />
          <Button type="submit" loading={saving.isPending} disabled={JSON.stringify(draft) === JSON.stringify(times)}>
            {m.prefs_save()}
          </Button>
        </div>
      </form>
    </Panel>
  )
}

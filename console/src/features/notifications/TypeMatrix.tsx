import { Button, NativeSelect } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { api } from '../../api.ts'
import type { Cells, Preferences } from '../../api.types.ts'
import { errorText } from '../../error-text.ts'
import { m } from '../../paraglide/messages.js'
import { Panel } from '../../ui/Panel.tsx'
import { sayDone, sayFailed } from '../../ui/toast.tsx'
import { channelNames, noticeName, noticeTypes } from './notice-names.ts'
import { reloadNotifications } from './notifications.queries.ts'

type Row = Preferences['types'][number]
const CHOICES = { in_app: ['off', 'now'], email: ['off', 'now', 'digest'], push: ['off', 'high', 'now'], app_push: ['off', 'high', 'now'], sms: ['off', 'high', 'now'] } as const satisfies { [C in keyof Cells]: readonly Cells[C][] }
const CHANNELS = Object.keys(CHOICES) as (keyof Cells)[]
const choiceNames = { off: m.cell_off, now: m.cell_now, high: m.cell_high, digest: m.cell_digest }

/** What comes most often stands first; what this console does not know yet, last. */
const placeOf = ({ type }: Row) => (noticeTypes.includes(type) ? noticeTypes.indexOf(type) : noticeTypes.length)

const put = async (type: string, cells: Partial<Cells> | null) => {
  await api.PUT('/api/v1/notifications/preferences', { body: { types: { [type]: cells } } })
  await reloadNotifications()
}

/** A table where there is room; on a phone each type is a group of its own. */
export function TypeMatrix({ types }: { types: Row[] }) {
  const saving = useMutation({
    mutationFn: ({ row, cells }: { row: Row; cells: Partial<Cells> | null }) => put(row.type, cells),
    onSuccess: (_, { row }) => sayDone(m.prefs_saved({ type: noticeName(row.type) }), () => void put(row.type, row.is_default ? null : row.cells).catch((error: unknown) => sayFailed(errorText(error)))),
    onError: (error) => sayFailed(errorText(error)),
  })
  return (
    <Panel title={m.prefs_matrix()} hint={m.prefs_matrix_hint()}>
      <div className="matrix">
        {types.toSorted((a, b) => placeOf(a) - placeOf(b)).map((row) => {
          const name = noticeName(row.type)
          return (
            <div key={row.type} className="matrix-row" role="group" aria-label={name}>
              <p className="matrix-name">
                {name}
                {!row.is_default && (
                  <Button variant="subtle" size="compact-sm" aria-label={m.prefs_reset_of({ type: name })} onClick={() => saving.mutate({ row, cells: null })}>
                    {m.prefs_reset()}
                  </Button>
                )}
              </p>
              <div className="matrix-cells">
                {CHANNELS.map((channel) => (
                  <NativeSelect
                    key={channel}
                    size="xs"
                    label={channelNames[channel]()}
                    aria-label={m.prefs_cell({ type: name, channel: channelNames[channel]() })}
                    value={saving.isPending && saving.variables.row.type === row.type ? (saving.variables.cells?.[channel] ?? row.cells[channel]) : row.cells[channel]}
                    data={CHOICES[channel].map((value) => ({ value, label: choiceNames[value]() }))}
                    onChange={({ currentTarget: { value } }) => saving.mutate({ row, cells: { [channel]: value } })}
                  />
                ))}
              </div>
            </div>
          )
        })}
      </div>
    </Panel>
  )
}

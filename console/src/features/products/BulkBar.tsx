import { Button, CloseButton, NativeSelect, TextInput } from '@mantine/core'
import { IconPlayerPause, IconPlayerPlay, IconRefresh, IconTrash } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import type { ProductRow } from '../../api.types.ts'
import { FREQUENCIES, frequencyNames } from '../../frequency.ts'
import { integer } from '../../format.ts'
import { useLookNow } from '../../look-now.ts'
import { m } from '../../paraglide/messages.js'
import { useProductActions } from './product-actions.ts'

interface BulkBarProps {
  rows: ProductRow[]
  onClear: () => void
}

/** What can be done with the chosen products. It stands where the filters were, so the table does not jump. */
export function BulkBar({ rows, onClear }: BulkBarProps) {
  const { change, remove, isBusy } = useProductActions()
  const look = useLookNow()
  const isPaused = rows.every((row) => row.status === 'paused')
  return (
    <div className="filters bulk-bar" role="toolbar" aria-label={m.bulk_label()}>
      <CloseButton aria-label={m.bulk_clear()} onClick={onClear} />
      <span className="strong num" role="status">
        {m.bulk_selected({ count: rows.length, n: integer(rows.length) })}
      </span>
      <Button variant="default" disabled={isBusy || isPaused} loading={look.isPending} leftSection={<IconRefresh size={15} />} onClick={() => look.mutate(rows.filter((row) => row.status === 'active').map((row) => row.id))}>
        {m.look_now()}
      </Button>
      <Button
        variant="default"
        disabled={isBusy}
        leftSection={isPaused ? <IconPlayerPlay size={15} /> : <IconPlayerPause size={15} />}
        onClick={() => change({ rows, change: { status: isPaused ? 'active' : 'paused' } })}
      >
        {isPaused ? m.bulk_resume() : m.bulk_pause()}
      </Button>
      <NativeSelect
        aria-label={m.add_frequency()}
        disabled={isBusy}
        value=""
        onChange={({ currentTarget: { value } }) => {
          const crawl_frequency = FREQUENCIES.find((each) => each === value)
          if (crawl_frequency) change({ rows, change: { crawl_frequency } })
        }}
        data={[{ value: '', label: m.bulk_frequency() }, ...FREQUENCIES.map((value) => ({ value, label: frequencyNames[value]() }))]}
      />
      <AddTag isBusy={isBusy} onAdd={(tag) => change({ rows, change: { add_tags: [tag] } })} />
      <Button
        variant="default"
        className="danger"
        disabled={isBusy}
        leftSection={<IconTrash size={15} />}
        onClick={() => {
          remove(rows)
          onClear()
        }}
      >
        {m.bulk_remove()}
      </Button>
    </div>
  )
}

function AddTag({ isBusy, onAdd }: { isBusy: boolean; onAdd: (tag: string) => void }) {
  const [tag, setTag] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (tag.trim() === '') return
    onAdd(tag.trim())
    setTag('')
  }
  return (
    <form onSubmit={submit}>
      <TextInput aria-label={m.bulk_tag()} placeholder={m.bulk_tag()} maxLength={40} disabled={isBusy} value={tag} onChange={(event) => setTag(event.currentTarget.value)} />
    </form>
  )
}

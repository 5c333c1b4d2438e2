import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { MARKETPLACES, marketplaceName } from '../../marketplaces.ts'
import { m } from '../../paraglide/messages.js'
import { FilePicker } from './FilePicker.tsx'
import { bytes } from '../../format.ts'
import { type ImportOptions, MAX_BYTES } from './upload.ts'

const isCurrency = (text: string) => text === '' || /^[A-Za-z]{3}$/.test(text)

export function ImportForm({ onSend }: { onSend: (files: File[], options: ImportOptions) => void }) {
  const [files, setFiles] = useState<File[]>([])
  const [options, setOptions] = useState<ImportOptions>({})
  const set = (change: ImportOptions) => setOptions((before) => ({ ...before, ...change }))
  const isValid = files.length > 0 && isCurrency(options.currency ?? '')
  const send = () => {
    const { observed_at, currency } = options
    onSend(files, {
      ...options,
      ...(currency && { currency: currency.toUpperCase() }),
      ...(observed_at && { observed_at: new Date(observed_at).toISOString() }),
    })
  }
  return (
    <form
      className="import-form"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <FilePicker files={files} hint={m.import_formats({ limit: bytes(MAX_BYTES) })} onFiles={setFiles} />
      <fieldset className="import-options">
        <legend className="small muted">{m.import_options_hint()}</legend>
        <NativeSelect
          label={m.import_marketplace()}
          value={options.marketplace ?? ''}
          onChange={(event) => set({ marketplace: event.currentTarget.value })}
          data={[{ value: '', label: m.import_from_file() }, ...MARKETPLACES.map((value) => ({ value, label: marketplaceName(value) }))]}
        />
        <TextInput
          label={m.import_currency()}
          placeholder={m.import_from_file()}
          maxLength={3}
          value={options.currency ?? ''}
          error={!isCurrency(options.currency ?? '') && m.import_currency_wrong()}
          onChange={(event) => set({ currency: event.currentTarget.value })}
        />
        <TextInput label={m.import_observed_at()} type="datetime-local" value={options.observed_at ?? ''} onChange={(event) => set({ observed_at: event.currentTarget.value })} />
      </fieldset>
      <Checkbox label={m.import_dry_run()} checked={options.dry_run === 'true'} onChange={(event) => set({ dry_run: event.currentTarget.checked ? 'true' : '' })} />
      <div className="dialog-foot">
        <Button type="submit" disabled={!isValid}>
          {m.import_start({ count: files.length })}
        </Button>
      </div>
    </form>
  )
}

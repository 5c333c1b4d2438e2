import { Button, NumberInput, Switch, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import type { SystemSetting } from '../../api.types.ts'
import { errorText } from '../../error-text.ts'
import { integer } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { Setting } from '../../ui/Panel.tsx'
import { sayDone, sayFailed } from '../../ui/toast.tsx'
import { putSettings } from './system.queries.ts'
import { settingTexts } from './setting-text.ts'

const plain = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')

function shown(value: unknown, scope: SystemSetting['scope']): string {
  if (value === null) return scope === 'tenant' ? m.system_no_limit() : m.system_unset()
  if (typeof value === 'boolean') return value ? m.system_on() : m.system_off()
  return typeof value === 'number' ? integer(value) : plain(value)
}

type Kind = 'boolean' | 'number' | 'text'

/** What its JSON Schema says of the value, where there is one: null is no kind of its own. */
function kindOf(schema: SystemSetting['schema']): Kind {
  const shapes = Array.isArray(schema['anyOf']) ? schema['anyOf'] : [schema]
  const types = shapes.map((shape: unknown) => (shape as { type?: unknown }).type)
  if (types.includes('boolean')) return 'boolean'
  return types.includes('integer') || types.includes('number') ? 'number' : 'text'
}

/** One setting with the control that suits its shape; a change is saved at once, and can be taken back. */
export function SettingRow({ setting }: { setting: SystemSetting }) {
  const { name, value, is_default, may_change } = setting
  const id = useId()
  const text = settingTexts[name]
  const label = text?.label() ?? name
  const saving = useMutation({
    mutationFn: (to: unknown) => putSettings({ [name]: to }),
    onSuccess: () => sayDone(m.settings_saved({ field: label }), () => void putSettings({ [name]: is_default ? null : value }).catch((error: unknown) => sayFailed(errorText(error)))),
  })
  const error = saving.isError ? errorText(saving.error) : undefined
  return (
    <Setting label={label} hint={text?.hint()} htmlFor={id}>
      {!may_change ? <p id={id}>{shown(value, setting.scope)}</p> : <Control key={JSON.stringify(value)} id={id} kind={kindOf(setting.schema)} value={saving.isPending && typeof value === 'boolean' ? saving.variables : value} placeholder={value === null ? shown(null, setting.scope) : ''} error={error} isBusy={saving.isPending} onSave={(to) => saving.mutate(to)} />}
      {may_change && !is_default && (
        <div className="setting-foot">
          <Button variant="subtle" size="compact-sm" loading={saving.isPending} onClick={() => saving.mutate(null)}>
            {m.system_default({ value: shown(setting.default, setting.scope) })}
          </Button>
        </div>
      )}
    </Setting>
  )
}

interface ControlProps {
  id: string
  kind: Kind
  value: unknown
  placeholder: string
  error: string | undefined
  isBusy: boolean
  onSave: (value: unknown) => void
}

function Control({ id, kind, value, placeholder, error, isBusy, onSave }: ControlProps) {
  const [text, setText] = useState(plain(value))
  const save = (event?: FormEvent) => {
    event?.preventDefault()
    const to = kind === 'number' ? Number(text) : text.trim()
    if (to !== value && text.trim() !== '') onSave(to)
  }
  if (kind === 'boolean') return <Switch id={id} checked={value === true} disabled={isBusy} error={error} onChange={(event) => onSave(event.currentTarget.checked)} />
  return (
    <form onSubmit={save}>
      {kind === 'number' ? (
        <NumberInput id={id} size="xs" placeholder={placeholder} value={text} thousandSeparator="," allowDecimal={false} allowNegative={false} error={error} onChange={(next) => setText(String(next))} onBlur={() => save()} />
      ) : (
        <TextInput id={id} placeholder={placeholder} value={text} autoComplete="off" spellCheck={false} error={error} onChange={(event) => setText(event.currentTarget.value)} onBlur={() => save()} />
      )}
    </form>
  )
}

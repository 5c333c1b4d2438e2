import { TextInput } from '@mantine/core'
import { type FormEvent, useId, useState } from 'react'
import { errorText } from '../error-text.ts'
import { Setting } from './Panel.tsx'

interface TextSettingProps {
  label: string
  hint?: string
  value: string
  error: unknown
  autoComplete?: string
  onSave: (text: string) => void
}

/** Saved by Enter, or when the field is left. */
export function TextSetting({ label, hint, value, error, autoComplete, onSave }: TextSettingProps) {
  const [text, setText] = useState(value)
  const [sent, setSent] = useState(value)
  const id = useId()
  const [saved, setSaved] = useState(value)
  if (value !== saved) {
    setSaved(value)
    setText(value)
    setSent(value)
  }
  const save = () => {
    const wanted = text.trim()
    if (wanted === sent) return // what was refused is not sent again by leaving the field
    setSent(wanted)
    if (wanted !== value) onSave(wanted)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save()
  }
  return (
    <Setting label={label} hint={hint} htmlFor={id}>
      <form onSubmit={submit}>
        <TextInput id={id} value={text} autoComplete={autoComplete ?? 'off'} autoCapitalize="none" spellCheck={false} error={text.trim() === sent && error !== null && error !== undefined && errorText(error)} onChange={(event) => setText(event.currentTarget.value)} onBlur={save} />
      </form>
    </Setting>
  )
}

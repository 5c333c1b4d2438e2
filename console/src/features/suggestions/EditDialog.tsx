import { Button, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Suggestion } from '../../api.types.ts'
import { errorText } from '../../error-text.ts'
import { decimalsOf, money } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { Dialog } from '../../ui/Dialog.tsx'
import { copiedText, lengthText } from './suggestion-text.ts'
import { useSuggestionActions } from './use-suggestion-actions.ts'

interface EditDialogProps {
  suggestion: Suggestion
  isOpen: boolean
  onClose: () => void
}

export function EditDialog({ suggestion, isOpen, onClose }: EditDialogProps) {
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={m.suggest_edit_title()} size={560}>
      <EditForm suggestion={suggestion} onClose={onClose} />
    </Dialog>
  )
}

/** A price as people type it, with a point or a comma; undefined when it is none above zero. */
function minorOf(text: string, currency: string): number | undefined {
  const value = Number(text.trim().replace(',', '.'))
  const minor = Math.round(value * 10 ** decimalsOf(currency))
  return text.trim() !== '' && Number.isSafeInteger(minor) && minor > 0 ? minor : undefined
}

function EditForm({ suggestion, onClose }: Omit<EditDialogProps, 'isOpen'>) {
  const { type, currency, suggested_minor } = suggestion
  const [value, setValue] = useState(copiedText(suggestion) ?? '')
  const { edit } = useSuggestionActions()
  const isPrice = suggested_minor !== null && currency !== null
  const minor = isPrice ? minorOf(value, currency) : undefined
  const isWrong = isPrice ? minor === undefined : value.trim() === ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isWrong) return
    edit.mutate({ suggestion, change: minor === undefined ? { suggested_text: value } : { suggested_minor: minor } }, { onSuccess: onClose })
  }
  return (
    <form className="dialog-form" onSubmit={submit}>
      {isPrice ? (
        <TextInput
          data-autofocus
          inputMode="decimal"
          label={m.suggest_edit_price({ currency })}
          value={value}
          error={isWrong && m.suggest_edit_price_wrong({ example: money(suggested_minor, currency) })}
          onChange={(event) => setValue(event.currentTarget.value)}
        />
      ) : (
        <Textarea
          data-autofocus
          autosize
          minRows={3}
          maxRows={14}
          maxLength={5_000}
          label={type === 'bullets' ? m.suggest_edit_text_lines() : m.suggest_edit_text()}
          description={lengthText(value)}
          value={value}
          onChange={(event) => setValue(event.currentTarget.value)}
        />
      )}
      <p className="form-error" role="alert">
        {edit.isError && errorText(edit.error)}
      </p>
      <div className="dialog-foot">
        <Button variant="default" onClick={onClose}>
          {m.action_cancel()}
        </Button>
        <Button type="submit" disabled={isWrong} loading={edit.isPending}>
          {m.action_save()}
        </Button>
      </div>
    </form>
  )
}

import { Checkbox } from '@mantine/core'
import { errorText } from '../../error-text.ts'
import { m } from '../../paraglide/messages.js'
import { Field, isUnder } from '../../ui/fields.tsx'
import { TYPES, typeName, type WebhookType } from './webhook-text.ts'

export interface WebhookDraft {
  url: string
  description: string
  types: WebhookType[]
}

interface WebhookFieldsProps {
  draft: WebhookDraft
  error: unknown
  isFirst?: boolean
  onChange: (draft: WebhookDraft) => void
}

export function WebhookFields({ draft, error, isFirst = false, onChange }: WebhookFieldsProps) {
  const set = (type: WebhookType, isOn: boolean) => onChange({ ...draft, types: TYPES.filter((each) => (each === type ? isOn : draft.types.includes(each))) })
  return (
    <>
      <Field label={m.webhooks_url()} description={m.webhooks_url_hint()} name="url" type="url" autoComplete="off" isFirst={isFirst} value={draft.url} error={error} onChange={(url) => onChange({ ...draft, url })} />
      <Field label={m.webhooks_description()} description={m.webhooks_description_hint()} name="description" autoComplete="off" isOptional value={draft.description} error={error} onChange={(description) => onChange({ ...draft, description })} />
      <fieldset className="webhook-types">
        <legend>{m.webhooks_types()}</legend>
        {TYPES.map((type) => (
          <Checkbox key={type} label={typeName(type)} checked={draft.types.includes(type)} onChange={(event) => set(type, event.currentTarget.checked)} />
        ))}
        {(draft.types.length === 0 || isUnder(error, 'types')) && (
          <p className="form-error" role="alert">
            {draft.types.length === 0 ? m.webhooks_types_none() : errorText(error)}
          </p>
        )}
      </fieldset>
    </>
  )
}

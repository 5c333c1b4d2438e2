import { Checkbox, SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { m } from '../../paraglide/messages.js'
import type { RuleDraft } from './rule-draft.ts'
import { peopleQuery } from './rules.queries.ts'

const WHO = [{ value: 'members', label: m.rule_recipients_members }, { value: 'admins', label: m.rule_recipients_admins }, { value: 'chosen', label: m.rule_recipients_chosen }] as const

/** Who reads it in the app and by mail; a webhook has no reader to choose. */
export function RecipientFields({ draft: { recipients, people }, error, onChange }: { draft: RuleDraft; error: string | undefined; onChange: (next: Partial<RuleDraft>) => void }) {
  return (
    <fieldset className="rule-field">
      <legend>{m.rule_recipients()}</legend>
      <SegmentedControl
        aria-label={m.rule_recipients()}
        value={recipients}
        onChange={(value) => onChange({ recipients: WHO.find((each) => each.value === value)?.value ?? recipients })}
        data={WHO.map(({ value, label }) => ({ value, label: label() }))}
      />
      {recipients === 'chosen' && <People chosen={people} onChange={(next) => onChange({ people: next })} />}
      {error !== undefined && (
        <p className="form-error" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  )
}

function People({ chosen, onChange }: { chosen: string[]; onChange: (chosen: string[]) => void }) {
  const people = useQuery(peopleQuery).data?.data.filter(({ status }) => status === 'active') ?? []
  return (
    <div className="ticks">
      {people.map(({ id, username }) => (
        <Checkbox key={id} label={username} checked={chosen.includes(id)} onChange={(event) => onChange(event.currentTarget.checked ? [...chosen, id] : chosen.filter((each) => each !== id))} />
      ))}
    </div>
  )
}

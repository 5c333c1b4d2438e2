import { Checkbox, TextInput } from '@mantine/core'
import { fieldNames } from '../../field-names.ts'
import { eventNames } from '../../finding-text.ts'
import { m } from '../../paraglide/messages.js'
import { Choice } from './Choice.tsx'
import { FIELDS, FINDINGS } from './condition.ts'
import type { LeafPartProps } from './LeafFields.tsx'

const SEVERITIES = [{ value: 'low', label: m.rule_min_low }, { value: 'medium', label: m.rule_min_medium }, { value: 'high', label: m.rule_min_high }] as const

export function FindingFields({ leaf, onChange }: LeafPartProps) {
  return (
    <>
      <Choice label={m.rule_min_severity()} value={leaf.minSeverity} options={SEVERITIES} onChange={(minSeverity) => onChange({ minSeverity })} />
      <Ticks label={m.rule_findings()} options={FINDINGS.map((value) => ({ value, label: eventNames[value]?.() ?? m.event_other() }))} chosen={leaf.findings} onChange={(findings) => onChange({ findings })} />
    </>
  )
}

export function FieldFields({ leaf, onChange }: LeafPartProps) {
  return <Ticks label={m.rule_fields()} options={FIELDS.map((value) => ({ value, label: fieldNames[value]() }))} chosen={leaf.fields} onChange={(fields) => onChange({ fields })} />
}

export function SellerFields({ leaf, onChange }: LeafPartProps) {
  return (
    <TextInput
      className="leaf-wide"
      required
      withAsterisk={false}
      label={m.rule_sellers()}
      description={m.rule_sellers_hint()}
      placeholder="A2R2RITDJNW1Q6, ATVPDKIKX0DER"
      autoComplete="off"
      spellCheck={false}
      value={leaf.sellers}
      onChange={(event) => onChange({ sellers: event.currentTarget.value })}
    />
  )
}

export const StaleFields = () => <p className="muted small leaf-wide">{m.rule_stale_hint()}</p>

interface TicksProps<T extends string> {
  label: string
  options: { value: T; label: string }[]
  chosen: readonly T[]
  onChange: (chosen: T[]) => void
}

/** None ticked means all of them. */
function Ticks<T extends string>({ label, options, chosen, onChange }: TicksProps<T>) {
  const set = (value: T, isOn: boolean) => onChange(options.map((each) => each.value).filter((each) => (each === value ? isOn : chosen.includes(each))))
  return (
    <fieldset className="ticks leaf-wide">
      <legend className="muted small">
        {label} · {m.rule_findings_hint()}
      </legend>
      {options.map(({ value, label: name }) => (
        <Checkbox key={value} label={name} checked={chosen.includes(value)} onChange={(event) => set(value, event.currentTarget.checked)} />
      ))}
    </fieldset>
  )
}

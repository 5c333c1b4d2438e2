import { Checkbox, NativeSelect, SegmentedControl } from '@mantine/core'
import { errorText } from '../../error-text.ts'
import { integer } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { isUnder } from '../../ui/fields.tsx'
import { severityNames } from '../../ui/SeverityBadge.tsx'
import type { RuleDraft } from './rule-draft.ts'
import { RecipientFields } from './RecipientFields.tsx'
import { channelNames } from './rule-text.ts'

const SEVERITIES = ['high', 'medium', 'low'] as const
const CHANNELS = ['in_app', 'email', 'webhook'] as const
const COOL_DOWNS = [0, 1, 6, 24, 72, 168]
const DAY_H = 24

function coolDownText(hours: number): string {
  if (hours === 0) return m.rule_cool_none()
  if (hours % DAY_H === 0) return m.rule_cool_days({ count: hours / DAY_H, n: integer(hours / DAY_H) })
  return m.rule_cool_hours({ count: hours, n: integer(hours) })
}

interface TellingFieldsProps {
  draft: RuleDraft
  isMissing: boolean
  error: unknown
  onChange: (next: Partial<RuleDraft>) => void
}

export function TellingFields({ draft, isMissing, error, onChange }: TellingFieldsProps) {
  const { confirm, severity, coolDown, channels } = draft
  const coolDowns = COOL_DOWNS.includes(coolDown) ? COOL_DOWNS : [...COOL_DOWNS, coolDown].toSorted((a, b) => a - b)
  return (
    <>
      <fieldset className="rule-field">
        <legend>{m.rule_confirm()}</legend>
        <SegmentedControl
          aria-label={m.rule_confirm()}
          value={confirm}
          onChange={(value) => onChange({ confirm: value === 'at_once' ? 'at_once' : 'twice' })}
          data={[{ value: 'twice', label: m.rules_confirm_twice() }, { value: 'at_once', label: m.rules_confirm_at_once() }]}
        />
        <p className="muted small" aria-live="polite">
          {confirm === 'twice' ? m.rule_confirm_twice_hint() : m.rule_confirm_at_once_hint()}
        </p>
      </fieldset>
      <div className="rule-pair">
        <NativeSelect
          label={m.rule_severity()}
          value={severity ?? ''}
          error={isUnder(error, 'severity') && errorText(error)}
          onChange={({ currentTarget: { value } }) => onChange({ severity: SEVERITIES.find((each) => each === value) ?? null })}
          data={[{ value: '', label: m.rule_severity_own() }, ...SEVERITIES.map((value) => ({ value, label: severityNames[value]() }))]}
        />
        <NativeSelect
          label={m.rule_cool_down()}
          description={m.rule_cool_down_hint()}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={String(coolDown)}
          error={isUnder(error, 'cool_down_h') && errorText(error)}
          onChange={(event) => onChange({ coolDown: Number(event.currentTarget.value) })}
          data={coolDowns.map((hours) => ({ value: String(hours), label: coolDownText(hours) }))}
        />
      </div>
      <fieldset className="rule-field">
        <legend>{m.rule_channels()}</legend>
        <div className="ticks">
          {CHANNELS.map((channel) => (
            <Checkbox
              key={channel}
              label={channelNames[channel]()}
              checked={channels.includes(channel)}
              onChange={({ currentTarget: { checked } }) => onChange({ channels: CHANNELS.filter((each) => (each === channel ? checked : channels.includes(each))) })}
            />
          ))}
        </div>
        <p className="muted small">{m.rule_channels_hint()}</p>
      </fieldset>
      <RecipientFields draft={draft} error={isUnder(error, 'recipients') ? errorText(error) : isMissing ? m.rule_recipients_none() : undefined} onChange={onChange} />
    </>
  )
}

import { m } from '../../paraglide/messages.js'
import { Choice } from './Choice.tsx'
import { isMoney } from './condition.ts'
import type { LeafPartProps } from './LeafFields.tsx'
import { CurrencyChoice, METRIC_OPTIONS, NumberField } from './ThresholdFields.tsx'

const DIRECTIONS = [{ value: 'down', label: m.rule_direction_down }, { value: 'up', label: m.rule_direction_up }, { value: 'any', label: m.rule_direction_any }] as const
const UNITS = [{ value: 'percent', label: () => '%' }, { value: 'amount', label: m.rule_unit_amount }] as const
const AGAINST = [{ value: 'previous', label: m.rule_against_previous }, { value: 'day', label: m.rule_against_day }, { value: 'week', label: m.rule_against_week }] as const

export function ChangeFields({ leaf, onChange }: LeafPartProps) {
  const isAmount = leaf.unit === 'amount'
  return (
    <>
      <Choice label={m.rule_metric()} value={leaf.metric} options={METRIC_OPTIONS} onChange={(metric) => onChange({ metric })} />
      <Choice label={m.rule_direction()} value={leaf.direction} options={DIRECTIONS} onChange={(direction) => onChange({ direction })} />
      <NumberField label={m.rule_by()} currency={leaf.currency} value={leaf.by} onChange={(by) => onChange({ by })} {...(isAmount && { metric: leaf.metric })} />
      <Choice label={m.rule_unit()} value={leaf.unit} options={UNITS} onChange={(unit) => onChange({ unit })} />
      {isAmount && isMoney(leaf.metric) && <CurrencyChoice currency={leaf.currency} onChange={(currency) => onChange({ currency })} />}
      <Choice label={m.rule_against()} value={leaf.against} options={AGAINST} onChange={(against) => onChange({ against })} />
    </>
  )
}

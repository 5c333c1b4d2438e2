import { TextInput } from '@mantine/core'
import { decimalsOf } from '../../format.ts'
import { metricName } from '../../finding-text.ts'
import { m } from '../../paraglide/messages.js'
import { Choice } from './Choice.tsx'
import { CURRENCIES, isMoney, METRICS, type Metric } from './condition.ts'
import type { LeafPartProps } from './LeafFields.tsx'

const OPS = [{ value: 'lte', label: m.rule_op_lte }, { value: 'gte', label: m.rule_op_gte }] as const
export const METRIC_OPTIONS = METRICS.map((value) => ({ value, label: () => metricName(value) }))
const CURRENCY_OPTIONS = CURRENCIES.map((value) => ({ value, label: () => value }))

export function ThresholdFields({ leaf, onChange }: LeafPartProps) {
  return (
    <>
      <Choice label={m.rule_metric()} value={leaf.metric} options={METRIC_OPTIONS} onChange={(metric) => onChange({ metric })} />
      <Choice label={m.rule_op()} value={leaf.op} options={OPS} onChange={(op) => onChange({ op })} />
      <NumberField label={m.rule_limit()} metric={leaf.metric} currency={leaf.currency} value={leaf.limit} onChange={(limit) => onChange({ limit })} />
      {isMoney(leaf.metric) && <CurrencyChoice currency={leaf.currency} onChange={(currency) => onChange({ currency })} />}
    </>
  )
}

export function CurrencyChoice({ currency, onChange }: { currency: string; onChange: (currency: string) => void }) {
  const known = CURRENCY_OPTIONS.some(({ value }) => value === currency) ? CURRENCY_OPTIONS : [{ value: currency, label: () => currency }, ...CURRENCY_OPTIONS]
  return <Choice<string> label={m.rule_currency()} value={currency} options={known} onChange={onChange} />
}

interface NumberFieldProps {
  label: string
  /** None for a percentage. */
  metric?: Metric
  currency: string
  value: string
  onChange: (text: string) => void
}

/** In major units: what a person reads on the page. */
export function NumberField({ label, metric, currency, value, onChange }: NumberFieldProps) {
  const step = metric === undefined ? 'any' : isMoney(metric) ? 10 ** -decimalsOf(currency) : metric === 'rating' ? 0.1 : 1
  return <TextInput className="leaf-number" type="number" inputMode="decimal" min={0} step={step} required withAsterisk={false} aria-label={label} placeholder={label} value={value} onChange={(event) => onChange(event.currentTarget.value)} />
}

import { Button, NativeSelect, SegmentedControl } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../../api.ts'
import type { Suggestion } from '../../api.types.ts'
import { errorText } from '../../error-text.ts'
import { integer } from '../../format.ts'
import { currentLocale } from '../../locale.ts'
import { m } from '../../paraglide/messages.js'
import { Dialog } from '../../ui/Dialog.tsx'
import { typeNames } from './suggestion-text.ts'
import { sayDone, sayFailed } from '../../ui/toast.tsx'

interface ImplementDialogProps {
  suggestion: Suggestion
  isOpen: boolean
  onClose: () => void
}

/** How it is told whether it helped is chosen before it starts. */
export function ImplementDialog({ suggestion, isOpen, onClose }: ImplementDialogProps) {
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={m.implement_title()} size={520}>
      <ImplementForm suggestion={suggestion} onClose={onClose} />
    </Dialog>
  )
}

const MOST_NAME = 200
const METRICS = { bsr: m.exp_metric_bsr, units: m.exp_metric_units, rating: m.exp_metric_rating } as const
const DESIGNS = {
  before_after: { label: m.exp_design_before_after, hint: m.exp_design_hint_before_after, horizons: [14, 28, 42, 56] },
  price_slices: { label: m.exp_design_price_slices, hint: m.exp_design_hint_price_slices, horizons: [42, 56, 70, 84] },
} as const
const isOf = <T extends object>(options: T, value: string): value is Extract<keyof T, string> => value in options

function ImplementForm({ suggestion, onClose }: Omit<ImplementDialogProps, 'isOpen'>) {
  const [metric, setMetric] = useState<keyof typeof METRICS>('bsr')
  const [design, setDesign] = useState<keyof typeof DESIGNS>('before_after')
  const [horizon, setHorizon] = useState(28)
  const { horizons, hint } = DESIGNS[design]
  const horizon_days = horizons.find((days) => days === horizon) ?? horizons[0]
  const queryClient = useQueryClient()
  const refresh = () => queryClient.invalidateQueries({ predicate: ({ queryKey }) => /suggestions|experiments/.test(String(queryKey[1])) })
  const name = m.suggest_card({ type: typeNames[suggestion.type](), text: suggestion.suggestion_text }).slice(0, MOST_NAME)
  const params = { path: { suggestion_id: suggestion.suggestion_id } }
  const takeBack = async () => {
    await api.PUT('/api/v1/suggestions/{suggestion_id}/status', { params, body: { status: suggestion.status } })
    await refresh()
  }
  const implement = useMutation({
    mutationFn: () => api.POST('/api/v1/suggestions/{suggestion_id}/implement', { params: { ...params, query: { language: currentLocale() } }, body: { name, metric, design, horizon_days, baseline_days: 28 } }),
    onSuccess: async () => {
      onClose()
      sayDone(m.suggest_accepted_toast(), () => void takeBack().catch((error: unknown) => sayFailed(errorText(error))))
      await refresh()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    implement.mutate()
  }
  return (
    <form className="dialog-form" onSubmit={submit}>
      <p>{m.implement_words()}</p>
      <NativeSelect data-autofocus label={m.exp_metric()} value={metric} onChange={({ currentTarget: { value } }) => isOf(METRICS, value) && setMetric(value)} data={Object.entries(METRICS).map(([value, label]) => ({ value, label: label() }))} />
      {suggestion.type === 'price' && suggestion.suggested_minor !== null && (
        <SegmentedControl aria-label={m.exp_design()} value={design} onChange={(value) => isOf(DESIGNS, value) && setDesign(value)} data={Object.entries(DESIGNS).map(([value, { label }]) => ({ value, label: label() }))} />
      )}
      <p className="muted small">{hint()}</p>
      <NativeSelect label={m.exp_horizon()} value={horizon_days} onChange={(event) => setHorizon(Number(event.currentTarget.value))} data={horizons.map((days) => ({ value: String(days), label: m.exp_horizon_days({ n: integer(days) }) }))} />
      <p className="form-error" role="alert">
        {implement.isError && errorText(implement.error)}
      </p>
      <div className="dialog-foot">
        <Button variant="default" onClick={onClose}>
          {m.action_cancel()}
        </Button>
        <Button type="submit" loading={implement.isPending}>
          {m.implement_go()}
        </Button>
      </div>
    </form>
  )
}

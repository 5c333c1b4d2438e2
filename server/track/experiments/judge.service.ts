import type { Db } from '#kernel/db'
import { publish } from '#kernel/events'
import { type NewFact, saveFactSet } from '#track/facts'
import { describeProducts } from '#track/tracking'
import { judgeBeforeAfter, judgeSlices } from './effect/judge.ts'
import { dayOf } from './effect/slices.ts'
import { experimentEnded } from './experiments.events.ts'
import * as experiments from './experiments.repository.ts'
import type { Result } from './experiments.schema.ts'
import { readData } from './observed.service.ts'
import { tellOfExperiment } from './tell.service.ts'

/** Judges an experiment whose days are over, once: result, facts, event and notice are written together. */
export async function finishExperiment(trx: Db, id: string, now: Date): Promise<void> {
  const row = await experiments.findLocked(trx, id)
  if (row === undefined || row.status !== 'running' || row.ends_on >= dayOf(now)) return
  const result = await judge(trx, row, now)
  const [product] = await describeProducts(trx, [row.product_id])
  const { fact_set_id } = await saveFactSet(trx, { tenant_id: row.tenant_id, kind: 'experiment', product_id: row.product_id, facts: factsOf(row, result, product?.asin ?? null) })
  if (!(await experiments.end(trx, id, { status: 'completed', result, fact_set_id }))) return
  await publish(trx, experimentEnded, { key: row.product_id, payload: { experiment_id: id, product_id: row.product_id, suggestion_id: row.suggestion_id, verdict: result.verdict } })
  await tellOfExperiment(trx, { row, result, product })
}

/** What its days say so far. */
export async function judge(trx: Db, row: experiments.ExperimentRow, now: Date): Promise<Result> {
  const data = await readData(trx, row, dayOf(now))
  if (row.design === 'before_after') return judgeBeforeAfter(data, row)
  if (row.slices === null || row.price_a_minor === null || row.price_b_minor === null) throw new Error('turns of prices have slices and two prices')
  return judgeSlices(data, { ...row, slices: row.slices, prices: { a: row.price_a_minor, b: row.price_b_minor } })
}

function factsOf({ product_id, listing_id, metric }: experiments.ExperimentRow, { effect, low, high, unit, n_before, n_after, controls_used }: Result, asin: string | null): NewFact[] {
  const base = { product_id, asin, listing_id, currency: null, low: null, high: null, observed_at: null, source: null, derived_from: [], method: 'difference_in_differences' }
  return [
    { ...base, code: 'F1', metric: `${metric}_change`, value: effect, unit: unit === 'percent' ? 'percent' : 'ratio', low, high },
    { ...base, code: 'F2', metric: 'days_before', value: n_before, unit: 'days' }, { ...base, code: 'F3', metric: 'days_after', value: n_after, unit: 'days' }, { ...base, code: 'F4', metric: 'controls', value: controls_used, unit: 'count' },
  ]
}

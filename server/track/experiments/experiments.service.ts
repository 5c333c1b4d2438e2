import { cutPage } from '#kernel/cursor'
import type { Db } from '#kernel/db'
import { conflict, notFound } from '#kernel/errors'
import { record } from '#platform/audit'
import { removeFactSets } from '#track/facts'
import { describeProducts } from '#track/tracking'
import type { Data } from './effect/judge.ts'
import { sidesOf } from './effect/judge.ts'
import { groupOf } from './effect/series.ts'
import { dayOf } from './effect/slices.ts'
import * as experiments from './experiments.repository.ts'
import type { Day, Experiment, ExperimentQuery } from './experiments.schema.ts'
import { readData } from './observed.service.ts'

const shownOf = ({ controls, ...row }: experiments.ExperimentRow): Experiment => ({ ...row, controls: controls.length })

export async function listExperiments(trx: Db, query: ExperimentQuery) {
  const { data, pagination } = cutPage(await experiments.list(trx, query), query, ({ created_at, experiment_id }) => ({ at: created_at, id: experiment_id }))
  return { data: data.map(shownOf), pagination }
}

export async function getExperiment(trx: Db, id: string): Promise<Experiment> {
  const row = await experiments.find(trx, id)
  if (row === undefined) throw notFound('experiment')
  return shownOf(row)
}

/** An experiment with its days. The group is shown at the own level, so that one sees whether they part. */
export async function describeExperiment(trx: Db, id: string, now: Date) {
  const row = await experiments.find(trx, id)
  if (row === undefined) throw notFound('experiment')
  const [product] = await describeProducts(trx, [row.product_id])
  const data = await readData(trx, row, dayOf(now))
  const of = row.slices === null ? row.horizon_days : row.slices.length * Number(row.slices[0] === undefined ? 0 : daysIn(row.slices[0]))
  const days = daysOf(row, data)
  const counted = days.filter(({ side }) => side === 'after' || side === 'a' || side === 'b').length
  return { ...shownOf(row), product: { name: product?.name ?? row.name, asin: product?.asin ?? '', currency: product?.currency ?? 'USD' }, days, progress: { days: Math.min(counted, of), of } }
}

const daysIn = ({ from, to }: { from: string; to: string }) => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1

function daysOf(row: experiments.ExperimentRow, data: Data): Day[] {
  const isLog = row.metric !== 'rating'
  const take = (values: Data['own']) => values.map((value) => (value === null ? null : isLog ? Math.log(value) : value))
  const sides = row.design === 'before_after' ? sidesOf(data.days, row) : { before: [...data.days.keys()], after: [...data.days.keys()] }
  const { group } = groupOf(data.controls.map(take), sides)
  const own = take(data.own)
  const known = sides.before.flatMap((day) => own[day] ?? [])
  const level = known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length
  const shown = (value: number | null | undefined) => (value == null ? null : Math.round((isLog ? Math.exp(value) : value) * 100) / 100)
  return data.days.map((at, index) => ({ at, own: shown(own[index]), group: group[index] == null || level === null ? null : shown(level + group[index]), side: sideOf(row, { at, index, sides }) }))
}

function sideOf({ design, slices }: experiments.ExperimentRow, { at, index, sides }: { at: string; index: number; sides: { before: number[]; after: number[] } }): Day['side'] {
  if (design === 'price_slices') return slices?.find(({ from, to }) => at >= from && at <= to)?.arm ?? 'settling'
  return sides.before.includes(index) ? 'before' : sides.after.includes(index) ? 'after' : 'settling'
}

interface Actor {
  id: string
  tenant_id: string
}

/** Ends it without a verdict: what was looked at half way is no result. */
export async function stopExperiment(trx: Db, { id, tenant_id }: Actor, experimentId: string): Promise<Experiment> {
  if (!(await experiments.end(trx, experimentId, { status: 'stopped', result: null, fact_set_id: null }))) {
    await getExperiment(trx, experimentId)
    throw conflict('EXPERIMENT_ENDED', 'The experiment has ended already')
  }
  await record(trx, { tenant_id, actor_id: id, action: 'experiments.stopped', subject: `experiment:${experimentId}` })
  return getExperiment(trx, experimentId)
}

export async function removeExperiment(trx: Db, { id, tenant_id }: Actor, experimentId: string): Promise<void> {
  const removed = await experiments.remove(trx, experimentId)
  if (removed === undefined) {
    await getExperiment(trx, experimentId)
    throw conflict('EXPERIMENT_RUNNING', 'Stop the experiment before you delete it')
  }
  if (removed.fact_set_id !== null) await removeFactSets(trx, [removed.fact_set_id])
  await record(trx, { tenant_id, actor_id: id, action: 'experiments.removed', subject: `experiment:${experimentId}` })
}

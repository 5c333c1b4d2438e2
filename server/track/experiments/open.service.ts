import { randomInt } from 'node:crypto'
import type { Db } from '#kernel/db'
import { AppError, notFound, refused } from '#kernel/errors'
import { record } from '#platform/audit'
import { listCompetitors } from '#track/competitors'
import { describeProducts, findProduct, type ProductRef, readPages } from '#track/tracking'
import { addDays, dayOf, drawSlices, SLICE_DAYS } from './effect/slices.ts'
import * as experiments from './experiments.repository.ts'
import type { Implement } from './experiments.schema.ts'

const MOST_CONTROLS = 50
/** Days after a change that count for neither side: the rank follows sales slowly. */
const SETTLE = { before_after: 2, price_slices: 1 } as const
/** Six slices are three pairs: with fewer nothing can be said. */
const LEAST_SLICE_DAYS = 6 * SLICE_DAYS

interface Order extends Implement {
  tenant_id: string
  product_id: string
  suggestion_id?: string | undefined
  created_by: string
  now: Date
}

/**
 * Opens an experiment: what is measured, against whom and for how long is written down now and never changed. Before and after
 * counts today as the day of the change; turns of prices begin tomorrow. Asked again for a suggestion that has one, that one is the answer.
 * @throws AppError 404 for the product, 422 for prices that cannot be compared or a horizon without room for three pairs
 */
export async function openExperiment(trx: Db, { tenant_id, product_id, suggestion_id, created_by, now, ...plan }: Order): Promise<string> {
  const product = await findProduct(trx, product_id)
  if (product === undefined) throw notFound('product')
  const controls = await chooseControls(trx, product)
  const today = dayOf(now)
  const starts_on = plan.design === 'before_after' ? today : addDays(today, 1)
  const turns = plan.design === 'price_slices' ? await planSlices(trx, product.listing_id, { ...plan, starts_on }) : { slices: null, price_a_minor: null, price_b_minor: null }
  const [described] = await describeProducts(trx, [product_id])
  const settle_days = SETTLE[plan.design]
  const id = await experiments.insert(trx, {
    tenant_id, product_id, listing_id: product.listing_id, suggestion_id: suggestion_id ?? null, name: plan.name ?? (described?.name ?? product.asin).slice(0, 200), design: plan.design, metric: plan.metric,
    baseline_days: plan.baseline_days, horizon_days: plan.horizon_days, settle_days, starts_on,
    ends_on: turns.slices?.at(-1)?.to ?? addDays(starts_on, settle_days + plan.horizon_days), controls, ...turns, created_by,
  })
  if (id === undefined) return runningOf(trx, suggestion_id)
  await record(trx, { tenant_id, actor_id: created_by, action: 'experiments.opened', subject: `product:${product_id}`, detail: { experiment_id: id, design: plan.design, metric: plan.metric, horizon_days: plan.horizon_days, controls: controls.length } })
  return id
}

/** The most similar competitors. Not variations of the product: they share its rank, and would take its own change away. */
async function chooseControls(trx: Db, { id, listing_id }: ProductRef): Promise<string[]> {
  const ids = (await listCompetitors(trx, id)).map((competitor) => competitor.listing_id)
  const pages = await readPages(trx, [listing_id, ...ids])
  const parent = pages.get(listing_id)?.parent_asin ?? null
  return ids.filter((rival) => parent === null || pages.get(rival)?.parent_asin !== parent).slice(0, MOST_CONTROLS)
}

async function runningOf(trx: Db, suggestionId: string | undefined): Promise<string> {
  const running = suggestionId === undefined ? undefined : await experiments.findRunningOf(trx, suggestionId)
  if (running === undefined) throw new AppError([409, 'EXPERIMENT_ENDED'], 'The experiment of this suggestion has just ended: ask again', { retryAfter: 1 })
  return running.experiment_id
}

async function planSlices(trx: Db, listingId: string, { price_b_minor, horizon_days, starts_on }: Implement & { starts_on: string }) {
  if (price_b_minor === undefined) throw refused('PRICE_MISSING', 'Say which other price is tried', 'price_b_minor')
  const price = (await readPages(trx, [listingId])).get(listingId)?.values.price_minor?.value
  if (typeof price !== 'number') throw refused('PRICE_UNKNOWN', 'The product’s price is not known, so there is nothing to compare with', 'price_b_minor')
  if (Math.abs(price_b_minor / price - 1) < 0.01 || price_b_minor > price * 3 || price_b_minor < price / 3) throw refused('PRICE_ODD', 'The other price differs from the present one by at least 1 %, and by no more than three times', 'price_b_minor')
  if (horizon_days < LEAST_SLICE_DAYS) throw refused('HORIZON_TOO_SHORT', `Prices in turns need at least ${LEAST_SLICE_DAYS} days`, 'horizon_days')
  return { slices: drawSlices(starts_on, horizon_days, () => randomInt(2 ** 32) / 2 ** 32), price_a_minor: price, price_b_minor }
}

import type { Compared } from '#track/competitors'
import { type DayValue, type Metric } from '#track/tracking'
import { medianOf } from './compared.facts.ts'
import type { FactList } from './fact-list.ts'

export const TREND_DAYS = 28
/** Fewer known days say nothing of a month. */
const LEAST_DAYS = 10
const METRICS: readonly Metric[] = ['price', 'bsr', 'rating']

/** How the mean of the last 28 days stands against that of the 28 before, in percent; of each product and of the group. */
export function addTrends(list: FactList, products: readonly Compared[], days: ReadonlyMap<string, readonly DayValue[]>): void {
  for (const metric of METRICS) {
    const changes: { code: string; value: number }[] = []
    for (const { product_id, asin, listing_id, is_own, is_family_of_own } of products) {
      const change = changeOf(days.get(`${listing_id} ${metric}`) ?? [])
      if (change === undefined) continue
      const code = list.add({ metric: `${metric}_change`, product_id, asin, listing_id, value: change, unit: 'percent', method: 'mean_28d_against_28d_before' })
      if (!is_own && !is_family_of_own) changes.push({ code, value: change })
    }
    if (changes.length > 0) {
      list.add({ metric: `median_${metric}_change`, value: round(medianOf(changes.map(({ value }) => value))), unit: 'percent', derived_from: changes.map(({ code }) => code), method: 'median' })
    }
  }
}

function changeOf(days: readonly DayValue[]): number | undefined {
  const mean = (part: readonly DayValue[]) => {
    const known = part.flatMap(({ average }) => average ?? [])
    return known.length < LEAST_DAYS ? undefined : known.reduce((sum, value) => sum + value, 0) / known.length
  }
  const [before, after] = [mean(days.slice(-2 * TREND_DAYS, -TREND_DAYS)), mean(days.slice(-TREND_DAYS))]
  return before === undefined || after === undefined || before === 0 ? undefined : round((100 * (after - before)) / before)
}

const round = (value: number) => Math.round(value * 10) / 10

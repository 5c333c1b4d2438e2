import type { Db } from '#kernel/db'
import { averageOf, type Bucket } from './history/steps.ts'
import { completeRollups } from './history/rollup-buckets.ts'
import * as trends from './trends.repository.ts'
import type { Trend } from './tracking.schema.ts'

const DAY_MS = 86_400_000
const DAYS = 30
const UNKNOWN: null[] = Array.from({ length: DAYS }, () => null)

/**
 * The last 30 days of each product's data: daily averages of price and rank up to the last observation, and how much the
 * last day differs from the day a week before. Products of other tenants are left out.
 */
export async function readTrends(trx: Db, productIds: readonly string[]): Promise<Trend[]> {
  const spans = await trends.listSpans(trx, productIds)
  const rollups = await trends.listDays(trx, { spans, days: DAYS })
  return spans.map(({ product_id, listing_id, last_at, known_until }) => {
    if (last_at === null) return { product_id, price: UNKNOWN, bsr: UNKNOWN, price_change_7d: null, bsr_change_7d: null }
    const end = Math.floor(last_at.getTime() / DAY_MS) * DAY_MS + DAY_MS
    const bounds = Array.from({ length: DAYS + 1 }, (_, day) => end - (DAYS - day) * DAY_MS)
    const averages = (metric: 'price' | 'bsr') => {
      const { days, carried } = rollups.get(`${listing_id} ${metric}`) ?? { days: [], carried: undefined }
      return completeRollups(days, { bounds, carried, knownUntil: (known_until ?? last_at).getTime() }).buckets.map(rounded)
    }
    const price = averages('price')
    const bsr = averages('bsr')
    return { product_id, price, bsr, price_change_7d: changeOver(price, 7), bsr_change_7d: changeOver(bsr, 7) }
  })
}

function rounded(bucket: Bucket): number | null {
  const average = averageOf(bucket)
  return average === null ? null : Math.round(average * 100) / 100
}

/** The ratio between the last day that is known and the same day a number of days before. */
function changeOver(series: readonly (number | null)[], days: number): number | null {
  const last = series.findLastIndex((value) => value !== null)
  const now = series[last]
  const before = series[last - days]
  return now == null || before == null || before === 0 ? null : Math.round((now / before - 1) * 1e4) / 1e4
}

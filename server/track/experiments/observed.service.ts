import type { Db } from '#kernel/db'
import { salesSlope } from '#track/competitors'
import { readDays, readPages } from '#track/tracking'
import type { Data } from './effect/judge.ts'
import type { Daily } from './effect/series.ts'
import { addDays } from './effect/slices.ts'
import type { ExperimentRow } from './experiments.repository.ts'

/** The days of an experiment as they were seen so far, from the first of the baseline on. Two statements for all listings. */
export async function readData(trx: Db, { listing_id, controls, metric, design, starts_on, ends_on, baseline_days }: ExperimentRow, today: string): Promise<Data> {
  const first = design === 'before_after' ? addDays(starts_on, -baseline_days) : starts_on
  const last = ends_on < today ? ends_on : addDays(today, -1)
  const days: string[] = []
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day)
  if (days.length === 0) return { days, own: [], controls: controls.map(() => []), price: [] }
  const listingIds = [listing_id, ...controls]
  const seen = await readDays(trx, { listingIds, metrics: [metric === 'rating' ? 'rating' : 'bsr', 'price'], from: at(first), to: at(addDays(last, 1)) })
  const power = metric === 'units' ? await slopeOf(trx, listing_id) : 1
  const series = (listingId: string, name: string): Daily => {
    const found = seen.get(`${listingId} ${name}`) ?? []
    return days.map((_, index) => found[index]?.average ?? null)
  }
  const measured = (listingId: string): Daily => series(listingId, metric === 'rating' ? 'rating' : 'bsr').map((value) => (value === null ? null : value ** power))
  return { days, own: measured(listing_id), controls: controls.map(measured), price: series(listing_id, 'price') }
}

const at = (day: string) => new Date(`${day}T00:00:00Z`)

/** Sales go with the rank's power: only their change is compared, so the line's height does not matter. */
async function slopeOf(trx: Db, listingId: string): Promise<number> {
  const page = (await readPages(trx, [listingId])).get(listingId)
  return salesSlope(trx, { marketplace: page?.marketplace ?? '', root_category: page?.bsr_category ?? null })
}

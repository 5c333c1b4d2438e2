import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Sample } from './sample.ts'

/** The recorded answer of Keepa for B0D8W1YVBX (604 days). It is not part of the repository. */
const RECORDED = new URL('../../../../../shared/data/amazon/keepa/keepa-product.json', import.meta.url)
export const isRecorded = existsSync(RECORDED)

const KEEPA_EPOCH_MINUTES = 21_564_000
const Answer = z.object({
  products: z.tuple([z.object({ csv: z.array(z.array(z.number()).nullable()), buyBoxSellerIdHistory: z.array(z.string()) })]),
})

const SERIES = [
  { index: 1, width: 2, field: 'price_minor', scale: 1 },
  { index: 3, width: 2, field: 'bsr', scale: 1 },
  { index: 11, width: 2, field: 'offers_new', scale: 1 },
  { index: 16, width: 2, field: 'rating', scale: 10 },
  { index: 17, width: 2, field: 'reviews', scale: 1 },
  { index: 18, width: 3, field: 'buy_box_minor', scale: 1 },
] as const

/** The series that the detector reads, merged into one sample a minute. −1 is observed absent, −2 not known. */
export function recordedSamples(): Sample[] {
  const [product] = Answer.parse(JSON.parse(readFileSync(RECORDED, 'utf8'))).products
  const samples = new Map<number, Sample>()
  const at = (minute: number) => {
    const sample: Sample = samples.get(minute) ?? { at: new Date((minute + KEEPA_EPOCH_MINUTES) * 60_000), currency: 'USD' }
    samples.set(minute, sample)
    return sample
  }
  for (const { index, width, field, scale } of SERIES) {
    const series = product.csv[index] ?? []
    for (let i = 0; i + 1 < series.length; i += width) {
      const [minute, value] = [series[i] ?? 0, series[i + 1] ?? -2]
      if (value !== -2) at(minute)[field] = value === -1 ? null : value / scale
    }
  }
  const sellers = product.buyBoxSellerIdHistory
  for (let i = 0; i + 1 < sellers.length; i += 2) {
    const seller = sellers[i + 1]
    if (seller !== '-2') at(Number(sellers[i])).buy_box_seller = seller === '-1' ? null : seller
  }
  return [...samples].toSorted(([a], [b]) => a - b).map(([, sample]) => sample)
}

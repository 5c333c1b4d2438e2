import { seeded } from '../sandbox/random.ts'
import type { ObservationRow } from '../server/track/tracking/observations.repository.ts'

const MINUTE = 60_000
const START = Date.UTC(2024, 0, 1)

/**
 * Histories shaped like a recorded one: rows a few hours apart over two years, most with a rank alone, some with prices,
 * counts or a rating. One listing after the other, each in order of time.
 */
export function histories({ listings, rowsEach, seed }: { listings: number; rowsEach: number; seed: number }): ObservationRow[] {
  const random = seeded(seed)
  const rows: ObservationRow[] = []
  for (let listing = 0; listing < listings; listing++) {
    const listing_id = crypto.randomUUID()
    let at = START
    for (let row = 0; row < rowsEach; row++) {
      at += Math.ceil(random() * 420) * MINUTE
      rows.push({ listing_id, source: 'keepa', at, holds_s: null, currency: 'USD', unknown: 0, fields: fields(random) })
    }
  }
  return rows
}

function fields(random: () => number): ObservationRow['fields'] {
  const pick = random()
  const amount = 1 + Math.floor(random() * 50_000)
  if (pick < 0.5) return { bsr: amount }
  if (pick < 0.75) return { reviews: amount }
  if (pick < 0.9) return { price_minor: amount, buy_box_minor: amount, buy_box_shipping_minor: 0, availability: 'in_stock' }
  return pick < 0.95 ? { rating: 4.5, offers_new: 3 } : { buy_box_seller: 'AFZNN5H6MIT2Z', buy_box_minor: amount }
}

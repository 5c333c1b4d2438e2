import type { Sample } from '#track/tracking'

export type { Sample }

type Observed = number | null | undefined

/**
 * The sample without what cannot be true: such a value counts as not looked at, never as gone. Prices of one minor
 * unit are placeholders (4 of 10 rows of a recorded scrape said 0.01 in stock), and the price on a page that says
 * "out of stock" is a ghost of the last offer.
 */
export function withoutNonsense(sample: Sample): Sample {
  const isGone = sample.availability === 'out_of_stock'
  return {
    ...sample,
    price_minor: price(sample.price_minor, isGone),
    buy_box_minor: price(sample.buy_box_minor, isGone),
    bsr: within(sample.bsr, 1, 1e9),
    rating: within(sample.rating, 0.5, 5),
    reviews: within(sample.reviews, 0, 1e9),
    offers_new: within(sample.offers_new, 0, 1e6),
    buy_box_seller: sample.buy_box_seller === '' ? undefined : sample.buy_box_seller,
  }
}

function price(minor: Observed, isGone: boolean): Observed {
  if (minor === null) return null
  return isGone ? undefined : within(minor, 2, Number.MAX_SAFE_INTEGER)
}

function within(value: Observed, least: number, most: number): Observed {
  if (value === null || value === undefined) return value
  return value >= least && value <= most ? value : undefined
}

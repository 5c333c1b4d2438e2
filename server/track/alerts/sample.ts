/**
 * What one observation of a listing says. A field that is missing was not looked at; `null` was looked at and is not
 * there (no offer, nobody in the buy box, not ranked). Prices are whole minor units of `currency`, `bsr` is ≥ 1,
 * `rating` 0..5.
 */
export interface Sample {
  at: Date
  price_minor?: number | null | undefined
  buy_box_minor?: number | null | undefined
  bsr?: number | null | undefined
  rating?: number | null | undefined
  reviews?: number | null | undefined
  offers_new?: number | null | undefined
  buy_box_seller?: string | null | undefined
  availability?: 'in_stock' | 'out_of_stock' | null | undefined
  currency?: string | null | undefined
}

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

/** A listing as a visitor of its page would find it. */
export interface WorldState {
  /** When it is so, in the visitor's time. */
  at: number
  /** The lowest offer; undefined while nobody has any to sell. */
  price_minor: number | undefined
  buy_box: { minor: number; seller: string } | undefined
  offers: number
  bsr: number
  /** Tenths of a star, 0–50. */
  rating_tenths: number
  reviews: number
  /** Units sold in the last 30 days. */
  sold_30d: number
}

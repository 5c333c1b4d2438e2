import { bracketOf } from './brackets.ts'
import type { Fit } from './fit.ts'

export interface SalesModel extends Fit {
  marketplace: string
  root_category: string
  /** Of families left out of the fit: 0.4 is 40 %. */
  median_error: number | null
  /** The ranks it was fitted on. */
  rank_min: number
  rank_max: number
  observed_from: Date
  observed_to: Date
  fitted_at: Date
}

/** `note`: OBSERVED_BRACKET, FROM_RANK, FROM_RANK_BEYOND (the rank lies outside those it was fitted on), NO_MODEL, NO_RANK. */
export interface SalesEstimate {
  /** Units a month; null: nothing can be said. */
  value: number | null
  low: number | null
  high: number | null
  n: number | null
  /** The model's median error on families it had not seen. */
  error: number | null
  note: 'OBSERVED_BRACKET' | 'FROM_RANK' | 'FROM_RANK_BEYOND' | 'NO_MODEL' | 'NO_RANK'
}

/** Four of five listings lie inside. */
const Z80 = 1.2815515655446004
/** Half an order beyond the ranks that were seen a line is still a line. */
const BEYOND = 3

/**
 * Units a month. What Amazon says was bought comes first: its bracket is a fact. Else the line of the marketplace and root category, with
 * the interval that holds four of five listings. Without a line nothing is said: the published one is of books.
 */
export function estimateFrom({ bsr, monthly_sold }: { bsr: number | null; monthly_sold: number | null }, model: SalesModel | undefined): SalesEstimate {
  if (monthly_sold !== null && monthly_sold > 0) {
    const { low, high } = bracketOf(monthly_sold)
    return { value: low, low, high: high - 1, n: null, error: null, note: 'OBSERVED_BRACKET' }
  }
  const nothing = { value: null, low: null, high: null, n: model?.n ?? null, error: model?.median_error ?? null }
  if (bsr === null) return { ...nothing, note: 'NO_RANK' }
  if (model === undefined) return { ...nothing, note: 'NO_MODEL' }
  const x = Math.log(bsr)
  const [varianceA, covariance, varianceB] = model.covariance
  const deviation = Math.sqrt(model.sigma ** 2 + varianceA + 2 * covariance * x + varianceB * x * x)
  const at = (z: number) => Math.max(0, Math.round(Math.exp(model.a + model.b * x + z * deviation)))
  const isBeyond = bsr < model.rank_min / BEYOND || bsr > model.rank_max * BEYOND
  return { value: at(0), low: at(-Z80), high: at(Z80), n: model.n, error: model.median_error, note: isBeyond ? 'FROM_RANK_BEYOND' : 'FROM_RANK' }
}

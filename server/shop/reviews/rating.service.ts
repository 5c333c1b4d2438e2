import type { Db } from '#kernel/db'
import { setRating } from '#shop/catalog'
import * as reviews from './reviews.repository.ts'

type Five = [number, number, number, number, number]

/** How many reviews there are, and the mean of their stars to two decimals. */
export function statsOf(stars: readonly number[]): { reviews: number; rating: number | null; stars: Five } {
  const count = stars.reduce((sum, n) => sum + n, 0)
  const sum = stars.reduce((all, n, at) => all + n * (at + 1), 0)
  return { reviews: count, rating: count === 0 ? null : Math.round((sum * 100) / count) / 100, stars: [stars[0] ?? 0, stars[1] ?? 0, stars[2] ?? 0, stars[3] ?? 0, stars[4] ?? 0] }
}

/** Has the product's tile show what its reviews say: in the transaction that changed them, whose row of counts it holds. */
export async function ratingOf(trx: Db, productId: string): Promise<void> {
  const { reviews: count, rating } = statsOf(await reviews.readStars(trx, productId))
  await setRating(trx, productId, { rating, reviews: count })
}

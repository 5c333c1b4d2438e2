import type { Db } from '#kernel/db'
import { notFound } from '#kernel/errors'
import { publish } from '#kernel/events'
import { record } from '#platform/audit'
import { ratingOf } from './rating.service.ts'
import { reviewPublished, reviewRejected } from './reviews.events.ts'
import * as reviews from './reviews.repository.ts'

interface Who {
  id: string
  tenant_id: string
}

/** Shows it, or leaves it shown; what was reported of it is settled. @throws AppError 404 */
export const approve = (trx: Db, who: Who, id: string): Promise<void> => decide(trx, who, id, { status: 'approved', reason: null })

/** Hides it; its author reads why. @throws AppError 404 */
export const reject = (trx: Db, who: Who, id: string, reason: string): Promise<void> => decide(trx, who, id, { status: 'rejected', reason })

async function decide(trx: Db, who: Who, id: string, decision: { status: 'approved' | 'rejected'; reason: string | null }): Promise<void> {
  const review = await reviews.lock(trx, id)
  if (review === undefined) throw notFound('review')
  await reviews.decide(trx, id, decision)
  if (review.status === decision.status) return
  await ratingOf(trx, review.product_id)
  const { product_id, stars } = review
  await publish(trx, decision.status === 'approved' ? reviewPublished : reviewRejected, { key: id, payload: { review_id: id, product_id, stars } })
  await record(trx, { tenant_id: who.tenant_id, actor_id: who.id, action: `reviews.${decision.status}`, subject: `review:${id}`, detail: { stars, ...(decision.reason === null ? {} : { reason: decision.reason }) } })
}

/** The seller's answer beneath it; null takes it away. @throws AppError 404 */
export async function answer(trx: Db, who: Who, id: string, text: string | null): Promise<void> {
  if ((await reviews.lock(trx, id)) === undefined) throw notFound('review')
  await reviews.setAnswer(trx, id, text)
  await record(trx, { tenant_id: who.tenant_id, actor_id: who.id, action: 'reviews.answered', subject: `review:${id}` })
}

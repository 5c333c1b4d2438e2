import type { Db } from '#kernel/db'
import { notFound, refused } from '#kernel/errors'
import * as reviews from './reviews.repository.ts'
import * as voices from './voices.repository.ts'

interface Voice {
  tenant_id: string
  review_id: string
  customer_id: string
}

/** Says that a review helps; again, it says so once. @throws AppError 404 for what is not shown, 422 for one’s own */
export async function castVote(trx: Db, voice: Voice): Promise<void> {
  await checkOther(trx, voice)
  await voices.vote(trx, voice)
}

export const takeVoteBack = (trx: Db, voice: Voice): Promise<void> => voices.takeVoteBack(trx, voice)

/** Tells the team that something is wrong with a review; once each. */
export async function reportReview(trx: Db, voice: Voice, complaint: { reason: string; note: string }): Promise<void> {
  await checkOther(trx, voice)
  await voices.report(trx, { ...voice, ...complaint })
}

/** Held until the commit: it is not rejected, nor removed, in between. */
async function checkOther(trx: Db, { review_id, customer_id }: Voice): Promise<void> {
  const review = await reviews.lock(trx, review_id)
  if (review?.status !== 'approved') throw notFound('review')
  if (review.customer_id === customer_id) throw refused('OWN_REVIEW', 'It is your own review')
}

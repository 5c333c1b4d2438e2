import { z } from 'zod'
import { defineEvent } from '#kernel/events'

const review = { review_id: z.uuid(), product_id: z.uuid(), stars: z.int() }

/** Written or edited, and waiting for the team. Events of a review have its id as key. */
export const reviewSubmitted = defineEvent('reviews.review_submitted', z.object(review))
/** Shoppers see it from now on. */
export const reviewPublished = defineEvent('reviews.review_published', z.object(review))
export const reviewRejected = defineEvent('reviews.review_rejected', z.object(review))

import { z } from 'zod'
import { defineSetting } from '#kernel/settings'

/** Shown at once; else a member of the team approves each first. What looks like advertising waits in any case. */
export const approveAtOnce = defineSetting({ name: 'reviews.approve_at_once', scope: 'tenant', schema: z.boolean(), default: false })
/** Only who bought the product here may review it. */
export const buyersOnly = defineSetting({ name: 'reviews.buyers_only', scope: 'tenant', schema: z.boolean(), default: false })
/** What erased customers wrote stays, without their name and images; else it goes. */
export const keepWords = defineSetting({ name: 'reviews.keep_words_of_erased', scope: 'tenant', schema: z.boolean(), default: true })

export const reviewSettings = [approveAtOnce, buyersOnly, keepWords]

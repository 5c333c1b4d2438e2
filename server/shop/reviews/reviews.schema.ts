import { z } from 'zod'
import { cursorQuery } from '#kernel/cursor'
import { Image } from '#shop/catalog'

export const MOST_IMAGES = 5
export const REPORT_REASONS = ['spam', 'offensive', 'off_topic', 'other'] as const
export const STATUSES = ['pending', 'approved', 'rejected'] as const
export const SORTS = ['newest', 'helpful', 'highest', 'lowest'] as const

const Stars = z.int().min(1).max(5)

export const ReviewBody = z.strictObject({
  stars: Stars,
  title: z.string().trim().max(120).default(''),
  text: z.string().trim().max(5_000).default(''),
  /** How the author is to be named beside it. */
  author: z.string().trim().min(1).max(60),
  /** Of images that were uploaded for it, or stand in it already. */
  image_ids: z.array(z.uuid()).max(MOST_IMAGES).default([]),
})
export type ReviewBody = z.infer<typeof ReviewBody>

export const Review = z.object({
  review_id: z.uuid(), product_id: z.uuid(),
  /** Null: the author was erased. */
  author: z.string().nullable(),
  /** Bought here by its author. */
  is_verified: z.boolean(),
  stars: z.int(), title: z.string(), text: z.string(), images: z.array(Image), helpful: z.int(),
  /** The caller finds it helpful. */
  is_voted: z.boolean(),
  answer: z.string().nullable(), answered_at: z.date().nullable(), created_at: z.date(), edited_at: z.date().nullable(),
})
export type Review = z.infer<typeof Review>

/** As its author sees it. */
export const OwnReview = Review.extend({ status: z.enum(STATUSES), /** Why it was rejected. */ reason: z.string().nullable() })
export type OwnReview = z.infer<typeof OwnReview>

const Report = z.object({ reason: z.enum(REPORT_REASONS), note: z.string(), created_at: z.date() })
export const ReviewForAdmin = OwnReview.extend({ customer_id: z.uuid().nullable(), order_id: z.uuid().nullable(), reports: z.array(Report) })

/** How many gave 1, 2, 3, 4 and 5 stars; `rating` is their mean, to two decimals. */
export const Stats = z.object({ reviews: z.int(), rating: z.number().nullable(), stars: z.tuple([z.int(), z.int(), z.int(), z.int(), z.int()]) })

export const ReviewQuery = z.object({
  ...cursorQuery,
  sort: z.enum(SORTS).default('newest'),
  stars: z.coerce.number().int().min(1).max(5).optional(),
  with_images: z.stringbool().optional(),
  verified: z.stringbool().optional(),
})
export type ReviewQuery = z.infer<typeof ReviewQuery>

/** `reported`: shown ones that somebody reported since they were last looked at. */
export const QueueQuery = z.object({ ...cursorQuery, status: z.enum([...STATUSES, 'reported']).default('pending'), product_id: z.uuid().optional() })
export type QueueQuery = z.infer<typeof QueueQuery>

export const ReportBody = z.strictObject({ reason: z.enum(REPORT_REASONS), note: z.string().trim().max(500).default('') })
export const RejectBody = z.strictObject({ reason: z.string().trim().min(1).max(500) })
export const AnswerBody = z.strictObject({ text: z.string().trim().min(1).max(5_000).nullable() })
export const OfProduct = z.object({ product_id: z.uuid() })
export const OfReview = z.object({ review_id: z.uuid() })

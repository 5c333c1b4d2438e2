import { z } from 'zod'
import { Card } from '#shop/catalog'
import { Currency } from '#shop/stores'

const Visitor = z.string().regex(/^[A-Za-z0-9_-]{16,64}$/, 'is a random text of 16 to 64 letters, digits, - and _')

export const Seen = z.strictObject({
  /** The browser's own, for a shopper who is not signed in. */
  visitor: Visitor.optional(),
  /** Without it nothing is kept. */
  consent: z.boolean(),
  events: z.array(z.strictObject({
    /** Sent again, it counts once. */
    id: z.uuid(),
    kind: z.enum(['view', 'cart', 'search_click']),
    product_id: z.uuid(),
  })).min(1).max(50),
})
export type Seen = z.infer<typeof Seen>
export const Counted = z.object({ counted: z.int() })

export const KINDS = ['bought_together', 'similar', 'for_you', 'trending', 'recent'] as const
const ids = z.union([z.uuid().transform((id) => [id]), z.array(z.uuid()).max(100)])

export const RecommendationQuery = z.object({
  kind: z.enum(KINDS),
  /** Of which product; `bought_together` and `similar` need it. */
  product_id: z.uuid().optional(),
  visitor: Visitor.optional(),
  /** What is in the cart, or shown already. */
  exclude: ids.default([]),
  limit: z.coerce.number().int().min(1).max(20).default(8),
  currency: Currency.optional(),
})
export type RecommendationQuery = z.infer<typeof RecommendationQuery>

/** Why a product is shown, with what that rests on. */
export const Reason = z.object({
  code: z.enum(['BOUGHT_TOGETHER', 'SIMILAR', 'LIKED_BY_OTHERS', 'TRENDING', 'SEEN_BEFORE']),
  /** The product that led to this one. */
  with: z.uuid().optional(),
  /** BOUGHT_TOGETHER: the part of those who bought `with` that bought this as well, 0 to 1; and how many. */
  share: z.number().optional(),
  together: z.int().optional(),
  /** SIMILAR: what the two have most in common, `brand:Oku`. */
  common: z.string().optional(),
})
export type Reason = z.infer<typeof Reason>
export const Recommendation = Card.extend({ reason: Reason })

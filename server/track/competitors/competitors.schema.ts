import { z } from 'zod'
import { PARTS } from './similarity/similarity.ts'

export const Relationship = z.enum(['direct', 'category', 'brand'])
export type Relationship = z.infer<typeof Relationship>
export const RelationState = z.enum(['suggested', 'confirmed', 'dismissed'])
export type RelationState = z.infer<typeof RelationState>

/** A part of a similarity score: `value` 0–1 is how alike, `weight` how much it counts, `share` what it adds to the score. */
export const ScorePart = z.object({ part: z.enum(PARTS), value: z.number(), weight: z.number(), share: z.number() })

/** A competitor of one of the tenant's products. Null is not known. */
export const Competitor = z.object({
  competitor_id: z.uuid(),
  /** The competitor itself, which is a product of the tenant; null for one that was found and is not tracked. */
  product_id: z.uuid().nullable(),
  listing_id: z.uuid(),
  asin: z.string(),
  marketplace: z.string(),
  url: z.string(),
  name: z.string(),
  brand: z.string().nullable(),
  image_url: z.string().nullable(),
  /** In minor units of `currency`. */
  price_minor: z.int().nullable(),
  currency: z.string(),
  bsr: z.int().nullable(),
  relationship_type: Relationship,
  state: RelationState,
  /** 0–1. */
  similarity_score: z.number(),
  parts: z.array(ScorePart),
  group_id: z.uuid().nullable(),
  /** A variation of the same parent as the tenant's product: it shares its rank, and is no rival. */
  is_family_of_own: z.boolean(),
  created_at: z.date(),
})
export type Competitor = z.infer<typeof Competitor>

export const ProductParams = z.object({ product_id: z.uuid() })
export const CompetitorParams = z.object({ competitor_id: z.uuid() })
export const CompetitorQuery = z.object({ state: RelationState.default('confirmed'), group_id: z.uuid().optional() })

/** One of the three says which: the address of its page, its ASIN on the product's marketplace, or a product that is tracked already. */
export const NewRelation = z
  .strictObject({
    url: z.string().trim().min(1).max(2_000).optional(),
    asin: z.string().trim().min(1).max(40).optional(),
    product_id: z.uuid().optional(),
    relationship_type: Relationship.default('direct'),
    group_id: z.uuid().optional(),
  })
  .refine(({ url, asin, product_id }) => [url, asin, product_id].filter((given) => given !== undefined).length === 1, { message: 'Give one of url, asin and product_id', path: ['url'] })
export type NewRelation = z.output<typeof NewRelation>

export const RelationChange = z
  .strictObject({ state: z.enum(['confirmed', 'dismissed', 'suggested']).optional(), relationship_type: Relationship.optional(), group_id: z.uuid().nullable().optional() })
  .refine((change) => Object.values(change).some((value) => value !== undefined), { message: 'Nothing to change', path: ['state'] })
export type RelationChange = z.output<typeof RelationChange>

const name = z.string().trim().min(1).max(100)
const competitorIds = z.array(z.uuid()).max(200).transform((ids) => [...new Set(ids)])
export const GroupParams = z.object({ group_id: z.uuid() })
export const NewGroup = z.strictObject({ name, competitor_ids: competitorIds.default([]) })
export const GroupChange = z.strictObject({ name: name.optional(), competitor_ids: competitorIds.optional() })
/** A named set of competitors, of one product or of several. */
export const Group = z.object({ id: z.uuid(), name: z.string(), created_at: z.date(), competitor_ids: z.array(z.uuid()), product_ids: z.array(z.uuid()) })
export type Group = z.infer<typeof Group>

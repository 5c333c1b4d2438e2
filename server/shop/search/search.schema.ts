import { z } from 'zod'
import { pageQuery } from '#kernel/shapes'
import { Card } from '#shop/catalog'
import { Currency } from '#shop/stores'
import { SORTS } from './engine.ts'
import { Segment } from './highlight.ts'

/** A longer question is none of a shopper's. */
export const MAX_QUERY = 200
const MAX_VALUES = 50

const one = z.string().min(1).max(200)
/** `brand=A&brand=B`: either of them. A value may hold commas and colons: it is taken as it is. */
export const several = z.union([one.transform((value) => [value]), z.array(one).max(MAX_VALUES)])

/**
 * `q` has words, "exact phrases" and -words; without it everything is found. `attr.<name>` chooses by an option or attribute
 * (`attr.color=Black`), and may come with several names. Prices are those from which a product can be had, in
 * minor units of the currency, inclusive.
 */
export const SearchQuery = z.looseObject({
  ...pageQuery,
  q: z.string().max(MAX_QUERY).default(''),
  category: several.optional(),
  brand: several.optional(),
  price_min: z.coerce.number().int().min(0).max(1e12).optional(),
  price_max: z.coerce.number().int().min(0).max(1e12).optional(),
  in_stock: z.stringbool().default(false),
  /** Stars at least. */
  rating: z.coerce.number().int().min(1).max(5).optional(),
  sort: z.enum(SORTS).default('relevance'),
  /** One of the store's; its own where nothing is said. */
  currency: Currency.optional(),
})
export type SearchQuery = z.infer<typeof SearchQuery>

export const Hit = Card.extend({
  highlights: z.object({
    /** The name in pieces. */
    name: z.array(Segment),
    /** The part of the description where words were found; null where the name says it. */
    description: z.array(Segment).nullable(),
  }),
})
export type Hit = z.infer<typeof Hit>

export const Facet = z.object({
  /** `brand`, `category` or `attr.<name>`: the parameter that chooses by it. */
  key: z.string(),
  /** What is chosen of it does not count here. The most frequent values, at most 30, and those that are chosen. */
  values: z.array(z.object({ value: z.string(), label: z.string(), products: z.int(), is_chosen: z.boolean() })),
})
export type Facet = z.infer<typeof Facet>

export const SearchPage = z.object({
  data: z.array(Hit),
  /** `is_capped`: there are more than `total` says. */
  pagination: z.object({ page: z.int(), limit: z.int(), total: z.int(), pages: z.int(), is_capped: z.boolean() }),
  facets: z.array(Facet),
  price: z.object({ min_minor: z.int(), max_minor: z.int(), currency: z.string() }).nullable(),
  /** How many can be had at once. */
  in_stock: z.int(),
  /** How many have at least so many stars. */
  ratings: z.array(z.object({ stars: z.int(), products: z.int() })),
  /** What was meant, where a word is unknown here; `data` is what it finds. */
  did_you_mean: z.string().nullable(),
  /** No product has all the words: these have some. */
  is_loose: z.boolean(),
})

export const SuggestionQuery = z.object({ q: z.string().max(MAX_QUERY).default(''), limit: z.coerce.number().int().min(1).max(20).default(8), currency: Currency.optional() })
export const Suggestions = z.object({
  /** What others looked for. */
  queries: z.array(z.string()),
  categories: z.array(z.object({ id: z.string(), name: z.string() })),
  products: z.array(z.object({ product_id: z.uuid(), name: z.string() })),
})
export type Suggestions = z.infer<typeof Suggestions>

const phrase = z.string().trim().min(1).max(60)
export const NewSynonym = z.strictObject({
  /** Without `replacements` all of them mean the same. */
  terms: z.array(phrase).min(1).max(20),
  /** Whoever looks for one of `terms` finds these as well, and not the other way round. */
  replacements: z.array(phrase).max(20).default([]),
})
export type NewSynonym = z.infer<typeof NewSynonym>
export const Synonym = z.object({ id: z.uuid(), terms: z.array(z.string()), replacements: z.array(z.string()), created_at: z.date() })
export type Synonym = z.infer<typeof Synonym>
export const SynonymParams = z.object({ synonym_id: z.uuid() })

export const LogQuery = z.object({
  ...pageQuery,
  /** Of the last so many days, today among them. */
  days: z.coerce.number().int().min(1).max(365).default(30),
  /** `none`: what found nothing; `corrected`: what was put right. */
  found: z.enum(['any', 'none', 'corrected']).default('any'),
})
export type LogQuery = z.infer<typeof LogQuery>
export const LoggedQuery = z.object({
  query: z.string(), searches: z.int(),
  /** Different people, counted anew each day. */
  people: z.int(),
  /** Of the latest search. */
  results: z.int(), corrected: z.string().nullable(), last_at: z.date(),
})
export type LoggedQuery = z.infer<typeof LoggedQuery>

export const RebuildTask = z.object({ task_id: z.uuid() })

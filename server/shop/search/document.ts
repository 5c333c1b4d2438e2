import type { Token } from './analyse.ts'
import { type Field, headsOf, impactsOf, tokensOf } from './impact.ts'
import type { ProductDoc } from '#shop/catalog'

/** A product as every engine stores it. */
export interface SearchDocument {
  product_id: string
  name: string
  brand: string | null
  /** The beginning of the description, for showing where words were found. */
  excerpt: string
  description: string
  /** Values of options and attributes. */
  values: string[]
  /** Those of them that say how it is, not what: black, large. A name may end in them. */
  qualities: string[]
  /** What else it is called: its model, its type. */
  labels: string[]
  categories: { id: string; name: string }[]
  skus: string[]
  facets: { key: string; value: string }[]
  /** From which price on, by currency. */
  prices: Record<string, number>
  in_stock: boolean
  rating: number | null
  reviews: number
  created_at: Date
}

const CHANNEL = 'shop'
const EXCERPT = 400
/** Attributes that say what a product is called, under the names that shops give them. */
const CALLED = new Set(['model', 'model-name', 'model-number', 'series', 'product-type', 'mpn', 'manufacturer-part-number', 'oem-code', 'part-number'])
const MAX_FACETS = 40
/** A longer value is a text, not something to choose by. */
const MAX_FACET_VALUE = 60

/** Undefined for what no shopper may find. */
export function documentOf(product: ProductDoc, stars: { rating: number | null; reviews: number } | undefined): SearchDocument | undefined {
  if (!product.is_published || !product.channels.includes(CHANNEL) || product.prices.length === 0) return undefined
  const { product_id, name, brand, description, attributes, options, categories, category_ids, skus, in_stock, created_at } = product
  const chosen = [
    ...(brand === null ? [] : [{ key: 'brand', value: brand }]),
    ...category_ids.map((value) => ({ key: 'category', value })),
    ...options.flatMap((option) => option.values.map((value) => ({ key: `attr.${facetName(option.name)}`, value }))),
    ...attributes.map(({ key, value }) => ({ key: `attr.${facetName(key)}`, value })),
  ]
  const facets = new Map(chosen.filter(({ key, value }) => key !== 'attr.' && value.length > 0 && value.length <= MAX_FACET_VALUE).map((facet) => [`${facet.key}\u001f${facet.value}`, facet]))
  return {
    product_id, name, brand, description, excerpt: description.slice(0, EXCERPT).toWellFormed(), categories, skus, in_stock, created_at,
    values: [...options.flatMap((option) => option.values), ...attributes.filter(({ key }) => !CALLED.has(facetName(key))).map(({ value }) => value)],
    qualities: [...options.flatMap((option) => option.values), ...attributes.filter(({ key }) => !/type/i.test(key)).map(({ value }) => value)].filter((value) => value.split(' ').length <= 2),
    labels: attributes.filter(({ key }) => CALLED.has(facetName(key))).map(({ value }) => value),
    facets: [...facets.values()].slice(0, MAX_FACETS),
    prices: Object.fromEntries(product.prices.map(({ currency, from_minor }) => [currency, from_minor])),
    rating: stars?.rating ?? null, reviews: stars?.reviews ?? 0,
  }
}

/** `Colour (outside)` → `colour-outside`: what stands in an address behind `attr.`. */
export const facetName = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-/, '').replace(/-$/, '').slice(0, 40)

/** The fields as terms. */
export function fieldsOf(document: SearchDocument): { tokens: Record<Field, Token[]>; impacts: Record<string, number> } {
  const { name, brand, labels, categories, skus, description, values, qualities } = document
  const tokens = {
    name: tokensOf([name]),
    label: tokensOf([...labels, ...(brand === null ? [] : [brand]), ...categories.map((category) => category.name)]),
    description: tokensOf([description]),
    attributes: tokensOf([...values, ...skus]),
  }
  const own = new Set(tokensOf(qualities).map(({ term }) => term))
  return { tokens, impacts: impactsOf(tokens, headsOf(name, tokens.name, own)) }
}

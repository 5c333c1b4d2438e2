import type { Db } from '#kernel/db'
import { listingUrl } from './marketplaces.ts'
import type { Column } from './metrics.ts'
import type { Aspect, PageReview } from './normal-item.ts'
import { type ContentOfListing, type DetailOfListing, type LatestOfListing, listDetails, listLatest, listNewestContents } from './pages.repository.ts'

const SHOWN = ['price_minor', 'buy_box_minor', 'list_minor', 'bsr', 'rating', 'reviews', 'monthly_sold', 'offers_new', 'buy_box_seller', 'availability'] as const satisfies readonly Column[]
export type PageValue = (typeof SHOWN)[number]

/** A listing's page as the tenant sees it now, whatever sources told parts of it. What nobody told is null or empty. */
export interface Page {
  listing_id: string
  marketplace: string
  asin: string
  url: string
  title: string | null
  brand: string | null
  bullets: string[]
  images: string[]
  description: string | null
  category_path: string[]
  /** The category of `values.bsr`. */
  bsr_category: string | null
  parent_asin: string | null
  /** The page's tables, each name once. */
  attributes: { key: string; value: string }[]
  videos: number | null
  has_a_plus: boolean | null
  aspects: Aspect[]
  reviews: PageReview[]
  /** Since when its words have been so, and who told them. */
  content_at: Date | null
  content_source: string | null
  currency: string | null
  observed_at: Date | null
  /** Each value that was ever seen, when, and by whom; a null was seen to be absent. Money in minor units of `currency`. */
  values: Partial<Record<PageValue, { value: number | string | null; at: Date; source: string }>>
}

/** The page of each of these listings; those of which nothing was ever seen are left out. Three statements, however many. */
export async function readPages(trx: Db, listingIds: readonly string[]): Promise<Map<string, Page>> {
  if (listingIds.length === 0) return new Map()
  const latest = Map.groupBy(await listLatest(trx, listingIds), (row) => row.listing_id)
  const contents = Map.groupBy(await listNewestContents(trx, listingIds), (row) => row.listing_id)
  const details = Map.groupBy(await listDetails(trx, listingIds), (row) => row.listing_id)
  return new Map([...latest].flatMap(([id, rows]) => {
    const page = pageOf(rows, contents.get(id) ?? [], details.get(id) ?? [])
    return page === undefined ? [] : [[id, page]]
  }))
}

function pageOf(states: readonly LatestOfListing[], contents: readonly ContentOfListing[], details: readonly DetailOfListing[]): Page | undefined {
  const [first] = states
  const observed = states.flatMap(({ observed_at }) => (observed_at === null ? [] : [new Date(observed_at).getTime()]))
  if (first === undefined || (observed.length === 0 && contents.length === 0)) return undefined
  const { listing_id, marketplace, asin } = first
  const told = inOrderOfSight(states, contents)
  const [words] = told
  const say = <K extends keyof ContentOfListing>(key: K) => told.find((content) => !isEmpty(content[key]))?.[key]
  const know = <K extends keyof DetailOfListing>(key: K) => details.find((detail) => !isEmpty(detail[key]))?.[key]
  return {
    listing_id, marketplace, asin, url: listingUrl(marketplace, asin),
    title: say('title') ?? null, brand: say('brand') ?? null, bullets: say('bullets') ?? [], images: say('images') ?? [],
    description: say('description') ?? null, category_path: say('category_path') ?? [], bsr_category: newestWord(states, 'bsr_category'),
    parent_asin: say('parent_asin') ?? null, attributes: know('attributes') ?? [], videos: know('videos') ?? null, has_a_plus: know('has_a_plus') ?? null,
    aspects: know('aspects') ?? [], reviews: know('reviews') ?? [], content_at: words?.valid_from ?? null, content_source: words?.source ?? null,
    currency: newestWord(states, 'currency'), observed_at: observed.length === 0 ? null : new Date(Math.max(...observed)), values: valuesOf(states),
  }
}

const isEmpty = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0)

/** The words of the source that was last to see the title come first: an old source may have changed later, and not looked since. */
function inOrderOfSight(states: readonly LatestOfListing[], contents: readonly ContentOfListing[]): readonly ContentOfListing[] {
  const source = newestStamp(states, 'title')?.source
  return source === undefined ? contents : [...contents.filter((row) => row.source === source), ...contents.filter((row) => row.source !== source)]
}

function newestStamp(states: readonly LatestOfListing[], key: string) {
  const stamps = states.flatMap((state) => {
    const [at, source] = state.stamps[key] ?? []
    return at === undefined || source === undefined ? [] : [{ state, at, source }]
  })
  return stamps.toSorted((a, b) => b.at - a.at)[0]
}

function newestWord(states: readonly LatestOfListing[], key: 'bsr_category' | 'currency'): string | null {
  const ordered = states.toSorted((a, b) => timeOf(b) - timeOf(a))
  return ordered.find((state) => typeof state[key] === 'string')?.[key] ?? null
}

const timeOf = ({ observed_at }: LatestOfListing) => (observed_at === null ? Number.NEGATIVE_INFINITY : new Date(observed_at).getTime())

function valuesOf(states: readonly LatestOfListing[]): Page['values'] {
  const values: Page['values'] = {}
  for (const column of SHOWN) {
    const newest = newestStamp(states, column)
    if (newest !== undefined) values[column] = { value: newest.state[column] ?? null, at: new Date(newest.at), source: newest.source }
  }
  return values
}

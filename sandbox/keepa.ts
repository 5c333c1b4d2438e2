import { hoursBack, shelvedAt, strangerAt } from './lives.ts'
import { REAL_TIME, type WorldClock } from './world.clock.ts'
import { CATALOGUE } from './world.catalogue.ts'
import { LISTINGS, type WorldListing } from './world.listings.ts'
import type { WorldState } from './world.state.ts'
import { live } from './world.ts'

/** Minutes since 2011-01-01 UTC. */
const keepaTime = (at: number): number => Math.floor(at / 60_000) - 21_564_000
export const DOMAINS: Record<string, number> = { us: 1, uk: 2, de: 3, fr: 4, jp: 5, ca: 6, it: 8, es: 9, in: 10, mx: 11, br: 12, au: 13 }
const SERIES = 36
const NEW = 1
const SALES = 3
const LIST = 4
const COUNT_NEW = 11
const RATING = 16
const COUNT_REVIEWS = 17
const BUY_BOX = 18
const NONE = -1
/** A rank is looked at every three hours. */
const RANK_EVERY_H = 3

/** Of other listings Keepa knows the last quarter, four times a day. */
const STRANGERS = { days: 90, everyH: 6 }

export interface KeepaProduct {
  asin: string
  domainId: number
  csv: (number[] | null)[]
  [field: string]: unknown
}

/** The answer of Keepa's `/product` for these listings of the world, with their life until `until`. */
export function keepaAnswer(until: number, clock: WorldClock = REAL_TIME): { products: KeepaProduct[]; tokensLeft: number; refillIn: number; refillRate: number; tokensConsumed: number } {
  return { products: LISTINGS.map((listing) => product(listing, live(listing, until, clock), until)), tokensLeft: 300, refillIn: 0, refillRate: 5, tokensConsumed: LISTINGS.length }
}

/** One product of Keepa's, of the eight or any other. */
export function keepaProduct(marketplace: string, asin: string, { until, clock }: { until: number; clock: WorldClock }): KeepaProduct {
  const listing = LISTINGS.find((one) => one.asin === asin && one.marketplace === marketplace)
  if (listing !== undefined) return product(listing, live(listing, until, clock), until)
  const shelved = CATALOGUE.find((one) => one.asin === asin && one.marketplace === marketplace)
  const at = (hour: number) => (shelved === undefined ? strangerAt(marketplace, asin, hour, clock) : shelvedAt(shelved, hour, clock))
  const now = at(clock.hourAt(until))
  const states = hoursBack(clock, until, STRANGERS).map(at)
  return product(now, states, until)
}

type About = Pick<WorldListing, 'asin' | 'title' | 'brand' | 'bullets' | 'category' | 'subcategory' | 'list_minor'> & { marketplace: string }

function product(listing: About, states: Iterable<WorldState>, until: number): KeepaProduct {
  const csv: (number[] | null)[] = Array.from({ length: SERIES }, () => null)
  const sellers: string[] = []
  const sold: number[] = []
  /** Adds to a series what differs from its last entry: a point is a time and its values. */
  const change = (index: number, at: number, ...values: number[]) => {
    const series = (csv[index] ??= [])
    if (values.every((value, i) => series.at(i - values.length) === value) && series.length > 0) return
    series.push(keepaTime(at), ...values)
  }
  let hour = 0
  for (const state of states) {
    const { at } = state
    change(NEW, at, state.price_minor === undefined ? NONE : state.price_minor)
    if (hour % RANK_EVERY_H === 0) change(SALES, at, state.bsr)
    change(LIST, at, listing.list_minor)
    change(COUNT_NEW, at, state.offers)
    if (hour % 24 === 5) change(RATING, at, state.rating_tenths)
    if (hour % 24 === 5) change(COUNT_REVIEWS, at, state.reviews)
    change(BUY_BOX, at, state.buy_box?.minor ?? NONE, state.buy_box === undefined ? NONE : 0)
    const holder = state.buy_box?.seller ?? '-1'
    if (sellers.at(-1) !== holder) sellers.push(String(keepaTime(at)), holder)
    const bracket = bracketOf(state.sold_30d)
    if (hour % 24 === 5 && sold.at(-1) !== bracket) sold.push(keepaTime(at), bracket)
    hour++
  }
  const { category, subcategory } = listing
  return {
    asin: listing.asin, domainId: DOMAINS[listing.marketplace] ?? 1, title: listing.title, brand: listing.brand, features: listing.bullets,
    rootCategory: category.id, salesRankReference: category.id, salesRanks: { [category.id]: csv[SALES] ?? [] },
    categoryTree: [{ catId: category.id, name: category.name }, { catId: subcategory.id, name: subcategory.name }],
    buyBoxSellerIdHistory: sellers, monthlySold: sold.at(-1) ?? 0, monthlySoldHistory: sold, lastUpdate: keepaTime(until), csv,
  }
}

/** Amazon tells sales of the past month in steps: 50+, 100+ … 900+, 1K+ … */
function bracketOf(units: number): number {
  if (units < 50) return 0
  if (units < 100) return 50
  const step = 10 ** Math.floor(Math.log10(units))
  return Math.floor(units / step) * step
}

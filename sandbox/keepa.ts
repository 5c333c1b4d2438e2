import { live } from './world.ts'
import { LISTINGS, type WorldListing } from './world.listings.ts'

/** Minutes since 2011-01-01 UTC. */
const keepaTime = (at: number): number => Math.floor(at / 60_000) - 21_564_000
const DOMAIN = { us: 1, de: 3, jp: 5 } as const
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

interface KeepaProduct {
  asin: string
  domainId: number
  csv: (number[] | null)[]
  [field: string]: unknown
}

/** The answer of Keepa's `/product` for these listings of the world, with their life until `until`. */
export function keepaAnswer(until: number, listings: WorldListing[] = LISTINGS): { products: KeepaProduct[]; tokensLeft: number; refillIn: number; refillRate: number; tokensConsumed: number } {
  return { products: listings.map((listing) => product(listing, until)), tokensLeft: 300, refillIn: 0, refillRate: 5, tokensConsumed: listings.length }
}

function product(listing: WorldListing, until: number): KeepaProduct {
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
  for (const state of live(listing, until)) {
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
    asin: listing.asin, domainId: DOMAIN[listing.marketplace], title: listing.title, brand: listing.brand, features: listing.bullets,
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

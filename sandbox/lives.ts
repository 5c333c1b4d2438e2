import { share } from './random.ts'
import { CATALOGUE, type CatalogueListing } from './world.catalogue.ts'
import { type Words, wordsOf } from './world.catalogue-words.ts'
import { wordsAt } from './world.bustle.ts'
import type { WorldClock } from './world.clock.ts'
import { LISTINGS, type WorldListing } from './world.listings.ts'
import { live } from './world.ts'
import type { WorldState } from './world.state.ts'

/** What a look at a page finds. */
export interface PageState extends WorldState {
  asin: string
  marketplace: string
  title: string
  brand: string
  bullets: string[]
  picture: number
  list_minor: number
  category: { id: number; name: string }
  subcategory: { id: number; name: string }
  /** Of the catalogue: everything else that stands on its page. */
  words?: Words
}

/** The eight listings live hour by hour and are remembered as far as they were looked at. */
export interface World {
  clock: WorldClock
  /** A listing as it is at a time. Every ASIN has a life. */
  look(marketplace: string, asin: string, at: number): PageState
}

export function createWorld(clock: WorldClock): World {
  const lives = new Map(LISTINGS.map((listing) => [`${listing.marketplace} ${listing.asin}`, { listing, life: live(listing, Number.MAX_SAFE_INTEGER, clock), states: [] as WorldState[] }]))
  const catalogue = new Map(CATALOGUE.map((listing) => [`${listing.marketplace} ${listing.asin}`, listing]))
  return {
    clock,
    look(marketplace, asin, at) {
      const hour = Math.max(0, clock.hourAt(at))
      const known = lives.get(`${marketplace} ${asin}`)
      const shelved = catalogue.get(`${marketplace} ${asin}`)
      if (shelved !== undefined) return shelvedAt(shelved, hour, clock)
      if (known === undefined) return strangerAt(marketplace, asin, hour, clock)
      while (known.states.length <= hour) known.states.push(known.life.next().value as WorldState) // it never ends
      const state = known.states[hour]
      if (state === undefined) throw new Error('the world has no such hour')
      return { ...state, ...aboutOf(known.listing), ...wordsAt(known.listing, clock, hour) }
    },
  }
}

const aboutOf = ({ asin, marketplace, brand, list_minor, category, subcategory }: WorldListing) => ({ asin, marketplace, brand, list_minor, category, subcategory })

const THINGS = ['Desk Lamp', 'Water Bottle', 'Yoga Mat', 'Phone Stand', 'Kitchen Scale', 'Travel Pillow', 'Garden Shears', 'USB-C Hub']
const BRANDS = ['Lumenor', 'Fjordly', 'Palmetto', 'Quarrel & Co', 'Nimbus', 'Oakline']
const NO_CENTS = new Set(['jp'])
const pick = <T>(from: readonly T[], at: number): T => from[Math.floor(at * from.length)] as T // at < 1

/** Any other listing: no memory, its state follows from its name and the hour alone, so that ten thousand cost nothing. */
export function strangerAt(marketplace: string, asin: string, hour: number, clock: WorldClock): PageState {
  const self = `${marketplace} ${asin}`
  const chance = (what: string) => share(`${self} ${what}`)
  const thing = pick(THINGS, chance('thing'))
  const brand = pick(BRANDS, chance('brand'))
  const list = Math.round((800 + chance('list') ** 2 * 14_000) / 100) * 100 - 1
  const list_minor = NO_CENTS.has(marketplace) ? Math.round(list / 10) * 10 : list
  const day = Math.floor(hour / 24)
  const priceNow = Math.round(list_minor * (0.8 + 0.2 * chance(`price ${Math.floor((day + chance('turn') * 5) / 5)}`)))
  const hasStock = chance(`stock ${Math.floor(day / 3)}`) > 0.04
  const sellers = [`A1${asin.slice(-8)}OWN`, `A2${asin.slice(-8)}RIV`]
  const seller = pick(sellers, chance(`seller ${Math.floor(day / 7)}`) ** 2)
  const perDay = 0.2 + chance('demand') ** 3 * 60
  const reviews = Math.floor(20 + chance('reviews') * 4000 + hour * perDay * 0.002)
  const bsr = Math.max(1, Math.round(90_000 * perDay ** -1.1 * Math.exp((chance(`rank ${hour}`) - 0.5) * 0.25)))
  return {
    at: clock.timeOf(hour), asin, marketplace, brand, list_minor, title: `${brand} ${thing} ${asin.slice(-4)}`,
    bullets: [`A ${thing.toLowerCase()} for every day`, 'Easy to clean', 'Packed without plastic'], picture: 0,
    category: { id: 1055398, name: 'Home & Kitchen' }, subcategory: { id: 3206324011, name: `${thing}s` },
    price_minor: hasStock ? priceNow : undefined, buy_box: hasStock ? { minor: priceNow, seller } : undefined, offers: hasStock ? 2 : 0,
    bsr, rating_tenths: 36 + Math.floor(chance('stars') * 13), reviews, sold_30d: Math.round(perDay * 30),
  }
}

/** A listing of the catalogue: no memory either. Its rank follows what it sells, and the fall of its price what it sells. */
export function shelvedAt(listing: CatalogueListing, hour: number, clock: WorldClock): PageState {
  const { asin, marketplace, brand, list_minor, category, subcategory, demand } = listing
  const chance = (what: string) => share(`${marketplace} ${asin} ${what}`)
  const day = Math.floor(hour / 24)
  const cut = 0.82 + 0.18 * chance(`price ${Math.floor((day + chance('turn') * 6) / 6)}`)
  const price = NO_CENTS.has(marketplace) ? Math.round((list_minor * cut) / 10) * 10 : Math.round(list_minor * cut)
  const hasStock = chance(`stock ${Math.floor(day / 4)}`) > 0.05
  const sellers = [`A1${asin.slice(-8)}OWN`, `A2${asin.slice(-8)}RIV`]
  const perDay = demand * cut ** -1.7
  const words = wordsOf(listing)
  return {
    at: clock.timeOf(hour), asin, marketplace, brand, list_minor, title: words.title, bullets: words.bullets, picture: 0, category, subcategory, words,
    price_minor: hasStock ? price : undefined, buy_box: hasStock ? { minor: price, seller: pick(sellers, chance(`seller ${Math.floor(day / 7)}`) ** 2) } : undefined, offers: hasStock ? 1 + Math.floor(chance('offers') * 4) : 0,
    bsr: Math.max(1, Math.round(40_000 * perDay ** -1.12 * Math.exp((chance(`rank ${hour}`) - 0.5) * 0.5))), rating_tenths: 36 + Math.floor(chance('stars') * 13),
    reviews: Math.floor(30 + chance('reviews') * 6_000 + hour * demand * 0.0015), sold_30d: Math.round(perDay * 30),
  }
}

/** The hours a look back over this many days goes through, oldest first. */
export function* hoursBack(clock: WorldClock, until: number, { days, everyH }: { days: number; everyH: number }): Generator<number> {
  const last = clock.hourAt(until)
  for (let hour = Math.max(0, last - days * 24); hour <= last; hour += everyH) yield hour
}


import { share } from './random.ts'
import type { WorldClock } from './world.clock.ts'
import type { WorldListing } from './world.listings.ts'
import type { WorldState } from './world.state.ts'

/** Something may happen to a listing each so many hours of the world, to every listing at its own hour. */
const SLOT_H = 4
/** The words of a page change this many slots apart at the soonest. */
const WORDS_EVERY = 12

export type Happening = 'flash_sale' | 'new_seller' | 'out_of_stock' | 'quiet'
const NEW_SELLERS = ['A7FLASHMART007', 'A8BARGAINBIN08', 'A9QUICKSHIP009']

/** What happens to a listing in the slot of this hour. Nothing before the anchor: history is told already. */
export function happeningAt(listing: WorldListing, clock: WorldClock, hour: number): Happening {
  if (hour < clock.anchorHour) return 'quiet'
  const since = hour - clock.anchorHour
  // The very first minutes show what the product is for.
  if (since < SLOT_H && listing.seed === 11) return 'flash_sale'
  if (since < SLOT_H && listing.seed === 13) return 'new_seller'
  const slot = Math.floor((since + (listing.seed % SLOT_H)) / SLOT_H)
  const chance = share(`${listing.asin} ${slot}`)
  if (chance < 0.16) return 'flash_sale'
  if (chance < 0.24) return 'new_seller'
  return chance < 0.28 ? 'out_of_stock' : 'quiet'
}

/** A state of the hourly life, and what happens to it after the anchor. */
export function enliven(listing: WorldListing, clock: WorldClock, hour: number, state: WorldState): WorldState {
  const happening = happeningAt(listing, clock, hour)
  if (happening === 'out_of_stock') return { ...state, price_minor: undefined, buy_box: undefined, offers: 0 }
  if (happening === 'quiet' || state.buy_box === undefined || state.price_minor === undefined) return state
  if (happening === 'flash_sale') {
    const minor = round(state.price_minor * 0.8, listing)
    return { ...state, price_minor: minor, buy_box: { seller: listing.owner, minor } }
  }
  const minor = round(state.price_minor * 0.97, listing)
  const seller = NEW_SELLERS[Math.floor(share(`${listing.asin} seller`) * NEW_SELLERS.length)] ?? listing.owner
  return { ...state, price_minor: minor, buy_box: { seller, minor }, offers: state.offers + 1 }
}

const round = (minor: number, { marketplace }: WorldListing) => (marketplace === 'jp' ? Math.round(minor / 10) * 10 : Math.round(minor))

/** The words and pictures of a page change now and then, one thing at a time. */
export function wordsAt(listing: WorldListing, clock: WorldClock, hour: number): { title: string; bullets: string[]; picture: number } {
  const slot = hour < clock.anchorHour ? 0 : Math.floor((hour - clock.anchorHour + listing.seed * 5) / SLOT_H / WORDS_EVERY)
  const turn = slot % 6
  const title = turn === 1 || turn === 2 ? `${listing.title}, New Edition` : listing.title
  const bullets = turn === 2 || turn === 3 ? [...listing.bullets.slice(0, -1), `${listing.bullets.at(-1) ?? ''} – 2 years of guarantee`] : listing.bullets
  return { title, bullets, picture: turn >= 4 ? turn - 3 : 0 }
}

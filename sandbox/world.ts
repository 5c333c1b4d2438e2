import { normal, poisson, seeded } from './random.ts'
import { GENESIS, HOUR_MS, REAL_TIME, type WorldClock } from './world.clock.ts'
import { enliven } from './world.bustle.ts'
import type { WorldListing } from './world.listings.ts'
import type { WorldState } from './world.state.ts'

const DAY_H = 24

/** Monday to Sunday, and the weeks before Christmas. */
const WEEKDAY = [1.05, 1, 0.97, 0.96, 1, 1.04, 1.1]
function season(at: number): number {
  const date = new Date(at)
  const month = date.getUTCMonth()
  const rush = month === 10 && date.getUTCDate() >= 20 ? 1.9 : month === 11 && date.getUTCDate() <= 20 ? 1.6 : 1
  return rush * (WEEKDAY[(date.getUTCDay() + 6) % 7] ?? 1)
}

/** `.99` where the currency has cents, tens where it has none. */
const charm = (minor: number, marketplace: WorldListing['marketplace']): number => (marketplace === 'jp' ? Math.round(minor / 10) * 10 : Math.max(199, Math.round(minor / 100) * 100 - 1))

/**
 * The life of a listing from {@link GENESIS} to `until`, an hour of the world at a time; `clock` tells when that hour
 * comes. The same listing always lives the same life.
 */
export function* live(listing: WorldListing, until: number, clock: WorldClock = REAL_TIME): Generator<WorldState> {
  const random = seeded(listing.seed)
  const rivals = listing.rivals.map((seller) => ({ seller, minor: charm(listing.list_minor * (0.92 + random() * 0.15), listing.marketplace), hasStock: random() < 0.6 }))
  let price = charm(listing.list_minor * 0.95, listing.marketplace)
  let stock = Math.ceil(listing.demand * 30)
  let shipment: number | undefined
  let deal: { minor: number; ends: number } | undefined
  let trend = 1
  let reviews = Math.ceil(listing.demand * 12)
  let stars = reviews * (4.1 + random() * 0.5)
  let velocity = listing.demand
  let holder: string | undefined
  const sold: number[] = []
  let sold30d = 0

  for (let hour = 0; clock.timeOf(hour) <= until; hour++) {
    const at = GENESIS + hour * HOUR_MS
    if (hour % DAY_H === 7) {
      trend = Math.min(1.8, Math.max(0.5, trend * Math.exp(normal(random) * 0.025)))
      if (deal === undefined && random() < 0.03) deal = { minor: charm(price * (0.7 + random() * 0.15), listing.marketplace), ends: at + (2 + Math.floor(random() * 6)) * DAY_H * HOUR_MS }
      if (random() < 0.04) price = charm(listing.list_minor * (0.82 + random() * 0.18), listing.marketplace)
    }
    if (deal !== undefined && at >= deal.ends) deal = undefined
    if (shipment !== undefined && at >= shipment) {
      stock += Math.ceil(listing.demand * (25 + random() * 20))
      shipment = undefined
    }
    // Most orders to the factory go out in time; some do not, and the shelf runs empty.
    if (shipment === undefined && stock < listing.demand * (random() < 0.985 ? 14 : 5)) shipment = at + (9 + random() * 9) * DAY_H * HOUR_MS
    for (const rival of rivals) {
      if (random() < (rival.hasStock ? 0.008 : 0.004)) rival.hasStock = !rival.hasStock
      if (random() < 0.01) rival.minor = charm((deal?.minor ?? price) * (0.95 + random() * 0.12), listing.marketplace)
    }

    const own = stock > 0 ? (deal?.minor ?? price) : undefined
    const offers = [...(own === undefined ? [] : [{ seller: listing.owner, minor: own }]), ...rivals.filter((rival) => rival.hasStock)]
    const box = award(offers, holder, listing.owner)
    holder = box?.seller
    const mean = (listing.demand / DAY_H) * trend * season(at) * (((own ?? price) / listing.list_minor) ** -1.7) * (box?.seller === listing.owner ? 1 : 0.25)
    const units = Math.min(stock, poisson(random, mean))
    stock -= units
    sold.push(units)
    sold30d += units - (sold[hour - 30 * DAY_H] ?? 0)
    velocity += ((own === undefined ? 0.05 : units * DAY_H) - velocity) / (DAY_H * 4)
    for (let sale = 0; sale < units; sale++) {
      if (random() >= 0.025) continue
      reviews++
      stars += random() < 0.78 ? 5 : random() < 0.5 ? 4 : 1
    }
    if (random() < 0.00006) {
      const purged = Math.ceil(reviews * 0.04)
      stars -= (stars / reviews) * purged
      reviews -= purged
    }
    const bsr = Math.max(1, Math.round(60_000 * Math.max(0.05, velocity) ** -1.15 * Math.exp(normal(random) * 0.06)))
    yield enliven(listing, clock, hour, {
      at: clock.timeOf(hour), price_minor: offers.length === 0 ? undefined : Math.min(...offers.map((offer) => offer.minor)), buy_box: box && { minor: box.minor, seller: box.seller }, offers: offers.length, bsr, reviews,
      rating_tenths: Math.round((stars / reviews) * 10), sold_30d: sold30d,
    })
  }
}

/** The lowest price wins; the owner is forgiven 2 %, and who holds the box keeps it against a difference below 1 %. */
function award(offers: { seller: string; minor: number }[], holder: string | undefined, owner: string) {
  const weigh = (offer: { seller: string; minor: number }) => offer.minor * (offer.seller === owner ? 0.98 : 1) * (offer.seller === holder ? 0.99 : 1)
  return offers.toSorted((a, b) => weigh(a) - weigh(b))[0]
}

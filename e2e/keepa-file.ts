/** Keepa counts minutes from here. */
const EPOCH_MINUTES = 21_564_000
const DAY_MINUTES = 24 * 60
const DAYS = 120
/** Where Keepa keeps each series in `csv`. */
const SERIES = { price: 1, bsr: 3, rating: 16, reviews: 17 }

/** A file as Keepa exports it: one listing with four months of history up to this hour, and two weeks without an offer. */
export function keepaFile(asin: string): Buffer {
  const start = Math.floor(Date.now() / 60_000) - EPOCH_MINUTES - DAYS * DAY_MINUTES
  const days = Array.from({ length: DAYS }, (_, day) => ({ day, at: start + day * DAY_MINUTES }))
  const csv: (number[] | null)[] = Array.from({ length: 34 }, () => null)
  csv[SERIES.price] = days.filter(({ day }) => day % 6 === 0).flatMap(({ day, at }) => [at, day >= 60 && day < 74 ? -1 : 2_999 + (day % 4) * 250])
  csv[SERIES.bsr] = days.flatMap(({ day, at }) => [at, Math.round(1_800 + 900 * Math.sin(day / 9))])
  csv[SERIES.rating] = days.filter(({ day }) => day % 30 === 0).flatMap(({ day, at }) => [at, 44 + (day % 60 === 0 ? 0 : 1)])
  csv[SERIES.reviews] = days.filter(({ day }) => day % 5 === 0).flatMap(({ day, at }) => [at, 900 + day * 3])
  return Buffer.from(JSON.stringify({ products: [{ asin, domainId: 1, title: 'Harbour Lantern, Rechargeable', brand: 'Harbour', csv }] }))
}

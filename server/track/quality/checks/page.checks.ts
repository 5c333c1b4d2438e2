import { lengthOf } from '../words/language.ts'
import { isSeenWhole } from './bullet.checks.ts'
import { findContacts } from './contacts.ts'
import { limitOf, type Measure, noneOf } from './measure.ts'

const REVIEW_TIERS = [10, 100, 500, 1000]
const WEAK_RATING = 4

export const PAGE_CHECKS: Record<string, Measure> = {
  'images.count': (examined) => {
    const count = examined.page.images.length
    if (!isSeenWhole(examined.page)) return undefined
    return { measured: count, share: Math.min(1, count / limitOf(examined)) }
  },
  /** The smallest picture whose address tells its size, as `_SL1500_` does. */
  'images.size': (examined) => {
    const sizes = examined.page.images.flatMap((url) => sizeIn(url) ?? [])
    if (sizes.length === 0) return undefined
    const limit = limitOf(examined)
    const small = sizes.filter((size) => size < limit).length
    return { measured: Math.min(...sizes), share: 1 - small / sizes.length, ...(small === 0 ? {} : { details: [`${small}/${sizes.length}`] }) }
  },
  'description.length': (examined) => {
    const { description, has_a_plus } = examined.page
    if (description === null) return has_a_plus === true ? { measured: 0, share: 1 } : undefined // A+ takes the description's place
    const length = lengthOf(description)
    return { measured: length, share: length > 0 && length <= limitOf(examined) ? 1 : 0 }
  },
  'description.contact': ({ page: { description } }) => (description === null ? undefined : noneOf(findContacts(description))),
  'description.a_plus': ({ page: { has_a_plus } }) => (has_a_plus === null ? undefined : { measured: has_a_plus ? 1 : 0, share: has_a_plus ? 1 : 0 }),
  'video.count': (examined) => {
    const { videos } = examined.page
    return videos === null ? undefined : { measured: videos, share: videos >= limitOf(examined) ? 1 : 0 }
  },
  'keywords.coverage': (examined) => {
    const { coverage } = examined.known
    return coverage === null ? undefined : { measured: Math.round(coverage * 1000) / 1000, share: Math.min(1, coverage / limitOf(examined)) }
  },
  'reviews.rating': (examined) => {
    const rating = examined.page.values.rating?.value
    if (typeof rating !== 'number') return undefined
    return { measured: rating, share: rating >= limitOf(examined) ? 1 : rating >= WEAK_RATING ? 0.5 : 0 }
  },
  'reviews.count': ({ page }) => {
    const reviews = page.values.reviews?.value
    if (typeof reviews !== 'number') return undefined
    return { measured: reviews, share: REVIEW_TIERS.filter((tier) => reviews >= tier).length / REVIEW_TIERS.length }
  },
  'search_terms.bytes': (examined) => {
    const { search_terms } = examined.known
    if (search_terms === null) return undefined
    const bytes = Buffer.byteLength(search_terms)
    return { measured: bytes, share: bytes <= limitOf(examined) ? 1 : 0 }
  },
}

/** The longest side in pixels that the picture's address names. */
function sizeIn(url: string): number | undefined {
  const said = /[._](?:SL|SX|SY|UL|US|UX|UY|SS)(\d{2,5})_/.exec(url.slice(-200))?.[1]
  return said === undefined ? undefined : Number(said)
}

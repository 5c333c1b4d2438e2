import { CLAIMS } from '../words/phrases.ts'
import { lengthOf } from '../words/language.ts'
import type { Page } from '#track/tracking'
import { findContacts } from './contacts.ts'
import { type Examined, limitOf, type Measure, type Measured, noneOf, shareOf } from './measure.ts'

const LEAST = 3
const SHORTEST = 10
const LONGEST = 255
const BANNED = /[™®€…†‡¢£¥©±~]|\p{Extended_Pictographic}/gu
/** What becomes of “–” or “’” that was read in the wrong encoding; elsewhere â is a letter. */
const GARBLED = /â(?=[€\u0080-\u009f])/gu
const EMPTY = /^(?:n\/?a|tbd|none|not applicable|-+)$/iu

/** A page that was seen in a list only says nothing of its bullets; one with a description or several pictures has none. */
export const isSeenWhole = (page: Page): boolean => page.bullets.length > 0 || page.description !== null || page.images.length > 1

const ofBullets = (measure: (bullets: string[], examined: Examined) => Measured): Measure => (examined) => (examined.page.bullets.length === 0 ? undefined : measure(examined.page.bullets, examined))

export const BULLET_CHECKS: Record<string, Measure> = {
  'bullets.count': (examined) => {
    if (!isSeenWhole(examined.page)) return undefined
    const count = examined.page.bullets.length
    const full = limitOf(examined)
    return { measured: count, share: count >= full ? 1 : count >= LEAST ? 0.4 + (0.6 * (count - LEAST)) / (full - LEAST) : 0 }
  },
  'bullets.length': ofBullets((bullets) => ({
    ...shareOf(bullets, (bullet) => lengthOf(bullet) < SHORTEST || lengthOf(bullet) > LONGEST || EMPTY.test(bullet.trim())),
    measured: describeLengths(bullets),
  })),
  'bullets.total': ofBullets((bullets, examined) => {
    const total = bullets.reduce((sum, bullet) => sum + lengthOf(bullet), 0)
    return { measured: total, share: total < limitOf(examined) ? 1 : 0 }
  }),
  'bullets.capital': ofBullets((bullets) => shareOf(bullets, (bullet) => /^[^\p{L}\p{N}]*\p{Ll}/u.test(bullet))),
  'bullets.end_mark': ofBullets((bullets) => shareOf(bullets, (bullet) => /[.!?;:,。！？；：、，]\s*$/u.test(bullet))),
  'bullets.characters': ofBullets((bullets) => noneOf(bullets.flatMap((bullet) => [...(bullet.match(BANNED) ?? []), ...(bullet.match(GARBLED) ?? [])]))),
  'bullets.claims': ofBullets((bullets) => noneOf(bullets.flatMap((bullet) => CLAIMS.find(bullet)))),
  'bullets.contact': ofBullets((bullets) => noneOf(bullets.flatMap(findContacts))),
}

function describeLengths(bullets: readonly string[]): string {
  const lengths = bullets.map(lengthOf)
  return `${Math.min(...lengths)}–${Math.max(...lengths)}`
}

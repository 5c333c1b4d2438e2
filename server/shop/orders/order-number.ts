import { randomInt } from 'node:crypto'

/** Without the signs that people mix up when they read them out (Crockford's base 32). */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 5

/** `TW-261120-7KQ4M`: says when, not how many orders a store has. 33 million a day; whoever stores it draws again when it is taken. */
export function drawNumber(prefix: string, now: Date): string {
  const day = now.toISOString().slice(2, 10).replaceAll('-', '')
  return `${prefix}-${day}-${Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)] ?? '0').join('')}`
}

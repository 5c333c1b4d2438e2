import { createHash, createHmac } from 'node:crypto'

/** Within an hour: more than this nobody tries out. */
export const MOST_OF_CUSTOMER = 5
/** A family, or an office, behind one address. */
export const MOST_OF_ADDRESS = 15
/** “Great, thank you!” may be said often; a paragraph is written once. */
const SHORTEST_REPEATED = 20

/** Which address something came from, without keeping the address. */
export const addressKey = (secret: string, ip: string): string => createHmac('sha256', secret).update(`reviews ${ip}`).digest('base64url').slice(0, 22)

/** The same for the same words, however they are spaced or written large; null where they are too few to mean anything. */
export function wordsKey(title: string, text: string): string | null {
  const words = `${title} ${text}`.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
  return words.length < SHORTEST_REPEATED ? null : createHash('sha256').update(words).digest('base64url').slice(0, 22)
}

/** An address of a page, of mail or a telephone number: reviews that advertise have one. */
export const advertises = (text: string): boolean => /https?:\/\/|www\.|[\w-]{2,63}\.(?:com|net|org|info|shop|xyz|top|ru|cn|tw|hk|io|co)\b|[^\s@]{1,64}@[^\s@]{1,64}\.[a-z]{2}|\+?\d[\d\s().-]{8,20}\d/i.test(text)

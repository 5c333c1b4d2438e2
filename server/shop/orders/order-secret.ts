import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Config } from '#kernel/config'
import { fingerprint } from '#kernel/crypto'

/** What a guest proves an order with: computed, so that a repeated request gets the same. 43 characters. */
export const orderToken = ({ secrets }: Pick<Config, 'secrets'>, orderId: string): string => createHmac('sha256', secrets[0] ?? '').update(`orders.token ${orderId}`).digest('base64url')

export function isToken(given: string, hash: string): boolean {
  const [a, b] = [Buffer.from(fingerprint(given)), Buffer.from(hash)]
  return a.length === b.length && timingSafeEqual(a, b)
}

import { createHash } from 'node:crypto'
import type { Finding, ProductEvent } from './alerts.schema.ts'
import { keyOf } from './detector/cool-down.ts'
import { reasonOf } from './reason.ts'

/** The finding as the API shows it. Its id is made of the listing, the key and the time: a replay gives the same again. */
export function toProductEvent(listingId: string, finding: Finding): ProductEvent {
  const { at, currency, ...draft } = finding
  const isMoney = draft.metric === 'price' || draft.metric === 'buy_box'
  const id = createHash('sha256').update(`${listingId}|${keyOf(finding)}|${at.toISOString()}`).digest('hex').slice(0, 24)
  return { id, at: at.toISOString(), ...draft, currency: isMoney ? currency : null, reason: reasonOf(finding) }
}

import type { Matter } from './evaluate/matter.ts'
import type { IncidentRow } from './incidents.repository.ts'
import type { IncidentRule } from './rules.schema.ts'

const HOUR = 3_600_000
/** Prices that differ by less are one price. */
const SAME = 0.01

/** Rules whose way back is no news of its own: what goes from A to B and back to A is one matter. */
const FAMILIES: IncidentRule[][] = [['price_change', 'price_low'], ['buy_box_price'], ['buy_box_owner'], ['listing_changed'], ['change']]
export const returnsOf = (rule: IncidentRule): IncidentRule[] | undefined => FAMILIES.find((family) => family.includes(rule))

/** What ends which matter. */
export const RECOVERS: Partial<Record<IncidentRule, IncidentRule>> = { back_in_stock: 'out_of_stock', out_of_stock: 'back_in_stock' }

type Known = Pick<IncidentRow, 'rule' | 'finding' | 'opened_at' | 'cool_until'>

/** The incident that this matter takes back, while it cools down. */
export function findReversed<I extends Known>(open: readonly I[], matter: Matter): I | undefined {
  return open.find((incident) => returnedAt(matter) <= incident.cool_until.getTime() && isWayBack(incident, matter))
}

/** A return that the detector held back until its own cool-down was over: the incident is closed long since. */
export const isLateReturn = (closed: Known, matter: Matter): boolean => returnedAt(matter) <= closed.cool_until.getTime() && isWayBack(closed, matter)

/** When it was back, not when it was told. */
const returnedAt = ({ at, facts }: Matter) => at.getTime() - (facts.held_hours ?? 0) * HOUR

function isWayBack({ rule, finding }: Known, matter: Matter): boolean {
  if (matter.at.getTime() <= Date.parse(finding.at)) return false
  if (matter.reason_code === 'page_reverted') return rule === 'listing_changed'
  if (matter.metric !== finding.metric || !isSame(matter.before, finding.after)) return false
  // A new low is measured against the lowest of before, not against the price it fell from.
  if (rule === 'price_low' && typeof matter.after === 'number' && typeof finding.before === 'number') return matter.after >= finding.before * (1 - SAME)
  return isSame(matter.after, finding.before)
}

function isSame(a: number | string | null, b: number | string | null): boolean {
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) <= SAME * Math.max(a, b)
  return a === b
}

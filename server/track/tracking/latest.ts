import { bitOf, type Column, COLUMNS } from './metrics.ts'
import type { Content, Observation } from './normal-item.ts'

/** What was last seen of a listing. `stamps` says of each column when and by which source. */
export interface LatestRow extends Partial<Record<Column, number | string | null>> {
  listing_id: string
  tenant_id: string
  observed_at: Date | string | null
  seen: number
  stamps: Record<string, [at: number, source: string]>
  currency?: string | null
  title?: string | null
  brand?: string | null
  image_url?: string | null
  parent_asin?: string | null
  bsr_category?: string | null
}

/** Whether a value seen at `at` by `source` replaces one with this stamp. Of two at one time the later source's name wins. */
function isNewer(stamp: [number, string] | undefined, at: number, source: string) {
  return stamp === undefined || at > stamp[0] || (at === stamp[0] && source > stamp[1])
}

/** Takes an observation into the latest state, in any order. Says whether anything changed. */
export function takeObservation(latest: LatestRow, { at, fields, unknown, currency }: Observation, source: string): boolean {
  let changed = false
  for (const column of COLUMNS) {
    const bit = bitOf(column)
    const value = fields[column]
    if ((value === undefined && (unknown & bit) === 0) || !isNewer(latest.stamps[column], at, source)) continue
    latest[column] = value ?? null
    latest.seen |= bit
    latest.stamps[column] = [at, source]
    if (column.endsWith('_minor') && currency !== null) latest.currency = currency
    changed = true
  }
  const before = latest.observed_at === null ? Number.NEGATIVE_INFINITY : new Date(latest.observed_at).getTime()
  if (!changed || at <= before) return changed
  latest.observed_at = new Date(at).toISOString()
  return true
}

/** Takes the words of a page into the latest state. What a source does not say leaves what another said. */
export function takeContent(latest: LatestRow, content: Content, source: string): boolean {
  let changed = false
  const said = { title: content.title, brand: content.brand, parent_asin: content.parent_asin, bsr_category: content.bsr_category, image_url: content.images[0] ?? null }
  for (const [word, value] of Object.entries(said)) {
    if (value === null || !isNewer(latest.stamps[word], content.at, source)) continue
    Object.assign(latest, { [word]: value })
    latest.stamps[word] = [content.at, source]
    changed = true
  }
  return changed
}

import { listingUrl } from '#track/tracking'
import type { RunItem } from './runs.repository.ts'

export const listingUrlOf = ({ marketplace, asin }: Pick<RunItem, 'marketplace' | 'asin'>): string => listingUrl(marketplace, asin)

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** The ASINs that an item of the actor may answer to, the surest first: what was asked for, its address, what it is. */
function namesOf(raw: unknown): string[] {
  if (typeof raw !== 'object' || raw === null) return []
  const item = raw as Record<string, unknown>
  const input = text(item.input) ?? text((item.input as { url?: unknown } | null)?.url)
  const asinIn = (url: string | undefined) => (url === undefined ? undefined : /\/(?:dp|product)\/([0-9A-Z]{10})(?:[/?#]|$)/.exec(url.slice(0, 2_000))?.[1])
  return [text(item.originalAsin), asinIn(input), asinIn(text(item.url)), text(item.asin)].filter((name) => name !== undefined)
}

/** Which item answers which page. What nobody asked for is left out; the first answer to a page counts. */
export function matchItems(asked: readonly RunItem[], raws: readonly unknown[]): Map<string, unknown> {
  const byAsin = new Map(asked.map((item) => [item.asin, item.listing_id]))
  const found = new Map<string, unknown>()
  for (const raw of raws) {
    const listing = namesOf(raw).map((name) => byAsin.get(name)).find((id) => id !== undefined)
    if (listing !== undefined && !found.has(listing)) found.set(listing, raw)
  }
  return found
}

import type { Share } from './usage.repository.ts'

export interface Fetched {
  /** The tenants that asked for the page. */
  askers: readonly string[]
  isStored: boolean
}

/**
 * Who pays what of a run: each page an equal part, and of a page each who asked an equal part. In whole millionths of a
 * dollar; what does not divide goes to the first, so that the parts add up to the whole. A page nobody asked for any more is paid for by the others.
 */
export function splitCost(total: number, pages: readonly Fetched[]): Share[] {
  const paid = pages.filter(({ askers }) => askers.length > 0)
  const shares = new Map<string, Share>()
  for (const [index, { askers, isStored }] of paid.entries()) {
    const cost = part(total, paid.length, index)
    for (const [place, tenant_id] of askers.entries()) {
      const share = shares.get(tenant_id) ?? { tenant_id, crawls: 0, cost_micro_usd: 0 }
      share.cost_micro_usd += part(cost, askers.length, place)
      if (isStored) share.crawls += 1
      shares.set(tenant_id, share)
    }
  }
  return [...shares.values()]
}

const part = (total: number, parts: number, place: number): number => Math.floor(total / parts) + (place < total % parts ? 1 : 0)

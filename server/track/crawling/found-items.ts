import { findMarketplace, readProductAddress } from '#track/tracking'

/** One find of a list. `page` is what the actor said of the whole page, where it looked at it. */
export interface FoundItem {
  asin: string
  title: string | null
  image_url: string | null
  url: string
  position: number
  page: unknown
}

const MAX_TITLE = 500
const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value.replaceAll('\0', '').toWellFormed() : undefined)

/** The finds of a run in order, each product once at its best place. What is of another marketplace, names no product or is an error page is left out. */
export function foundIn(raws: readonly unknown[], { urls, per_url, marketplace }: { urls: readonly string[]; per_url: number; marketplace: string }): FoundItem[] {
  const counts = new Map<string, number>()
  const best = new Map<string, FoundItem>()
  for (const raw of raws) {
    if (typeof raw !== 'object' || raw === null || 'error' in raw) continue
    const item = raw as Record<string, unknown>
    const input = text(item.input) ?? text((item.input as { url?: unknown } | null | undefined)?.url)
    const url = urls.find((asked) => asked === input) ?? urls[0] ?? ''
    const position = (counts.get(url) ?? 0) + 1
    counts.set(url, position)
    const page = text(item.url)?.slice(0, 2_000)
    const named = page === undefined ? undefined : readProductAddress(page)
    if (named !== undefined && named.marketplace.code !== marketplace) continue
    if (named === undefined && findMarketplace(page ?? '') !== undefined && findMarketplace(page ?? '')?.code !== marketplace) continue
    const asin = asinOf(item.asin) ?? named?.asin
    if (asin === undefined || position > per_url || (best.get(asin)?.position ?? Number.POSITIVE_INFINITY) <= position) continue
    const isPage = 'originalAsin' in item || 'bestsellerRanks' in item
    best.set(asin, { asin, url, position, title: (text(item.title) ?? text(item.name))?.slice(0, MAX_TITLE) ?? null, image_url: imageOf(item), page: isPage ? raw : undefined })
  }
  return [...best.values()].toSorted((a, b) => a.position - b.position)
}

const asinOf = (value: unknown) => {
  const asin = text(value)?.trim().toUpperCase()
  return asin !== undefined && /^(?:B[0-9A-Z]{9}|\d{9}[0-9X])$/.test(asin) ? asin : undefined
}

function imageOf(item: Record<string, unknown>): string | null {
  const url = text(item.thumbnailImage) ?? text(item.thumbnailUrl)
  return url !== undefined && url.startsWith('https://') && url.length <= 1_000 ? url : null
}

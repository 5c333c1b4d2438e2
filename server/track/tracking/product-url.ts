import { findMarketplace, type Marketplace, readAsin } from './marketplaces.ts'

/** Parts of a path behind which an ASIN stands. */
const BEFORE_ASIN = new Set(['dp', 'product', 'd', 'asin', 'gp', 'product-reviews', 'o'])

/** The listing that a product page's address names, on any marketplace; undefined when it names none. */
export function readProductUrl(text: string): { marketplace: Marketplace; asin: string } | undefined {
  const url = parse(text.trim())
  if (url === undefined) return undefined
  const marketplace = findMarketplace(url.hostname)
  if (marketplace === undefined) return undefined
  const parts = url.pathname.split('/').filter((part) => part !== '')
  const named = parts.flatMap((part, index) => (BEFORE_ASIN.has(parts[index - 1]?.toLowerCase() ?? '') ? [part] : []))
  for (const part of [...named, url.searchParams.get('asin') ?? '']) {
    const asin = readAsin(part)
    if (asin !== undefined) return { marketplace, asin }
  }
  return undefined
}

/** People leave out the scheme. */
function parse(text: string): URL | undefined {
  for (const candidate of [text, `https://${text}`]) {
    const url = URL.canParse(candidate) ? new URL(candidate) : undefined
    if (url !== undefined && /^https?:$/.test(url.protocol)) return url
  }
  return undefined
}

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Kind } from './faults.ts'
import type { PageState } from './lives.ts'

const DOMAINS: Record<string, string> = { us: 'com', uk: 'co.uk', jp: 'co.jp', mx: 'com.mx', br: 'com.br', be: 'com.be', tr: 'com.tr', za: 'co.za', au: 'com.au' }
const MARKETPLACES = new Map(['us', 'ca', 'mx', 'br', 'uk', 'de', 'fr', 'it', 'es', 'nl', 'se', 'pl', 'be', 'ie', 'tr', 'ae', 'sa', 'eg', 'za', 'in', 'jp', 'sg', 'au'].map((code) => [DOMAINS[code] ?? code, code]))
const SYMBOLS: Record<string, string> = { us: '$', ca: '$', mx: '$', br: 'R$', uk: '£', de: '€', fr: '€', it: '€', es: '€', nl: '€', be: '€', ie: '€', jp: '￥', in: '₹', au: '$', sg: 'S$', pl: 'zł', se: 'kr', tr: 'TL', ae: 'AED', sa: 'SAR', eg: 'EGP', za: 'R' }

/** Which page an address of Amazon names. */
export function pageOf(url: string): { marketplace: string; asin: string } | undefined {
  const [, domain, asin] = /^https?:\/\/(?:www\.)?amazon\.([a-z.]{2,6})\/(?:[^?#]{0,200}\/)?(?:dp|product)\/([0-9A-Z]{10})(?:[/?#]|$)/.exec(url) ?? []
  const marketplace = MARKETPLACES.get(domain ?? '')
  return marketplace === undefined || asin === undefined ? undefined : { marketplace, asin }
}

export const domainOf = (marketplace: string): string => `amazon.${DOMAINS[marketplace] ?? marketplace}`

/** One item of `junglee/amazon-crawler`, in the shape of the recorded ones. Undefined: the actor says nothing of the page. */
export function jungleeItem(state: PageState, url: string, fault: Kind | undefined): Record<string, unknown> | undefined {
  if (fault === 'missing') return undefined
  if (fault === 'captcha') return { url, input: url, error: 'captcha', title: 'Robot Check', asin: state.asin, originalAsin: state.asin }
  if (fault === 'not_found') return { url, input: url, error: 'not_found', title: 'Page Not Found', asin: state.asin, originalAsin: state.asin }
  const { marketplace, brand } = state
  const site = `https://www.${domainOf(marketplace)}`
  const asin = fault === 'other_asin' ? `B0OTHER${state.asin.slice(-3)}` : state.asin
  const money = (minor: number | undefined) => (minor === undefined ? null : { value: marketplace === 'jp' ? minor : minor / 100, currency: SYMBOLS[marketplace] ?? '$' })
  const box = fault === 'out_of_stock' ? undefined : (state.buy_box ?? (fault === 'in_stock' ? { minor: state.list_minor, seller: 'A1SANDBOX0001' } : undefined))
  const stars = Math.round(state.rating_tenths) / 10
  const picture = (place: number) => `https://m.media-amazon.com/images/I/${asin}${place === 0 ? state.picture : 0}${place}._AC_SL1500_.jpg`
  const ranks = [
    { rank: state.bsr, category: state.category.name, url: `${site}/gp/bestsellers/${state.category.id}` },
    { rank: Math.max(1, Math.round(state.bsr / 40)), category: state.subcategory.name, url: `${site}/gp/bestsellers/${state.subcategory.id}` },
  ]
  return {
    title: state.title, url: `${site}/dp/${asin}`, asin, originalAsin: state.asin, price: money(box?.minor), inStock: box !== undefined,
    inStockText: box === undefined ? 'Currently unavailable.' : 'In Stock', listPrice: money(state.list_minor), brand, author: null, shippingPrice: null, stars,
    starsBreakdown: { '5star': 0.7, '4star': 0.16, '3star': 0.07, '2star': 0.03, '1star': 0.04 }, reviewsCount: state.reviews, answeredQuestions: null,
    breadCrumbs: `${state.category.name} > ${state.subcategory.name}`, videosCount: 1, visitStoreLink: { text: `Visit the ${brand} Store`, url: `${site}/stores/${encodeURIComponent(brand)}` },
    thumbnailImage: picture(0), galleryThumbnails: [picture(0), picture(1)], highResolutionImages: [picture(0), picture(1), picture(2)], description: null,
    features: state.bullets, attributes: [{ key: 'Brand', value: brand }], productOverview: [{ key: 'Brand', value: brand }], variantAsins: [], variantDetails: [],
    delivery: null, fastestDelivery: null, hasReviews: true,
    seller: box === undefined ? null : { name: box.seller, id: box.seller, url: `${site}/gp/aag/main?seller=${box.seller}`, reviewsCount: 1200, averageRating: 4.8 },
    bestsellerRanks: fault === 'no_bsr' ? null : [ranks[0], ...ranks], isAmazonChoice: false, amazonChoiceText: null, priceRange: null, aPlusContent: null,
    monthlyPurchaseVolume: boughtText(state.sold_30d), productPageReviews: [], locationText: null, loadedCountryCode: marketplace.toUpperCase(), condition: 'New', input: url,
  }
}

function boughtText(units: number): string | null {
  if (units < 50) return null
  const step = 10 ** Math.floor(Math.log10(units))
  const bracket = units < 100 ? 50 : Math.floor(units / step) * step
  return `${bracket >= 1000 ? `${bracket / 1000}K` : bracket}+ bought in past month`
}

/** The recorded junglee items of a folder, by ASIN. */
export function readRecordings(folder: string | undefined): Map<string, Record<string, unknown>> {
  const found = new Map<string, Record<string, unknown>>()
  if (folder === undefined) return found
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
    const content: unknown = JSON.parse(readFileSync(join(folder, name), 'utf8'))
    for (const item of Array.isArray(content) ? (content as unknown[]) : [content]) {
      if (typeof item !== 'object' || item === null || !('originalAsin' in item)) continue
      const { originalAsin } = item as { originalAsin: unknown }
      if (typeof originalAsin === 'string') found.set(originalAsin, item as Record<string, unknown>)
    }
  }
  return found
}

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
  const { marketplace, brand, words } = state
  const site = `https://www.${domainOf(marketplace)}`
  const asin = fault === 'other_asin' ? `B0OTHER${state.asin.slice(-3)}` : state.asin
  const money = (minor: number | undefined) => (minor === undefined ? null : { value: marketplace === 'jp' ? minor : minor / 100, currency: SYMBOLS[marketplace] ?? '$' })
  const box = fault === 'out_of_stock' ? undefined : (state.buy_box ?? (fault === 'in_stock' ? { minor: state.list_minor, seller: 'A1SANDBOX0001' } : undefined))
  const stars = Math.round(state.rating_tenths) / 10
  const pictures = Array.from({ length: words?.images ?? 3 }, (_, place) => place)
  const picture = (place: number) => `https://m.media-amazon.com/images/I/${asin}${place === 0 ? state.picture : 0}${place}._AC_SL1500_.jpg`
  const ranks = [
    { rank: state.bsr, category: state.category.name, url: `${site}/gp/bestsellers/${state.category.id}` },
    { rank: Math.max(1, Math.round(state.bsr / 40)), category: state.subcategory.name, url: `${site}/gp/bestsellers/${state.subcategory.id}` },
  ]
  return {
    title: state.title, url: `${site}/dp/${asin}`, asin, originalAsin: state.asin, price: money(box?.minor), inStock: box !== undefined,
    inStockText: box === undefined ? 'Currently unavailable.' : 'In Stock', listPrice: money(state.list_minor), brand, author: null, shippingPrice: null, stars,
    starsBreakdown: { '5star': 0.7, '4star': 0.16, '3star': 0.07, '2star': 0.03, '1star': 0.04 }, reviewsCount: state.reviews, answeredQuestions: null,
    breadCrumbs: `${state.category.name} > ${state.subcategory.name}`, videosCount: words?.videos ?? 1, visitStoreLink: { text: `Visit the ${brand} Store`, url: `${site}/stores/${encodeURIComponent(brand)}` },
    thumbnailImage: picture(0), galleryThumbnails: [picture(0), picture(1)], highResolutionImages: pictures.map(picture), description: words?.description ?? null,
    features: state.bullets, attributes: words?.attributes ?? [{ key: 'Brand', value: brand }], productOverview: [{ key: 'Brand', value: brand }], variantAsins: [], variantDetails: [],
    delivery: null, fastestDelivery: null, hasReviews: true,
    seller: box === undefined ? null : { name: box.seller, id: box.seller, url: `${site}/gp/aag/main?seller=${box.seller}`, reviewsCount: 1200, averageRating: 4.8 },
    bestsellerRanks: fault === 'no_bsr' ? null : [ranks[0], ...ranks], isAmazonChoice: false, amazonChoiceText: null, priceRange: null, aPlusContent: words?.has_a_plus === true ? { rawHtml: null, rawText: words.bullets.join(' '), rawImages: [picture(1)], modules: null } : null,
    ...(words === undefined ? {} : { aiReviewsSummary: { text: words.aspects.map(({ text }) => text).join(' '), keywords: words.aspects } }),
    monthlyPurchaseVolume: boughtText(state.sold_30d), productPageReviews: words?.reviews ?? [], locationText: null, loadedCountryCode: marketplace.toUpperCase(), condition: 'New', input: url,
  }
}

function boughtText(units: number): string | null {
  if (units < 50) return null
  const step = 10 ** Math.floor(Math.log10(units))
  const bracket = units < 100 ? 50 : Math.floor(units / step) * step
  return `${bracket >= 1000 ? `${bracket / 1000}K` : bracket}+ bought in past month`
}

/** One item of `junglee/amazon-bestsellers`: a place in a list, not a page. */
export function bestsellerItem(state: PageState, url: string, position: number): Record<string, unknown> {
  const { marketplace, asin, category, subcategory } = state
  const symbol = SYMBOLS[marketplace] ?? '$'
  return {
    name: state.title, url: `https://www.${domainOf(marketplace)}/dp/${asin}`, asin, position, price: state.buy_box === undefined ? null : { value: marketplace === 'jp' ? state.buy_box.minor : state.buy_box.minor / 100, currency: symbol },
    numberOfOffers: state.offers, stars: state.rating_tenths / 10, reviewsCount: state.reviews, thumbnailUrl: `https://m.media-amazon.com/images/I/${asin}00._AC_UL300_.jpg`, categoryName: subcategory.name, categoryFullName: `${category.name} > ${subcategory.name}`,
    subcategories: [], categoryUrl: url, input: url,
  }
}

/** What an address of a search asks for, and where. */
export function searchOf(url: string): { marketplace: string; keyword: string } | undefined {
  const marketplace = marketplaceOf(url)
  const { pathname, searchParams } = URL.canParse(url) ? new URL(url) : { pathname: '', searchParams: new URLSearchParams() }
  const keyword = searchParams.get('k')
  return marketplace === undefined || pathname !== '/s' || keyword === null ? undefined : { marketplace, keyword }
}

/** The marketplace whose list of bestsellers an address names. */
export const bestsellersOf = (url: string): string | undefined => (/\/(?:zgbs|bestsellers|Best-Sellers)/i.test(url.slice(0, 1_000)) ? marketplaceOf(url) : undefined)

function marketplaceOf(url: string): string | undefined {
  const [, domain] = /^https?:\/\/(?:www\.)?amazon\.([a-z.]{2,6})\//.exec(url) ?? []
  return MARKETPLACES.get(domain ?? '')
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

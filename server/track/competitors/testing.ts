import { poolOf } from '#kernel/db'
import { asCaller, testApp, testDatabase, testServices } from '#kernel/testing'
import { storeCrawled } from '#track/tracking'
import { modules } from '../../modules.ts'
import { fitSalesModels } from './sales.service.ts'

/** What the tests of competitors share: a tenant, pages that were looked at, and the API. */
export const TENANT = '00000000-0000-4000-8000-000000000001'
export const OTHER = '00000000-0000-4000-8000-000000000002'
export const NOW = new Date('2026-11-20T12:00:00Z')
export const DAY_MS = 86_400_000

export const asinOf = (n: number) => `B0${String(n).padStart(8, '0')}`

export interface Seen {
  title?: string
  brand?: string
  /** In minor units of USD; null: out of stock. */
  price?: number | null
  bsr?: number
  category?: string
  reviews?: number
  /** As Amazon words it: `300+ bought in past month`. */
  bought?: string
  attributes?: Record<string, string>
  path?: string
  parent?: string
}

function rawOf(asin: string, { title = 'A thing', brand = 'Tidewave', price = 2000, bsr, category = 'Electronics', reviews, bought, attributes = {}, path }: Seen) {
  return {
    url: `https://www.amazon.com/dp/${asin}`, asin, originalAsin: asin, title, brand, inStock: price !== null, inStockText: price === null ? 'Currently unavailable.' : 'In Stock',
    ...(price === null ? {} : { price: { value: price / 100, currency: '$' } }), ...(reviews === undefined ? {} : { reviewsCount: reviews }), monthlyPurchaseVolume: bought ?? null,
    bestsellerRanks: bsr === undefined ? [] : [{ rank: bsr, category, url: null }], features: ['Loud'], highResolutionImages: ['https://m.media-amazon.com/images/I/71abc.jpg'],
    attributes: Object.entries(attributes).map(([key, value]) => ({ key, value })), breadCrumbs: path ?? '', starsBreakdown: {},
  }
}

export async function startMarket({ max_products = 1_000 }: { max_products?: number } = {}) {
  const database = await testDatabase()
  const services = testServices(database)
  const app = await testApp(services, ...modules.flatMap((module) => module.routes ?? []))
  await poolOf(database.owner).query('update accounts.tenant set max_products = $1', [max_products])

  const send = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object, tenant_id = TENANT) => {
    const answer = await app.inject({ method, url: `/api/v1${path}`, headers: asCaller({ tenant_id }), ...(body === undefined ? {} : { payload: body }) })
    const { data, code, field } = answer.statusCode === 204 ? {} : answer.json<{ data?: unknown; code?: string; field?: string }>()
    return { status: answer.statusCode, data: data as never, code, field }
  }
  return {
    database, services, app, send,
    /** Tracks a listing. */
    track: async (n: number, { tenant_id = TENANT }: { tenant_id?: string } = {}): Promise<string> => {
      const { data } = await send('POST', '/products', { asin: asinOf(n), marketplace: 'us' }, tenant_id)
      return (data as { product_id: string }).product_id
    },
    /** Looks at pages, at one time. */
    see: (pages: Record<number, Seen>, at: Date = NOW) =>
      storeCrawled(services.systemDb, { observedAt: at, items: Object.entries(pages).map(([n, seen]) => ({ marketplace: 'us', asin: asinOf(Number(n)), raw: rawOf(asinOf(Number(n)), seen), holds_s: 2 * 86_400 })) }),
    fit: () => fitSalesModels(services.systemDb, NOW),
  }
}

import { expect, test } from 'vitest'
import { withTenant } from '#kernel/db'
import { testDatabase } from '#kernel/testing'
import { findProducts } from './index.ts'
import { type Page, readPages } from './pages.service.ts'
import { importContent, OTHER, TENANT } from './testing.ts'

const item = (more: Record<string, unknown> = {}) => ({
  title: 'Tidewave Drift Wireless Earbuds', url: 'https://www.amazon.com/dp/B0TWAVE001', asin: 'B0TWAVE001', originalAsin: 'B0TWAVE001', price: { value: 59.99, currency: '$' }, inStock: true,
  brand: 'Tidewave', stars: 4.4, reviewsCount: 1200, features: ['Six microphones'], highResolutionImages: ['https://m.media-amazon.com/images/I/1._AC_SL1500_.jpg'],
  breadCrumbs: 'Electronics > Earbuds', videosCount: 2, aPlusContent: null, productOverview: [{ key: 'Brand', value: 'Tidewave' }], attributes: [{ key: 'brand', value: 'again' }, { key: 'Battery', value: '\u200e40 h' }],
  aiReviewsSummary: { keywords: [{ name: 'Fit', sentiment: 'negative', text: 'Falls out', customersMentionedCount: { total: 40, positive: 10, negative: 30 } }, { name: '' }] },
  productPageReviews: [{ username: 'somebody', ratingScore: 5, reviewTitle: 'Good', reviewDescription: 'Very good' }, { ratingScore: null, reviewTitle: 'no stars' }],
  bestsellerRanks: [{ rank: 812, category: 'Electronics' }], monthlyPurchaseVolume: '300+ bought in past month', ...more,
})

async function pageOf(db: Parameters<typeof withTenant>[0], tenantId = TENANT): Promise<Page | undefined> {
  return withTenant(db, tenantId, async (trx) => {
    const [product] = await findProducts(trx, { asins: ['B0TWAVE001'] })
    const id = product?.listing_id ?? '00000000-0000-4000-8000-0000000000ff'
    return (await readPages(trx, [id])).get(id)
  })
}

test('a page is read with its tables, its reviews without their authors, and when each value was seen', async () => {
  const { app: db } = await testDatabase()
  await importContent(db, [item()], { observedAt: new Date('2026-11-01T10:00:00Z') })
  const page = await pageOf(db)
  expect(page).toMatchObject({
    asin: 'B0TWAVE001', marketplace: 'us', title: 'Tidewave Drift Wireless Earbuds', videos: 2, has_a_plus: false, bsr_category: 'Electronics', currency: 'USD',
    attributes: [{ key: 'Brand', value: 'Tidewave' }, { key: 'Battery', value: '40 h' }],
    aspects: [{ name: 'Fit', sentiment: 'negative', mentions: 40, positive: 10, negative: 30, text: 'Falls out' }],
    reviews: [{ stars: 5, title: 'Good', text: 'Very good' }], content_source: 'junglee',
    values: { price_minor: { value: 5999, at: new Date('2026-11-01T10:00:00Z'), source: 'junglee' }, bsr: { value: 812 }, monthly_sold: { value: 300 } },
  })
  expect(JSON.stringify(page)).not.toContain('somebody')
})

test('a later look brings its own detail, an earlier one changes nothing', async () => {
  const { app: db } = await testDatabase()
  await importContent(db, [item()], { observedAt: new Date('2026-11-02T10:00:00Z') })
  await importContent(db, [item({ videosCount: 5, title: 'Old words' })], { observedAt: new Date('2026-11-01T10:00:00Z') })
  expect(await pageOf(db)).toMatchObject({ videos: 2, title: 'Tidewave Drift Wireless Earbuds' })
  await importContent(db, [item({ videosCount: 6 })], { observedAt: new Date('2026-11-03T10:00:00Z') })
  expect(await pageOf(db)).toMatchObject({ videos: 6 })
})

test('what one tenant imported is not on the page of another', async () => {
  const { app: db } = await testDatabase()
  await importContent(db, [item()], { observedAt: new Date('2026-11-02T10:00:00Z') })
  await importContent(db, [item({ title: 'Other words', productPageReviews: [], aiReviewsSummary: null })], { tenantId: OTHER, observedAt: new Date('2026-11-01T10:00:00Z') })
  expect(await pageOf(db, OTHER)).toMatchObject({ title: 'Other words', reviews: [], aspects: [] })
})

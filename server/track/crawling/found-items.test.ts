import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { foundIn } from './found-items.ts'

const RECORDED = join(import.meta.dirname, '../../../../shared/data/amazon/apify')
const SEARCH = 'https://www.amazon.com/s?k=earbuds'
const OTHER = 'https://www.amazon.com/s?k=headphones'
const order = { urls: [SEARCH, OTHER], per_url: 10, marketplace: 'us' }
const item = (asin: string, more: object = {}) => ({ asin, originalAsin: asin, title: `Title of ${asin}`, url: `https://www.amazon.com/dp/${asin}`, input: SEARCH, ...more })

test('finds keep the order of their list', () => {
  expect(foundIn([item('B000000002'), item('B000000001')], order).map(({ asin, position }) => [asin, position])).toEqual([['B000000002', 1], ['B000000001', 2]])
})

test('each list counts its places for itself, and a product found twice has its best', () => {
  const found = foundIn([item('B000000001'), item('B000000002'), item('B000000002', { input: OTHER })], order)
  expect(found.map(({ asin, position, url }) => [asin, position, url])).toEqual([['B000000001', 1, SEARCH], ['B000000002', 1, OTHER]])
})

test.each([
  ['a captcha', { error: 'captcha', asin: 'B000000001' }],
  ['a page of another marketplace', item('B000000001', { url: 'https://www.amazon.de/dp/B000000001' })],
  ['an item without a product', { title: 'Sponsored', url: 'https://www.amazon.com/s?k=x' }],
  ['a number for an ASIN', { originalAsin: 42, asin: 42 }],
  ['no object at all', 'text'],
])('%s is no find', (_what, raw) => {
  expect(foundIn([raw], order)).toEqual([])
})

test('more than was asked for is left out', () => {
  expect(foundIn(Array.from({ length: 30 }, (_, n) => item(`B0000000${10 + n}`)), order)).toHaveLength(10)
})

test('a place in a list of bestsellers is no page', () => {
  const [found] = foundIn([{ name: 'Earbuds', asin: 'B000000001', url: 'https://www.amazon.com/dp/B000000001', position: 1, categoryName: 'Headphones', thumbnailUrl: 'https://m.media-amazon.com/images/I/1.jpg', input: SEARCH }], order)
  expect(found).toMatchObject({ title: 'Earbuds', page: undefined, image_url: 'https://m.media-amazon.com/images/I/1.jpg' })
})

test('recorded answers of both actors are read', ({ skip }) => {
  if (!existsSync(RECORDED)) return skip('../shared/data is not there')
  const read = (name: string): unknown[] => [JSON.parse(readFileSync(join(RECORDED, name), 'utf8'))].flat()
  const list = foundIn(read('bsr_scraper_sample.json'), { ...order, urls: ['https://www.amazon.com/Best-Sellers-Electronics-Headphones/zgbs/electronics/12097478011'] })
  expect(list).toMatchObject([{ position: 1, page: undefined }])
  const page = foundIn(read('current_actor_sample.json'), order)
  expect(page).toMatchObject([{ asin: 'B09JQMJHXY', position: 1 }])
  expect(page[0]?.page).toBeDefined()
})

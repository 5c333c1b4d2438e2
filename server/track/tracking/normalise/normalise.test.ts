import { expect, test } from 'vitest'
import { findMarketplace, MARKETPLACES, readAsin } from '../marketplaces.ts'
import { bitOf } from '../metrics.ts'
import type { NormaliseContext } from '../normal-item.ts'
import { createNormaliser } from './normalise.ts'
import { parseAvailability, parseBrand, parseCount, parseRanks, parseRating } from './page-text.ts'
import { parseAmount } from './price.ts'
import { parseTime } from './times.ts'
import { cleanText } from './fields.ts'
import { headerName } from '../readers/csv-items.ts'
import { findJsonLayout } from '../readers/json-layout.ts'

const NOW = Date.UTC(2026, 10, 20)
const context: NormaliseContext = { marketplace: null, currency: null, observed_at: Date.UTC(2026, 10, 1), now: NOW }

function normalise(value: unknown, more: Partial<NormaliseContext> = {}) {
  const result = createNormaliser({ ...context, ...more })({ ordinal: 1, line: 1, byte: 0, value })
  return { ...result, codes: result.findings.map((finding) => finding.code), row: result.item?.observations[0]?.fields }
}
function row(header: string[], value: Record<string, string>, more: Partial<NormaliseContext> = {}) {
  const result = createNormaliser({ ...context, ...more })({ ordinal: 1, line: 2, byte: null, value, header })
  return { ...result, codes: result.findings.map((finding) => finding.code), row: result.item?.observations[0] }
}

test.each([
  ['4.5 out of 5 stars', 4.5], ['4,5 von 5 Sternen', 4.5], ['5つ星のうち4.2', 4.2], ['4.8', 4.8], [4.1, 4.1], [0, 0], ['', undefined], [null, undefined], ['no reviews', undefined], [47, undefined],
])('the rating %o is %o', (text, rating) => expect(parseRating(text)).toBe(rating))

test.each([
  ['300+ bought in past month', 300], ['2K+ bought in past month', 2000], ['1.5K+', 1500], ['10K+ bought', 10_000], ['1,92,590', 192_590], ['12.345', 12_345], [300, 300], ['5 meters', 5], ['none', undefined], [null, undefined], [-1, undefined],
])('the count %o is %o', (text, count) => expect(parseCount(text)).toBe(count))

test.each([
  [12.5, 12.5], ['$1,299.00', 1299], ['1.299,00 €', 1299], ['₹1,92,590', 192_590], ['1299', 1299], ['299.0', 299], ['19.989999', 19.989999], ['1.299', 1299], ['0.999', 0.999], ['1234.567', 1234.567], ['12,5', 12.5], ['free', undefined], ['12-15', undefined], [Number.NaN, undefined],
])('the amount %o is %o', (text, amount) => expect(parseAmount(text)).toBe(amount))

test.each([
  ['2026-04-25T20:49:15Z', '2026-04-25T20:49:15.000Z'], ['2026-04-25 20:49:15', '2026-04-25T20:49:15.000Z'], ['2026-04-25', '2026-04-25T00:00:00.000Z'],
  ['2026-04-25T20:49:15+02:00', '2026-04-25T18:49:15.000Z'], ['1777150155', '2026-04-25T20:49:15.000Z'], [1_777_150_155_000, '2026-04-25T20:49:15.000Z'],
  ['2026-02-30', undefined], ['25/04/2026', undefined], ['yesterday', undefined],
])('the time %o is %o', (text, time) => {
  const at = parseTime(text)
  expect(at === undefined ? undefined : new Date(at).toISOString()).toBe(time)
})

test('ranks are read out of the text of a page, each category once', () => {
  expect(parseRanks('\u200E#1,234 in Electronics (See Top 100 in Electronics) #5 in Over-Ear Headphones')).toEqual([{ rank: 1234, category: 'Electronics' }, { rank: 5, category: 'Over-Ear Headphones' }])
  expect(parseRanks('#2 in Serums #2 in Serums')).toEqual([{ rank: 2, category: 'Serums' }])
  expect(parseRanks('Nr. 1.234 in Elektronik (Siehe Top 100)')).toEqual([{ rank: 1234, category: 'Elektronik' }])
})

test('the brand is read out of a link to its store', () => {
  expect(parseBrand('Visit the Apple Store')).toBe('Apple')
  expect(parseBrand('Brand: Apple')).toBe('Apple')
  expect(parseBrand('Apple')).toBe('Apple')
})

test.each([
  ['In Stock', 'in_stock'], ['Only 2 left in stock.', 'in_stock'], ['Currently unavailable.', 'out_of_stock'], ['Temporarily out of stock', 'out_of_stock'], [true, 'in_stock'], [false, 'out_of_stock'], ['', undefined], ['perhaps', undefined],
] as const)('the availability %o is %o', (text, availability) => expect(parseAvailability(text)).toBe(availability))

test('a marketplace is found by code, domain or address', () => {
  for (const { code, domain } of MARKETPLACES) {
    expect(findMarketplace(code)?.code).toBe(code)
    expect(findMarketplace(domain)?.code).toBe(code)
    expect(findMarketplace(`https://www.${domain}/dp/B000000001?x=amazon.com`)?.code).toBe(code)
  }
  expect(findMarketplace('https://amazon.com.evil.example/dp/B000000001')).toBeUndefined()
  expect(findMarketplace('ebay.com')).toBeUndefined()
})

const minute = 7_208_104
const at = (offset = 0) => (minute + offset + 21_564_000) * 60_000
const csv = (series: Record<number, unknown>) => Array.from({ length: 36 }, (_, index) => series[index] ?? null)
const keepa = (more: object) => ({ asin: 'B0D8W1YVBX', domainId: 1, ...more })

test('Keepa series become one row a minute, with absent apart from unknown', () => {
  const { item, codes } = normalise(keepa({ csv: csv({ 1: [minute, 2499, minute + 1, -1, minute + 2, -2], 3: [minute, 1234], 16: [minute, 45], 18: [minute, 2000, 499] }), buyBoxSellerIdHistory: [String(minute), 'A1', String(minute + 1), '-1', String(minute + 2), '-2'] }))
  expect(codes).toEqual([])
  expect(item?.observations).toEqual([
    { at: at(), holds_s: null, currency: 'USD', unknown: 0, fields: { price_minor: 2499, availability: 'in_stock', bsr: 1234, rating: 4.5, buy_box_minor: 2499, buy_box_shipping_minor: 499, buy_box_seller: 'A1' } },
    { at: at(1), holds_s: null, currency: null, unknown: 0, fields: { price_minor: null, availability: 'out_of_stock', buy_box_seller: null } },
    { at: at(2), holds_s: null, currency: null, unknown: bitOf('price_minor') | bitOf('availability') | bitOf('buy_box_seller'), fields: {} },
  ])
})

test('every one of Keepa’s 36 series is kept somewhere', () => {
  const triples = new Set([7, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 32])
  const { item, findings } = normalise(keepa({ csv: Array.from({ length: 36 }, (_, index) => (triples.has(index) ? [minute, 40, 5] : [minute, 40])) }))
  expect(findings).toEqual([])
  expect(Object.keys(item?.observations[0]?.fields ?? {}).length + (item?.points.length ?? 0)).toBe(36 + 2) // availability and shipping come besides
})

test.each([
  ['a series of odd length', { csv: csv({ 3: [minute, 10, minute + 1] }) }, ['SERIES_ODD_LENGTH'], 1],
  ['a series of the wrong type', { csv: csv({ 3: 'x', 1: [minute, 500] }) }, ['SERIES_INVALID'], 1],
  ['values of the wrong type', { csv: csv({ 3: [minute, 10, minute + 1, 'x', minute + 2, null] }) }, ['VALUE_INVALID'], 1],
  ['points out of order', { csv: csv({ 3: [minute + 1, 11, minute, 10] }) }, ['POINTS_UNSORTED'], 2],
  ['two points at a minute', { csv: csv({ 3: [minute, 10, minute, 11] }) }, ['POINTS_DUPLICATED'], 1],
  ['a rank of 0', { csv: csv({ 3: [minute, 0, minute + 1, 5] }) }, ['VALUE_INVALID'], 1],
  ['a time in the future', { csv: csv({ 3: [minute, 7, 99_000_000, 5] }) }, ['VALUE_INVALID'], 1],
  ['a csv of the wrong type', { csv: { 3: [] }, monthlySoldHistory: [minute, 50] }, ['SERIES_INVALID'], 1],
])('a Keepa product with %s keeps the rest', (_, more, expected, rows) => {
  const { codes, item } = normalise(keepa(more))
  expect(codes).toEqual(expected)
  expect(item?.observations).toHaveLength(rows)
})

test('of two Keepa points at one minute the last one counts', () => {
  expect(normalise(keepa({ csv: csv({ 3: [minute, 10, minute, 11] }) })).row).toEqual({ bsr: 11 })
})

test.each([
  ['a short ASIN', { asin: 'B0', domainId: 1, csv: [] }, 'ASIN_INVALID'],
  ['an ASIN with a wrong character', { asin: 'B0D8W1YVB!', domainId: 1, csv: [] }, 'ASIN_INVALID'],
  ['no ASIN', { domainId: 1, csv: [] }, 'ASIN_INVALID'],
  ['an unknown domain', { asin: 'B0D8W1YVBX', domainId: 77, csv: [] }, 'MARKETPLACE_UNKNOWN'],
  ['no domain', { asin: 'B0D8W1YVBX', csv: [] }, 'MARKETPLACE_UNKNOWN'],
  ['a page on another shop', { asin: 'B0D8W1YVBX', url: 'https://www.ebay.com/x', originalAsin: 'B0D8W1YVBX' }, 'MARKETPLACE_UNKNOWN'],
  ['a captcha', { asin: 'B0D8W1YVBX', url: 'https://www.amazon.com/dp/B0D8W1YVBX', title: 'Robot Check', inStock: false, originalAsin: 'B0D8W1YVBX' }, 'PAGE_UNKNOWN'],
  ['a page that was not found', { asin: 'B0D8W1YVBX', statusMessage: 'NOT_FOUND', warehouseAvailability: null }, 'PAGE_UNKNOWN'],
  ['a shape nobody knows', { hello: 'world' }, 'SHAPE_UNKNOWN'],
  ['no object', [1, 2], 'SHAPE_UNKNOWN'],
  ['a time in the year 1970', { asin: 'B0D8W1YVBX', domain: 'https://www.amazon.de/', final_price: 3, timestamp: '1970-01-01T00:00:00Z' }, 'TIME_INVALID'],
  ['a time that is none', { asin: 'B0D8W1YVBX', domain: 'https://www.amazon.de/', final_price: 3, timestamp: 'today' }, 'TIME_INVALID'],
])('an item with %s is refused', (_, value, code) => {
  const { item, findings } = normalise(value)
  expect(item).toBeNull()
  expect(findings).toContainEqual(expect.objectContaining({ code, fatal: true }))
})

test('a redirected ASIN is kept under the page’s own', () => {
  const junglee = { asin: 'B000000002', originalAsin: 'B000000001', url: 'https://www.amazon.com/dp/B000000002', price: { value: 10, currency: '$' }, inStock: true }
  expect(normalise(junglee)).toMatchObject({ asin: 'B000000002', codes: ['ASIN_REDIRECTED'], row: { price_minor: 1000 } })
  expect(normalise(keepa({ csv: csv({ 3: [minute, 1] }), isRedirectASIN: true })).codes).toEqual(['ASIN_REDIRECTED'])
})

test('the marketplace decides what a dollar sign means', () => {
  const junglee = (domain: string, currency: string) => normalise({ asin: 'B000000002', originalAsin: 'B000000002', url: `https://www.${domain}/dp/B000000002`, price: { value: 10, currency }, inStock: true })
  expect(junglee('amazon.com', '$').item?.observations[0]?.currency).toBe('USD')
  expect(junglee('amazon.ca', '$').item?.observations[0]?.currency).toBe('CAD')
  expect(junglee('amazon.de', '$')).toMatchObject({ codes: ['CURRENCY_UNKNOWN'], row: { availability: 'in_stock' } })
})

const bright = (more: object) => ({ asin: 'B000000002', domain: 'https://www.amazon.co.uk/', timestamp: '2024-10-21T10:30:36.486Z', currency: 'GBP', is_available: true, ...more })

test('“GPB” is read as GBP on amazon.co.uk alone', () => {
  expect(normalise(bright({ currency: 'GPB', final_price: 119 }))).toMatchObject({ codes: ['CURRENCY_UNKNOWN'], row: { price_minor: 11_900 } })
  expect(normalise(bright({ currency: 'GPB', final_price: 119, domain: 'https://www.amazon.de/' })).row).not.toHaveProperty('price_minor')
})

test('a price of 0.01 is left out, and what else the page says is kept', () => {
  const { codes, row: fields } = normalise(bright({ final_price: 0.01, rating: { __TYPE__: 'Literal_value', value: '4.8' }, reviews_count: 4 }))
  expect(codes).toEqual(['PRICE_IMPLAUSIBLE'])
  expect(fields).toEqual({ rating: 4.8, reviews: 4, availability: 'in_stock' })
})

test('a price on a page that is out of stock is no price', () => {
  const { codes, row: fields } = normalise(bright({ is_available: false, final_price: 19 }))
  expect(codes).toEqual(['PRICE_OUT_OF_STOCK'])
  expect(fields).toMatchObject({ availability: 'out_of_stock', price_minor: null })
})

test('what is missing stays missing', () => {
  expect(normalise(bright({ final_price: null, rating: null, reviews_count: null })).row).toEqual({ availability: 'in_stock' })
})

test('nobody’s rating is absent, not 0', () => {
  expect(normalise(bright({ rating: 0, reviews_count: 0 })).row).toMatchObject({ rating: null, reviews: 0 })
})

test('a rank that is listed twice counts once', () => {
  const rank = { rank: 329, category: 'Cell Phones', url: 'https://www.amazon.com/gp/bestsellers/wireless/ref=x' }
  const { item, row: fields } = normalise({ asin: 'B000000002', originalAsin: 'B000000002', url: 'https://www.amazon.com/dp/B000000002', inStock: true, bestsellerRanks: [rank, rank, { rank: 4, category: 'Renewed', url: 'https://www.amazon.com/gp/bestsellers/wireless/12097478011' }] })
  expect(fields).toMatchObject({ bsr: 329 })
  expect(item?.ranks).toEqual([{ at: context.observed_at, category_id: 'Cell Phones', rank: 329 }, { at: context.observed_at, category_id: '12097478011', rank: 4 }])
})

test('axesso’s words become figures', () => {
  const { item, row: fields, codes } = normalise({
    statusMessage: 'FOUND', asin: 'B08PZHYWJS', url: 'https://www.amazon.com/dp/B08PZHYWJS', title: 'AirPods\u200E Max', manufacturer: 'Visit the Apple Store', price: 499, retailPrice: 549,
    productRating: '4.5 out of 5 stars', countReview: 8170, warehouseAvailability: 'In Stock', pastSales: '300+ bought in past month', sellerId: 'A1',
    productDetails: [{ name: '\u200EBest Sellers Rank', value: '\u200E#1,234 in Electronics (See Top 100 in Electronics) #5 in Over-Ear Headphones' }],
  })
  expect(codes).toEqual([])
  expect(fields).toEqual({ price_minor: 49_900, buy_box_minor: 49_900, list_minor: 54_900, buy_box_seller: 'A1', availability: 'in_stock', rating: 4.5, reviews: 8170, monthly_sold: 300, bsr: 1234 })
  expect(item?.content).toMatchObject({ title: 'AirPods Max', brand: 'Apple', bsr_category: 'Electronics' })
})

const wide = ['asin', 'marketplace', 'scraped_at', 'current_price', 'mrp', 'in_stock', 'bsr', 'rating', 'review_count', 'colour']

test('a wide table is read by its names, and unknown ones are named once', () => {
  const { row: found, codes } = row(wide, { asin: 'b0gdr29f53', marketplace: 'in', scraped_at: '2026-04-25 20:49:15', current_price: '₹1,299', mrp: '1999.0', in_stock: 'True', bsr: '#1,234', rating: '4.5', review_count: '1,92,590' })
  expect(codes).toEqual(['CSV_HEADER_UNKNOWN'])
  expect(found).toMatchObject({ at: Date.UTC(2026, 3, 25, 20, 49, 15), currency: 'INR', holds_s: 172_800, fields: { price_minor: 129_900, list_minor: 199_900, availability: 'in_stock', bsr: 1234, rating: 4.5, reviews: 192_590 } })
})

test('a row with a wrong value keeps the others', () => {
  const { row: found, findings } = row(wide, { asin: 'B0GDR29F53', marketplace: 'in', scraped_at: '2026-04-25', current_price: 'call us', bsr: '-4', rating: '4.5', in_stock: 'maybe' })
  expect(findings.map((finding) => [finding.code, finding.field]).slice(1)).toEqual([['VALUE_INVALID', 'price_minor'], ['VALUE_INVALID', 'bsr'], ['AVAILABILITY_INVALID', 'availability']])
  expect(found?.fields).toEqual({ rating: 4.5 })
})

test.each([
  ['no time in a table with times', { asin: 'B0GDR29F53', marketplace: 'in', current_price: '5' }, 'TIME_INVALID'],
  ['no marketplace', { asin: 'B0GDR29F53', scraped_at: '2026-04-25', current_price: '5' }, 'MARKETPLACE_UNKNOWN'],
  ['an unknown marketplace', { asin: 'B0GDR29F53', marketplace: 'moon', scraped_at: '2026-04-25', current_price: '5' }, 'MARKETPLACE_UNKNOWN'],
  ['nothing but a name', { asin: 'B0GDR29F53', marketplace: 'in', scraped_at: '2026-04-25' }, 'ITEM_EMPTY'],
])('a row with %s is refused', (_, value, code) => {
  expect(row(wide, value).findings).toContainEqual(expect.objectContaining({ code, fatal: true }))
})

test('a long table holds one change a row, and -1 says that there is none', () => {
  const long = ['asin', 'metric', 'ts_utc', 'value']
  const us = { marketplace: findMarketplace('us') ?? null }
  const point = (metric: string, value: string) => row(long, { asin: 'B0GDR29F53', metric, ts_utc: '2026-04-25T00:00:00Z', value }, us)
  expect(point('buy_box_shipping', '24.99').row).toMatchObject({ holds_s: null, fields: { buy_box_minor: 2499 } })
  expect(point('NEW', '-1').row?.fields).toEqual({ price_minor: null })
  expect(point('SALES', '-2').row).toMatchObject({ fields: {}, unknown: bitOf('bsr') })
  expect(point('COUNT_REVIEWS', '12').row?.fields).toEqual({ reviews: 12 })
  expect(point('colour', '12').codes).toEqual(['METRIC_UNKNOWN'])
})

const MANY = 400_000
test.each<[string, () => unknown, unknown]>([
  ['a price of commas', () => parseAmount(`1${','.repeat(MANY)}1`), undefined],
  ['a count of commas', () => parseCount(`1${','.repeat(MANY)}1`), undefined],
  ['ranks of commas', () => parseRanks(`#1${','.repeat(MANY)}1 in Toys`), []],
  ['a URL of many domains', () => findMarketplace(`${'amazon.a.'.repeat(MANY)}!`), undefined],
  ['a title of accents', () => cleanText(`a${'\u0301\u0323'.repeat(MANY)}`)?.length, 30],
  ['a column of underscores', () => headerName(`_a${'_'.repeat(MANY)}b_`), 'a_b'],
  ['JSON of escaped quotes', () => findJsonLayout(`{"a":"${'\\"'.repeat(MANY)}`), { kind: 'values' }],
])('%s does not hold up the reader', (_, read, expected) => expect(read()).toEqual(expected))

test.each([['b000000001', 'B000000001'], ['B0000000ß', undefined], ['ｂ000000001', undefined], ['В000000001', undefined], ['b00000000ſ', undefined]])('%s as an ASIN is %s', (text, asin) => expect(readAsin(text)).toBe(asin))

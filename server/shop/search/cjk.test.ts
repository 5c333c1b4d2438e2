import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { withTenant } from '#kernel/db'
import { ROOT } from '#kernel/home'
import { testDatabase } from '#kernel/testing'
import { FIRST, openSearch } from '../../tests/search.ts'
import type { SearchDocument } from './document.ts'
import { postgresEngine } from './postgres.engine.ts'
import { readQuery } from './query.ts'

const TITLES = ['無線藍牙耳機 主動降噪', '蓝牙音箱 户外防水', '降噪蓝牙耳机 头戴式', '不鏽鋼保溫杯 500ml', '保温杯 儿童 吸管杯', 'ワイヤレスイヤホン ノイズキャンセリング', 'ｺｰﾋｰﾒｰｶｰ 全自動', 'コーヒーミル 手挽き', '東京限定 抹茶チョコ', 'Apple iPhone 15 手機殼 透明', '블루투스 이어폰']

async function openTitles() {
  const shop = await openSearch()
  for (const name of TITLES) await shop.build({ name })
  await shop.settle()
  return shop
}

test('every part of a Chinese or Japanese title finds it, and nothing that lacks it', async () => {
  const { names } = await openTitles()
  const { simplified } = await import('./han.ts')
  const plain = (text: string) => Array.from(text.normalize('NFKC').toLowerCase(), simplified).join('')
  for (const [q, least] of [['耳機', 2], ['耳机', 2], ['藍牙', 3], ['蓝牙耳机', 2], ['保溫杯', 2], ['降噪', 2], ['コーヒー', 2], ['ノイズ', 1], ['抹茶', 1], ['茶', 1], ['杯', 2], ['手機殼', 1], ['ミル', 1], ['이어폰', 1], ['户外', 1]] as const) {
    const expected = TITLES.filter((title) => plain(title).includes(plain(q)))
    expect(expected.length, q).toBeGreaterThanOrEqual(least)
    expect((await names({ q, limit: '50' })).toSorted(), q).toEqual(expected.toSorted())
  }
})

test('words of two scripts, and a long question that no title holds as it stands, find what is near', async () => {
  const { names, search } = await openTitles()
  expect((await names({ q: 'iphone手機殼' }))[0]).toBe('Apple iPhone 15 手機殼 透明')
  expect((await names({ q: '500ml 保温杯' }))[0]).toBe('不鏽鋼保溫杯 500ml')
  const { json } = await search({ q: '蓝牙降噪耳机' })
  expect([json.is_loose, ['降噪蓝牙耳机 头戴式', '無線藍牙耳機 主動降噪'].includes(json.data[0].name)]).toEqual([true, true])
})

test('what matches is marked in the characters that were written', async () => {
  const { search } = await openTitles()
  const [hit] = (await search({ q: '主动降噪' })).json.data
  expect(hit.highlights.name.filter(({ is_match }: { is_match: boolean }) => is_match)).toEqual([{ text: '主動降噪', is_match: true }])
})

const REVIEWS = join(ROOT, '../shared/data/zh-reviews-sample/reviews.csv.gz')
const QUERIES = 300

test.skipIf(!existsSync(REVIEWS))('real Chinese sentences are found by any part of them: the shared reviews (skipped where they are not)', async () => {
  const { app } = await testDatabase()
  const texts = gunzipSync(readFileSync(REVIEWS)).toString('utf8').split('\n').slice(1, 3_000).filter((line) => line.length > 10)
  const documents = texts.map((text, n): SearchDocument => ({
    product_id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`, name: text.slice(0, 500).toWellFormed().replaceAll('\0', ''), brand: null, excerpt: '', description: '', values: [], qualities: [], labels: [], categories: [], skus: [], facets: [],
    prices: { USD: 1 }, in_stock: true, rating: null, reviews: 0, created_at: new Date(0),
  }))
  await withTenant(app, FIRST, (trx) => postgresEngine.index({ trx, tenant_id: FIRST }, documents))
  for (let n = 0; n < QUERIES; n++) {
    const name = documents[(n * 7) % documents.length]?.name ?? ''
    const [part] = /[\p{Script=Han}]{2,6}/u.exec(name.slice(n % 8)) ?? []
    if (part === undefined) continue
    const found = await postgresEngine.search({ db: app, tenant_id: FIRST }, { query: readQuery(part), currency: 'USD', filters: [], in_stock: false, sort: 'newest', limit: 3_000, offset: 0 })
    const expected = documents.filter((document) => document.name.includes(part)).length
    expect([part, found.total]).toEqual([part, expected])
  }
})

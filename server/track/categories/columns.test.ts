import { expect, test } from 'vitest'
import type { Page } from '#track/tracking'
import { COLUMNS, readColumns } from './columns.ts'

const page = (told: Partial<Page>): Page => ({
  listing_id: '', marketplace: 'us', asin: '', url: '', title: null, brand: null, bullets: [], images: [], description: null, category_path: [], bsr_category: null, parent_asin: null, attributes: [], videos: null, has_a_plus: null,
  aspects: [], reviews: [], content_at: null, content_source: null, currency: null, observed_at: null, values: {}, ...told,
})
const read = (told: Partial<Page>) => readColumns(page(told), COLUMNS)

test.each([
  ['an English title', 'boAt Airdopes 141 Bluetooth Truly Wireless Earbuds, 42H Playtime, IPX4', { battery_h: 42, water: 'IPX4', anc: null }],
  ['hours in words', 'JBL Tune 510BT, up to 40 Hours Playback', { battery_h: 40 }],
  ['noise cancelling by its short name', 'Soundcore Life Q30 Hybrid ANC Headphones, Bluetooth v5.0', { anc: 'yes', bluetooth: '5.0' }],
  ['a German title', 'Over-Ear-Kopfhörer mit Geräuschunterdrückung, 30 Std. Akku', { anc: 'yes', battery_h: 30 }],
  ['a Japanese title', 'ワイヤレスイヤホン ノイズキャンセリング 最大40時間再生 IPX5', { anc: 'yes', battery_h: 40, water: 'IPX5' }],
  ['drivers and codecs', 'Earbuds with 13 mm drivers, LDAC and aptX HD', { driver_mm: 13, codecs: 'LDAC, aptX HD' }],
  ['nothing of the kind', 'Garden hose, 30 m', { battery_h: null, anc: null, codecs: null, driver_mm: null, water: null }],
])('%s is read', (_what, title, columns) => {
  expect(read({ title })).toMatchObject(columns)
})

test('the page’s own table is believed before its title', () => {
  expect(read({ title: 'Earbuds, 60H', attributes: [{ key: 'Battery Life', value: '28 Hours' }, { key: 'Noise Control', value: 'Sound Isolation' }] })).toMatchObject({ battery_h: 28, anc: 'no' })
})

test('a page that was never seen says nothing', () => {
  expect(Object.values(readColumns(undefined, COLUMNS))).toEqual(COLUMNS.map(() => null))
})

test('a text made to be slow is read in no time', () => {
  const started = performance.now()
  read({ title: '1'.repeat(5_000), bullets: ['9 mm '.repeat(2_000), '4'.repeat(5_000)] })
  expect(performance.now() - started).toBeLessThan(500)
})

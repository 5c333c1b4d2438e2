import { expect, test } from 'vitest'
import { keywordCoverage } from './keyword-coverage.ts'
import { buildPage, seeded } from './testing.ts'

const rival = (asin: string, title: string, { bsr = null, ...more }: { bsr?: number | null; marketplace?: string; brand?: string } = {}) => ({ page: buildPage({ asin, brand: 'Other', bullets: [], title, ...more }), bsr })
const own = (title: string, more: Parameters<typeof buildPage>[0] = {}) => buildPage({ title, bullets: [], description: null, ...more })
const THREE = [rival('B0A', 'Noise Cancelling Headphones for Travel', { bsr: 10 }), rival('B0B', 'Noise Cancelling Headphones with Mic', { bsr: 20 }), rival('B0C', 'Travel Headphones with Mic', { bsr: 30 })]

test('a missing term names the competitors that use it, the best rank first', () => {
  const { terms, coverage } = keywordCoverage(own('Acme Headphones'), THREE.toReversed())
  expect(terms.find(({ term }) => term === 'noise cancelling headphones')).toMatchObject({ is_used: false, used_by: ['B0A', 'B0B'] })
  expect(terms.find(({ term }) => term === 'headphones')).toMatchObject({ is_used: true, used_by: ['B0A', 'B0B', 'B0C'] })
  expect(coverage).toBeGreaterThan(0)
  expect(coverage).toBeLessThan(0.6)
})

test('the weights are shares of one, and coverage the weight of what is used', () => {
  const { terms, coverage } = keywordCoverage(own('Acme travel headphones'), THREE)
  expect(terms.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9)
  expect(coverage).toBeCloseTo(terms.filter(({ is_used }) => is_used).reduce((sum, { weight }) => sum + weight, 0), 9)
})

test('a page that uses all of them covers everything', () => {
  expect(keywordCoverage(own('Noise cancelling headphones travel headphone with mic'), THREE).coverage).toBeCloseTo(1, 9)
})

test('words of a better rank weigh more', () => {
  const weightOf = (bsr: number) => keywordCoverage(own('x'), [rival('B0A', 'Waterproof', { bsr }), rival('B0B', 'Foldable', { bsr: 50 })]).terms.find(({ term }) => term === 'waterproof')?.weight ?? 0
  expect(weightOf(1)).toBeGreaterThan(weightOf(500))
})

test('brands, numbers and lonely terms are no keywords', () => {
  const { terms } = keywordCoverage(own('x'), [rival('B0A', 'Sony headphones, 2024, zebra', { brand: 'Sony' }), rival('B0B', 'Sony headphones, 2024'), rival('B0C', 'Headphones by Acme')])
  expect(terms.map(({ term }) => term)).toEqual(['headphones'])
})

test('without competitors there is nothing to cover', () => {
  expect(keywordCoverage(own('Acme Headphones'), [])).toEqual({ coverage: 0, terms: [] })
})

test('Chinese and Japanese titles are cut into words', () => {
  const chinese = keywordCoverage(own('蓝牙音箱'), [rival('B0A', '蓝牙耳机 主动降噪'), rival('B0B', '无线蓝牙耳机 长续航'), rival('B0C', '蓝牙耳机')])
  expect(chinese.terms.map(({ term }) => term)).toContain('蓝牙耳机')
  const japanese = keywordCoverage(own('ケース', { marketplace: 'jp' }), ['B0A', 'B0B', 'B0C'].map((asin) => rival(asin, 'ワイヤレスイヤホン 防水', { marketplace: 'jp' })))
  expect(japanese.terms.some(({ term }) => term.includes('イヤホン'))).toBe(true)
})

test('fifty competitors with long pages take less than some seconds', () => {
  const random = seeded(5)
  const words = Array.from({ length: 400 }, (_, n) => `word${String.fromCodePoint(97 + (n % 26))}${n}`)
  const text = () => Array.from({ length: 900 }, () => words[Math.floor(random() * 400)]).join(' ')
  const started = performance.now()
  const { terms } = keywordCoverage(own(text()), Array.from({ length: 50 }, (_, n) => ({ page: buildPage({ asin: `B0${n}`, title: text(), bullets: [text()] }), bsr: n })))
  expect(terms.length).toBe(60)
  expect(performance.now() - started).toBeLessThan(8_000)
})

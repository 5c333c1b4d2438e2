import fc from 'fast-check'
import { expect, test } from 'vitest'
import { analyse } from './analyse.ts'
import { closest, corrected, slipsBetween } from './correct.ts'
import { mark, snippet } from './highlight.ts'
import { readQuery } from './query.ts'
import { tsQuestion } from './postgres-query.ts'

const terms = (text: string) => analyse(text).map(({ term }) => term)

test.each([
  ['Batteries, boxes & cases', ['battery', 'box', 'case']], ['bus glass iris', ['bus', 'glass', 'iris']], ['men’s shoes', ['men', 'shoe']], ['3.5 mm', ['3.5', '3.5mm', 'mm']], ['500GB', ['500gb', '500', 'gb']],
  ['Wi-Fi', ['wi', 'fi', 'wifi']], ['Ｆｕｌｌ　ｗｉｄｔｈ', ['full', 'width']], ['Ünïcödé straße', ['unicode', 'strasse']], ['藍牙耳機', ['蓝牙', '牙耳', '耳机', '机']], ['ﾃﾚﾋﾞ', ['テレ', 'レビ', 'ビ']], ['データ', ['デー', 'ータ', 'タ']],
  ['한국어', ['한국', '국어', '어']], ['iPhone手机壳', ['iphone', '手机', '机壳', '壳']], ['قهوة', ['قهوة']], ['!!! 🙂', []], ['', []],
])('%s', (text, expected) => {
  expect(terms(text)).toEqual(expected)
})

test('a term of any text says where it stood', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
    for (const { start, end, term } of analyse(text)) {
      expect(start).toBeGreaterThanOrEqual(0)
      expect(end).toBeGreaterThan(start)
      expect(end).toBeLessThanOrEqual(text.length)
      expect(term).not.toBe('')
    }
    expect(mark(text, new Set(terms(text))).map((piece) => piece.text).join('')).toBe(text)
  }), { seed: 5, numRuns: 500 })
})

test('any question becomes one that PostgreSQL can be asked', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
    const { strict, terms: ranked, weights } = tsQuestion(readQuery(text))
    // Lexemes are quoted; outside of quotes stand operators only.
    expect(strict.replaceAll(/'(?:[^'\\]|''|\\\\)*'/g, '')).toMatch(/^[ &|!()<>:*-]*$/)
    expect(ranked.length).toBe(weights.length)
  }), { seed: 5, numRuns: 500 })
})

test('long texts take time in step with their length', () => {
  for (const text of ['1.'.repeat(10_000), '"'.repeat(10_000), 'a-'.repeat(10_000), '́'.repeat(10_000), '1'.repeat(20_000)]) {
    const from = performance.now()
    readQuery(text)
    expect(performance.now() - from).toBeLessThan(1_000)
  }
})

test.each([['headphone', 'hedphone', 1], ['headphone', 'haedphone', 1], ['abc', 'abc', 0], ['abc', 'xyz', 3], ['', 'ab', 2], ['mug', 'gum', 2]])('%s and %s are %i slips apart', (one, two, slips) => {
  expect(slipsBetween(one, two, 3)).toBe(slips)
})

test('of words equally close the commoner is meant, and one that begins alike before one that does not', () => {
  const words = (...list: [string, number][]) => list.map(([word, documents]) => ({ word, documents }))
  expect(closest('cup', words(['cap', 3], ['cop', 9]))).toBe('cop')
  expect(closest('mouse', words(['house', 99], ['mousse', 1]))).toBe('mousse')
  expect(closest('tv', words(['tw', 9]))).toBe('tw')
  expect(closest('lamp', words(['laptop', 9]))).toBeUndefined()
  expect(corrected('  Red hedphones!', [{ term: 'hedphone', words: words(['headphone', 2]) }])).toBe('  Red headphone!')
})

test('a snippet begins before the first match', () => {
  const pieces = snippet(`${'word '.repeat(50)}teapot and more ${'word '.repeat(50)}`, new Set(['teapot'])) ?? []
  const text = pieces.map((piece) => piece.text).join('')
  expect([text.startsWith('…'), text.endsWith('…'), text.length <= 162]).toEqual([true, true, true])
  expect(pieces.find(({ is_match }) => is_match)?.text).toBe('teapot')
  expect(snippet('nothing here', new Set(['teapot']))).toBeUndefined()
})

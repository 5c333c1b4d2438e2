import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diffEntries, diffWords } from './word-diff.ts'

const marked = (before: string, after: string) => diffWords(before, after).map(({ text, kind }) => (kind === 'same' ? text : kind === 'gone' ? `[-${text}]` : `[+${text}]`)).join('')

test('a word that came is told apart from one that went', () => {
  expect(marked('Drift Earbuds 40H', 'Drift Pro Earbuds 48H')).toBe('Drift [+Pro ]Earbuds [-40H][+48H]')
})

test('words of a text without spaces are found too', () => {
  expect(marked('無線耳機', '無線降噪耳機')).toContain('耳機')
  expect(marked('無線耳機', '無線降噪耳機')).toContain('+')
})

test('what is the same or new is the later text, and what is the same or gone the earlier one', () => {
  const text = fc.string({ maxLength: 60 })
  fc.assert(
    fc.property(text, text, (before, after) => {
      const parts = diffWords(before, after)
      expect(parts.filter((part) => part.kind !== 'gone').map((part) => part.text).join('')).toBe(after)
      expect(parts.filter((part) => part.kind !== 'new').map((part) => part.text).join('')).toBe(before)
    }),
  )
})

test('entries of a list are told one by one', () => {
  expect(diffEntries(['a', 'b'], ['b', 'c'])).toEqual([{ text: 'a', kind: 'gone' }, { text: 'b', kind: 'same' }, { text: 'c', kind: 'new' }])
})

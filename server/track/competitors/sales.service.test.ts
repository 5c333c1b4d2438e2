import { expect, test } from 'vitest'
import { sampleOf } from './sales.service.ts'

const look = (family: string, month: number) => ({ marketplace: 'us', root_category: 'Electronics', family, bsr: 100, monthly_sold: 300, at: new Date(Date.UTC(2026, month, 1)) })

test('a year of a hundred thousand listings is fitted from the newest looks of a few hundred of them', () => {
  const sample = sampleOf(Array.from({ length: 200_000 }, (_, n) => look(`B${String(n >> 1).padStart(9, '0')}`, n & 1)))
  expect(sample).toHaveLength(1_000)
  expect(new Set(sample.map(({ family }) => family)).size).toBe(500)
  expect(sample.at(-1)?.family).toBe('B000099800') // from all of them, not from the first
})

test('of a family seen each month the last two looks count', () => {
  expect(sampleOf([...Array.from({ length: 12 }, (_, month) => look('A', month)), look('B', 3)]).map(({ family, at }) => `${family} ${at.getUTCMonth()}`)).toEqual(['A 10', 'A 11', 'B 3'])
})

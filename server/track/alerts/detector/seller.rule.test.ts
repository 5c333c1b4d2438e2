import { describe, expect, test } from 'vitest'
import { every, found } from './history.test-data.ts'

const month = <T>(value: T) => Array.from({ length: 30 }, () => value)
const sellers = (ids: readonly string[]) => every(24, ids.map((buy_box_seller) => ({ buy_box_seller })))
const offers = (counts: readonly (number | null)[]) => every(24, counts.map((offers_new) => ({ offers_new })))

describe('a seller', () => {
  test('never seen in the buy box before is told, though it only flaps in', () => {
    expect(found(sellers([...month('A'), 'B', 'A', 'B', 'A', 'B']), 'new_seller')).toMatchObject([{ after: 'B', before: null, reason_code: 'seller_first_seen', severity: 'high' }])
  })

  test('seen once is not told', () => {
    expect(found(sellers([...month('A'), 'B', 'A', 'A']), 'new_seller')).toEqual([])
  })

  test('of the first weeks is known', () => {
    expect(found(sellers(['B', 'B', ...month('A'), 'B', 'B']), 'new_seller')).toEqual([])
  })
})

describe('the number of offers', () => {
  test('above that of four weeks is told', () => {
    expect(found(offers([...month(1), 2, 2, 2]), 'new_seller')).toMatchObject([{ before: 1, after: 2, severity: 'high', reason_code: 'offers_above_28_days' }])
  })

  test('that was as high two weeks ago is not told', () => {
    expect(found(offers([...month(2), 4, 4, 4, ...month(2).slice(16), 4, 4]), 'new_seller')).toHaveLength(1)
  })

  test('of forty must rise by a tenth', () => {
    expect(found(offers([...month(40), 43, 43, 43]), 'new_seller')).toEqual([])
  })

  test('that comes back from none is not new', () => {
    expect(found(offers([...month(2), 0, 0, null, null, 2, 2]), 'new_seller')).toEqual([])
  })
})

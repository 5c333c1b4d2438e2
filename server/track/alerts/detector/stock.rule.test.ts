import { describe, expect, test } from 'vitest'
import { every, feed, hours } from './history.test-data.ts'
import type { Sample } from './sample.ts'

const told = (samples: readonly Sample[]) => feed(samples).findings.map(({ rule, at }) => ({ rule, at }))
const stock = (states: readonly ('in_stock' | 'out_of_stock' | null | undefined)[]) => every(3, states.map((availability) => ({ availability })))

describe('stock', () => {
  test('that runs out is told at the second look, and told again when it is back', () => {
    expect(told(stock(['in_stock', 'in_stock', 'out_of_stock', 'out_of_stock', 'in_stock', 'in_stock']))).toEqual([
      { rule: 'out_of_stock', at: hours(9) },
      { rule: 'back_in_stock', at: hours(15) },
    ])
  })

  test('that is out for one look is not told', () => {
    expect(told(stock(['in_stock', 'in_stock', 'out_of_stock', 'in_stock', 'in_stock', 'out_of_stock', 'in_stock']))).toEqual([])
  })

  test('of a listing first seen out of stock is told when it is back', () => {
    expect(told(stock(['out_of_stock', 'out_of_stock', 'in_stock', 'in_stock']))).toEqual([{ rule: 'back_in_stock', at: hours(9) }])
  })

  test('that a page does not show is not gone', () => {
    expect(told(stock(['in_stock', 'in_stock', null, undefined, null, undefined, null, null]))).toEqual([])
  })

  test('that runs out again within a day is told once', () => {
    const rules = told(stock(['in_stock', 'in_stock', 'out_of_stock', 'out_of_stock', 'in_stock', 'in_stock', 'out_of_stock', 'out_of_stock', 'in_stock'])).map(({ rule }) => rule)
    expect(rules).toEqual(['out_of_stock', 'back_in_stock'])
  })

  test('is out when the last offer is gone for six hours in a source of changes', () => {
    const samples: Sample[] = [
      ...[0, 2, 4, 6, 8].map((hour) => ({ at: hours(hour), price_minor: 2000 })),
      { at: hours(10), price_minor: null },
      ...[12, 14, 16].map((hour) => ({ at: hours(hour), bsr: 90 })),
    ]
    expect(told(samples)).toEqual([{ rule: 'out_of_stock', at: hours(16) }])
  })

  test('is not out because nobody has the buy box', () => {
    expect(told(every(3, [2, 2, 2, 2, 2, 2].map((offers_new, index) => ({ offers_new, buy_box_minor: index < 2 ? 2000 : null }))))).toEqual([])
  })
})

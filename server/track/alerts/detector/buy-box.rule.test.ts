import { describe, expect, test } from 'vitest'
import { every, feed, found, hours } from './history.test-data.ts'
import type { Sample } from './sample.ts'

const owners = (sellers: readonly (string | null | undefined)[], stepHours = 2) => every(stepHours, sellers.map((buy_box_seller) => ({ buy_box_seller })))

describe('the owner of the buy box', () => {
  test('that changes and stays for two crawls is told', () => {
    expect(found(owners(['A', 'A', 'A', 'B', 'B', 'B']), 'buy_box_owner')).toMatchObject([{ at: hours(8), before: 'A', after: 'B', direction: 'none', facts: { observations: 2 } }])
  })

  test('that changes for one look is a flap', () => {
    expect(found(owners(['A', 'A', 'A', 'B', 'A', 'A', 'C', 'A', 'A']), 'buy_box_owner')).toEqual([])
  })

  test('that comes back within six hours in a source of changes is a flap', () => {
    const changes: Sample[] = [
      { at: hours(0), buy_box_seller: 'A' },
      ...[2, 4, 6, 8].map((hour) => ({ at: hours(hour), bsr: 10 })),
      { at: hours(10), buy_box_seller: 'B' },
      ...[11, 12, 13, 14].map((hour) => ({ at: hours(hour), bsr: 10 })),
      { at: hours(15), buy_box_seller: 'A' },
      ...[17, 19, 21, 23, 25].map((hour) => ({ at: hours(hour), bsr: 10 })),
    ]
    expect(found(changes, 'buy_box_owner')).toEqual([])
  })

  test('seen twice within minutes is one look', () => {
    const samples = [...owners(['A', 'A', 'A']), { at: hours(6), buy_box_seller: 'B' }, { at: hours(6.1), buy_box_seller: 'B' }]
    expect(found(samples, 'buy_box_owner')).toEqual([])
  })

  test('that is nobody is told as an empty buy box', () => {
    expect(found(owners(['A', 'A', null, null]), 'buy_box_owner')).toMatchObject([{ before: 'A', after: null, severity: 'high', reason_code: 'buy_box_empty' }])
  })

  test('that is nobody because nobody sells is told as out of stock alone', () => {
    const gone = { buy_box_seller: null, availability: 'out_of_stock' as const }
    const samples = every(2, [{ buy_box_seller: 'A', availability: 'in_stock' as const }, { buy_box_seller: 'A', availability: 'in_stock' as const }, gone, gone, gone])
    expect(found(samples, 'buy_box_owner')).toEqual([])
    expect(found(samples, 'out_of_stock')).toHaveLength(1)
  })

  test('that nobody looked at is not an empty buy box', () => {
    expect(found(owners(['A', 'A', undefined, undefined, undefined, undefined]), 'buy_box_owner')).toEqual([])
  })

  test('that was taken and regained is told both times, a day apart', () => {
    const findings = found(owners(['A', 'A', 'A', 'B', 'B', ...Array.from({ length: 20 }, () => 'A')]), 'buy_box_owner')
    expect(findings.map(({ after, at }) => ({ after, at }))).toEqual([{ after: 'B', at: hours(8) }, { after: 'A', at: hours(32) }])
  })
})

describe('the price in the buy box', () => {
  const both = (pairs: readonly [number, number][]) => every(4, pairs.map(([price_minor, buy_box_minor]) => ({ price_minor, buy_box_minor })))

  test('that moves away from the lowest offer is told', () => {
    expect(feed(both([[2000, 2000], [2000, 2000], [2000, 2400], [2000, 2400]])).findings).toMatchObject([{ rule: 'buy_box_price', before: 2000, after: 2400 }])
  })

  test('that moves with the lowest offer is told once, as the price', () => {
    expect(feed(both([[2000, 2000], [2000, 2000], [1600, 1600], [1600, 1600], [1600, 1600]])).findings.map(({ rule }) => rule)).toEqual(['price_change'])
  })

  test('that flaps is not told', () => {
    expect(feed(both([[2000, 2000], [2000, 2000], [2000, 2400], [2000, 2000], [2000, 2400], [2000, 2000]])).findings).toEqual([])
  })
})

import { describe, expect, test } from 'vitest'
import { priceFloor } from './floors.ts'
import { every, feed, found, hours } from './history.test-data.ts'
import type { Sample } from './sample.ts'

const prices = (minors: readonly (number | null | undefined)[], more: Omit<Sample, 'at'> = {}) => every(4, minors.map((price_minor) => ({ price_minor, ...more })))
const steady = (days: number, minor: number) => Array.from({ length: days * 6 }, () => minor)

describe('a price', () => {
  test('that falls by a fifth and stays is told once, from the price that held before', () => {
    const findings = found(prices([2000, 2000, 2000, 1600, 1600, 1600, 1600]), 'price_change')
    expect(findings).toMatchObject([{ at: hours(16), direction: 'down', before: 2000, after: 1600, severity: 'high', reason_code: 'price_moved' }])
  })

  test('that rises is told as well', () => {
    expect(found(prices([2000, 2000, 2300, 2300]), 'price_change')).toMatchObject([{ direction: 'up', severity: 'medium' }])
  })

  test('that falls for one look and comes back is not told', () => {
    expect(feed(prices([2000, 2000, 2000, 1500, 2000, 2000, 1500, 2000, 2000])).findings).toEqual([])
  })

  test('that jitters by cents is not told', () => {
    expect(feed(prices([1999, 2000, 1999, 2001, 1998, 1999, 2000, 2001, 1999])).findings).toEqual([])
  })

  test('that creeps is told when it has gone five per cent from the last told price', () => {
    const creeping = Array.from({ length: 12 }, (_, week) => Array.from({ length: 4 }, () => 2000 + 20 * week)).flat()
    expect(found(prices(creeping), 'price_change')).toMatchObject([{ before: 2000, after: 2100 }, { before: 2100, after: 2220 }])
  })

  test('that moves by more than five per cent but less than half a dollar is not told', () => {
    expect(feed(prices([200, 200, 200, 249, 249, 249])).findings).toEqual([])
  })

  test('of a source that reports changes only is told when it has held for six hours', () => {
    const samples: Sample[] = [{ at: hours(0), price_minor: 2000, bsr: 5 }, ...[1, 4, 7, 9].map((hour) => ({ at: hours(hour), bsr: 5 })), { at: hours(10), price_minor: 1500 }]
    const later = [11, 13, 15, 17].map((hour) => ({ at: hours(hour), bsr: 5 }))
    expect(feed([...samples, ...later]).findings).toMatchObject([{ at: hours(17), before: 2000, after: 1500, facts: { held_hours: 7 } }])
  })

  test('that falls again within a day waits for the cool-down, and is then told from the last told price', () => {
    const findings = found(prices([3000, 3000, 3000, 2800, 2800, 2640, 2640, 2640, 2640, 2640, 2640, 2640]), 'price_change')
    expect(findings.map(({ at, before, after }) => ({ at, before, after }))).toEqual([
      { at: hours(16), before: 3000, after: 2800 },
      { at: hours(40), before: 2800, after: 2640 },
    ])
  })

  test('that falls much further within a day breaks the cool-down', () => {
    const findings = found(prices([3000, 3000, 3000, 2800, 2800, 1400, 1400]), 'price_change')
    expect(findings.map(({ severity }) => severity)).toEqual(['low', 'high'])
  })

  test('in another currency is not compared', () => {
    const samples = [...prices([2000, 2000, 2000]), ...every(4, [300_000, 300_000, 300_000].map((price_minor) => ({ price_minor, currency: 'JPY' })), 12)]
    expect(feed(samples).findings).toEqual([])
  })

  test('on a page that says out of stock is not believed', () => {
    const samples = [...prices([2000, 2000, 2000]), ...every(4, [{ price_minor: 999, availability: 'out_of_stock' as const }, { price_minor: 999, availability: 'out_of_stock' as const }], 12)]
    expect(found(samples, 'price_change')).toEqual([])
  })

  test('of one cent is a placeholder', () => {
    expect(feed(prices([2000, 2000, 2000, 1, 1, 1, 1])).findings).toEqual([])
  })
})

describe('a new low', () => {
  test('of thirty days is told as such, in place of the fall', () => {
    const findings = feed(prices([...steady(40, 2000), 1800, 1800, 1800])).findings
    expect(findings).toMatchObject([{ rule: 'price_low', before: 2000, after: 1800, reason_code: 'price_below_30_days', facts: { days: 30 } }])
  })

  test('of ninety days says ninety', () => {
    expect(found(prices([...steady(100, 2000), 1950, 1950]), 'price_low')).toMatchObject([{ reason_code: 'price_below_90_days', severity: 'high', facts: { days: 90 } }])
  })

  test('needs prices from before the window', () => {
    expect(found(prices([...steady(20, 2000), 1800, 1800, 1800]), 'price_low')).toEqual([])
  })

  test('looks at every price of the window', () => {
    expect(found(prices([...steady(40, 2000), ...steady(5, 1700), ...steady(20, 2000), 1750, 1750]), 'price_low')).toHaveLength(1)
  })

  test('by less than one per cent is not told', () => {
    expect(feed(prices([...steady(40, 2000), 1990, 1990, 1990])).findings).toEqual([])
  })

  test('that lasts for one look does not hide a later one at the same price', () => {
    expect(found(prices([...steady(40, 2000), 1500, ...steady(3, 2000), 1500, 1500]), 'price_low')).toMatchObject([{ before: 2000, after: 1500 }])
  })
})

test('the floor is half a unit, or a sum of that worth', () => {
  expect([priceFloor('USD'), priceFloor('JPY'), priceFloor('INR'), priceFloor('KWD'), priceFloor('KRW'), priceFloor(null)]).toEqual([50, 50, 4000, 500, 1, 50])
})

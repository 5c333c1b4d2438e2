import { expect, test } from 'vitest'
import { keepaAnswer } from './keepa.ts'
import { GENESIS } from './world.clock.ts'
import { live } from './world.ts'
import { LISTINGS } from './world.listings.ts'

const DAY_MS = 86_400_000
const YEAR = GENESIS + 365 * DAY_MS
const lives = LISTINGS.map((listing) => [...live(listing, YEAR)])

test('the past of the world does not change when time goes on', () => {
  for (const [i, listing] of LISTINGS.entries()) expect([...live(listing, GENESIS + 30 * DAY_MS)]).toEqual(lives[i]?.slice(0, 30 * 24 + 1))
})

test('each listing lives: prices move, shelves run empty, ranks and reviews move', () => {
  for (const states of lives) {
    const values = (pick: (state: (typeof states)[number]) => unknown) => new Set(states.map(pick)).size
    expect(values((s) => s.price_minor)).toBeGreaterThan(5)
    expect(values((s) => s.bsr)).toBeGreaterThan(500)
    expect(states.at(-1)?.reviews).toBeGreaterThan(states[0]?.reviews ?? 0)
    for (const { bsr, rating_tenths } of states) expect(bsr >= 1 && rating_tenths >= 10 && rating_tenths <= 50).toBe(true)
  }
  expect(lives.filter((states) => states.some((s) => s.price_minor === undefined)).length).toBeGreaterThan(2)
  expect(lives.filter((states) => new Set(states.map((s) => s.buy_box?.seller)).size > 1).length).toBeGreaterThan(4)
})

test('no listing is out of stock for most of its life', () => {
  for (const states of lives) expect(states.filter((s) => s.price_minor === undefined).length / states.length).toBeLessThan(0.3)
})

test('a Keepa answer holds the changes and only those', () => {
  const [product] = keepaAnswer(GENESIS + 30 * DAY_MS).products
  const prices = product?.csv[1] ?? []
  const values = prices.filter((_, i) => i % 2 === 1)
  expect(values.length).toBeGreaterThan(0)
  expect(values.every((value, i) => i === 0 || value !== values[i - 1])).toBe(true)
  const boxes = product?.csv[18] ?? []
  expect(boxes.length % 3).toBe(0)
  expect(prices[0]).toBe(7_581_600)
})

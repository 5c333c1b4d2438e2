import { expect, test } from 'vitest'
import type { Finding } from './alerts.schema.ts'
import { toProductEvent } from './product-events.ts'
import { reasonOf } from './reason.ts'

const fall: Finding = {
  at: new Date('2025-03-02T10:00:00Z'), currency: 'USD', rule: 'price_change', direction: 'down', severity: 'high', metric: 'price',
  before: 2499, after: 1999, change: -0.2, reason_code: 'price_moved', facts: { held_hours: 6.5, observations: 1 },
}

test('a price reads in its currency', () => {
  expect(reasonOf(fall)).toBe('Price fell to $19.99 from $24.99 (−20 %, held 6.5 h)')
  expect(reasonOf({ ...fall, currency: 'JPY' })).toBe('Price fell to ¥1,999 from ¥2,499 (−20 %, held 6.5 h)')
  expect(reasonOf({ ...fall, currency: 'KWD' })).toContain('1.999')
  expect(reasonOf({ ...fall, currency: null })).toContain('1,999 minor units')
})

test('a rank reads with its median and its z', () => {
  const shift: Finding = { ...fall, rule: 'bsr_shift', metric: 'bsr', before: 1020, after: 412, change: -0.596, reason_code: 'rank_left_its_median', facts: { z: -5.1, days: 2, window_days: 28 } }
  expect(reasonOf(shift)).toBe('BSR fell to #412 from a 28-day median of #1,020 (−60 %, robust z 5.1, 2 days)')
})

test('the id of an event follows the listing, the key and the time', () => {
  const { id } = toProductEvent('a', fall)
  expect(toProductEvent('a', { ...fall, after: 1 }).id).toBe(id)
  expect(new Set([id, toProductEvent('b', fall).id, toProductEvent('a', { ...fall, direction: 'up' }).id, toProductEvent('a', { ...fall, at: new Date(0) }).id]).size).toBe(4)
})

test('an event names a currency only where its values are prices', () => {
  expect(toProductEvent('a', fall).currency).toBe('USD')
  expect(toProductEvent('a', { ...fall, metric: 'bsr' }).currency).toBeNull()
})

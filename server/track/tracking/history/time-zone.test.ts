import { expect, test } from 'vitest'
import { bucketBounds, checkZone } from './time-zone.ts'

const iso = (bounds: number[]) => bounds.map((at) => new Date(at).toISOString())
const at = (text: string) => Date.parse(text)

test('a week begins on Monday, on the clocks of the zone', () => {
  const bounds = bucketBounds({ from: at('2026-11-18T12:00:00Z'), to: at('2026-11-24T00:00:00Z'), unit: 'week', zone: 'Asia/Taipei' })
  expect(iso(bounds)).toEqual(['2026-11-15T16:00:00.000Z', '2026-11-22T16:00:00.000Z', '2026-11-29T16:00:00.000Z'])
})

test('a day is 23 hours long when the clocks go forward', () => {
  const bounds = bucketBounds({ from: at('2026-03-29T10:00:00Z'), to: at('2026-03-29T11:00:00Z'), unit: 'day', zone: 'Europe/Berlin' })
  expect(iso(bounds)).toEqual(['2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'])
})

test('where midnight is skipped the day begins with the change of clocks', () => {
  const bounds = bucketBounds({ from: at('2026-04-24T10:00:00Z'), to: at('2026-04-24T10:00:00Z'), unit: 'day', zone: 'Africa/Cairo' })
  expect(iso(bounds)).toEqual(['2026-04-23T22:00:00.000Z', '2026-04-24T21:00:00.000Z'])
})

test('hours of a zone with a half hour begin on its clocks', () => {
  const bounds = bucketBounds({ from: at('2026-05-01T00:10:00Z'), to: at('2026-05-01T00:20:00Z'), unit: 'hour', zone: 'Asia/Kolkata' })
  expect(iso(bounds)).toEqual(['2026-04-30T23:30:00.000Z', '2026-05-01T00:30:00.000Z'])
})

test('a zone that does not exist is refused', () => {
  expect(() => checkZone('Mars/Olympus')).toThrow('no time zone')
})

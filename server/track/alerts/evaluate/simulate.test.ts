import { expect, test } from 'vitest'
import { DEFAULT_RULES } from '../detector/rules.ts'
import type { Sample } from '../detector/sample.ts'
import type { Condition } from '../rules.schema.ts'
import { simulate } from './simulate.ts'

const HOUR = 3_600_000
const START = Date.UTC(2026, 0, 1)
const at = (hour: number) => new Date(START + hour * HOUR)
const falls: Condition = { kind: 'change', metric: 'price', direction: 'down', percent: 10, against: 'previous' }
const isCheap: Condition = { kind: 'threshold', metric: 'price', op: 'lte', value: 1800, currency: 'USD' }

async function told(condition: Condition, samples: Sample[]): Promise<string[]> {
  const rule = { id: 'mine', version: 1, condition, confirm: 'twice' as const }
  const found: string[] = []
  const history = (async function* () { yield* samples })()
  for await (const { before, after, at: when } of simulate({ samples: history, versions: [] }, { rule, rules: DEFAULT_RULES, from: at(1), warmUpMs: HOUR })) {
    found.push(`${before}→${after} in hour ${(when.getTime() - START) / HOUR}`)
  }
  return found
}

/** A source that tells of a price only when it changes, and of the rank every two hours. */
const changes = (prices: Record<number, number>, hours = 48): Sample[] =>
  Array.from({ length: hours / 2 }, (_, index) => index * 2).map((hour) => ({ at: at(hour), bsr: 500 + hour, currency: 'USD', ...(prices[hour] === undefined ? {} : { price_minor: prices[hour] }) }))

test.each([{ name: 'a fall', condition: falls, heard: ['2000→1700 in hour 16'] }, { name: 'a limit', condition: isCheap, heard: ['1700→1700 in hour 16'] }])(
  'of $name that a source of changes tells once, a rule hears when it held for six hours',
  async ({ condition, heard }) => {
    expect(await told(condition, changes({ 0: 2000, 10: 1700 }))).toEqual(heard)
    expect(await told(condition, changes({ 0: 2000, 10: 1700, 14: 2000 }))).toEqual([])
  },
)

test('what stands on two looks with one between that did not see the price is told', async () => {
  expect(await told(falls, [
    { at: at(0), price_minor: 2000, currency: 'USD' }, { at: at(1), price_minor: 1700, currency: 'USD' }, { at: at(2), bsr: 500 }, { at: at(3), price_minor: 1700, currency: 'USD' },
  ])).toEqual(['2000→1700 in hour 3'])
})

test('a fall that waits for its second look is not compared with another currency', async () => {
  expect(await told(falls, [
    { at: at(0), price_minor: 2000, currency: 'USD' }, { at: at(1), price_minor: 1700, currency: 'USD' }, { at: at(2), price_minor: 1500, currency: 'EUR' }, { at: at(3), price_minor: 1500, currency: 'EUR' },
  ])).toEqual([])
})

import { describe, expect, test } from 'vitest'
import { every } from './detector/history.test-data.ts'
import { isRecorded, recordedSamples } from './detector/keepa-history.test-data.ts'
import { reasonOf } from './reason.ts'
import { replay } from './replay.ts'

if (!isRecorded) console.warn('shared/data is not beside this checkout: the tests on the recorded history are skipped')

describe.skipIf(!isRecorded)('the recorded history of B0D8W1YVBX', () => {
  test('gives the naive counts that the research measured, within two per cent', async () => {
    const { naive } = await replay(recordedSamples())
    expect(naive.days).toBe(604)
    const measured = [236, 105, 58, 26]
    naive.counts.forEach(({ days }, index) => expect(Math.abs(days / (measured[index] ?? 0) - 1)).toBeLessThanOrEqual(0.02))
  })

  test('gives at most fifteen rank findings, each with a reason to read', async () => {
    const { findings, counts } = await replay(recordedSamples())
    expect(counts.bsr_shift).toBeGreaterThanOrEqual(5)
    expect(counts.bsr_shift).toBeLessThanOrEqual(15)
    const told = findings.filter(({ rule }) => rule === 'bsr_shift').map(reasonOf)
    expect(told).toContain('BSR fell to #1,434 from a 28-day median of #3,608 (−60 %, robust z 6, 2 days)')
  })

  test('gives two owner changes where the recording has 156 entries, nearly all flaps', async () => {
    expect((await replay(recordedSamples())).counts.buy_box_owner).toBe(2)
  })

  test('is replayed the same twice', async () => {
    expect((await replay(recordedSamples())).findings).toEqual((await replay(recordedSamples())).findings)
  })
})

test('an empty history gives nothing', async () => {
  expect(await replay([])).toMatchObject({ samples: 0, first_at: null, findings: [], counts: {}, naive: { days: 0 } })
})

test('the naive count takes the last rank of a day and repeats it over days without one', async () => {
  const { naive } = await replay(every(12, [100, 200, 150, undefined, undefined, undefined, 160, 160].map((bsr) => ({ bsr }))))
  expect(naive).toEqual({ days: 4, counts: [{ ratio: 0.1, days: 1 }, { ratio: 0.2, days: 1 }, { ratio: 0.3, days: 0 }, { ratio: 0.5, days: 0 }] })
})

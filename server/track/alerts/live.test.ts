import { describe, expect, test } from 'vitest'
import { startLive } from './testing.ts'

describe('a finding of the detector', () => {
  test('is told once to every member in the app', async () => {
    const { addPerson, addProduct, crawlAll, told, incidents } = await startLive()
    const [mei, ann] = [await addPerson('mei'), await addPerson('ann')]
    const product_id = await addProduct()
    await crawlAll([{ price: 2000 }, { price: 2000 }, { price: 2000 }, { price: 1500 }])
    expect(await told(mei)).toEqual([])
    await crawlAll([{ price: 1500 }, { price: 1500 }])
    expect(await told(mei)).toMatchObject([{ type: 'incident_opened', reason_code: 'price_moved', severity: 'high', facts: { before: 2000, after: 1500, currency: 'USD', product_name: 'A thing' } }])
    expect(await told(ann)).toHaveLength(1)
    expect(await incidents()).toMatchObject([{ product_id, rule: 'price_change', direction: 'down', status: 'open', count: 1 }])
  })
})

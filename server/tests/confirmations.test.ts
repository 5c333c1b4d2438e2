import { expect, test } from 'vitest'
import { startLive, TENANT } from '../track/alerts/testing.ts'
import { confirmSeen } from '../track/confirmations/confirm.service.ts'

const NOW = new Date(Date.UTC(2026, 9, 1, 12))

async function start() {
  const live = await startLive()
  const mei = await live.addPerson('mei')
  const add = async (n: number) => {
    const product_id = await live.addProduct(n)
    await live.pool.query(`insert into kernel.outbox (event_id, type, version, key, tenant_id, payload) select gen_random_uuid(), 'tracking.product_added', 1, p.id::text, $2, jsonb_build_object('product_id', p.id, 'listing_id', p.listing_id, 'asin', 'x', 'marketplace', 'us') from tracking.product p where p.id = $1`, [product_id, TENANT])
    await live.relay()
    return product_id
  }
  const confirmed = async () => (await live.told(mei)).filter(({ type }) => type === 'tracking_confirmed').map(({ facts }) => facts['count'])
  return { ...live, add, confirmed }
}

test('a batch of products is confirmed by one notice when all have been seen', async () => {
  const { add, crawl, confirmed, services } = await start()
  await add(1)
  await add(2)
  await crawl({}, { n: 1, after: 60_000 })
  await confirmSeen(services, new Date(Date.UTC(2026, 9, 1, 0, 5)))
  expect(await confirmed()).toEqual([])
  await crawl({}, { n: 2, after: 60_000 })
  await Promise.all([confirmSeen(services, NOW), confirmSeen(services, NOW)])
  expect(await confirmed()).toEqual([2])
})

test('what is not seen does not hold up the others for ever', async () => {
  const { add, crawl, confirmed, services } = await start()
  await add(1)
  await add(2)
  await crawl({}, { n: 1, after: 60_000 })
  await confirmSeen(services, NOW)
  expect(await confirmed()).toEqual([1])
})

test('a later look confirms nothing', async () => {
  const { add, crawl, confirmed, services } = await start()
  await add(1)
  for (let n = 0; n < 2; n++) {
    await crawl({}, { after: 60_000 })
    await confirmSeen(services, NOW)
  }
  expect(await confirmed()).toEqual([1])
})

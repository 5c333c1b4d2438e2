import { describe, expect, test } from 'vitest'
import { tellStale } from './stale.service.ts'
import { HOUR, type Seen, startLive, times } from './testing.ts'

describe('the page of a product', () => {
  const PAGE: Seen = { title: 'Drift Earbuds', features: ['Loud', 'Light'], images: ['https://m.media-amazon.com/images/I/71abc._AC_SL1500_.jpg'], description: 'They play.' }

  test('that changed is told at the second look, field by field', async () => {
    const { addPerson, addProduct, crawlAll, told, incidents, call } = await startLive()
    const mei = await addPerson('mei')
    await addProduct()
    await crawlAll([...times(2, PAGE), { ...PAGE, title: 'Drift Earbuds 2', features: ['Loud'] }])
    expect(await told(mei)).toEqual([])
    await crawlAll([{ ...PAGE, title: 'Drift Earbuds 2', features: ['Loud'] }])
    expect(await told(mei)).toMatchObject([{ reason_code: 'page_changed', severity: 'high' }])
    const [incident] = await incidents('?rule=listing_changed')
    const { data } = await call('GET', `/alerts/incidents/${String(incident?.id)}`)
    expect(data.events).toMatchObject([{ finding: { fields: [{ field: 'title', before: 'Drift Earbuds', after: 'Drift Earbuds 2' }, { field: 'bullets', before: ['Loud', 'Light'], after: ['Loud'] }] } }])
  })

  test.each<{ name: string; seen: Seen }>([
    { name: 'other spaces', seen: { ...PAGE, title: 'Drift  Earbuds ' } },
    { name: 'letters composed otherwise', seen: { ...PAGE, title: 'Drift Earbuds'.replace('D', 'Ｄ') } },
    { name: 'a picture in another size', seen: { ...PAGE, images: ['https://images-na.ssl-images-amazon.com/images/I/71abc._AC_SL500_.jpg'] } },
    { name: 'a description that is not shown', seen: { ...PAGE, description: '' } },
    { name: 'no pictures', seen: { ...PAGE, images: [] } },
  ])('with $name is the same page', async ({ seen }) => {
    const { addPerson, addProduct, crawlAll, told } = await startLive()
    const mei = await addPerson('mei')
    await addProduct()
    await crawlAll([...times(2, PAGE), ...times(3, seen), ...times(2, PAGE)])
    expect(await told(mei)).toEqual([])
  })

  test('that changed for one look is the same page', async () => {
    const { addPerson, addProduct, crawlAll, told } = await startLive()
    const mei = await addPerson('mei')
    await addProduct()
    await crawlAll([...times(2, PAGE), { ...PAGE, title: 'Robot' }, ...times(3, PAGE)])
    expect(await told(mei)).toEqual([])
  })

  test('that is as it was within a day closes its incident as reverted', async () => {
    const { addPerson, addProduct, crawlAll, told, incidents } = await startLive()
    const mei = await addPerson('mei')
    await addProduct()
    await crawlAll([...times(2, PAGE), ...times(2, { ...PAGE, title: 'Other' }), ...times(3, PAGE)])
    expect(await told(mei)).toHaveLength(1)
    expect(await incidents()).toMatchObject([{ rule: 'listing_changed', status: 'resolved', resolution: 'reverted', count: 1 }])
  })
})

describe('a product that nobody has seen', () => {
  test('for two intervals is told once, and is over when data is back', async () => {
    const { services, addPerson, addProduct, crawl, told, incidents, clock } = await startLive()
    const mei = await addPerson('mei')
    await addProduct()
    await crawl({})
    const later = (hours: number) => tellStale(services, { now: new Date(clock.now + hours * HOUR), worldSpeed: 1 })
    await later(1.9)
    expect(await told(mei)).toEqual([])
    await later(2.1)
    await later(2.3)
    expect(await told(mei)).toMatchObject([{ reason_code: 'no_look_for_two_intervals', severity: 'medium', facts: { facts: { hours: 2.1 } } }])
    await crawl({}, { after: 3 * HOUR })
    expect(await incidents()).toMatchObject([{ rule: 'stale_data', status: 'resolved', resolution: 'recovered' }])
  })

  test('is not told of while it is paused', async () => {
    const { services, addPerson, addProduct, crawl, told, clock, pool } = await startLive()
    const mei = await addPerson('mei')
    await addProduct()
    await crawl({})
    await pool.query(`update tracking.product set status = 'paused'`)
    await tellStale(services, { now: new Date(clock.now + 9 * HOUR), worldSpeed: 1 })
    expect(await told(mei)).toEqual([])
  })

  test('is stale sooner in a faster world', async () => {
    const { services, addPerson, addProduct, crawl, told, clock } = await startLive()
    const mei = await addPerson('mei')
    await addProduct()
    await crawl({})
    await tellStale(services, { now: new Date(clock.now + 3 * 60_000), worldSpeed: 60 })
    expect(await told(mei)).toHaveLength(1)
  })
})

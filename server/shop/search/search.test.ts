import { expect, test } from 'vitest'
import { openSearch } from './testing.ts'

const options = (name: string, values: string[]) => ({ options: [{ name, values }], skus: values.map((value, at) => ({ sku: `${value}-${crypto.randomUUID().slice(0, 8)}`, option_values: [value], prices: [{ currency: 'USD', amount_minor: 1_000 + at }], stock: 3 })) })

test('a published product is found by words of its name, brand and description, the name weighing most', async () => {
  const { build, settle, names } = await openSearch()
  await build({ name: 'Lamp for the desk', brand: 'Ray', description: 'Warm light, with a bag to carry it' })
  await build({ name: 'Camera bag', brand: 'Oku' })
  await build({ name: 'Bag' })
  await settle()
  expect(await names({ q: 'bags' })).toEqual(['Bag', 'Camera bag', 'Lamp for the desk'])
  expect((await names({ q: 'oku bag' }))[0]).toBe('Camera bag')
})

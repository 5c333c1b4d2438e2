import { expect, onTestFinished, test, vi } from 'vitest'
import { createCache } from './cache.ts'

test('a value that many ask for at once is loaded once', async () => {
  const cache = createCache()
  let loads = 0
  const load = async () => ++loads
  const values = await Promise.all(Array.from({ length: 200 }, () => cache.get('k', { class: 'lists', load })))
  expect([new Set(values).size, loads]).toEqual([1, 1])
})

test('what does not exist is remembered too', async () => {
  const cache = createCache()
  let loads = 0
  const load = async () => void loads++
  await cache.get('k', { class: 'lists', load })
  await cache.get('k', { class: 'lists', load })
  expect(loads).toBe(1)
})

test('a dropped tag takes its values and no others', async () => {
  const cache = createCache()
  let n = 0
  const get = (key: string, tag: string) => cache.get(key, { class: 'lists', tags: [tag], load: async () => ++n })
  expect([await get('a', 'product:1'), await get('b', 'product:2')]).toEqual([1, 2])
  cache.drop(['product:1'])
  expect([await get('a', 'product:1'), await get('b', 'product:2')]).toEqual([3, 2])
})

test('a value that cannot be loaded is an error, and is asked for again', async () => {
  const cache = createCache()
  await expect(cache.get('k', { class: 'lists', load: () => Promise.reject(new Error('down')) })).rejects.toThrow('down')
  expect(await cache.get('k', { class: 'lists', load: async () => 'up' })).toBe('up')
})

test('a value that has expired is served when it cannot be loaded anew', async () => {
  const cache = createCache()
  await cache.get('k', { class: 'preferences', load: async () => 'old' })
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  vi.setSystemTime(Date.now() + 10 * 60_000)
  expect(await cache.get('k', { class: 'preferences', load: () => Promise.reject(new Error('down')) })).toBe('old')
  vi.setSystemTime(Date.now() + 60_000)
  expect(await cache.get('k', { class: 'preferences', load: async () => 'new' })).toBe('new')
})

import { QueryClient } from '@tanstack/react-query'
import { afterEach, expect, test, vi } from 'vitest'
import { refreshProducts } from './products.ts'

afterEach(() => void vi.useRealTimers())

test('hundreds of new products ask for the lists at once, and then every five seconds', () => {
  vi.useFakeTimers()
  const queryClient = new QueryClient()
  const asked = vi.spyOn(queryClient, 'invalidateQueries')
  for (let n = 0; n < 299; n++) {
    refreshProducts(queryClient)
    vi.advanceTimersByTime(100)
    if (n === 0) expect(asked).toHaveBeenCalledTimes(1)
  }
  expect(asked.mock.calls.length).toBe(6)
  vi.advanceTimersByTime(10_000)
  expect(asked.mock.calls.length).toBe(7) // the last ones are shown too
})

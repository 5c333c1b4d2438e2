import type { QueryClient } from '@tanstack/react-query'
import { isAboutProducts } from '../query-client.ts'

/** Lists, trends and tags are asked for again together: a dozen times a minute leaves a small plan enough for the rest. */
const LIST_MS = 5_000

const states = new WeakMap<QueryClient, { isNext: boolean; at: number }>()

/** At once, and then no sooner than after a while: hundreds of new products must not use up the plan's requests. */
export function refreshProducts(queryClient: QueryClient): void {
  const state = states.get(queryClient) ?? { isNext: false, at: 0 }
  states.set(queryClient, state)
  if (state.isNext) return
  state.isNext = true
  setTimeout(() => {
    state.isNext = false
    state.at = Date.now()
    void queryClient.invalidateQueries({ predicate: isAboutProducts })
  }, Math.max(0, state.at + LIST_MS - Date.now()))
}

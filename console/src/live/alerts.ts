import type { QueryClient } from '@tanstack/react-query'
import { isAboutAlerts, isAboutNotifications } from '../query-client.ts'
import { listen } from './told.ts'

/** Many alerts may open within a moment: the lists are asked for once. */
const TOGETHER_MS = 300

const later = (queryClient: QueryClient, predicate: typeof isAboutAlerts) => {
  let isWaiting = false
  return () => {
    if (isWaiting) return
    isWaiting = true
    setTimeout(() => {
      isWaiting = false
      void queryClient.invalidateQueries({ predicate })
    }, TOGETHER_MS)
  }
}

const refreshers = new WeakMap<QueryClient, { alerts: () => void; notifications: () => void }>()

function refreshersOf(queryClient: QueryClient) {
  const known = refreshers.get(queryClient) ?? { alerts: later(queryClient, isAboutAlerts), notifications: later(queryClient, isAboutNotifications) }
  refreshers.set(queryClient, known)
  return known
}

export const refreshAlerts = (queryClient: QueryClient) => refreshersOf(queryClient).alerts()

export const refreshNotifications = (queryClient: QueryClient) => refreshersOf(queryClient).notifications()

export function tell(queryClient: QueryClient, payload: Record<string, unknown>) {
  refreshNotifications(queryClient)
  listen.tell(payload)
}

import type { QueryClient } from '@tanstack/react-query'
import { io } from 'socket.io-client'
import { refreshAlerts, refreshNotifications, tell } from './live/alerts.ts'
import { observe } from './live/observations.ts'
import { refreshProducts } from './live/products.ts'
import { patchTask, refreshAfterTask } from './live/tasks.ts'
import { setLive } from './liveness.ts'
import { apiPaths } from './paths.ts'
import { currentSession, freshToken, identityOf, onSessionChange } from './session.ts'

/** A query that names topics in its `meta` is kept fresh by them for as long as something shows it. */
declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: { topics?: string[] }
  }
}

interface LiveEvent {
  id: string
  type: string
  topic: string
  payload: Record<string, unknown>
}

const RETRY_MS = 5_000

/** Listens for the signed-in user and brings what happens into the query cache. */
export function startRealtime(queryClient: QueryClient): void {
  let lastId: string | undefined
  let userId: string | undefined
  let identity: string | undefined
  let wasConnected = false
  const socket = io({
    path: apiPaths.realtime,
    autoConnect: false,
    auth: (send) => {
      freshToken().then((token) => send({ token }), () => send({}))
    },
  })
  const subscribe = (topics: string[]) => {
    if (!socket.connected || topics.length === 0) return
    socket.emit('subscribe', { topics, ...(lastId ? { after: lastId } : {}) }, (answer: { complete?: boolean }) => {
      // Too much was missed to be told event by event.
      if (answer.complete === false) void queryClient.invalidateQueries()
    })
  }

  socket.on('connect', () => {
    setLive(true)
    // Without a place to go on from, what happened while it was away is not known.
    if (wasConnected && lastId === undefined) void queryClient.invalidateQueries()
    wasConnected = true
    subscribe(['tenant', `user:${userId}`, ...topicsInView(queryClient)])
  })
  socket.on('disconnect', () => {
    setLive(false)
  })
  socket.on('connect_error', () => {
    // A refused handshake is not tried again by the library; the next one brings a new token.
    if (!socket.active) setTimeout(() => userId && socket.connect(), RETRY_MS)
  })
  socket.on('event', (event: LiveEvent) => {
    lastId = event.id
    applyEvent(queryClient, event)
  })

  queryClient.getQueryCache().subscribe(({ type, query }) => {
    const topics = query.meta?.topics ?? []
    if (topics.length === 0) return
    if (type === 'observerAdded' && query.getObserversCount() === 1) subscribe(topics)
    if (type !== 'observerRemoved' || query.getObserversCount() > 0 || !socket.connected) return
    const inView = new Set(topicsInView(queryClient))
    const left = topics.filter((topic) => !inView.has(topic))
    if (left.length > 0) socket.emit('unsubscribe', { topics: left })
  })

  const follow = () => {
    const user = currentSession()?.user
    if (identityOf(user) === identity) return
    identity = identityOf(user)
    userId = user?.id
    lastId = undefined
    wasConnected = false
    socket.disconnect()
    if (user) socket.connect()
  }
  follow()
  onSessionChange(follow)
}

function topicsInView(queryClient: QueryClient): string[] {
  const queries = queryClient.getQueryCache().findAll({ type: 'active' })
  return [...new Set(queries.flatMap((query) => query.meta?.topics ?? []))]
}

/** What each kind of event does to what is shown. */
const EFFECTS: Record<string, (queryClient: QueryClient, payload: Record<string, unknown>) => void> = {
  'tasks.task_progressed': patchTask,
  'tasks.task_ended': refreshAfterTask,
  'tracking.history_imported': refreshProducts,
  'tracking.listing_observed': observe,
  'alerts.incident_opened': refreshAlerts,
  'alerts.incident_changed': refreshAlerts,
  'notifications.notification_added': tell,
  'notifications.notifications_read': refreshNotifications,
}

function applyEvent(queryClient: QueryClient, { type, payload }: LiveEvent) {
  EFFECTS[type]?.(queryClient, payload)
}

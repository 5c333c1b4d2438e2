import type { QueryClient } from '@tanstack/react-query'
import { io } from 'socket.io-client'
import type { Task } from './api.types.ts'
import { setLive } from './liveness.ts'
import { apiPaths } from './paths.ts'
import { isAboutProducts } from './query-client.ts'
import { currentSession, freshToken, onSessionChange } from './session.ts'

/** A query that names a `topic` in its `meta` is kept fresh by that topic for as long as something shows it. */
declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: { topic?: string }
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
    const topic = query.meta?.topic
    if (!topic) return
    if (type === 'observerAdded' && query.getObserversCount() === 1) subscribe([topic])
    if (type === 'observerRemoved' && query.getObserversCount() === 0 && socket.connected) socket.emit('unsubscribe', { topics: [topic] })
  })

  const follow = () => {
    const next = currentSession()?.user.id
    if (next === userId) return
    userId = next
    lastId = undefined
    wasConnected = false
    socket.disconnect()
    if (next) socket.connect()
  }
  follow()
  onSessionChange(follow)
}

function topicsInView(queryClient: QueryClient): string[] {
  const queries = queryClient.getQueryCache().findAll({ type: 'active' })
  return [...new Set(queries.flatMap((query) => query.meta?.topic ?? []))]
}

function applyEvent(queryClient: QueryClient, { type, payload }: LiveEvent) {
  const refresh = (path: string) => queryClient.invalidateQueries({ queryKey: ['get', path] })
  if (type === 'tasks.task_progressed') patchTask(queryClient, payload)
  if (type === 'tasks.task_ended') {
    void refresh('/api/v1/tasks/{task_id}')
    void refresh('/api/v1/tasks')
    void refresh('/api/v1/imports/{import_id}')
    void refresh('/api/v1/imports/{import_id}/problems')
  }
  if (type === 'tracking.history_imported') {
    void queryClient.invalidateQueries({ predicate: isAboutProducts })
  }
}

/** Progress comes often, so it is written into what is shown instead of asked for again. */
function patchTask(queryClient: QueryClient, payload: Record<string, unknown>) {
  const { task_id, progress, status } = payload
  if (typeof task_id !== 'string' || typeof progress !== 'number') return
  // Nothing to patch yet: the lists do not know it.
  if (status === 'queued') return void queryClient.invalidateQueries({ queryKey: ['get', '/api/v1/tasks'] })
  const patch = (task: Task): Task =>
    task.id !== task_id || task.status === 'succeeded' || task.status === 'failed' || task.status === 'cancelled'
      ? task
      : { ...task, progress: Math.max(task.progress, progress), status: 'running' }
  queryClient.setQueriesData<{ data: Task }>({ queryKey: ['get', '/api/v1/tasks/{task_id}'] }, (old) => old && { ...old, data: patch(old.data) })
  queryClient.setQueriesData<{ data: Task[] }>({ queryKey: ['get', '/api/v1/tasks'] }, (old) => old && { ...old, data: old.data.map(patch) })
}

import './styles.ts'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { queryClient } from './query-client.ts'
import { router } from './routes.tsx'
import { currentSession, onSessionChange } from './session.ts'

// Live events are not needed for the first paint.
void import('./realtime.ts').then(({ startRealtime }) => startRealtime(queryClient))

// A session that ends, here or by an answer of the server, takes what was loaded with it.
let hadSession = false
onSessionChange(() => {
  const hasSession = currentSession() !== undefined
  if (hadSession && !hasSession) {
    queryClient.clear()
    void router.invalidate()
  }
  hadSession = hasSession
})

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(<App />)

import './styles.ts'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { paths } from './paths.ts'
import { queryClient } from './query-client.ts'
import { router } from './routes.tsx'
import { currentSession, identityOf, onSessionChange } from './session.ts'

// Live events are not needed for the first paint.
void import('./realtime.ts').then(({ startRealtime }) => startRealtime(queryClient))

// A session that ends, here or by an answer of the server, takes what was loaded with it. Another person, or the same in
// another team, begins with an empty page.
let shown: string | undefined
onSessionChange(() => {
  const next = identityOf(currentSession()?.user)
  if (next === shown) return
  const before = shown
  shown = next
  if (before === undefined) return
  queryClient.clear()
  if (next === undefined) void router.invalidate()
  else window.location.assign(paths.products)
})

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(<App />)

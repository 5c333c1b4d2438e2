import { createRouter } from '@tanstack/react-router'
import { publicRoutes } from './routes/account.tsx'
import { app, root } from './routes/root.tsx'
import { reportRoutes, sharedReport } from './routes/reports.tsx'
import { settings, settingsRoutes } from './routes/settings.tsx'
import { trackerRoutes } from './routes/tracker.tsx'

export const router = createRouter({
  routeTree: root.addChildren([...publicRoutes, sharedReport, app.addChildren([...trackerRoutes, ...reportRoutes, settings.addChildren([...settingsRoutes])])]),
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

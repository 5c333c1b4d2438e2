import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { reportsQuery } from '../features/analysis/analysis.queries.ts'
import { parseSharedSearch } from '../features/analysis/analysis.search.ts'
import { paths } from '../paths.ts'
import { queryClient } from '../query-client.ts'
import { app, root } from './root.tsx'

const reports = createRoute({
  getParentRoute: () => app,
  path: paths.reports,
  loader: ({ params }) => void queryClient.prefetchQuery(reportsQuery(params.productId)),
  component: lazyRouteComponent(() => import('../features/analysis/ReportsPage.tsx'), 'ReportsPage'),
})

const report = createRoute({
  getParentRoute: () => app,
  path: paths.report,
  component: lazyRouteComponent(() => import('../features/analysis/ReportPage.tsx'), 'ReportPage'),
})

/** For whoever has the link: no session is asked for. */
export const sharedReport = createRoute({
  getParentRoute: () => root,
  path: paths.sharedReport,
  validateSearch: parseSharedSearch,
  component: lazyRouteComponent(() => import('../features/analysis/SharedReportPage.tsx'), 'SharedReportPage'),
})

export const reportRoutes = [reports, report]

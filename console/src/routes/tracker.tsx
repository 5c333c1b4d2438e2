import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { incidentQuery, incidentsQuery } from '../features/alerts/alerts.queries.ts'
import { parseAlertsSearch } from '../features/alerts/alerts.search.ts'
import { auditQuery } from '../features/audit/audit.queries.ts'
import { suggestionsQuery } from '../features/suggestions/suggestions.queries.ts'
import { parseSuggestionsSearch } from '../features/suggestions/suggestions.search.ts'
import { categoriesQuery, categoryQuery } from '../features/categories/categories.queries.ts'
import { parseCategorySearch } from '../features/categories/categories.search.ts'
import { parseCompareSearch } from '../features/compare/compare.search.ts'
import { competitorsQuery } from '../features/competitors/competitors.queries.ts'
import { experimentQuery, experimentsQuery } from '../features/experiments/experiments.queries.ts'
import { parseExperimentsSearch } from '../features/experiments/experiments.search.ts'
import { importQuery } from '../features/imports/imports.queries.ts'
import { allNotificationsQuery } from '../features/notifications/notifications.queries.ts'
import { parseNotificationsSearch } from '../features/notifications/notifications.search.ts'
import { parseProductSearch } from '../features/product/product.search.ts'
import { productQuery } from '../features/product/product.queries.ts'
import { ProductsPage } from '../features/products/ProductsPage.tsx'
import { productsQuery } from '../features/products/products.queries.ts'
import { parseProductsSearch } from '../features/products/products.search.ts'
import { parseTasksSearch } from '../features/tasks/tasks.search.ts'
import { ruleQuery, rulesQuery } from '../features/rules/rules.queries.ts'
import { tasksQuery } from '../features/tasks/tasks.queries.ts'
import { paths } from '../paths.ts'
import { queryClient } from '../query-client.ts'
import { app } from './root.tsx'

const home = createRoute({
  getParentRoute: () => app,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: paths.products })
  },
})

// Loaders start the calls and do not wait, so that a page can keep showing what it has.
const products = createRoute({
  getParentRoute: () => app,
  path: paths.products,
  validateSearch: parseProductsSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ deps }) => void queryClient.prefetchQuery(productsQuery(deps)),
  component: ProductsPage,
})

const product = createRoute({
  getParentRoute: () => app,
  path: paths.product,
  validateSearch: parseProductSearch,
  loader: ({ params }) => void queryClient.prefetchQuery(productQuery(params.productId)),
  component: lazyRouteComponent(() => import('../features/product/ProductPage.tsx'), 'ProductPage'),
})

const audit = createRoute({
  getParentRoute: () => app,
  path: paths.audit,
  loader: ({ params }) => void queryClient.prefetchQuery(auditQuery(params.productId)),
  component: lazyRouteComponent(() => import('../features/audit/AuditPage.tsx'), 'AuditPage'),
})

const suggestions = createRoute({
  getParentRoute: () => app,
  path: paths.suggestions,
  validateSearch: parseSuggestionsSearch,
  loader: ({ params }) => void queryClient.prefetchQuery(suggestionsQuery(params.productId)),
  component: lazyRouteComponent(() => import('../features/suggestions/SuggestionsPage.tsx'), 'SuggestionsPage'),
})

const competitors = createRoute({
  getParentRoute: () => app,
  path: paths.competitors,
  loader: ({ params }) => void queryClient.prefetchQuery(competitorsQuery(params.productId)),
  component: lazyRouteComponent(() => import('../features/competitors/CompetitorsPage.tsx'), 'CompetitorsPage'),
})

const compare = createRoute({
  getParentRoute: () => app,
  path: paths.compare,
  validateSearch: parseCompareSearch,
  component: lazyRouteComponent(() => import('../features/compare/ComparePage.tsx'), 'ComparePage'),
})

const categories = createRoute({
  getParentRoute: () => app,
  path: paths.categories,
  loader: () => void queryClient.prefetchQuery(categoriesQuery),
  component: lazyRouteComponent(() => import('../features/categories/CategoriesPage.tsx'), 'CategoriesPage'),
})

const category = createRoute({
  getParentRoute: () => app,
  path: paths.category,
  validateSearch: parseCategorySearch,
  loader: ({ params }) => void queryClient.prefetchQuery(categoryQuery(params.categoryId)),
  component: lazyRouteComponent(() => import('../features/categories/CategoryPage.tsx'), 'CategoryPage'),
})

const experiments = createRoute({
  getParentRoute: () => app,
  path: paths.experiments,
  validateSearch: parseExperimentsSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ deps }) => void queryClient.prefetchInfiniteQuery(experimentsQuery(deps)),
  component: lazyRouteComponent(() => import('../features/experiments/ExperimentsPage.tsx'), 'ExperimentsPage'),
})

const experiment = createRoute({
  getParentRoute: () => app,
  path: paths.experiment,
  loader: ({ params }) => void queryClient.prefetchQuery(experimentQuery(params.experimentId)),
  component: lazyRouteComponent(() => import('../features/experiments/ExperimentPage.tsx'), 'ExperimentPage'),
})

const importReport = createRoute({
  getParentRoute: () => app,
  path: paths.imports,
  loader: ({ params }) => void queryClient.prefetchQuery(importQuery(params.importId)),
  component: lazyRouteComponent(() => import('../features/imports/ImportPage.tsx'), 'ImportPage'),
})

const tasks = createRoute({
  getParentRoute: () => app,
  path: paths.tasks,
  validateSearch: parseTasksSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ deps }) => void queryClient.prefetchQuery(tasksQuery(deps)),
  component: lazyRouteComponent(() => import('../features/tasks/TasksPage.tsx'), 'TasksPage'),
})

const alerts = createRoute({
  getParentRoute: () => app,
  path: paths.alerts,
  validateSearch: parseAlertsSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ deps }) => void queryClient.prefetchInfiniteQuery(incidentsQuery(deps)),
  component: lazyRouteComponent(() => import('../features/alerts/AlertsPage.tsx'), 'AlertsPage'),
})

const incident = createRoute({
  getParentRoute: () => app,
  path: paths.incident,
  loader: ({ params }) => void queryClient.prefetchQuery(incidentQuery(params.incidentId)),
  component: lazyRouteComponent(() => import('../features/alerts/IncidentPage.tsx'), 'IncidentPage'),
})

const notifications = createRoute({
  getParentRoute: () => app,
  path: paths.notifications,
  validateSearch: parseNotificationsSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ deps }) => void queryClient.prefetchInfiniteQuery(allNotificationsQuery(deps)),
  component: lazyRouteComponent(() => import('../features/notifications/NotificationsPage.tsx'), 'NotificationsPage'),
})

const rules = createRoute({
  getParentRoute: () => app,
  path: paths.rules,
  loader: () => void queryClient.prefetchQuery(rulesQuery),
  component: lazyRouteComponent(() => import('../features/rules/RulesPage.tsx'), 'RulesPage'),
})

const newRule = createRoute({
  getParentRoute: () => app,
  path: paths.newRule,
  component: lazyRouteComponent(() => import('../features/rules/RulePage.tsx'), 'NewRulePage'),
})

const rule = createRoute({
  getParentRoute: () => app,
  path: paths.rule,
  loader: ({ params }) => void queryClient.prefetchQuery(ruleQuery(params.ruleId)),
  component: lazyRouteComponent(() => import('../features/rules/RulePage.tsx'), 'RulePage'),
})

/** The tracker's pages. */
export const trackerRoutes = [home, products, product, audit, suggestions, experiments, experiment, competitors, compare, categories, category, importReport, alerts, incident, rules, newRule, rule, tasks, notifications]

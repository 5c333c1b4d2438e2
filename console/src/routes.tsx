import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { parseImportSearch } from './features/imports/imports.search.ts'
import { importQuery } from './features/imports/imports.queries.ts'
import { parseProductSearch } from './features/product/product.search.ts'
import { productQuery } from './features/product/product.queries.ts'
import { ProductsPage } from './features/products/ProductsPage.tsx'
import { productsQuery } from './features/products/products.queries.ts'
import { parseProductsSearch } from './features/products/products.search.ts'
import { parseSignInSearch } from './features/session/session.search.ts'
import { SignInPage } from './features/session/SignInPage.tsx'
import { parseTasksSearch } from './features/tasks/tasks.search.ts'
import { tasksQuery } from './features/tasks/tasks.queries.ts'
import { AppLayout } from './layout/AppLayout.tsx'
import { NotFound } from './layout/NotFound.tsx'
import { RouteError } from './layout/RouteError.tsx'
import { adoptLocale } from './locale.ts'
import { paths } from './paths.ts'
import { queryClient } from './query-client.ts'
import { restoreSession } from './session.ts'

const root = createRootRoute({ notFoundComponent: NotFound, errorComponent: RouteError })

const signIn = createRoute({
  getParentRoute: () => root,
  path: paths.signIn,
  validateSearch: parseSignInSearch,
  beforeLoad: async ({ search }) => {
    if (await restoreSession()) throw redirect({ href: search.redirect ?? paths.products })
  },
  component: SignInPage,
})

/** Everything a signed-in user sees. Its search param opens the import dialog over any page. */
const app = createRoute({
  getParentRoute: () => root,
  id: 'app',
  validateSearch: parseImportSearch,
  beforeLoad: async ({ location }) => {
    const user = await restoreSession()
    if (!user) throw redirect({ to: paths.signIn, search: { redirect: location.href } })
    adoptLocale(user.language)
  },
  component: AppLayout,
})

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
  component: lazyRouteComponent(() => import('./features/product/ProductPage.tsx'), 'ProductPage'),
})

const importReport = createRoute({
  getParentRoute: () => app,
  path: paths.imports,
  loader: ({ params }) => void queryClient.prefetchQuery(importQuery(params.importId)),
  component: lazyRouteComponent(() => import('./features/imports/ImportPage.tsx'), 'ImportPage'),
})

const tasks = createRoute({
  getParentRoute: () => app,
  path: paths.tasks,
  validateSearch: parseTasksSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ deps }) => void queryClient.prefetchQuery(tasksQuery(deps)),
  component: lazyRouteComponent(() => import('./features/tasks/TasksPage.tsx'), 'TasksPage'),
})

export const router = createRouter({
  routeTree: root.addChildren([signIn, app.addChildren([home, products, product, importReport, tasks])]),
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

import { createRootRoute, createRoute, redirect } from '@tanstack/react-router'
import { parseImportSearch } from '../features/imports/imports.search.ts'
import { AppLayout } from '../layout/AppLayout.tsx'
import { NotFound } from '../layout/NotFound.tsx'
import { RouteError } from '../layout/RouteError.tsx'
import { adoptLocale } from '../locale.ts'
import { paths } from '../paths.ts'
import { restoreSession } from '../session.ts'

export const root = createRootRoute({ notFoundComponent: NotFound, errorComponent: RouteError })

/** Everything a signed-in user sees. Its search param opens the import dialog over any page. */
export const app = createRoute({
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

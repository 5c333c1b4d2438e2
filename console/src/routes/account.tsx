import { createRoute, redirect } from '@tanstack/react-router'
import { parseSignInSearch } from '../features/session/session.search.ts'
import { SignInPage } from '../features/session/SignInPage.tsx'
import { paths } from '../paths.ts'
import { restoreSession } from '../session.ts'
import { root } from './root.tsx'

const signIn = createRoute({
  getParentRoute: () => root,
  path: paths.signIn,
  validateSearch: parseSignInSearch,
  beforeLoad: async ({ search }) => {
    if (await restoreSession()) throw redirect({ href: search.redirect ?? paths.products })
  },
  component: SignInPage,
})

/** What somebody sees who is not signed in yet. */
export const publicRoutes = [signIn]

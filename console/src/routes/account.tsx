import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { parseSignInSearch, parseTokenSearch } from '../features/session/session.search.ts'
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

const signUp = createRoute({
  getParentRoute: () => root,
  path: paths.signUp,
  beforeLoad: async () => {
    if (await restoreSession()) throw redirect({ to: paths.products })
  },
  component: lazyRouteComponent(() => import('../features/session/SignUpPage.tsx'), 'SignUpPage'),
})

const forgotPassword = createRoute({
  getParentRoute: () => root,
  path: paths.forgotPassword,
  component: lazyRouteComponent(() => import('../features/session/ForgotPasswordPage.tsx'), 'ForgotPasswordPage'),
})

const verify = createRoute({
  getParentRoute: () => root,
  path: paths.verify,
  validateSearch: parseTokenSearch,
  component: lazyRouteComponent(() => import('../features/session/VerifyPage.tsx'), 'VerifyPage'),
})

const resetPassword = createRoute({
  getParentRoute: () => root,
  path: paths.resetPassword,
  validateSearch: parseTokenSearch,
  component: lazyRouteComponent(() => import('../features/session/ResetPasswordPage.tsx'), 'ResetPasswordPage'),
})

const invitation = createRoute({
  getParentRoute: () => root,
  path: paths.invitation,
  validateSearch: parseTokenSearch,
  component: lazyRouteComponent(() => import('../features/session/InvitationPage.tsx'), 'InvitationPage'),
})

/** What somebody sees who is not signed in yet. */
export const publicRoutes = [signIn, signUp, verify, forgotPassword, resetPassword, invitation]

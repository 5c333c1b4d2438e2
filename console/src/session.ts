import { useSyncExternalStore } from 'react'
import { createApiClient } from '../../api-client/client.ts'
import type { Tokens, User } from './api.types.ts'
import { ApiError, fetchOrThrow } from './api-error.ts'
import { currentLocale } from './locale.ts'

/** The access token lives here and nowhere else; the refresh token is a cookie no script can read. */
interface Session {
  accessToken: string
  expiresAt: number
  user: User
}

const SPARE_MS = 60_000
export const publicApi = createApiClient({ baseUrl: '', fetch: fetchOrThrow })
const listeners = new Set<() => void>()
let session: Session | undefined
let refreshing: Promise<Session> | undefined
/** The cookie was refused: until someone signs in there is nothing to restore. */
let isSignedOut = false

function set(next: Session | undefined) {
  session = next
  for (const listener of listeners) listener()
}

function open(tokens: Tokens): Session {
  const opened = { accessToken: tokens.access_token, expiresAt: Date.now() + tokens.expires_in * 1000, user: tokens.user }
  isSignedOut = false
  set(opened)
  return opened
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export const onSessionChange = subscribe
/** Who works where: what is loaded for one belongs to no other. */
export const identityOf = (user: User | undefined) => user && `${user.tenant_id}/${user.id}`
export const currentSession = () => session
const RANKS = { viewer: 1, member: 2, admin: 3, owner: 4 } as const
export const canDo = (user: User | undefined, least: User['role']): boolean => user !== undefined && RANKS[user.role] >= RANKS[least]
/** Whether the signed-in person's role is at least this one. The server decides again. */
export const useCan = (role: User['role']): boolean => canDo(useUser(), role)
/** Who runs the installation. */
export const useIsSuperAdmin = (): boolean => useUser()?.is_super_admin === true
export const useUser = () => useSyncExternalStore(subscribe, () => session?.user)

/** What a log-in came to: somebody is signed in, or a code is asked for. */
export type Outcome = { user: User } | { challenge: string }

const settle = (answer: Tokens | { challenge: string }): Outcome => ('challenge' in answer ? { challenge: answer.challenge } : { user: open(answer).user })

export async function signIn({ login, password }: { login: string; password: string }): Promise<Outcome> {
  const name = login.includes('@') ? { email: login } : { username: login }
  const { data } = await publicApi.POST('/api/v1/auth/login', { body: { ...name, password, session: 'cookie' } })
  if (!data) throw new Error('The sign-in answer is empty')
  return settle(data.data)
}

/** The second step of a log-in: a code of the app, or a recovery code. */
export async function answerChallenge(body: { challenge: string; code: string }): Promise<User> {
  const { data } = await publicApi.POST('/api/v1/auth/login/second-step', { body: { ...body, session: 'cookie' } })
  if (!data) throw new Error('The sign-in answer is empty')
  return open(data.data).user
}

/** Where one can sign in besides here; a team's own provider is known by its code. */
export async function listProviders(tenantCode: string | undefined) {
  const { data } = await publicApi.GET('/api/v1/auth/providers', { params: { query: tenantCode === undefined ? {} : { tenant_code: tenantCode } } })
  return data?.data ?? []
}

/** Leaves for the provider, which sends the browser back. */
export async function signInByProvider({ tenantCode, returnTo }: { tenantCode: string | undefined; returnTo: string }): Promise<void> {
  const { data } = await publicApi.POST('/api/v1/auth/oidc/start', { body: { return_to: returnTo, ...(tenantCode !== undefined && { tenant_code: tenantCode }) } })
  if (!data) throw new Error('The answer is empty')
  location.assign(data.data.url)
}

/** Always ends well, whoever has the address: the mail tells. */
export async function signUp(person: { email: string; username: string; password: string; tenant_name?: string; tenant_code?: string }): Promise<void> {
  await publicApi.POST('/api/v1/auth/register', { body: { ...person, language: currentLocale() } })
}

/** Undefined when an admin of the team has to let the person in first. */
export async function verifyEmail(token: string): Promise<User | undefined> {
  const { data } = await publicApi.POST('/api/v1/auth/verify-email', { body: { token, session: 'cookie' } })
  return data && 'access_token' in data.data ? open(data.data).user : undefined
}

/** Leaves the team and signs in to another of the person's teams. */
export async function switchTenant(tenantId: string): Promise<User> {
  const token = await freshToken()
  const { data } = await inTurn(() => publicApi.POST('/api/v1/auth/switch-tenant', { body: { tenant_id: tenantId, session: 'cookie' }, headers: { authorization: `Bearer ${token}` } }))
  if (!data) throw new Error('The answer is empty')
  return open(data.data).user
}

export async function forgotPassword(email: string): Promise<void> {
  await publicApi.POST('/api/v1/auth/forgot-password', { body: { email, language: currentLocale() } })
}

export async function resetPassword(body: { token: string; password: string }): Promise<void> {
  await publicApi.POST('/api/v1/auth/reset-password', { body })
}

export async function lookAtInvitation(token: string) {
  const { data } = await publicApi.POST('/api/v1/auth/invitations/look', { body: { token } })
  if (!data) throw new Error('The answer is empty')
  return data.data
}

export async function acceptInvitation(body: { token: string; password: string; username?: string }): Promise<Outcome> {
  const { data } = await publicApi.POST('/api/v1/auth/invitations/accept', { body: { ...body, session: 'cookie' } })
  if (!data) throw new Error('The answer is empty')
  return settle(data.data)
}

/** Two tabs share one cookie that works once, so they take turns. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  return 'locks' in navigator ? navigator.locks.request('tradewind.refresh', work) : work()
}

/** A new access token; callers that come meanwhile wait for the same one. Throws and ends the session when the cookie is no longer good. */
export function refreshSession(): Promise<Session> {
  refreshing ??= inTurn(async () => {
    const { data } = await publicApi.POST('/api/v1/auth/refresh', { body: {} })
    if (!data) throw new Error('The refresh answer is empty')
    return open(data.data)
  })
    .catch((error: unknown) => {
      if (error instanceof ApiError && error.status === 401) {
        isSignedOut = true
        set(undefined)
      }
      throw error
    })
    .finally(() => {
      refreshing = undefined
    })
  return refreshing
}

/** A token that is good for at least the next minute. */
export async function freshToken(): Promise<string> {
  if (session && session.expiresAt - Date.now() > SPARE_MS) return session.accessToken
  return (await refreshSession()).accessToken
}

/** The user, from memory or from the cookie; undefined when nobody is signed in. */
export async function restoreSession(): Promise<User | undefined> {
  if (session) return session.user
  if (isSignedOut) return undefined
  try {
    return (await refreshSession()).user
  } catch (error) {
    if (error instanceof ApiError && error.status >= 400 && error.status < 500 && error.status !== 429) return undefined
    throw error
  }
}

export function updateUser(user: User) {
  if (session) set({ ...session, user })
}

/** Leaves at once; a server that cannot be reached only delays the end of the cookie. */
export async function signOut(): Promise<void> {
  const token = session?.accessToken
  isSignedOut = true
  set(undefined)
  await publicApi.POST('/api/v1/auth/logout', { body: {}, headers: token ? { authorization: `Bearer ${token}` } : {} })
}

/** On every device of the person, this one last: where it fails, nothing has ended. */
export async function signOutEverywhere(): Promise<void> {
  await publicApi.POST('/api/v1/auth/logout-all', { headers: { authorization: `Bearer ${await freshToken()}` } })
  isSignedOut = true
  set(undefined)
}

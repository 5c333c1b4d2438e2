import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../api.ts'
import { ApiError } from '../../api-error.ts'
import type { Invitation, Member, User } from '../../api.types.ts'
import { errorText } from '../../error-text.ts'
import { integer } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { roleNames } from '../../roles.ts'
import { sayDone, sayFailed } from '../../ui/toast.tsx'

type Change = { role?: User['role']; status?: 'active' | 'inactive' }

export const refreshTeam = (queryClient: QueryClient) => void queryClient.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[1]).startsWith('/api/v1/tenants/current') })

/** Calls, tells what came of it, and shows the team as it is now. */
function useAct<T>(act: (what: T) => Promise<unknown>, done: (what: T) => void) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: (_, what) => done(what),
    onError: (error) => sayFailed(waitText(error) ?? errorText(error)),
    onSettled: () => refreshTeam(queryClient),
  })
}

const waitText = (error: unknown) =>
  error instanceof ApiError && error.code === 'TOO_MANY_ATTEMPTS' && error.retryAfter !== undefined ? m.team_resend_wait({ count: error.retryAfter, n: integer(error.retryAfter) }) : undefined

const changedText = ({ username }: Member, { role, status }: Change) => {
  if (role !== undefined) return m.team_role_changed({ name: username, role: roleNames[role]() })
  return status === 'inactive' ? m.team_deactivated({ name: username }) : m.team_activated({ name: username })
}

export function useChangeMember() {
  const queryClient = useQueryClient()
  const put = ({ member, to }: { member: Member; to: Change }) => api.PUT('/api/v1/tenants/current/users/{user_id}', { params: { path: { user_id: member.id } }, body: to })
  const takeBack = async ({ member, to }: { member: Member; to: Change }) => {
    const before = { ...(to.role && { role: member.role }), ...(to.status && { status: to.status === 'active' ? ('inactive' as const) : ('active' as const) }) }
    await put({ member, to: before })
    refreshTeam(queryClient)
  }
  return useAct(put, (what) => sayDone(changedText(what.member, what.to), () => void takeBack(what).catch((error: unknown) => sayFailed(errorText(error)))))
}

export const useRemoveMember = () =>
  useAct(
    (member: Member) => api.DELETE('/api/v1/tenants/current/users/{user_id}', { params: { path: { user_id: member.id } } }),
    ({ username }) => sayDone(m.team_removed({ name: username })),
  )

const pathOf = ({ id }: Invitation) => ({ params: { path: { invitation_id: id } } })

export const useResend = () =>
  useAct((invitation: Invitation) => api.POST('/api/v1/tenants/current/invitations/{invitation_id}/resend', pathOf(invitation)), ({ email }) => sayDone(m.team_resent({ email })))

/** Its link is dead for good; taking it back is another invitation. */
export function useRevoke() {
  const queryClient = useQueryClient()
  const again = async ({ email, role }: Invitation) => {
    await api.POST('/api/v1/tenants/current/users', { body: { email, role } })
    refreshTeam(queryClient)
  }
  return useAct(
    (invitation: Invitation) => api.DELETE('/api/v1/tenants/current/invitations/{invitation_id}', pathOf(invitation)),
    (invitation) => sayDone(m.team_revoked({ email: invitation.email }), () => void again(invitation).catch((error: unknown) => sayFailed(errorText(error)))),
  )
}

export const useApprove = () =>
  useAct(
    ({ member, role }: { member: Member; role: User['role'] }) => api.POST('/api/v1/tenants/current/join-requests/{user_id}/approve', { params: { path: { user_id: member.id } }, body: { role } }),
    ({ member, role }) => sayDone(m.team_approved({ name: member.username, role: roleNames[role]() })),
  )

export const useReject = () =>
  useAct(
    (member: Member) => api.POST('/api/v1/tenants/current/join-requests/{user_id}/reject', { params: { path: { user_id: member.id } } }),
    ({ username }) => sayDone(m.team_rejected({ name: username })),
  )

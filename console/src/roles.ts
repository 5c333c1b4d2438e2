import type { User } from './api.types.ts'
import { m } from './paraglide/messages.js'

export const ROLES = ['viewer', 'member', 'admin', 'owner'] as const satisfies readonly User['role'][]
export const roleNames: Record<User['role'], () => string> = { owner: m.role_owner, admin: m.role_admin, member: m.role_member, viewer: m.role_viewer }
export const roleHints: Record<User['role'], () => string> = { owner: m.role_hint_owner, admin: m.role_hint_admin, member: m.role_hint_member, viewer: m.role_hint_viewer }
/** Nobody gives a role above their own. */
export const rolesUpTo = (own: User['role']) => ROLES.slice(0, ROLES.indexOf(own) + 1)

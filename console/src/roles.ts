import type { User } from './api.types.ts'
import { m } from './paraglide/messages.js'

export const ROLES = ['viewer', 'member', 'admin', 'owner'] as const satisfies readonly User['role'][]
export const roleNames: Record<User['role'], () => string> = { owner: m.role_owner, admin: m.role_admin, member: m.role_member, viewer: m.role_viewer }

import { z } from 'zod'
import { Email, LANGUAGES, MembershipStatus, Role, Username } from './accounts.schema.ts'

export const UserParams = z.object({ user_id: z.uuid() })
export const InvitationParams = z.object({ invitation_id: z.uuid() })

export const Member = z.object({
  id: z.uuid(),
  email: z.string(),
  username: z.string(),
  role: Role,
  status: MembershipStatus,
  /** When they joined, or asked to. */
  created_at: z.date(),
  last_signed_in_at: z.date().nullable(),
})
export type Member = z.infer<typeof Member>

export const MemberChange = z.strictObject({ role: Role.optional(), status: z.enum(['active', 'inactive']).optional() })
export type MemberChange = z.infer<typeof MemberChange>

export const Approval = z.strictObject({ role: Role.default('member') })

export const JoinWish = z.strictObject({ tenant_code: z.string().trim().toLowerCase().min(1).max(40) })

export const NewInvitation = z.strictObject({ email: Email, role: Role, language: z.enum(LANGUAGES).optional() })
export type NewInvitation = z.infer<typeof NewInvitation>

export const Invitation = z.object({ id: z.uuid(), email: z.string(), role: Role, invited_by: z.uuid(), created_at: z.date(), expires_at: z.date() })

const Token = z.string().min(1).max(200)
export const InvitationLook = z.strictObject({ token: Token })
/** `has_account`: the password of that account is asked for, and no user name. */
export const InvitationSeen = z.object({ email: z.string(), tenant_name: z.string(), role: Role, has_account: z.boolean() })

export const Acceptance = z.strictObject({
  token: Token,
  /** Of whoever has no account yet. */
  username: Username.optional(),
  password: z.string().min(1).max(1024),
  session: z.enum(['token', 'cookie']).default('token'),
})
export type Acceptance = z.infer<typeof Acceptance>

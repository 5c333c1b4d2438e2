import { z } from 'zod'

export const LANGUAGES = ['en', 'zh-TW', 'zh-CN'] as const
export type Language = (typeof LANGUAGES)[number]
export const Role = z.enum(['viewer', 'member', 'admin', 'owner'])
export type Role = z.infer<typeof Role>
export const isAtLeast = (role: Role, least: Role): boolean => Role.options.indexOf(role) >= Role.options.indexOf(least)
export const MembershipStatus = z.enum(['active', 'inactive', 'pending'])
export type MembershipStatus = z.infer<typeof MembershipStatus>
export const TenantStatus = z.enum(['active', 'suspended', 'cancelled'])
export type TenantStatus = z.infer<typeof TenantStatus>
/** How somebody signed in. */
export type Method = 'password' | 'provider'
export const Plan = z.enum(['basic', 'premium', 'enterprise'])
export type Plan = z.infer<typeof Plan>

const isTimeZone = (name: string) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

export const Email = z.string().trim().toLowerCase().max(254).pipe(z.email('This is no e-mail address'))
export const Username = z.string().trim().toLowerCase().regex(/^[a-z0-9][a-z0-9._-]{1,38}$/, 'A user name has 2 to 39 letters, digits, dots, dashes or underscores, and begins with a letter or digit')
/** What else a new password must not be is told by `checkPassword`. */
export const NewPassword = z.string().min(10, 'A password has at least 10 characters').max(128, 'A password has at most 128 characters')
const Token = z.string().min(1).max(200)
/** `cookie`: the refresh token goes into an HttpOnly cookie that scripts cannot read, and not into the answer. */
const session = z.enum(['token', 'cookie']).default('token')

export const Profile = z.object({
  id: z.uuid(),
  email: z.string(),
  username: z.string(),
  role: Role,
  tenant_id: z.uuid(),
  tenant_name: z.string(),
  /** Null until the person chooses: then the device decides. */
  language: z.enum(LANGUAGES).nullable(),
  time_zone: z.string(),
  /** Runs the installation. */
  is_super_admin: z.boolean(),
})
export type Profile = z.infer<typeof Profile>

export const MembershipRow = z.object({ tenant_id: z.uuid(), tenant_name: z.string(), role: Role, status: MembershipStatus })
export const ProfilePage = Profile.extend({ memberships: z.array(MembershipRow) })
export type ProfilePage = z.infer<typeof ProfilePage>

export const ProfileChange = z.strictObject({
  username: Username.optional(),
  language: z.enum(LANGUAGES).optional(),
  time_zone: z.string().max(100).refine(isTimeZone, 'This is no IANA time zone').optional(),
})
export type ProfileChange = z.infer<typeof ProfileChange>

export const Login = z
  .strictObject({
    email: z.string().trim().toLowerCase().max(320).optional(),
    username: z.string().trim().toLowerCase().max(64).optional(),
    password: z.string().min(1).max(1024),
    session,
  })
  .refine(({ email, username }) => (email === undefined) !== (username === undefined), { message: 'Give an e-mail address or a user name', path: ['email'] })
export type Login = z.infer<typeof Login>

export const Refresh = z.strictObject({ refresh_token: Token.optional() })

export const Session = z.object({
  access_token: z.string(),
  refresh_token: z.string().optional(),
  token_type: z.literal('bearer'),
  expires_in: z.int(),
  user: Profile,
})

/** The log-in waits for a code of the app, or one of the recovery codes. */
export const Challenge = z.object({ challenge: z.string(), expires_in: z.int() })
const Code = z.string().trim().max(20)
/** A code of the app (6 digits), or a recovery code. */
export const SecondStep = z.strictObject({ challenge: Token, code: Code, session })
export const KeySet = z.object({ keys: z.array(z.record(z.string(), z.unknown())) })
export const Message = z.object({ message: z.string() })

export const Registration = z
  .strictObject({
    username: Username,
    email: Email,
    password: NewPassword,
    /** Asks to join this tenant; its admins decide. */
    tenant_code: z.string().trim().toLowerCase().min(1).max(40).optional(),
    /** What the new tenant is called, when none is joined. */
    tenant_name: z.string().trim().min(1).max(200).optional(),
    language: z.enum(LANGUAGES).optional(),
  })
  .refine(({ tenant_code, tenant_name }) => tenant_code === undefined || tenant_name === undefined, { message: 'Join a tenant or name a new one', path: ['tenant_name'] })
export type Registration = z.infer<typeof Registration>
export const Registered = Message.extend({ user_id: z.uuid(), tenant_id: z.uuid() })

export const EmailProof = z.strictObject({ token: Token, session })
export const ForgottenPassword = z.strictObject({ email: Email, language: z.enum(LANGUAGES).optional() })
export const PasswordReset = z.strictObject({ token: Token, password: NewPassword })
export const PasswordChange = z.strictObject({ current_password: z.string().min(1).max(1024), password: NewPassword })
export const TenantSwitch = z.strictObject({ tenant_id: z.uuid(), session })

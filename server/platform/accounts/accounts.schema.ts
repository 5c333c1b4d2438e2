import { z } from 'zod'

export const LANGUAGES = ['en', 'zh-TW', 'zh-CN'] as const
export const Role = z.enum(['viewer', 'member', 'admin', 'owner'])
export type Role = z.infer<typeof Role>

const isTimeZone = (name: string) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

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
})
export type Profile = z.infer<typeof Profile>

export const ProfileChange = z.strictObject({
  language: z.enum(LANGUAGES).optional(),
  time_zone: z.string().refine(isTimeZone, 'This is no IANA time zone').optional(),
})
export type ProfileChange = z.infer<typeof ProfileChange>

export const Login = z
  .strictObject({
    email: z.string().trim().toLowerCase().max(320).optional(),
    username: z.string().trim().toLowerCase().max(64).optional(),
    password: z.string().min(1).max(1024),
    /** `cookie`: the refresh token goes into an HttpOnly cookie that scripts cannot read, and not into the answer. */
    session: z.enum(['token', 'cookie']).default('token'),
  })
  .refine(({ email, username }) => (email === undefined) !== (username === undefined), { message: 'Give an e-mail address or a user name', path: ['email'] })
export type Login = z.infer<typeof Login>

export const Refresh = z.strictObject({ refresh_token: z.string().max(200).optional() })

export const Session = z.object({
  access_token: z.string(),
  refresh_token: z.string().optional(),
  token_type: z.literal('bearer'),
  expires_in: z.int(),
  user: Profile,
})

export const KeySet = z.object({ keys: z.array(z.record(z.string(), z.unknown())) })

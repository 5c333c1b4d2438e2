import { z } from 'zod'

const Password = z.string().min(1).max(1024)
/** A code of the app (6 digits), or a recovery code (`XXXX-XXXX-XXXX-XXXX`). */
const Code = z.string().trim().min(6).max(30)

export const SecondFactor = z.object({
  is_on: z.boolean(),
  confirmed_at: z.date().nullable(),
  recovery_codes_left: z.int(),
  /** The tenant asks for it, and the caller can do nothing else before. */
  must_enrol: z.boolean(),
  /** Whether the caller proves by a password who they are; else by their provider. */
  has_password: z.boolean(),
})
export const Enrolment = z.object({
  /** Base32, to type where no picture can be read. */
  secret: z.string(),
  /** `otpauth://…`, to draw as a QR code. */
  uri: z.string(),
})
export const CodeProof = z.strictObject({ code: Code })
export const RecoveryCodes = z.object({ recovery_codes: z.array(z.string()) })
export const SecondFactorEnd = z.strictObject({ password: Password.optional(), code: Code })
export const StepUp = z.strictObject({ password: Password.optional(), code: Code.optional() })

export const SessionParams = z.object({ session_id: z.uuid() })
export const OpenSession = z.object({
  id: z.uuid(),
  tenant_name: z.string(),
  /** As the browser says of itself; null where we do not understand it. */
  browser: z.string().nullable(),
  system: z.string().nullable(),
  ip: z.string().nullable(),
  method: z.enum(['password', 'provider']),
  created_at: z.date(),
  last_used_at: z.date(),
  is_current: z.boolean(),
})

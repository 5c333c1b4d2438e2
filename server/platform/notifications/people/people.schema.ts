import { z } from 'zod'
import { Severity } from '../notifications.schema.ts'
import { Subscription } from '../channels/web-push.client.ts'

/** Of one type: `high` tells what is serious only, `digest` gathers it in a mail. */
export const Cells = z.object({
  in_app: z.enum(['off', 'now']),
  email: z.enum(['off', 'now', 'digest']),
  push: z.enum(['off', 'high', 'now']),
  app_push: z.enum(['off', 'high', 'now']),
  sms: z.enum(['off', 'high', 'now']),
})

const cap = (most: number) => z.int().min(1).max(most).nullable()
const minutes = z.int().min(0).max(1_439).nullable()
const times = {
  /** Minutes after midnight on the person's clocks; null: never quiet. */
  quiet_from: minutes,
  quiet_to: minutes,
  /** Whether what is serious is told all the same. */
  quiet_lets_high: z.boolean(),
  digest: z.enum(['hourly', 'daily']),
  /** Of the daily one, on the person's clocks. */
  digest_hour: z.int().min(0).max(23),
  /** How many a day; what is over goes to the digest. Null: as many as come. */
  cap_email: cap(1_000),
  cap_push: cap(1_000),
  cap_sms: cap(100),
}
export const Times = z.object(times)

export const Preferences = z.object({
  types: z.array(z.object({ type: z.string(), source: z.string(), severity: Severity, cells: Cells, defaults: Cells, is_default: z.boolean() })),
  times: Times,
  /** The person's, as their profile says. */
  time_zone: z.string(),
})
/** What is left out stays; a type that is null goes back to its defaults. */
export const PreferencesChange = z.strictObject({
  types: z.record(z.string().max(60), z.strictObject(Cells.partial().shape).nullable()).optional(),
  times: z.strictObject(Times.partial().shape).optional(),
})
export type PreferencesChange = z.output<typeof PreferencesChange>

export const NewMute = z.strictObject({ product_id: z.uuid(), for: z.enum(['me', 'team']).default('me') })
export const Mute = z.object({ id: z.uuid(), product_id: z.uuid(), for: z.enum(['me', 'team']), created_at: z.date() })
export const MuteParams = z.object({ mute_id: z.uuid() })

export const NewDevice = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('web'), name: z.string().trim().min(1).max(100), subscription: Subscription }),
  /** A registration token of Firebase Cloud Messaging, on Android or iOS. */
  z.strictObject({ kind: z.literal('app'), name: z.string().trim().min(1).max(100), token: z.string().min(20).max(4_096).regex(/^[\w:.-]+$/) }),
])
export type NewDevice = z.output<typeof NewDevice>
export const Device = z.object({ id: z.uuid(), kind: z.enum(['web', 'app']), name: z.string(), created_at: z.date(), last_used_at: z.date().nullable() })
export const DeviceParams = z.object({ device_id: z.uuid() })
/** For `PushManager.subscribe`, and whether pushes to apps go out at all. */
export const PushKey = z.object({ public_key: z.string(), takes_app_push: z.boolean() })
export const TestOutcome = z.object({ status: z.enum(['sent', 'failed']), error: z.string().nullable() })

/** E.164. */
export const NewPhone = z.strictObject({ phone: z.string().regex(/^\+[1-9]\d{6,14}$/, 'starts with + and the country code') })
export const PhoneCode = z.strictObject({ code: z.string().regex(/^\d{6}$/, 'has six digits') })
/** `is_possible`: the team has an SMS gateway. */
export const Phone = z.object({ is_possible: z.boolean(), hint: z.string().nullable(), verified_at: z.date().nullable(), is_code_sent: z.boolean() })

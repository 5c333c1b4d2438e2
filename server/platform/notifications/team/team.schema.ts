import { z } from 'zod'
import { SmsGateway } from '../channels/sms.client.ts'
import { Language, Severity } from '../notifications.schema.ts'

const name = z.string().trim().min(1).max(80)
const url = z.string().min(1).max(2_000)
const types = z.array(z.string().regex(/^[a-z_]{1,60}$/)).min(1).max(60).transform((given) => [...new Set(given)]).nullable()
const shared = { name, language: Language.default('en'), min_severity: Severity.default('low'), types: types.default(null), is_enabled: z.boolean().default(true) }

/** `types` null: all of them. The address and the secret are kept encrypted and never shown again. */
export const NewTeamChannel = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('discord'), url, ...shared }),
  z.strictObject({ kind: z.literal('slack'), url, ...shared }),
  z.strictObject({ kind: z.literal('sms'), gateway: SmsGateway, name, is_enabled: z.boolean().default(true) }),
])
export type NewTeamChannel = z.output<typeof NewTeamChannel>
/** A gateway is replaced as a whole: its secret cannot be read back. */
export const TeamChannelChange = z.strictObject({
  name: name.optional(), url: url.optional(), gateway: SmsGateway.optional(), language: Language.optional(), min_severity: Severity.optional(), types: types.optional(), is_enabled: z.boolean().optional(),
})
export type TeamChannelChange = z.output<typeof TeamChannelChange>

export const TeamChannel = z.object({
  id: z.uuid(),
  kind: z.enum(['discord', 'slack', 'sms']),
  name: z.string(),
  /** What may be shown of its address. */
  hint: z.string(),
  language: Language,
  min_severity: Severity,
  types: z.array(z.string()).nullable(),
  is_enabled: z.boolean(),
  last_error: z.string().nullable(),
  failing_since: z.date().nullable(),
  created_at: z.date(),
})
export const ChannelParams = z.object({ channel_id: z.uuid() })
/** `to`, in E.164, is needed to try an SMS gateway. */
export const ChannelTest = z.strictObject({ to: z.string().regex(/^\+[1-9]\d{6,14}$/, 'starts with + and the country code').optional() })

const own = z.string().trim().max(1_000).nullable()
export const Template = z.object({
  type: z.string(), source: z.string(), severity: Severity,
  /** What may stand in braces. */
  fields: z.array(z.string()),
  own: z.array(z.object({ language: Language, subject: z.string().nullable(), intro: z.string().nullable(), changed_at: z.date() })),
})
export const TemplateParams = z.object({ type: z.string().regex(/^[a-z_]{1,60}$/), language: Language })
export const TypeParams = TemplateParams.pick({ type: true })
/** Plain text with `{field}`; null: the words of Tradewind. */
export const TemplateChange = z.strictObject({ subject: own.pipe(z.string().max(200).nullable()).default(null), intro: own.default(null) })
export type TemplateChange = z.output<typeof TemplateChange>
export const PREVIEW_CHANNELS = ['email', 'push', 'sms', 'discord', 'slack'] as const
/** `draft`: shown instead of what is stored. */
export const PreviewOrder = z.strictObject({ language: Language.default('en'), channel: z.enum(PREVIEW_CHANNELS), draft: TemplateChange.optional() })
export type PreviewOrder = z.output<typeof PreviewOrder>
export const Preview = z.object({
  title: z.string(),
  text: z.string(),
  html: z.string().nullable(),
  /** What is sent to the service, where it is JSON. */
  payload: z.record(z.string(), z.unknown()).nullable(),
  /** How many SMS it takes. */
  parts: z.int().nullable(),
})

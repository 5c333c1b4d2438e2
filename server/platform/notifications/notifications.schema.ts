import { z } from 'zod'
import { cursorQuery } from '#kernel/cursor'
import type { NoticeWords } from '#kernel/notices'

/** What whoever tells something may ask for; where a person is told besides is theirs to choose. */
export const Channel = z.enum(['in_app', 'email', 'webhook'])
export type Channel = z.infer<typeof Channel>
export const Severity = z.enum(['low', 'medium', 'high'])
export type Severity = z.infer<typeof Severity>
export const Language = z.enum(['en', 'zh-TW', 'zh-CN'])

/** What a letter says in one language; paths lead into the console. */
export const LetterWords = z.object({
  subject: z.string(),
  paragraphs: z.array(z.string()),
  action: z.object({ label: z.string(), path: z.string() }).optional(),
  note: z.object({ text: z.string(), path: z.string() }).optional(),
})
export type LetterWords = NoticeWords
export const Letters = z.partialRecord(Language, LetterWords)
export type Letters = Partial<Record<z.infer<typeof Language>, LetterWords>>

export const Notification = z.object({
  id: z.uuid(),
  type: z.string(),
  severity: Severity,
  /** Which sentence tells it, and the values in it. */
  reason_code: z.string(),
  facts: z.record(z.string(), z.unknown()),
  subject: z.string(),
  /** A path of the console. */
  link: z.string(),
  /** The product it is about, as far as it is about one. */
  product_id: z.uuid().nullable(),
  read_at: z.date().nullable(),
  created_at: z.date(),
})
export type Notification = z.infer<typeof Notification>

const isTrue = z.enum(['true', 'false']).transform((text) => text === 'true').default(false)
const typeName = z.string().regex(/^[a-z_]{1,60}$/)

export const NotificationQuery = z.object({ ...cursorQuery, unread: isTrue, type: typeName.optional(), severity: Severity.optional() })
export type NotificationQuery = z.output<typeof NotificationQuery>
export const UnreadCount = z.object({ unread: z.int() })
export const ReadNotifications = z
  .strictObject({ ids: z.array(z.uuid()).min(1).max(500).optional(), all: z.literal(true).optional() })
  .refine(({ ids, all }) => (ids === undefined) !== (all === undefined), { message: 'Give either ids or all', path: ['ids'] })

export const DELIVERY_CHANNELS = ['email', 'webhook', 'push', 'app_push', 'discord', 'slack', 'sms'] as const
/** As the channel says; unknown once the channel has forgotten it. */
export const ChannelDelivery = z.object({
  id: z.uuid(),
  message_id: z.uuid(),
  channel: z.enum(DELIVERY_CHANNELS),
  person_id: z.uuid().nullable(),
  type: z.string(),
  severity: Severity,
  subject: z.string(),
  link: z.string(),
  /** Held: waits for its digest. */
  status: z.enum(['queued', 'held', 'sent', 'failed', 'skipped', 'unknown']),
  /** Why it waits or was skipped. */
  reason: z.enum(['digest', 'quiet_hours', 'cap', 'preference', 'muted']).nullable(),
  due_at: z.date().nullable(),
  attempts: z.int(),
  error: z.string().nullable(),
  may_retry: z.boolean(),
  created_at: z.date(),
})
export type ChannelDelivery = z.infer<typeof ChannelDelivery>
export const ChannelDeliveryQuery = z.object({ ...cursorQuery, channel: z.enum(DELIVERY_CHANNELS).optional(), status: z.enum(['queued', 'held', 'handed_over', 'sent', 'failed', 'skipped']).optional(), mine: isTrue })
export type ChannelDeliveryQuery = z.output<typeof ChannelDeliveryQuery>

/** Announced to every tenant. `message` is added as it is. */
export const Maintenance = z
  .strictObject({ starts_at: z.iso.datetime(), ends_at: z.iso.datetime(), message: z.string().trim().max(1_000).default('') })
  .refine(({ starts_at, ends_at }) => Date.parse(ends_at) > Date.parse(starts_at), { message: 'The end comes after the beginning', path: ['ends_at'] })
export type Maintenance = z.output<typeof Maintenance>

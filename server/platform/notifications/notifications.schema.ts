import { z } from 'zod'
import { cursorQuery } from '#kernel/cursor'

export const Channel = z.enum(['in_app', 'email', 'webhook'])
export type Channel = z.infer<typeof Channel>
export const Severity = z.enum(['low', 'medium', 'high'])

/** What a letter says in one language; paths lead into the console. */
export const LetterWords = z.object({
  subject: z.string(),
  paragraphs: z.array(z.string()),
  action: z.object({ label: z.string(), path: z.string() }).optional(),
  note: z.object({ text: z.string(), path: z.string() }).optional(),
})
export type LetterWords = z.infer<typeof LetterWords>
/** A reader's language. */
export type ReaderLanguage = 'en' | 'zh-TW' | 'zh-CN'
export const Letters = z.partialRecord(z.enum(['en', 'zh-TW', 'zh-CN']), LetterWords)
export type Letters = z.infer<typeof Letters>

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
  read_at: z.date().nullable(),
  created_at: z.date(),
})
export type Notification = z.infer<typeof Notification>

export const NotificationQuery = z.object({ ...cursorQuery, unread: z.enum(['true', 'false']).transform((text) => text === 'true').default(false) })
export type NotificationQuery = z.output<typeof NotificationQuery>
export const UnreadCount = z.object({ unread: z.int() })
export const ReadNotifications = z
  .strictObject({ ids: z.array(z.uuid()).min(1).max(500).optional(), all: z.literal(true).optional() })
  .refine(({ ids, all }) => (ids === undefined) !== (all === undefined), { message: 'Give either ids or all', path: ['ids'] })

/** As the channel says; unknown once the channel has forgotten it. */
export const ChannelDelivery = z.object({
  id: z.uuid(),
  message_id: z.uuid(),
  channel: z.enum(['email', 'webhook']),
  person_id: z.uuid().nullable(),
  type: z.string(),
  subject: z.string(),
  status: z.enum(['queued', 'sent', 'failed', 'unknown']),
  error: z.string().nullable(),
  created_at: z.date(),
})
export type ChannelDelivery = z.infer<typeof ChannelDelivery>
export const ChannelDeliveryQuery = z.object(cursorQuery)

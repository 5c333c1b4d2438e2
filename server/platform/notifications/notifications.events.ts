import { z } from 'zod'
import { defineEvent } from '#kernel/events'

/** Somebody was told something in the app. */
export const notificationAdded = defineEvent(
  'notifications.notification_added',
  z.object({
    person_id: z.uuid(), notification_id: z.uuid(), type: z.string(), severity: z.enum(['low', 'medium', 'high']), reason_code: z.string(),
    facts: z.record(z.string(), z.unknown()), subject: z.string(), link: z.string(),
  }),
)
/** Somebody read some, in one of their windows. */
export const notificationsRead = defineEvent('notifications.notifications_read', z.object({ person_id: z.uuid(), unread: z.int() }))

import { onCall, onSchedule } from '#kernel/jobs'
import { onEvent } from '#kernel/events'
import { webhookDisabled } from '#platform/webhooks'
import { handOver } from './hand-over.job-type.ts'
import { handOverMessage, noteDead } from './hand-over.service.ts'
import * as notifications from './notifications.repository.ts'
import { notify } from './notify.service.ts'
import { disabledLetter } from './webhook-disabled.words.ts'

const KEEP_MS = 90 * 24 * 60 * 60_000

export const notificationJobs = [
  onCall(handOver, ({ services }, order) => handOverMessage(services, order), ({ services }, order) => noteDead(services, order, 'it failed again and again')),
  onSchedule('notifications.prune', '50 3 * * *', ({ services }) => notifications.removeBefore(services.systemDb, new Date(Date.now() - KEEP_MS))),
]

export const notificationConsumers = [
  onEvent('notifications.webhook-disabled', webhookDisabled, async ({ db, event }, { webhook_id, host, reason }) => {
    if (event.tenant_id === null) return
    await notify(db, {
      tenant_id: event.tenant_id, type: 'webhook_disabled', severity: 'high', reason_code: `webhook_${reason}`, facts: { webhook_id, host },
      subject: `webhook:${webhook_id}:${event.id}`, link: `/settings/webhooks/${webhook_id}`, channels: ['in_app', 'email'], recipients: 'admins', dedupe: event.id,
      letter: (language) => disabledLetter(language, { webhook_id, host, reason }),
    })
  }),
]

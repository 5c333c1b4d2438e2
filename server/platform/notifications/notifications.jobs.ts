import { onCall, onSchedule } from '#kernel/jobs'
import { onEvent } from '#kernel/events'
import { listMembers, personVerified } from '#platform/accounts'
import { webhookDisabled } from '#platform/webhooks'
import { openDigests, sendDigest } from './digest.service.ts'
import { announceJob, digestJob, handOver, sendJob } from './hand-over.job-type.ts'
import { handOverMessage, noteDead } from './hand-over.service.ts'
import { announce } from './maintenance.service.ts'
import * as notifications from './notifications.repository.ts'
import { notify } from './notify.service.ts'
import { sendDelivery, sweepOverdue } from './send.service.ts'
import { webhookDisabledNotice, welcomeNotice } from './types.ts'
import { disabledWords, welcomeWords } from './words/platform.words.ts'

const KEEP_MS = 90 * 24 * 60 * 60_000

export const notificationJobs = [
  onCall(handOver, ({ services }, order) => handOverMessage(services, order), ({ services }, order) => noteDead(services, order, 'it failed again and again')),
  onCall(sendJob, ({ services }, order) => sendDelivery(services, order)),
  onCall(digestJob, ({ services }, order) => sendDigest(services, order, new Date())),
  onCall(announceJob, ({ services }, order) => announce(services, order)),
  onSchedule('notifications.digests', '* * * * *', ({ services }) => openDigests(services, new Date())),
  onSchedule('notifications.sweep', '* * * * *', ({ services }) => sweepOverdue(services, new Date())),
  onSchedule('notifications.prune', '50 3 * * *', ({ services }) => notifications.removeBefore(services.systemDb, new Date(Date.now() - KEEP_MS))),
]

export const notificationConsumers = [
  onEvent('notifications.webhook-disabled', webhookDisabled, async ({ db, event }, { webhook_id, host, reason }) => {
    if (event.tenant_id === null) return
    const path = `/settings/webhooks/${webhook_id}`
    await notify(db, {
      tenant_id: event.tenant_id, type: webhookDisabledNotice, severity: 'high', reason_code: `webhook_${reason}`, facts: { webhook_id, host },
      subject: `webhook:${webhook_id}:${event.id}`, link: path, channels: ['in_app', 'email'], recipients: 'admins', dedupe: event.id,
      letter: (language) => disabledWords(language, { kind: 'webhook', name: host, reason, path }),
    })
  }),
  onEvent('notifications.welcome', personVerified, async ({ db, event }, { person_id }) => {
    const person = (await listMembers(db)).find((member) => member.person_id === person_id)
    if (event.tenant_id === null || person === undefined) return
    const { username } = person
    await notify(db, {
      tenant_id: event.tenant_id, type: welcomeNotice, severity: 'low', reason_code: 'welcome', facts: { username }, subject: `welcome:${person_id}`, link: '/products',
      channels: ['in_app', 'email'], recipients: [person_id], dedupe: `welcome:${person_id}`, letter: (language) => welcomeWords(language, { username }),
    })
  }),
]

import type { Services } from '#kernel/services'
import { sendToDiscord } from './channels/discord.client.ts'
import { sendToApp } from './channels/fcm.client.ts'
import type { Note, Outcome } from './channels/outcome.ts'
import { sendToSlack } from './channels/slack.client.ts'
import { sendSms, smsText } from './channels/sms.client.ts'
import { sendWebPush } from './channels/web-push.client.ts'
import { vapidOf } from './people/vapid.service.ts'
import type { Target } from './send-target.service.ts'

/** @throws Error when there is no answer in time, AppError 422 for an address that may not be called */
export async function sendNote(services: Services, target: Target, note: Note): Promise<Outcome> {
  const { outgoing_allow: allow, fcm } = services.config
  if (target.kind === 'sms') return sendSms(target.gateway, { to: target.to, text: smsText(note) }, allow)
  if (target.kind === 'web') return sendWebPush(target.subscription, note, { vapid: await vapidOf(services), allow })
  if (target.kind === 'app') return fcm === undefined ? { kind: 'failed', error: 'FCM_SERVICE_ACCOUNT is not set' } : sendToApp(target.token, note, fcm)
  return target.kind === 'discord' ? sendToDiscord(target.url, note, allow) : sendToSlack(target.url, note, allow)
}

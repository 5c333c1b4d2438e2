import { createHash } from 'node:crypto'
import webPush from 'web-push'
import { z } from 'zod'
import { request } from '#kernel/outgoing'
import { cutTo, type Note, type Outcome, outcomeOf } from './outcome.ts'

const TIMEOUT_MS = 10_000
/** A push of yesterday's price helps nobody. */
const TTL_S = 24 * 3_600
const URGENCY = { high: 'high', medium: 'normal', low: 'low' } as const
const key = (bytes: number) => z.string().max(200).regex(/^[\w-]+={0,2}$/).refine((text) => Buffer.from(text, 'base64url').length === bytes, `is ${bytes} bytes as base64url`)

/** What a browser's PushManager hands out. */
export const Subscription = z.strictObject({ endpoint: z.string().min(1).max(2_000), keys: z.strictObject({ p256dh: key(65), auth: key(16) }) })
export type Subscription = z.output<typeof Subscription>

export interface Vapid {
  public_key: string
  private_key: string
  /** `mailto:` of whoever runs the installation. */
  subject: string
}

/** The payload that the service worker shows: well below the 3 KB that every push service takes. */
export const pushPayload = ({ title, lines, url, severity, message_id }: Note): string => JSON.stringify({ title: cutTo(title, 200), body: cutTo(lines.join('\n'), 400), url, severity, tag: message_id })

/** Web push (RFC 8030), encrypted for the browser (RFC 8291), signed by VAPID (RFC 8292). A second push of the same message replaces the first that still waits. */
export async function sendWebPush(subscription: Subscription, note: Note, { vapid, allow }: { vapid: Vapid; allow: readonly string[] }): Promise<Outcome> {
  const topic = createHash('sha256').update(note.message_id).digest('base64url').slice(0, 32)
  const { endpoint, headers, body } = webPush.generateRequestDetails(subscription, pushPayload(note), {
    vapidDetails: { subject: vapid.subject, publicKey: vapid.public_key, privateKey: vapid.private_key }, TTL: TTL_S, urgency: URGENCY[note.severity], topic, contentEncoding: 'aes128gcm',
  })
  const answer = await request(endpoint, { method: 'POST', headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])), body, timeoutMs: TIMEOUT_MS, maxBytes: 4_096, allow })
  return outcomeOf(answer)
}

export const makeVapidKeys = (): { publicKey: string; privateKey: string } => webPush.generateVAPIDKeys()

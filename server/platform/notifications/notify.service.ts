import type { Db } from '#kernel/db'
import { publishAll } from '#kernel/events'
import { enqueue } from '#kernel/jobs'
import { getTenantStatus, listMembers } from '#platform/accounts'
import { handOver } from './hand-over.job-type.ts'
import { notificationAdded } from './notifications.events.ts'
import * as notifications from './notifications.repository.ts'
import type { Channel, Letters, LetterWords, ReaderLanguage } from './notifications.schema.ts'

export type Member = Awaited<ReturnType<typeof listMembers>>[number]

/** All members of the tenant, those who administer it, or these people as far as they are members; when none is left, those who administer it. */
export type Recipients = 'members' | 'admins' | readonly string[]

export interface Notice {
  tenant_id: string
  type: string
  severity: 'low' | 'medium' | 'high'
  reason_code: string
  facts: Record<string, unknown>
  /** What it is about, `incident:<id>`. A person gets one mail about a subject, however often it is told. */
  subject: string
  link: string
  channels: readonly Channel[]
  recipients: Recipients
  /** A second notice with the same value is the same one. */
  dedupe: string
  /** Asked once for each language that the readers of a mail need. */
  letter?: (language: ReaderLanguage) => LetterWords
  /** What endpoints are sent. */
  webhook?: { type: string; payload: Record<string, unknown> }
}

/**
 * Tells people, in the caller's transaction: the app's inbox at once, the other channels by a job each, so that a channel that fails
 * holds up nothing. Safe to repeat. Nobody of a tenant that is closed is told anything.
 */
export async function notify(trx: Db, notice: Notice): Promise<void> {
  const { tenant_id, type, severity, reason_code, facts, subject, link, channels, dedupe } = notice
  if ((await getTenantStatus(trx, tenant_id)) !== 'active') return
  const readers = chosen(await listMembers(trx), notice.recipients)
  const letters = channels.includes('email') && notice.letter !== undefined ? lettersFor(readers, notice.letter) : null
  const webhook = channels.includes('webhook') && notice.webhook !== undefined ? notice.webhook : null
  const message_id = await notifications.insertMessage(trx, { tenant_id, type, severity, reason_code, facts, subject, link, letters, webhook, dedupe })
  if (message_id === undefined) return
  if (channels.includes('in_app') && readers.length > 0) {
    const added = await notifications.insertAll(trx, readers.map(({ person_id }) => ({ tenant_id, message_id, person_id })))
    await publishAll(trx, notificationAdded, added.map(({ id, person_id }) =>
      ({ key: person_id, payload: { person_id, notification_id: id, type, severity, reason_code, facts, subject, link } })))
  }
  const person_ids = readers.map(({ person_id }) => person_id)
  if (letters !== null && person_ids.length > 0) await enqueue(trx, handOver, { tenant_id, message_id, channel: 'email', person_ids }, { priority: 'category' })
  if (webhook !== null) await enqueue(trx, handOver, { tenant_id, message_id, channel: 'webhook', person_ids: [] }, { priority: 'category' })
}

export function chosen(members: readonly Member[], recipients: Recipients): readonly Member[] {
  if (recipients === 'members') return members
  const named = recipients === 'admins' ? [] : members.filter(({ person_id }) => recipients.includes(person_id))
  return named.length > 0 ? named : members.filter(({ role }) => role === 'admin' || role === 'owner')
}

function lettersFor(readers: readonly Member[], letter: NonNullable<Notice['letter']>): Letters {
  const languages = new Set(readers.map(({ language }) => language ?? 'en'))
  return Object.fromEntries([...languages].map((language) => [language, letter(language)]))
}

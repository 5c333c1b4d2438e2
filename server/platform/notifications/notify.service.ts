import type { Db } from '#kernel/db'
import { publishAll } from '#kernel/events'
import { enqueue } from '#kernel/jobs'
import type { NoticeType, NoticeWords, ReaderLanguage } from '#kernel/notices'
import { getTenantStatus, listMembers } from '#platform/accounts'
import * as deliveries from './deliveries.repository.ts'
import { handOver, sendJob } from './hand-over.job-type.ts'
import { notificationAdded } from './notifications.events.ts'
import * as notifications from './notifications.repository.ts'
import type { Channel, Letters } from './notifications.schema.ts'
import { type Member, planPeople } from './routing/plan-people.service.ts'
import { planTeam } from './routing/plan-team.service.ts'
import { withOwnWords } from './team/own-words.ts'
import * as team from './team/team.repository.ts'

/** All members of the tenant, those who administer it, or these people as far as they are members; when none is left, those who administer it. */
export type Recipients = 'members' | 'admins' | readonly string[]

export interface Notice {
  tenant_id: string
  type: NoticeType
  severity: 'low' | 'medium' | 'high'
  reason_code: string
  /** Of one product when they hold its `product_id`: then it can be muted. */
  facts: Record<string, unknown>
  /** What it is about, `incident:<id>`. A person gets one mail about a subject, however often it is told. */
  subject: string
  link: string
  /** Where it is to be told. People who are told in the app or by mail are told on their phones as they chose; the team's channels as they are set. */
  channels: readonly Channel[]
  recipients: Recipients
  /** A second notice with the same value is the same one. */
  dedupe: string
  /** Asked once for each language that somebody needs. */
  letter: (language: ReaderLanguage) => NoticeWords
  /** What endpoints are sent. */
  webhook?: { type: string; payload: Record<string, unknown> }
}

/**
 * Tells people, in the caller's transaction: the app's inbox at once, the other channels by jobs of their own, so that a channel that
 * fails holds up nothing. Safe to repeat. Nobody of a tenant that is closed is told anything.
 */
export async function notify(trx: Db, notice: Notice, now = new Date()): Promise<void> {
  const { tenant_id, type, severity, reason_code, facts, subject, link, channels, dedupe } = notice
  if ((await getTenantStatus(trx, tenant_id)) !== 'active') return
  const readers = chosen(await listMembers(trx), notice.recipients)
  const rooms = await planTeam(trx, { notice, type })
  const webhook = channels.includes('webhook') && notice.webhook !== undefined ? notice.webhook : null
  const letters = await lettersFor(trx, notice, [...readers.map(({ language }) => language ?? 'en'), ...rooms.map(({ language }) => language)])
  const message_id = await notifications.insertMessage(trx, { tenant_id, type: type.name, severity, reason_code, facts, subject, link, letters, webhook, dedupe })
  if (message_id === undefined) return
  const plans = await planPeople(trx, { readers, type, severity, product_id: productOf(facts), wants: { email: channels.includes('email'), people: channels.includes('in_app') || channels.includes('email') }, now })
  const told = channels.includes('in_app') ? plans.filter(({ in_app }) => in_app) : []
  if (told.length > 0) {
    const added = await notifications.insertAll(trx, told.map(({ person_id }) => ({ tenant_id, message_id, person_id })))
    await publishAll(trx, notificationAdded, added.map(({ id, person_id }) =>
      ({ key: person_id, payload: { person_id, notification_id: id, type: type.name, severity, reason_code, facts, subject, link } })))
  }
  const rows = [
    ...plans.flatMap(({ person_id, deliveries: planned }) => planned.map((delivery) => ({ ...delivery, person_id }))),
    ...rooms.map(({ id, kind }) => ({ channel: kind, target_id: id, person_id: null, status: 'queued' as const })),
  ]
  const made = rows.length === 0 ? [] : await deliveries.insert(trx, rows.map((row) => ({ ...row, tenant_id, message_id, next_at: now })))
  const queued = made.filter(({ status }) => status === 'queued')
  if (queued.some(({ channel }) => channel === 'email')) await enqueue(trx, handOver, { tenant_id, message_id, channel: 'email' }, { priority: 'category' })
  if (webhook !== null) await enqueue(trx, handOver, { tenant_id, message_id, channel: 'webhook' }, { priority: 'category' })
  for (const { id, channel } of queued) if (channel !== 'email') await enqueue(trx, sendJob, { tenant_id, delivery_id: id }, { priority: 'category' })
}

export function chosen(members: readonly Member[], recipients: Recipients): readonly Member[] {
  if (recipients === 'members') return members
  const named = recipients === 'admins' ? [] : members.filter(({ person_id }) => recipients.includes(person_id))
  return named.length > 0 ? named : members.filter(({ role }) => role === 'admin' || role === 'owner')
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const productOf = ({ product_id }: Record<string, unknown>): string | undefined => (typeof product_id === 'string' && UUID.test(product_id) ? product_id : undefined)

async function lettersFor(trx: Db, { letter, type, facts }: Notice, languages: readonly ReaderLanguage[]): Promise<Letters> {
  const own = await team.listTemplatesOf(trx, type.name)
  return Object.fromEntries([...new Set(languages)].map((language) => [language, withOwnWords(letter(language), own.find((one) => one.language === language), type, facts)]))
}

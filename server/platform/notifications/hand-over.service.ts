import type { z } from 'zod'
import { type Config, publicUrl } from '#kernel/config'
import { type Db, withTenant } from '#kernel/db'
import { messageOf } from '#kernel/errors'
import type { NoticeWords, ReaderLanguage } from '#kernel/notices'
import { listMembers } from '#platform/accounts'
import { queueMail } from '#platform/mail'
import { deliver } from '#platform/webhooks'
import * as deliveries from './deliveries.repository.ts'
import type { handOver } from './hand-over.job-type.ts'
import { noticeMail } from './notice.mail.ts'
import * as notifications from './notifications.repository.ts'
import type { Letters } from './notifications.schema.ts'

type Order = z.output<(typeof handOver)['payload']>

interface Means {
  db: Db
  config: Pick<Config, 'public_url' | 'host' | 'port'>
}

/** Mails or endpoints of a message. Run again it hands over nothing twice: mails and deliveries know what they were made for. */
export const handOverMessage = ({ db, config }: Means, { tenant_id, message_id, channel }: Order, now = new Date()): Promise<void> =>
  withTenant(db, tenant_id, async (trx) => {
    const message = await notifications.findMessage(trx, message_id)
    if (message === undefined) return // removed with its age
    if (channel === 'webhook') return toEndpoints(trx, message)
    await writeMails(trx, message, publicUrl(config), now)
  })

/** The channel is given up: said in the log of deliveries. */
export const noteDead = ({ db }: Pick<Means, 'db'>, { tenant_id, message_id, channel }: Order, error: unknown): Promise<unknown> =>
  withTenant(db, tenant_id, async (trx) => {
    const failed = { status: 'failed', error: messageOf(error), ended_at: new Date() } as const
    if (channel === 'webhook') return deliveries.insert(trx, [{ tenant_id, message_id, channel, person_id: null, ...failed }])
    const waiting = await deliveries.lockMails(trx, message_id)
    return waiting.length === 0 ? undefined : deliveries.updateAll(trx, waiting.map(({ id }) => id), failed)
  })

async function toEndpoints(trx: Db, { tenant_id, id, webhook, dedupe }: notifications.Message): Promise<void> {
  if (webhook === null) return
  const refs = await deliver(trx, { tenant_id, type: webhook.type, payload: webhook.payload, dedupe })
  if (refs.length > 0) await deliveries.insert(trx, refs.map((ref_id) => ({ tenant_id, message_id: id, channel: 'webhook', person_id: null, ref_id, status: 'handed_over' })))
}

/** One mail a person and subject, however often the subject is told. */
async function writeMails(trx: Db, message: notifications.Message, base: string, now: Date): Promise<void> {
  const waiting = await deliveries.lockMails(trx, message.id)
  if (waiting.length === 0) return
  const members = await listMembers(trx)
  for (const { id, person_id, retries } of waiting) {
    const reader = members.find((member) => member.person_id === person_id)
    const words = wordsIn(message.letters, reader?.language)
    if (reader === undefined || words === undefined) {
      await deliveries.update(trx, id, { status: 'failed', error: 'is no member any more', ended_at: now })
      continue
    }
    const dedupe = `${message.subject}:${reader.person_id}${retries === 0 ? '' : `:again-${id}-${retries}`}`
    const ref_id = await queueMail(trx, { tenant_id: message.tenant_id, to: reader.email, language: reader.language ?? 'en', template: noticeMail, params: absolute(words, base), dedupe })
    await deliveries.update(trx, id, { status: 'handed_over', ref_id, sent_at: now })
  }
}

/** Somebody's language may have changed a moment ago. */
export const wordsIn = (letters: Letters | null, language: ReaderLanguage | null | undefined): NoticeWords | undefined =>
  letters === null ? undefined : (letters[language ?? 'en'] ?? letters.en ?? Object.values(letters)[0])

export const absolute = ({ action, note, ...words }: NoticeWords, base: string) => ({
  ...words,
  ...(action ? { action: { label: action.label, url: new URL(action.path, base).href } } : {}),
  ...(note ? { note: `${note.text} ${new URL(note.path, base).href}` } : {}),
})

import type { z } from 'zod'
import { type Config, publicUrl } from '#kernel/config'
import { type Db, withTenant } from '#kernel/db'
import { messageOf } from '#kernel/errors'
import { listMembers } from '#platform/accounts'
import { queueMail } from '#platform/mail'
import { deliver } from '#platform/webhooks'
import type { handOver } from './hand-over.job-type.ts'
import type { Member } from './notify.service.ts'
import { noticeMail } from './notice.mail.ts'
import * as notifications from './notifications.repository.ts'
import type { LetterWords } from './notifications.schema.ts'

type Order = z.output<(typeof handOver)['payload']>
type Message = NonNullable<Awaited<ReturnType<typeof notifications.findMessage>>>

interface Means {
  db: Db
  config: Pick<Config, 'public_url' | 'host' | 'port'>
}

/** One channel of a message. Run again it hands over nothing twice: mails and deliveries know what they were made for. */
export const handOverMessage = ({ db, config }: Means, { tenant_id, message_id, channel, person_ids }: Order): Promise<void> =>
  withTenant(db, tenant_id, async (trx) => {
    const message = await notifications.findMessage(trx, message_id)
    if (message === undefined) return // removed with its age
    if (channel === 'webhook') return toEndpoints(trx, message)
    const readers = (await listMembers(trx)).filter((member) => person_ids.includes(member.person_id))
    for (const reader of readers) await toReader(trx, { message, reader, base: publicUrl(config) })
  })

/** The channel is given up: said in the log of deliveries. */
export const noteDead = ({ db }: Pick<Means, 'db'>, { tenant_id, message_id, channel }: Order, error: unknown): Promise<unknown> =>
  withTenant(db, tenant_id, (trx) => notifications.noteDeliveries(trx, [{ tenant_id, message_id, channel, person_id: null, ref_id: null, status: 'failed', error: messageOf(error) }]))

async function toEndpoints(trx: Db, { tenant_id, id, webhook, dedupe }: Message): Promise<void> {
  if (webhook === null) return
  const refs = await deliver(trx, { tenant_id, type: webhook.type, payload: webhook.payload, dedupe })
  if (refs.length === 0) return
  await notifications.noteDeliveries(trx, refs.map((ref_id) => ({ tenant_id, message_id: id, channel: 'webhook', person_id: null, ref_id, status: 'handed_over', error: null })))
}

/** One mail a person and subject, however often the subject is told. */
async function toReader(trx: Db, { message, reader, base }: { message: Message; reader: Member; base: string }): Promise<void> {
  const { tenant_id, id, letters, subject } = message
  const language = reader.language ?? 'en'
  const words = letters?.[language] ?? letters?.en
  if (words === undefined) return // their language changed a moment ago: the app has told them
  const ref_id = await queueMail(trx, { tenant_id, to: reader.email, language, template: noticeMail, params: absolute(words, base), dedupe: `${subject}:${reader.person_id}` })
  await notifications.noteDeliveries(trx, [{ tenant_id, message_id: id, channel: 'email', person_id: reader.person_id, ref_id, status: 'handed_over', error: null }])
}

const absolute = ({ action, note, ...words }: LetterWords, base: string) => ({
  ...words,
  ...(action ? { action: { label: action.label, url: new URL(action.path, base).href } } : {}),
  ...(note ? { note: `${note.text} ${new URL(note.path, base).href}` } : {}),
})

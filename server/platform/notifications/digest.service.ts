import type { z } from 'zod'
import { publicUrl } from '#kernel/config'
import { withTenant } from '#kernel/db'
import { enqueue } from '#kernel/jobs'
import type { Services } from '#kernel/services'
import { getTenantStatus, listMembers } from '#platform/accounts'
import { queueMail } from '#platform/mail'
import * as deliveries from './deliveries.repository.ts'
import { digestMail } from './digest.mail.ts'
import { digestJob, handOver } from './hand-over.job-type.ts'
import { wordsIn } from './hand-over.service.ts'
import * as notifications from './notifications.repository.ts'

const ROUND = 5_000
const LINES = 50

type Order = z.output<(typeof digestJob)['payload']>

/** Asked every minute: a job for everybody whose digest is due. A job too many finds nothing. */
export async function openDigests({ systemDb }: Pick<Services, 'systemDb'>, now: Date): Promise<void> {
  for (const { tenant_id, person_id } of await deliveries.listDue(systemDb, now, ROUND)) {
    if (person_id !== null) await enqueue(systemDb, digestJob, { tenant_id, person_id })
  }
}

/**
 * One mail of all that gathered for a person and is due. The mail and the note that its parts were sent are one transaction, and the rows are
 * held meanwhile: two at once, or a process killed half way, make no second one. A single notice goes out as the mail it is.
 */
export const sendDigest = ({ db, config }: Pick<Services, 'db' | 'config'>, { tenant_id, person_id }: Order, now: Date): Promise<void> =>
  withTenant(db, tenant_id, async (trx) => {
    const held = await deliveries.lockHeld(trx, person_id, now)
    const [newest] = held
    if (newest === undefined) return
    const ids = held.map(({ id }) => id)
    const reader = (await listMembers(trx)).find((member) => member.person_id === person_id)
    if (reader === undefined || (await getTenantStatus(trx, tenant_id)) !== 'active') {
      await deliveries.updateAll(trx, ids, { status: 'failed', error: 'is no member any more', ended_at: now })
      return
    }
    if (held.length === 1) {
      await deliveries.update(trx, newest.id, { status: 'queued', next_at: now })
      return enqueue(trx, handOver, { tenant_id, message_id: newest.message_id, channel: 'email' }, { priority: 'category' })
    }
    const base = publicUrl(config)
    const language = reader.language ?? 'en'
    const items: { title: string; detail: string; url: string }[] = []
    for (const { message_id } of held.slice(0, LINES)) {
      const message = await notifications.findMessage(trx, message_id)
      const words = message && wordsIn(message.letters, language)
      if (words !== undefined) items.push({ title: words.subject, detail: words.paragraphs.at(-1) ?? '', url: new URL(words.action?.path ?? message?.link ?? '/', base).href })
    }
    const ref_id = await queueMail(trx, {
      tenant_id, to: reader.email, language, template: digestMail, dedupe: `digest:${person_id}:${newest.id}`,
      params: { count: held.length, items, url: new URL('/notifications', base).href, settings_url: new URL('/settings/notifications', base).href },
    })
    await deliveries.updateAll(trx, ids, { status: 'handed_over', ref_id, sent_at: now })
  })

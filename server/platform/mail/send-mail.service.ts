import { z } from 'zod'
import { messageOf } from '#kernel/errors'
import type { Services } from '#kernel/services'
import * as mails from './mail.repository.ts'
import { placeOf } from './queue-mail.service.ts'
import { MailError, smtpOf } from './smtp.client.ts'

const FIRST_WAIT_MS = 60_000
const LONGEST_WAIT_MS = 3_600_000
const GIVE_UP_MS = 3 * 86_400_000
const ROUND = 500

const Body = z.object({ html: z.string(), text: z.string() })

type Outcome = 'sent' | 'failed' | 'later' | 'away' | 'nothing'

/** Longer than the mail server may take; a mail whose process died is sent by another then. */
const HOLD_MS = 180_000

/**
 * Sends one mail if it is due. It is taken in hand first, and no transaction is open while the server is talked to: live updates
 * wait for the oldest. A process that dies between the server's answer and the last commit leaves it queued: the second copy has the same Message-ID.
 */
export async function sendMail(services: Services, id: string, now = new Date()): Promise<Outcome> {
  const { config, systemDb } = services
  const url = config.smtp_url
  if (url === undefined) return explainWaiting(services, now)
  const mail = await mails.takeDue(systemDb, id, { now, until: new Date(now.getTime() + HOLD_MS) })
  if (mail === undefined) return 'nothing'
  try {
    const sealed = mail.body ?? '{}'
    const content = Body.parse(JSON.parse(mail.is_sealed ? services.cipher.decrypt(sealed, placeOf(id)) : sealed))
    await smtpOf(services, url).send({ ...content, to: mail.to, subject: mail.subject, message_id: `<${id}@tradewind>` })
  } catch (error) {
    return fail(services, { mail, error, now })
  }
  await mails.end(systemDb, mail, { status: 'sent', error: null, ended_at: now })
  return 'sent'
}

async function fail({ systemDb, log }: Services, { mail, error, now }: { mail: NonNullable<Awaited<ReturnType<typeof mails.takeDue>>>; error: unknown; now: Date }): Promise<Outcome> {
  const { id, attempts, template, tenant_id } = mail
  const kind = error instanceof MailError ? error.kind : 'permanent' // it cannot be opened: neither can it later
  const reason = messageOf(error).slice(0, 500)
  if (kind === 'permanent' || now.getTime() - mail.created_at.getTime() > GIVE_UP_MS) {
    await mails.end(systemDb, mail, { status: 'failed', error: reason, ended_at: now })
    log.warn({ mail_id: id, template, tenant_id, attempts, reason }, 'a mail is given up')
    return 'failed'
  }
  await mails.postpone(systemDb, mail, { next_at: new Date(now.getTime() + Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempts - 1))), error: reason })
  return kind
}

/** Sends what waits. While nobody answers, one mail a round asks whether somebody does again. */
export async function sendDueMails(services: Services, { now = new Date(), signal }: { now?: Date; signal: AbortSignal }): Promise<void> {
  if (services.config.smtp_url === undefined) return void (await explainWaiting(services, now))
  for (const { id } of await mails.listDue(services.systemDb, now, ROUND)) {
    if (signal.aborted || (await sendMail(services, id, now)) === 'away') return
  }
}

async function explainWaiting({ systemDb }: Services, now: Date): Promise<Outcome> {
  await mails.explainDue(systemDb, now, 'NO_MAIL_SERVER')
  return 'nothing'
}

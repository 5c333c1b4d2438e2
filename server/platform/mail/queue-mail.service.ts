import { z } from 'zod'
import type { FieldCipher } from '#kernel/crypto'
import type { Db } from '#kernel/db'
import { enqueue } from '#kernel/jobs'
import { sendMailJob } from './mail.job-type.ts'
import * as mails from './mail.repository.ts'
import type { Language, MailType } from './mail.schema.ts'

const Address = z.email().max(320)

export interface NewMail<P extends z.ZodType> {
  /** Null: to somebody who is in no tenant yet. */
  tenant_id: string | null
  to: string
  /** Null: English. */
  language: Language | null
  template: MailType<P>
  params: z.input<P>
  /** Given when the mail holds a secret (a link that signs in): until it is sent it lies encrypted. */
  cipher?: FieldCipher
  /** A second mail of the same tenant and name is the first one. */
  dedupe?: string
}

export const placeOf = (id: string) => `-|mail.mail|body|${id}`

/** Writes a mail and the job that sends it in the caller's transaction. @returns its id */
export async function queueMail<P extends z.ZodType>(trx: Db, { tenant_id, to, language, template, params, cipher, dedupe }: NewMail<P>): Promise<string> {
  const id = crypto.randomUUID()
  const { subject, ...content } = template.render(language ?? 'en', template.params.parse(params))
  const body = JSON.stringify(content)
  const isNew = await mails.insert(trx, {
    tenant_id, id, to: Address.parse(to), subject: oneLine(subject), template: template.name, language: language ?? 'en',
    body: cipher?.encrypt(body, placeOf(id)) ?? body, is_sealed: cipher !== undefined, dedupe: dedupe ?? null,
  })
  if (!isNew) return (await mails.findByDedupe(trx, tenant_id, dedupe ?? '')).id
  await enqueue(trx, sendMailJob, { mail_id: id }, { priority: 'manual' })
  return id
}

/** A name in a subject may hold anything; a line break would begin another header. */
const oneLine = (subject: string): string => subject.replace(/\p{Cc}+/gu, ' ').trim().slice(0, 200)

import { publicUrl } from '#kernel/config'
import type { Db } from '#kernel/db'
import { notFound } from '#kernel/errors'
import type { NoticeType, ReaderLanguage } from '#kernel/notices'
import type { Services } from '#kernel/services'
import { record } from '#platform/audit'
import { discordBody } from '../channels/discord.client.ts'
import type { Note } from '../channels/outcome.ts'
import { slackBody } from '../channels/slack.client.ts'
import { partsOf, smsText } from '../channels/sms.client.ts'
import { pushPayload } from '../channels/web-push.client.ts'
import { absolute } from '../hand-over.service.ts'
import { noticeMail } from '../notice.mail.ts'
import { noteOf } from '../send-target.service.ts'
import { checkOwnWords, withOwnWords } from './own-words.ts'
import type { PreviewOrder, TemplateChange } from './team.schema.ts'
import * as team from './team.repository.ts'

interface Actor {
  tenant_id: string
  id: string
}

function typeNamed(types: readonly NoticeType[], name: string): NoticeType {
  const type = types.find((one) => one.name === name)
  if (type === undefined) throw notFound('type')
  return type
}

export async function listTemplates(trx: Db, types: readonly NoticeType[]) {
  const own = await team.listTemplates(trx)
  return types.map(({ name, source, severity, fields }) => ({ type: name, source, severity, fields: Object.keys(fields), own: own.filter(({ type }) => type === name) }))
}

/** @throws AppError 404 for a type that is none, 422 for a field that it has not */
export async function storeTemplate(trx: Db, { tenant_id, id: actor_id }: Actor, { type: name, language, change, types }: { type: string; language: ReaderLanguage; change: TemplateChange; types: readonly NoticeType[] }): Promise<void> {
  const type = typeNamed(types, name)
  const own = { subject: change.subject === '' ? null : change.subject, intro: change.intro === '' ? null : change.intro }
  checkOwnWords(type, own)
  if (own.subject === null && own.intro === null) await team.removeTemplate(trx, name, language)
  else await team.storeTemplate(trx, { tenant_id, type: name, language, ...own })
  await record(trx, { tenant_id, actor_id, action: 'notifications.template_changed', subject: `template:${name}`, detail: { language, ...own } })
}

/** Back to the words of Tradewind. */
export async function resetTemplate(trx: Db, { tenant_id, id: actor_id }: Actor, { type, language, types }: { type: string; language: ReaderLanguage; types: readonly NoticeType[] }): Promise<void> {
  typeNamed(types, type)
  await team.removeTemplate(trx, type, language)
  await record(trx, { tenant_id, actor_id, action: 'notifications.template_reset', subject: `template:${type}`, detail: { language } })
}

/** How a notice of this type looks, with made-up facts, by the very code that sends it. */
export async function previewTemplate(trx: Db, { config }: Pick<Services, 'config'>, { type: name, order: { language, channel, draft }, types }: { type: string; order: PreviewOrder; types: readonly NoticeType[] }) {
  const type = typeNamed(types, name)
  if (draft !== undefined) checkOwnWords(type, draft)
  const stored = (await team.listTemplatesOf(trx, name)).find((one) => one.language === language)
  const words = withOwnWords(type.sample.words(language), draft ?? stored, type, type.sample.facts)
  const base = publicUrl(config)
  const note = noteOf({ id: '00000000-0000-4000-8000-000000000000', severity: type.severity, link: '/', created_at: new Date() }, words, { base, language })
  return { ...shownOn(channel, note), ...(channel === 'email' ? mailOf(language, words, base) : {}) }
}

function mailOf(language: ReaderLanguage, words: Parameters<typeof absolute>[0], base: string) {
  const { subject, text, html } = noticeMail.render(language, absolute(words, base))
  return { title: subject, text, html }
}

function shownOn(channel: PreviewOrder['channel'], note: Note) {
  const plain = { title: note.title, text: note.lines.join('\n'), html: null, payload: null, parts: null }
  if (channel === 'sms') return { ...plain, text: smsText(note), parts: partsOf(smsText(note)) }
  if (channel === 'discord') return { ...plain, payload: discordBody(note) as Record<string, unknown> }
  if (channel === 'slack') return { ...plain, payload: slackBody(note) as Record<string, unknown> }
  if (channel === 'push') return { ...plain, payload: JSON.parse(pushPayload(note)) as Record<string, unknown> }
  return plain
}

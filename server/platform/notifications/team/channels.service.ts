import type { FieldCipher } from '#kernel/crypto'
import { publicUrl } from '#kernel/config'
import { type Db, withTenant } from '#kernel/db'
import { conflict, invalid, notFound, refused } from '#kernel/errors'
import type { NoticeType } from '#kernel/notices'
import type { Services } from '#kernel/services'
import { checkDiscordUrl } from '../channels/discord.client.ts'
import type { Note } from '../channels/outcome.ts'
import { checkSlackUrl } from '../channels/slack.client.ts'
import { checkSmsUrl, sendSms, type SmsGateway, smsText } from '../channels/sms.client.ts'
import { shownOutcome, tried } from '../people/devices.service.ts'
import { sendNote } from '../send-note.service.ts'
import { channelPlace, openGateway } from '../send-target.service.ts'
import { OPEN, testWords } from '../words/digest.words.ts'
import type { NewTeamChannel, TeamChannelChange } from './team.schema.ts'
import * as team from './team.repository.ts'
import { record } from '#platform/audit'

const MOST = 20

interface Actor {
  tenant_id: string
  id: string
}
interface Means {
  cipher: FieldCipher
  allow: readonly string[]
  types: readonly NoticeType[]
}

/** The end of a secret address is enough to tell it from another. */
const hintOf = (url: URL) => `${url.host}/…${url.pathname.slice(-4)}`

function checked(kind: 'discord' | 'slack' | 'sms', { url, gateway, types }: { url?: string | undefined; gateway?: SmsGateway | undefined; types?: string[] | null | undefined }, means: Means): { plain: string; hint: string } | undefined {
  for (const type of types ?? []) if (!means.types.some(({ name }) => name === type)) throw invalid('types', `There is no type “${type.slice(0, 60)}”`)
  if (kind === 'sms') {
    if (gateway === undefined) return undefined
    return { plain: JSON.stringify(gateway), hint: checkSmsUrl(gateway.url, means.allow).host }
  }
  if (url === undefined) return undefined
  return { plain: url, hint: hintOf(kind === 'discord' ? checkDiscordUrl(url, means.allow) : checkSlackUrl(url, means.allow)) }
}

/** @throws AppError 422 for an address that may not be called, 409 for a second SMS gateway */
export async function addChannel(trx: Db, { tenant_id, id: actor_id }: Actor, given: NewTeamChannel, means: Means) {
  const address = checked(given.kind, given, means)
  if (address === undefined) throw invalid('url', 'An address is needed')
  await team.lockTenant(trx, tenant_id)
  const there = await team.list(trx)
  if (there.length >= MOST) throw refused('QUOTA_EXCEEDED', `A tenant has at most ${MOST} team channels`)
  if (given.kind === 'sms' && there.some(({ kind }) => kind === 'sms')) throw conflict('GATEWAY_EXISTS', 'There is an SMS gateway: change that one')
  const id = crypto.randomUUID()
  const { kind, name, is_enabled } = given
  const told = given.kind === 'sms' ? { language: 'en' as const, min_severity: 'low' as const, types: null } : { language: given.language, min_severity: given.min_severity, types: given.types }
  const made = await team.insert(trx, { tenant_id, id, kind, name, is_enabled, ...told, sealed: means.cipher.encrypt(address.plain, channelPlace(tenant_id, id)), hint: address.hint })
  await record(trx, { tenant_id, actor_id, action: 'notifications.channel_added', subject: `channel:${id}`, detail: { kind, name } })
  return made
}

/** A new address, and switching on, forget what went wrong before. */
export async function changeChannel(trx: Db, { tenant_id, id: actor_id }: Actor, { id, change, means }: { id: string; change: TeamChannelChange; means: Means }) {
  const before = await team.find(trx, id)
  if (before === undefined) throw notFound('channel')
  const { url, gateway, ...plain } = change
  if (url !== undefined && before.kind === 'sms') throw invalid('url', 'A gateway is changed as a whole')
  if (gateway !== undefined && before.kind !== 'sms') throw invalid('gateway', 'This is no SMS gateway')
  const address = checked(before.kind, change, means)
  const given = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined))
  const isFresh = address !== undefined || (change.is_enabled === true && !before.is_enabled)
  const changed = await team.update(trx, id, {
    ...given, name: change.name ?? before.name, ...(address === undefined ? {} : { sealed: means.cipher.encrypt(address.plain, channelPlace(tenant_id, id)), hint: address.hint }), ...(isFresh ? { failing_since: null, last_error: null } : {}),
  })
  if (changed === undefined) throw notFound('channel')
  await record(trx, { tenant_id, actor_id, action: 'notifications.channel_changed', subject: `channel:${id}`, detail: { ...given, ...(address === undefined ? {} : { address: address.hint }) } })
  return changed
}

export async function removeChannel(trx: Db, { tenant_id, id: actor_id }: Actor, id: string): Promise<void> {
  const removed = await team.remove(trx, id)
  if (removed === undefined) throw notFound('channel')
  await record(trx, { tenant_id, actor_id, action: 'notifications.channel_removed', subject: `channel:${id}`, detail: removed })
}

/** Sends at once, and says what became of it. */
export async function testChannel(services: Services, { tenant_id }: Actor, { id, to }: { id: string; to: string | undefined }) {
  const room = await withTenant(services.db, tenant_id, (trx) => team.find(trx, id))
  if (room === undefined) throw notFound('channel')
  const note: Note = { message_id: crypto.randomUUID(), ...testWords(room.language), severity: 'low', url: new URL('/settings/channels', publicUrl(services.config)).href, label: OPEN[room.language], at: new Date() }
  if (room.kind === 'sms' && to === undefined) throw invalid('to', 'A number is needed to try the gateway')
  const { outgoing_allow: allow } = services.config
  const outcome = await tried(() =>
    room.kind === 'sms'
      ? sendSms(openGateway(services.cipher, room), { to: to ?? '', text: smsText(note) }, allow)
      : sendNote(services, { kind: room.kind, id: room.id, url: services.cipher.decrypt(room.sealed, channelPlace(tenant_id, room.id)), language: room.language }, note),
  )
  const shown = shownOutcome(outcome)
  await withTenant(services.db, tenant_id, (trx) => team.update(trx, id, { last_error: shown.error, ...(shown.error === null ? { failing_since: null } : {}) }))
  return shown
}

import type { FieldCipher } from '#kernel/crypto'
import type { Db } from '#kernel/db'
import type { NoticeWords, ReaderLanguage } from '#kernel/notices'
import type { Note } from './channels/outcome.ts'
import { SmsGateway } from './channels/sms.client.ts'
import { Subscription } from './channels/web-push.client.ts'
import type { DeliveryRow } from './deliveries.repository.ts'
import type { Message } from './notifications.repository.ts'
import * as people from './people/people.repository.ts'
import * as team from './team/team.repository.ts'
import { OPEN } from './words/digest.words.ts'

export type Target =
  | { kind: 'web'; id: string; subscription: Subscription }
  | { kind: 'app'; id: string; token: string }
  | { kind: 'discord' | 'slack'; id: string; url: string; language: ReaderLanguage }
  | { kind: 'sms'; id: string; gateway: SmsGateway; to: string }

/** Where each secret lives: an envelope opens nowhere else. */
export const devicePlace = (tenantId: string, hash: string) => `${tenantId}|notifications.device|sealed|${hash}`
export const phonePlace = (tenantId: string, personId: string) => `${tenantId}|notifications.phone|sealed|${personId}`
export const channelPlace = (tenantId: string, id: string) => `${tenantId}|notifications.team_channel|sealed|${id}`

/** Where a delivery goes, opened; undefined when it was removed, switched off or is not proven. */
export async function targetOf(trx: Db, { cipher }: { cipher: FieldCipher }, { tenant_id, channel, target_id, person_id }: Pick<DeliveryRow, 'tenant_id' | 'channel' | 'target_id' | 'person_id'>): Promise<Target | undefined> {
  if (channel === 'sms') {
    const gateway = await team.findGateway(trx)
    const phone = person_id === null ? undefined : await people.findPhone(trx, person_id)
    if (gateway === undefined || phone === undefined || phone.verified_at === null) return undefined
    return { kind: 'sms', id: gateway.id, gateway: openGateway(cipher, gateway), to: cipher.decrypt(phone.sealed, phonePlace(tenant_id, phone.person_id)) }
  }
  if (target_id === null) return undefined
  if (channel === 'discord' || channel === 'slack') {
    const room = await team.find(trx, target_id)
    return room === undefined || !room.is_enabled ? undefined : { kind: channel, id: room.id, url: cipher.decrypt(room.sealed, channelPlace(tenant_id, room.id)), language: room.language }
  }
  const device = await people.findDevice(trx, target_id)
  if (device === undefined || device.person_id !== person_id) return undefined
  return openDevice(cipher, device)
}

type DeviceRow = NonNullable<Awaited<ReturnType<typeof people.findDevice>>>
type ChannelRow = NonNullable<Awaited<ReturnType<typeof team.find>>>

export function openDevice(cipher: FieldCipher, { id, tenant_id, kind, sealed, address_hash }: DeviceRow): Target {
  const address = cipher.decrypt(sealed, devicePlace(tenant_id, address_hash))
  return kind === 'web' ? { kind, id, subscription: Subscription.parse(JSON.parse(address)) } : { kind, id, token: address }
}

export const openGateway = (cipher: FieldCipher, { id, tenant_id, sealed }: ChannelRow): SmsGateway => SmsGateway.parse(JSON.parse(cipher.decrypt(sealed, channelPlace(tenant_id, id))))

/** A message in the words of one language, as every channel needs it. */
export function noteOf({ id, severity, link, created_at }: Pick<Message, 'id' | 'severity' | 'link' | 'created_at'>, { subject, paragraphs, action }: NoticeWords, { base, language }: { base: string; language: ReaderLanguage }): Note {
  return { message_id: id, title: subject, lines: paragraphs, severity, url: new URL(action?.path ?? link, base).href, label: action?.label ?? OPEN[language], at: created_at }
}

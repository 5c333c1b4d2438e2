import { fingerprint, type FieldCipher } from '#kernel/crypto'
import { type Db, withTenant } from '#kernel/db'
import { messageOf, notFound, refused } from '#kernel/errors'
import { checkOutgoingUrl } from '#kernel/outgoing'
import type { Services } from '#kernel/services'
import { publicUrl } from '#kernel/config'
import { listMembers } from '#platform/accounts'
import type { Note, Outcome } from '../channels/outcome.ts'
import { sendNote } from '../send-note.service.ts'
import { devicePlace, openDevice } from '../send-target.service.ts'
import { OPEN, testWords } from '../words/digest.words.ts'
import type { NewDevice } from './people.schema.ts'
import * as people from './people.repository.ts'

const MOST = 20

interface Person {
  tenant_id: string
  id: string
}

/**
 * A browser or an app that takes pushes. The same one twice is one.
 * @throws AppError 422 for an endpoint that may not be called, or with the most devices
 */
export async function addDevice(trx: Db, { tenant_id, id: person_id }: Person, { given, cipher, allow }: { given: NewDevice; cipher: FieldCipher; allow: readonly string[] }) {
  if (given.kind === 'web') checkOutgoingUrl(given.subscription.endpoint, allow)
  if ((await people.countDevices(trx, person_id)) >= MOST) throw refused('QUOTA_EXCEEDED', `A person has at most ${MOST} devices`)
  const address = given.kind === 'web' ? JSON.stringify(given.subscription) : given.token
  const address_hash = fingerprint(given.kind === 'web' ? given.subscription.endpoint : given.token)
  return people.upsertDevice(trx, { tenant_id, person_id, kind: given.kind, name: given.name, sealed: cipher.encrypt(address, devicePlace(tenant_id, address_hash)), address_hash })
}

/** @throws AppError 404 also for somebody else's */
export async function removeDevice(trx: Db, { id }: Person, deviceId: string): Promise<void> {
  const device = await people.findDevice(trx, deviceId)
  if (device === undefined || device.person_id !== id) throw notFound('device')
  await people.removeDevice(trx, deviceId)
}

/** Pushes at once, and says what became of it; a device that is gone is removed. */
export async function testDevice(services: Services, { tenant_id, id }: Person, deviceId: string): Promise<{ status: 'sent' | 'failed'; error: string | null }> {
  const found = await withTenant(services.db, tenant_id, async (trx) => {
    const device = await people.findDevice(trx, deviceId)
    if (device === undefined || device.person_id !== id) throw notFound('device')
    return { device, language: (await listMembers(trx)).find(({ person_id }) => person_id === id)?.language ?? 'en' }
  })
  const note: Note = { message_id: crypto.randomUUID(), ...testWords(found.language), severity: 'low', url: new URL('/notifications', publicUrl(services.config)).href, label: OPEN[found.language], at: new Date() }
  const outcome = await tried(() => sendNote(services, openDevice(services.cipher, found.device), note))
  if (outcome.kind === 'gone') await withTenant(services.db, tenant_id, (trx) => people.removeDevice(trx, deviceId))
  return shownOutcome(outcome)
}

export const shownOutcome = (outcome: Outcome) => (outcome.kind === 'sent' ? { status: 'sent' as const, error: null } : { status: 'failed' as const, error: outcome.error.slice(0, 500) })

export async function tried(act: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await act()
  } catch (error) {
    return { kind: 'later', error: messageOf(error) }
  }
}

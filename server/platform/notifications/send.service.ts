import type { z } from 'zod'
import { publicUrl } from '#kernel/config'
import { type Db, withTenant } from '#kernel/db'
import { AppError, messageOf } from '#kernel/errors'
import { enqueue } from '#kernel/jobs'
import type { Services } from '#kernel/services'
import { listMembers } from '#platform/accounts'
import type { Note, Outcome } from './channels/outcome.ts'
import * as deliveries from './deliveries.repository.ts'
import { sendJob } from './hand-over.job-type.ts'
import { wordsIn } from './hand-over.service.ts'
import * as notifications from './notifications.repository.ts'
import * as people from './people/people.repository.ts'
import { noteOf, type Target, targetOf } from './send-target.service.ts'
import { sendNote } from './send-note.service.ts'
import { noteRoomHealth } from './team/health.service.ts'

type Order = z.output<(typeof sendJob)['payload']>

const SECOND = 1_000
/** After each failed attempt: five in all, within two hours and a half. */
const DELAYS_MS = [10 * SECOND, 60 * SECOND, 10 * 60 * SECOND, 2 * 3_600 * SECOND]
/** Longer than any channel may take. */
const HOLD_MS = 60 * SECOND
/** Clocks of machines differ. */
const EARLY_MS = 2 * SECOND
const KEPT = 500

/**
 * One attempt at a delivery; no transaction is open while the other side is talked to. Run twice, the second finds it in hand or done. When a
 * process dies between the sending and the note, it is sent again: pushes replace each other by their topic, rooms and phones may show it twice.
 */
export async function sendDelivery(services: Services, { tenant_id, delivery_id }: Order, now: () => Date = () => new Date()): Promise<void> {
  const claimed = await withTenant(services.db, tenant_id, (trx) => claim(trx, services, delivery_id, now()))
  if (claimed === undefined) return
  const outcome = await attempt(services, claimed)
  await withTenant(services.db, tenant_id, (trx) => book(trx, { claimed, outcome, now: now() }))
}

async function claim(trx: Db, services: Services, id: string, now: Date): Promise<{ delivery: deliveries.DeliveryRow; note: Note; target: Target } | undefined> {
  const delivery = await deliveries.claim(trx, id, { now, until: new Date(now.getTime() + HOLD_MS), early: new Date(now.getTime() + EARLY_MS) })
  if (delivery === undefined) return undefined
  const message = await notifications.findMessage(trx, delivery.message_id)
  const target = await targetOf(trx, services, delivery)
  const reader = delivery.person_id === null ? undefined : (await listMembers(trx)).find(({ person_id }) => person_id === delivery.person_id)
  const language = target?.kind === 'discord' || target?.kind === 'slack' ? target.language : (reader?.language ?? 'en')
  const words = message && wordsIn(message.letters, language)
  if (message === undefined || target === undefined || words === undefined || (delivery.person_id !== null && reader === undefined)) {
    await deliveries.finish(trx, delivery, { status: 'failed', error: 'where it was to go is no more', ended_at: now })
    return undefined
  }
  return { delivery, target, note: noteOf(message, words, { base: publicUrl(services.config), language }) }
}

async function attempt(services: Services, { target, note }: { target: Target; note: Note }): Promise<Outcome> {
  try {
    return await sendNote(services, target, note)
  } catch (error) {
    return { kind: error instanceof AppError ? 'failed' : 'later', error: messageOf(error) }
  }
}

interface Attempted {
  claimed: { delivery: deliveries.DeliveryRow; target: Target }
  outcome: Outcome
  now: Date
}

async function book(trx: Db, { claimed: { delivery, target }, outcome, now }: Attempted): Promise<void> {
  const { id, tenant_id, attempts } = delivery
  if (target.kind === 'discord' || target.kind === 'slack' || target.kind === 'sms') await noteRoomHealth(trx, { tenant_id, id: target.id, outcome, now })
  if (outcome.kind === 'sent') {
    await deliveries.finish(trx, delivery, { status: 'sent', sent_at: now, ended_at: now, error: null, external_id: outcome.external_id ?? null })
    if (target.kind === 'web' || target.kind === 'app') await people.touchDevice(trx, target.id, now)
    return
  }
  const error = outcome.error.replaceAll('\0', '').slice(0, KEPT)
  const delay = DELAYS_MS[attempts - 1]
  if (outcome.kind === 'later' && delay !== undefined) {
    const next_at = new Date(now.getTime() + Math.max(delay, (outcome.retry_after_s ?? 0) * SECOND))
    await deliveries.finish(trx, delivery, { error, next_at })
    return enqueue(trx, sendJob, { tenant_id, delivery_id: id }, { after: next_at })
  }
  await deliveries.finish(trx, delivery, { status: 'failed', error, ended_at: now })
  if (outcome.kind === 'gone' && (target.kind === 'web' || target.kind === 'app')) await people.removeDevice(trx, target.id)
}

const OVERDUE_MS = 60 * SECOND
const SWEEP = 1_000

/** Calls again for what was lost with a process. A job too many finds nothing to do. */
export async function sweepOverdue({ systemDb }: Pick<Services, 'systemDb'>, now: Date): Promise<void> {
  for (const { tenant_id, id } of await deliveries.listOverdue(systemDb, { before: new Date(now.getTime() - OVERDUE_MS), now, limit: SWEEP })) {
    await enqueue(systemDb, sendJob, { tenant_id, delivery_id: id })
  }
}


import { cutPage } from '#kernel/cursor'
import type { Db } from '#kernel/db'
import { notFound, refused } from '#kernel/errors'
import { publish } from '#kernel/events'
import { enqueue } from '#kernel/jobs'
import { listMailStates } from '#platform/mail'
import { findDeliveries } from '#platform/webhooks'
import * as deliveries from './deliveries.repository.ts'
import { handOver, sendJob } from './hand-over.job-type.ts'
import { notificationsRead } from './notifications.events.ts'
import * as notifications from './notifications.repository.ts'
import type { ChannelDelivery, ChannelDeliveryQuery, NotificationQuery } from './notifications.schema.ts'

export async function listNotifications(trx: Db, personId: string, query: NotificationQuery) {
  return cutPage(await notifications.list(trx, personId, query), query, ({ created_at, id }) => ({ at: created_at, id }))
}

/** @returns how many are still unread */
export async function readNotifications(trx: Db, personId: string, ids: readonly string[] | undefined): Promise<number> {
  const changed = await notifications.markRead(trx, personId, ids)
  const unread = await notifications.countUnread(trx, personId)
  if (changed > 0) await publish(trx, notificationsRead, { key: personId, payload: { person_id: personId, unread } })
  return unread
}

type Row = Awaited<ReturnType<typeof deliveries.list>>[number]
type State = Pick<ChannelDelivery, 'status' | 'error'>

/** What went out, and how it stands at the channel that has it. @param personId whose; undefined: all of the tenant */
export async function listChannelDeliveries(trx: Db, personId: string | undefined, query: ChannelDeliveryQuery) {
  const { data, pagination } = cutPage(await deliveries.list(trx, personId, query), query, ({ created_at, id }) => ({ at: created_at, id }))
  const states = await readStates(trx, data)
  return {
    pagination,
    data: data.map(({ ref_id, status: noted, error, ...row }) => {
      const state = noted === 'handed_over' ? (states.get(ref_id ?? '') ?? { status: 'unknown' as const, error }) : { status: noted, error }
      return { ...row, ...state, may_retry: state.status === 'failed' && row.channel !== 'webhook' }
    }),
  }
}

async function readStates(trx: Db, rows: readonly Row[]): Promise<Map<string, State>> {
  const refs = (channel: Row['channel']) => rows.flatMap((row) => (row.channel === channel && row.ref_id !== null ? [row.ref_id] : []))
  const endpoints = await findDeliveries(trx, refs('webhook'))
  const mailIds = refs('email')
  const mails = mailIds.length === 0 ? [] : await listMailStates(trx, mailIds)
  return new Map([
    ...endpoints.map(({ id, status, error }): [string, State] => [id, { status: status === 'delivered' ? 'sent' : status, error }]),
    ...mails.map(({ id, status, error }): [string, State] => [id, { status, error }]),
  ])
}

/**
 * Sends once more what failed.
 * @throws AppError 404 for what is not there or not theirs, 422 for what did not fail, or for a webhook's delivery, which its own page sends again
 */
export async function retryDelivery(trx: Db, { tenant_id, personId, id, now }: { tenant_id: string; personId: string | undefined; id: string; now: Date }): Promise<void> {
  const delivery = await deliveries.findLocked(trx, id)
  if (delivery === undefined || (personId !== undefined && delivery.person_id !== personId)) throw notFound('delivery')
  if (delivery.channel === 'webhook') throw refused('RETRY_AT_WEBHOOK', 'Send it again from the webhook’s own page')
  const [mail] = delivery.channel === 'email' && delivery.ref_id !== null ? await listMailStates(trx, [delivery.ref_id]) : []
  if (delivery.status !== 'failed' && mail?.status !== 'failed') throw refused('NOT_FAILED', 'Only what failed is sent again')
  await deliveries.update(trx, id, { status: 'queued', reason: null, error: null, ref_id: null, attempts: 0, retries: delivery.retries + 1, next_at: now, locked_until: null, ended_at: null })
  if (delivery.channel === 'email') await enqueue(trx, handOver, { tenant_id, message_id: delivery.message_id, channel: 'email' }, { priority: 'manual' })
  else await enqueue(trx, sendJob, { tenant_id, delivery_id: id }, { priority: 'manual' })
}

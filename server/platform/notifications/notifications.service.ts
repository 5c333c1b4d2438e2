import { cutPage } from '#kernel/cursor'
import type { Db } from '#kernel/db'
import { publish } from '#kernel/events'
import { listMailStates } from '#platform/mail'
import { findDeliveries } from '#platform/webhooks'
import { notificationsRead } from './notifications.events.ts'
import * as notifications from './notifications.repository.ts'
import type { ChannelDelivery, NotificationQuery } from './notifications.schema.ts'

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

type Row = Awaited<ReturnType<typeof notifications.listDeliveries>>[number]
type State = Pick<ChannelDelivery, 'status' | 'error'>

/** What went out, and how it stands at the channel that has it. */
export async function listChannelDeliveries(trx: Db, query: { cursor?: string | undefined; limit: number }) {
  const { data, pagination } = cutPage(await notifications.listDeliveries(trx, query), query, ({ created_at, id }) => ({ at: created_at, id }))
  const states = await readStates(trx, data)
  return { pagination, data: data.map(({ ref_id, status, error, ...row }) => ({ ...row, ...(status === 'failed' ? { status, error } : (states.get(ref_id ?? '') ?? { status: 'unknown' as const, error })) })) }
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

import type { Db } from '#kernel/db'
import type { Outcome } from '../channels/outcome.ts'
import { notify } from '../notify.service.ts'
import { channelDisabledNotice } from '../types.ts'
import { disabledWords } from '../words/platform.words.ts'
import * as team from './team.repository.ts'

const FAILING_MS = 5 * 24 * 3_600_000

/** Remembers how a room stands, and switches it off when nobody is there any more or nothing has arrived for five days; the admins are told. */
export async function noteRoomHealth(trx: Db, { tenant_id, id, outcome, now }: { tenant_id: string; id: string; outcome: Outcome; now: Date }): Promise<void> {
  const room = await team.find(trx, id)
  if (room === undefined) return
  if (outcome.kind === 'sent') {
    if (room.failing_since !== null || room.last_error !== null) await team.update(trx, id, { failing_since: null, last_error: null })
    return
  }
  const since = room.failing_since ?? now
  const reason = outcome.kind === 'gone' ? 'gone' : now.getTime() - since.getTime() >= FAILING_MS ? 'failing' : null
  const isNews = reason !== null && room.is_enabled
  await team.update(trx, id, { failing_since: since, last_error: outcome.error.slice(0, 500), ...(isNews ? { is_enabled: false } : {}) })
  if (!isNews) return
  await notify(trx, {
    tenant_id, type: channelDisabledNotice, severity: 'high', reason_code: `channel_${reason}`, facts: { channel_id: id, name: room.name, kind: room.kind }, subject: `channel:${id}:${now.toISOString()}`,
    link: '/settings/channels', channels: ['in_app', 'email'], recipients: 'admins', dedupe: `channel:${id}:${now.toISOString()}`,
    letter: (language) => disabledWords(language, { kind: room.kind, name: room.name, reason, path: '/settings/channels' }),
  }, now)
}

import type { Db } from '#kernel/db'
import { refused } from '#kernel/errors'
import { record } from '#platform/audit'
import type { ProfileChange } from './accounts.schema.ts'
import { type Actor, traceOf } from './origin.ts'
import * as people from './people.repository.ts'

/** @throws AppError 422 when the user name is taken */
export async function changeProfile(trx: Db, { username, language, time_zone }: ProfileChange, by: Actor): Promise<void> {
  const { id, tenant_id } = by.caller
  const change = { ...(username ? { username } : {}), ...(language ? { language } : {}), ...(time_zone ? { time_zone } : {}) }
  if (Object.keys(change).length === 0) return
  if (!(await people.changeProfile(trx, id, change))) throw refused('USERNAME_TAKEN', 'Somebody else has this user name', 'username')
  await record(trx, { tenant_id, actor_id: id, action: 'accounts.profile_changed', detail: { fields: Object.keys(change) }, ...traceOf(by) })
}

import { type Config, publicUrl } from '#kernel/config'
import { type Db, inTransaction } from '#kernel/db'
import { refused, unauthorized } from '#kernel/errors'
import type { Services } from '#kernel/services'
import { record } from '#platform/audit'
import { queueMail } from '#platform/mail'
import { joinRequestedMail } from './accounts.mails.ts'
import { type Actor, type Origin, traceOf } from './origin.ts'
import * as people from './people.repository.ts'
import { requireOwnSession } from './sessions.service.ts'

interface Wish {
  tenant: { id: string; name: string }
  person: { id: string; email: string; username: string }
  config: Config
}

/** Leaves the wish to join, and tells the admins. False when the person belongs to the tenant, or asks already. */
export async function askToJoin(trx: Db, { tenant, person, config }: Wish, origin: Origin): Promise<boolean> {
  if (!(await people.insertMembership(trx, { tenant_id: tenant.id, person_id: person.id, role: 'member', status: 'pending' }))) return false
  await record(trx, { tenant_id: tenant.id, actor_id: person.id, action: 'accounts.join_requested', ...traceOf(origin) })
  const params = { username: person.username, email: person.email, tenant_name: tenant.name, url: `${publicUrl(config)}/settings/members` }
  for (const admin of await people.listAdmins(trx, tenant.id)) {
    // Whoever was rejected may ask again; the admins get one mail.
    await queueMail(trx, { tenant_id: tenant.id, to: admin.email, language: admin.language, template: joinRequestedMail, params, dedupe: `join:${person.id}:${admin.id}` })
  }
  return true
}

/** Somebody who has an account asks to join a further tenant. @throws AppError 422 when nobody has the code, or the caller belongs there or asks already */
export async function requestJoin({ authDb, config }: Services, code: string, by: Actor): Promise<void> {
  requireOwnSession(by)
  await inTransaction(authDb, async (trx) => {
    const [tenant, person] = [await people.findTenantByCode(trx, code), await people.findById(trx, by.caller.id)]
    if (tenant === undefined) throw refused('TENANT_NOT_FOUND', 'No tenant has this code', 'tenant_code')
    if (person === undefined) throw unauthorized()
    if (!(await askToJoin(trx, { tenant, person, config }, by))) throw refused('ALREADY_MEMBER', 'You belong to this tenant, or ask already', 'tenant_code')
  })
}

import { z } from 'zod'
import { withTenant } from '#kernel/db'
import { notFound } from '#kernel/errors'
import type { App } from '#kernel/http'
import { data } from '#kernel/shapes'
import { PasswordChange, type ProfilePage as Page, ProfilePage, ProfileChange } from './accounts.schema.ts'
import { actorOf } from './origin.ts'
import { changePassword } from './passwords.service.ts'
import { changeProfile } from './profile.service.ts'
import * as signIn from './sign-in.repository.ts'
import { tokensOf } from './tokens.ts'

const tags = ['users']
const config = { access: 'viewer', people_only: true, before_enrolment: true } as const

export function profileRoutes(app: App) {
  const one = { tags, response: { 200: data(ProfilePage) } }

  app.get('/users/profile', { config, schema: one }, async ({ caller }) => ({ data: await readProfile(app, caller) }))
  app.put('/users/profile', { config, schema: { ...one, body: ProfileChange } }, async (req) => {
    await withTenant(app.db, req.caller.tenant_id, (trx) => changeProfile(trx, req.body, actorOf(req)))
    return { data: await readProfile(app, req.caller) }
  })
  app.put('/users/password', { config: { ...config, rate: 'auth' }, schema: { tags, body: PasswordChange, response: { 204: z.null() } } }, async (req, reply) => {
    await changePassword(app.services, req.body, actorOf(req))
    ;(await tokensOf(app.services)).callers.forget(req.caller.id)
    return reply.code(204).send(null)
  })
}

async function readProfile(app: App, { tenant_id, id }: { tenant_id: string; id: string }): Promise<Page> {
  const profile = await withTenant(app.db, tenant_id, (trx) => signIn.findMember(trx, tenant_id, id))
  if (profile === undefined) throw notFound('user')
  return { ...profile, memberships: await signIn.listMemberships(app.services.authDb, id) }
}

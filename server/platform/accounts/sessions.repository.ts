import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import type { Method } from './accounts.schema.ts'
import { tables } from './tables.repository.ts'

interface NewSession {
  tenant_id: string
  id: string
  person_id: string
  ip: string | null
  user_agent: string | null
  method: Method
  is_tenant_bound: boolean
  proven_at: Date | null
}

/** How long a proof opens dangerous routes. */
const PROOF_MINUTES = 10

export const insert = (authDb: Db, session: NewSession) => tables(authDb).insertInto('accounts.session').values(session).execute()

/** At most once a minute. */
export const touch = (authDb: Db, id: string) =>
  tables(authDb).updateTable('accounts.session').set({ last_used_at: sql`now()` }).where('id', '=', id).where('last_used_at', '<', sql<Date>`now() - interval '1 minute'`).execute()

export const prove = (authDb: Db, id: string) => tables(authDb).updateTable('accounts.session').set({ proven_at: sql`now()` }).where('id', '=', id).where('ended_at', 'is', null).execute()

/** The open ones of a person, the last used first. @param tenantId those in this tenant alone */
export const listOpen = (authDb: Db, personId: string, tenantId: string | undefined) => {
  const found = tables(authDb).selectFrom('accounts.session as s').innerJoin('accounts.tenant as t', 't.id', 's.tenant_id')
    .select(['s.id', 's.ip', 's.user_agent', 's.method', 's.created_at', 's.last_used_at', 't.name as tenant_name']).where('s.person_id', '=', personId).where('s.ended_at', 'is', null)
    // Without a refresh token that is good still, a session has ended by itself.
    .where((e) => e.exists(e.selectFrom('accounts.refresh_token as r').select('r.family_id').whereRef('r.family_id', '=', 's.id').where('r.expires_at', '>', sql<Date>`now()`)))
  return (tenantId === undefined ? found : found.where('s.tenant_id', '=', tenantId)).orderBy('s.last_used_at', 'desc').orderBy('s.id').limit(200).execute()
}

/** Ends one of a person's. False when they have no such session (any more). */
export async function endOne(authDb: Db, id: string, { person_id, tenant_id }: { person_id: string; tenant_id: string | undefined }): Promise<boolean> {
  const mine = ending(authDb).where('id', '=', id).where('person_id', '=', person_id)
  return (await (tenant_id === undefined ? mine : mine.where('tenant_id', '=', tenant_id)).executeTakeFirst()).numUpdatedRows === 1n
}

export const findOne = (authDb: Db, id: string) =>
  tables(authDb).selectFrom('accounts.session').select(['method', 'is_tenant_bound', 'proven_at']).where('id', '=', id).where('ended_at', 'is', null).executeTakeFirst()

/** Locked: it cannot end while it is being continued. Undefined when it has ended. */
export const findOpenLocked = (authDb: Db, id: string) =>
  tables(authDb).selectFrom('accounts.session').select('id').where('id', '=', id).where('ended_at', 'is', null).forUpdate().executeTakeFirst()

const ending = (db: Db) => tables(db).updateTable('accounts.session').set({ ended_at: sql`now()` }).where('ended_at', 'is', null)

export const end = (authDb: Db, id: string) => ending(authDb).where('id', '=', id).execute()

/** All sessions of a person, in every tenant. */
export function endOfPerson(authDb: Db, personId: string, { but, tenant_id }: { but?: string | undefined; tenant_id?: string | undefined } = {}) {
  let all = ending(authDb).where('person_id', '=', personId)
  if (but !== undefined) all = all.where('id', '!=', but)
  if (tenant_id !== undefined) all = all.where('tenant_id', '=', tenant_id)
  return all.execute()
}

/** In the tenant of the transaction. */
export const endOfMember = (trx: Db, personId: string) => ending(trx).where('person_id', '=', personId).execute()

export const deleteStartedBefore = (authDb: Db, date: Date) =>
  tables(authDb).deleteFrom('accounts.session as s').where('created_at', '<', date)
    .where((e) => e.not(e.exists(e.selectFrom('accounts.refresh_token as r').select('r.family_id').whereRef('r.family_id', '=', 's.id')))).execute()

/** A setting of the tenant, as it is stored. */
const stored = (name: string) => sql<unknown>`(select value from kernel.setting g where g.tenant_id = t.id and g.name = ${name})`
const NETWORKS = [stored('accounts.allowed_ips').as('allowed_ips'), stored('accounts.denied_ips').as('denied_ips')] as const

/** What a person may do now, as far as the session is open. */
export const findCaller = (authDb: Db, { session_id, person_id, tenant_id }: { session_id: string; person_id: string; tenant_id: string }) =>
  tables(authDb).selectFrom('accounts.session as s')
    .innerJoin('accounts.membership as m', (on) => on.onRef('m.tenant_id', '=', 's.tenant_id').onRef('m.person_id', '=', 's.person_id'))
    .innerJoin('accounts.tenant as t', 't.id', 's.tenant_id').innerJoin('accounts.person as p', 'p.id', 's.person_id')
    .select(['m.role', 't.status as tenant_status', 't.requests_per_minute', 't.subdomain', 'p.is_super_admin', 's.is_tenant_bound', ...NETWORKS])
    .select(sql<boolean>`coalesce(s.proven_at > now() - make_interval(mins => ${PROOF_MINUTES}), false)`.as('is_proven'))
    .select(sql<boolean>`exists (select from accounts.totp f where f.person_id = s.person_id and f.confirmed_at is not null)`.as('has_totp'))
    .select(stored('accounts.require_totp').as('require_totp'))
    .where('s.id', '=', session_id).where('s.person_id', '=', person_id).where('s.tenant_id', '=', tenant_id).where('s.ended_at', 'is', null).where('m.status', '=', 'active').executeTakeFirst()

/** What an API key may do now: its maker belongs to the tenant still, and may do `maker_role`. */
export const findKeyCaller = (authDb: Db, hash: string) =>
  tables(authDb).selectFrom('accounts.api_key as k').innerJoin('accounts.tenant as t', 't.id', 'k.tenant_id')
    .innerJoin('accounts.membership as m', (on) => on.onRef('m.tenant_id', '=', 'k.tenant_id').onRef('m.person_id', '=', 'k.created_by')).where('m.status', '=', 'active')
    .select(['k.id', 'k.tenant_id', 'k.role', 'm.role as maker_role', 'k.scopes', 't.status as tenant_status', 't.requests_per_minute', 't.subdomain', ...NETWORKS])
    .where('k.key_hash', '=', hash).where('k.revoked_at', 'is', null).where((e) => e.or([e('k.expires_at', 'is', null), e('k.expires_at', '>', sql<Date>`now()`)])).executeTakeFirst()

/** At most once a minute: a busy key would write for every request. */
export const touchKey = (authDb: Db, { tenant_id, id }: { tenant_id: string; id: string }) =>
  tables(authDb).updateTable('accounts.api_key').set({ last_used_at: sql`now()` }).where('tenant_id', '=', tenant_id).where('id', '=', id)
    .where((e) => e.or([e('last_used_at', 'is', null), e('last_used_at', '<', sql<Date>`now() - interval '1 minute'`)])).execute()

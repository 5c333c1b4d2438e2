import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import { tables } from './tables.repository.ts'

export const insert = (authDb: Db, session: { tenant_id: string; id: string; person_id: string; ip: string | null; user_agent: string | null }) =>
  tables(authDb).insertInto('accounts.session').values(session).execute()

/** Locked: it cannot end while it is being continued. Undefined when it has ended. */
export const findOpenLocked = (authDb: Db, id: string) =>
  tables(authDb).selectFrom('accounts.session').select('id').where('id', '=', id).where('ended_at', 'is', null).forUpdate().executeTakeFirst()

const ending = (db: Db) => tables(db).updateTable('accounts.session').set({ ended_at: sql`now()` }).where('ended_at', 'is', null)

export const end = (authDb: Db, id: string) => ending(authDb).where('id', '=', id).execute()

/** All sessions of a person, in every tenant. */
export const endOfPerson = (authDb: Db, personId: string, { but }: { but?: string | undefined } = {}) =>
  (but === undefined ? ending(authDb) : ending(authDb).where('id', '!=', but)).where('person_id', '=', personId).execute()

/** In the tenant of the transaction. */
export const endOfMember = (trx: Db, personId: string) => ending(trx).where('person_id', '=', personId).execute()

export const deleteStartedBefore = (authDb: Db, date: Date) =>
  tables(authDb).deleteFrom('accounts.session as s').where('created_at', '<', date)
    .where((e) => e.not(e.exists(e.selectFrom('accounts.refresh_token as r').select('r.family_id').whereRef('r.family_id', '=', 's.id')))).execute()

/** What a person may do now, as far as the session is open. */
export const findCaller = (authDb: Db, { session_id, person_id, tenant_id }: { session_id: string; person_id: string; tenant_id: string }) =>
  tables(authDb).selectFrom('accounts.session as s')
    .innerJoin('accounts.membership as m', (on) => on.onRef('m.tenant_id', '=', 's.tenant_id').onRef('m.person_id', '=', 's.person_id'))
    .innerJoin('accounts.tenant as t', 't.id', 's.tenant_id').select(['m.role', 't.status as tenant_status', 't.requests_per_minute'])
    .where('s.id', '=', session_id).where('s.person_id', '=', person_id).where('s.tenant_id', '=', tenant_id).where('s.ended_at', 'is', null).where('m.status', '=', 'active').executeTakeFirst()

/** What an API key may do now: its maker belongs to the tenant still, and may do `maker_role`. */
export const findKeyCaller = (authDb: Db, hash: string) =>
  tables(authDb).selectFrom('accounts.api_key as k').innerJoin('accounts.tenant as t', 't.id', 'k.tenant_id')
    .innerJoin('accounts.membership as m', (on) => on.onRef('m.tenant_id', '=', 'k.tenant_id').onRef('m.person_id', '=', 'k.created_by')).where('m.status', '=', 'active')
    .select(['k.id', 'k.tenant_id', 'k.role', 'm.role as maker_role', 'k.scopes', 't.status as tenant_status', 't.requests_per_minute'])
    .where('k.key_hash', '=', hash).where('k.revoked_at', 'is', null).where((e) => e.or([e('k.expires_at', 'is', null), e('k.expires_at', '>', sql<Date>`now()`)])).executeTakeFirst()

/** At most once a minute: a busy key would write for every request. */
export const touchKey = (authDb: Db, { tenant_id, id }: { tenant_id: string; id: string }) =>
  tables(authDb).updateTable('accounts.api_key').set({ last_used_at: sql`now()` }).where('tenant_id', '=', tenant_id).where('id', '=', id)
    .where((e) => e.or([e('last_used_at', 'is', null), e('last_used_at', '<', sql<Date>`now() - interval '1 minute'`)])).execute()

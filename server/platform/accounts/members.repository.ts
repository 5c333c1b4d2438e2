import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import type { MembershipStatus, Role } from './accounts.schema.ts'
import { tables } from './tables.repository.ts'

/** The tenant of the transaction, whatever the role of its connection sees. */
const own = sql<string>`nullif(current_setting('app.tenant_id', true), '')::uuid`

const members = (trx: Db) =>
  tables(trx).selectFrom('accounts.membership as m').innerJoin('accounts.person as p', 'p.id', 'm.person_id').where('m.tenant_id', '=', own)

const SHOWN = ['p.id', 'p.email', 'p.username', 'm.role', 'm.status', 'm.created_at'] as const
const lastSignedIn = sql<Date | null>`(select max(s.created_at) from accounts.session s where s.tenant_id = m.tenant_id and s.person_id = m.person_id)`

export const list = (trx: Db, { status }: { status?: MembershipStatus | undefined } = {}) =>
  (status === undefined ? members(trx) : members(trx).where('m.status', '=', status)).select(SHOWN).select(lastSignedIn.as('last_signed_in_at')).orderBy('p.username').execute()

export const find = (trx: Db, personId: string) => members(trx).where('p.id', '=', personId).select(SHOWN).select(lastSignedIn.as('last_signed_in_at')).executeTakeFirst()

export const findByEmail = (trx: Db, email: string) => members(trx).where('p.email', '=', email).select('p.id').executeTakeFirst()

/** Who is told about the tenant: its active members. */
export const listActive = (trx: Db) =>
  members(trx).where('m.status', '=', 'active').select(['p.id as person_id', 'p.email', 'p.username', 'm.role', 'p.language', 'p.time_zone']).orderBy('p.username').execute()

export const change = (trx: Db, personId: string, to: { role?: Role; status?: MembershipStatus }) =>
  tables(trx).updateTable('accounts.membership').set(to).where('tenant_id', '=', own).where('person_id', '=', personId).execute()

export const remove = (trx: Db, personId: string) => tables(trx).deleteFrom('accounts.membership').where('tenant_id', '=', own).where('person_id', '=', personId).execute()

export async function countOtherOwners(trx: Db, personId: string): Promise<number> {
  const { n } = await members(trx).where('m.role', '=', 'owner').where('m.status', '=', 'active').where('p.id', '!=', personId).select(sql<number>`count(*)`.as('n')).executeTakeFirstOrThrow()
  return n
}

/** Active members, invitations that may still be accepted, and how many the tenant may have. @param tenantId also for a connection that has no tenant */
export async function countSeats(db: Db, tenantId: string): Promise<{ members: number; invited: number; max_users: number }> {
  const { rows: [row] } = await sql<{ members: number; invited: number; max_users: number }>`select max_users,
    (select count(*) from accounts.membership m where m.tenant_id = t.id and m.status = 'active') as members,
    (select count(*) from accounts.invitation i where i.tenant_id = t.id and i.accepted_at is null and i.expires_at > now()) as invited
    from accounts.tenant t where t.id = ${tenantId}`.execute(db)
  if (row === undefined) throw new Error('no such tenant')
  return row
}

import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import { paginate } from '#kernel/shapes'
import type { Plan, TenantStatus } from './accounts.schema.ts'
import { limitsOf } from './plans.ts'
import { tables } from './tables.repository.ts'
import type { TenantQuery, TenantUpdate } from './tenant-admin.schema.ts'

const SHOWN = ['t.id', 't.code', 't.name', 't.subdomain', 't.status', 't.plan', 't.max_products', 't.max_users', 't.requests_per_minute', 't.crawls_per_month', 't.created_at', 't.delete_after'] as const
const members = sql<number>`(select count(*) from accounts.membership m where m.tenant_id = t.id and m.status = 'active')`.as('members')

/** The person as the operator's own role sees it. */
export const findPerson = (systemDb: Db, email: string) => tables(systemDb).selectFrom('accounts.person').select(['id', 'email', 'username', 'is_super_admin']).where('email', '=', email).executeTakeFirst()

export const setSuperAdmin = (systemDb: Db, personId: string, is_super_admin: boolean) => tables(systemDb).updateTable('accounts.person').set({ is_super_admin }).where('id', '=', personId).execute()

export const listSuperAdmins = (systemDb: Db) => tables(systemDb).selectFrom('accounts.person').select(['email', 'username']).where('is_super_admin', '=', true).orderBy('email').execute()

export async function list(systemDb: Db, { page, limit, search, status }: TenantQuery) {
  let found = tables(systemDb).selectFrom('accounts.tenant as t')
  if (status !== undefined) found = found.where('t.status', '=', status)
  if (search !== undefined && search !== '') found = found.where(sql<boolean>`strpos(lower(t.name || ' ' || t.code), lower(${search})) > 0`)
  const data = await found.select(SHOWN).select(members).orderBy('t.name').orderBy('t.id').limit(limit).offset((page - 1) * limit).execute()
  const { total } = await found.select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow()
  return { data, pagination: paginate({ page, limit }, total) }
}

export const find = (systemDb: Db, id: string) => tables(systemDb).selectFrom('accounts.tenant as t').select(SHOWN).select(members).where('t.id', '=', id).executeTakeFirst()
export const findLocked = (systemDb: Db, id: string) => tables(systemDb).selectFrom('accounts.tenant').select(['id', 'status', 'delete_after']).where('id', '=', id).forUpdate().executeTakeFirst()

/** Undefined when the code is taken. */
export const insert = (systemDb: Db, { code, name, plan }: { code: string; name: string; plan: Plan }) =>
  tables(systemDb).insertInto('accounts.tenant').values({ code, name, plan, ...limitsOf(plan) }).onConflict((on) => on.column('code').doNothing()).returning('id').executeTakeFirst()

/** False when the subdomain is another's. */
export async function update(systemDb: Db, id: string, { plan, ...to }: TenantUpdate): Promise<boolean> {
  await sql`savepoint tenant`.execute(systemDb)
  try {
    const given = Object.fromEntries(Object.entries(to).filter(([, value]) => value !== undefined)) as Partial<typeof to>
    await tables(systemDb).updateTable('accounts.tenant').set({ ...(plan === undefined ? {} : { plan, ...limitsOf(plan) }), ...given }).where('id', '=', id).execute()
    return true
  } catch (error) {
    if ((error as { constraint?: string }).constraint !== 'tenant_subdomain_key') throw error
    await sql`rollback to savepoint tenant`.execute(systemDb)
    return false
  }
}

export const setStatus = (systemDb: Db, id: string, to: { status: TenantStatus; delete_after: Date | null }) => tables(systemDb).updateTable('accounts.tenant').set(to).where('id', '=', id).execute()

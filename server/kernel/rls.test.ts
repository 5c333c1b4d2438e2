import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from './testing.ts'

const APP_SCHEMAS = sql`n.nspname not in ('pg_catalog', 'information_schema', 'jobs') and n.nspname !~ '^pg_'`

test('every table that belongs to tenants has forced row-level security and a policy by the tenant', async () => {
  const { owner } = await testDatabase()
  const { rows } = await sql<{ table: string; enabled: boolean; forced: boolean; policies: string[] }>`
    select c.oid::regclass::text as table, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
      array(select coalesce(p.qual, p.with_check) from pg_policies p where p.schemaname = n.nspname and p.tablename = c.relname and 'tradewind_app' = any(p.roles)) as policies
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and ${APP_SCHEMAS}
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped)`.execute(owner)
  expect(rows.length).toBeGreaterThan(5)
  for (const { table, enabled, forced, policies } of rows) {
    expect({ table, enabled, forced }).toEqual({ table, enabled: true, forced: true })
    expect(policies.length, `${table} has a policy for the application`).toBeGreaterThan(0)
    for (const policy of policies) expect(policy, `${table} asks for the tenant once`).toMatch(/\( SELECT .*app\.tenant_id.* AS "?\w+"?\)/)
  }
})

test('the application can read no partition past its parent', async () => {
  const { owner } = await testDatabase()
  const { rows } = await sql<{ partition: string }>`select c.oid::regclass::text as partition from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relispartition and c.relkind = 'r' and ${APP_SCHEMAS} and (has_table_privilege('tradewind_app', c.oid, 'select') or has_table_privilege('tradewind_app', c.oid, 'insert'))`.execute(owner)
  expect(rows).toEqual([])
})

test('the roles of the application bypass nothing and own nothing', async () => {
  const { owner } = await testDatabase()
  const { rows } = await sql`select rolname from pg_roles where rolname like 'tradewind\\_%' and (rolsuper or rolbypassrls or rolcreaterole or rolcanlogin)
    union all select r.rolname from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname like 'tradewind\\_%'`.execute(owner)
  expect(rows).toEqual([])
})

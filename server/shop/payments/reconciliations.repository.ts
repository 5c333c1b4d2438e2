import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import type { Reconciliation } from './payments.schema.ts'

export const save = (trx: Db, r: Omit<Reconciliation, 'made_at'> & { tenant_id: string }) =>
  sql`insert into payments.reconciliation (tenant_id, day, method, currency, ours_charged_minor, ours_refunded_minor, theirs_charged_minor, theirs_refunded_minor, theirs_fees_minor, differences)
    values (${r.tenant_id}, ${r.day}::date, ${r.method}, ${r.currency}, ${r.ours_charged_minor}, ${r.ours_refunded_minor}, ${r.theirs_charged_minor}, ${r.theirs_refunded_minor}, ${r.theirs_fees_minor}, ${JSON.stringify(r.differences)}::jsonb)
    on conflict (tenant_id, day, method, currency) do update set ours_charged_minor = excluded.ours_charged_minor, ours_refunded_minor = excluded.ours_refunded_minor, theirs_charged_minor = excluded.theirs_charged_minor,
      theirs_refunded_minor = excluded.theirs_refunded_minor, theirs_fees_minor = excluded.theirs_fees_minor, differences = excluded.differences, made_at = now()`.execute(trx)

export async function list(trx: Db, { from, to }: { from: string; to: string }): Promise<Reconciliation[]> {
  const { rows } = await sql<Reconciliation>`
    select day, method, currency, ours_charged_minor, ours_refunded_minor, theirs_charged_minor, theirs_refunded_minor, theirs_fees_minor, differences, made_at from payments.reconciliation
    where tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid) and day between ${from}::date and ${to}::date order by day desc, method, currency limit 2000`.execute(trx)
  return rows
}

/** Stores where a provider took or gave money on a day (UTC), across tenants. */
export async function listBusy(systemDb: Db, day: string): Promise<string[]> {
  const { rows } = await sql<{ tenant_id: string }>`select distinct tenant_id from payments.payment
    where method in ('stripe', 'paypal') and captured_minor > 0 and updated_at >= ${day}::date::timestamp at time zone 'UTC' limit 10000`.execute(systemDb)
  return rows.map(({ tenant_id }) => tenant_id)
}

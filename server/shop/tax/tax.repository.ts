import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import type { NewTaxRate, TaxRate } from './tax.schema.ts'

const OWN = sql`(select nullif(current_setting('app.tenant_id', true), '')::uuid)`
const SHOWN = sql`id as rate_id, name, country, region, category, trim_scale(rate)::text as rate, on_shipping`

/** Those that may hold at an address: of the country, and of the region where one is named. */
export async function listAt(trx: Db, { country, region }: { country: string; region: string | null }): Promise<TaxRate[]> {
  const { rows } = await sql<TaxRate>`select ${SHOWN} from tax.rate where tenant_id = ${OWN} and country = ${country} and (region is null or lower(region) = lower(${region ?? ''})) order by region nulls first, name, id`.execute(trx)
  return rows
}

export async function list(trx: Db): Promise<TaxRate[]> {
  const { rows } = await sql<TaxRate>`select ${SHOWN} from tax.rate where tenant_id = ${OWN} order by country, region nulls first, category, name limit 2000`.execute(trx)
  return rows
}

/** Undefined when the place has a rate of this name already. */
export async function insert(trx: Db, tenantId: string, rate: NewTaxRate): Promise<TaxRate | undefined> {
  const { rows } = await sql<TaxRate>`insert into tax.rate (tenant_id, name, country, region, category, rate, on_shipping)
    values (${tenantId}, ${rate.name}, ${rate.country}, ${rate.region}, ${rate.category}, ${rate.rate}::numeric, ${rate.on_shipping}) on conflict do nothing returning ${SHOWN}`.execute(trx)
  return rows[0]
}

export async function change(trx: Db, id: string, { name, region, category, rate, on_shipping }: Partial<NewTaxRate>): Promise<TaxRate | undefined> {
  const { rows } = await sql<TaxRate>`update tax.rate set name = coalesce(${name ?? null}, name), region = case when ${region === undefined} then region else ${region ?? null} end, category = coalesce(${category ?? null}, category),
    rate = coalesce(${rate ?? null}::numeric, rate), on_shipping = coalesce(${on_shipping ?? null}::boolean, on_shipping) where tenant_id = ${OWN} and id = ${id} returning ${SHOWN}`.execute(trx)
  return rows[0]
}

export async function remove(trx: Db, id: string): Promise<boolean> {
  const { rows } = await sql`delete from tax.rate where tenant_id = ${OWN} and id = ${id} returning id`.execute(trx)
  return rows.length > 0
}

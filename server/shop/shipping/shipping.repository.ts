import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import type { Method, NewMethod, NewZone, Quote, Rate, Zone } from './shipping.schema.ts'

const OWN = sql`(select nullif(current_setting('app.tenant_id', true), '')::uuid)`
const RATES = sql`(select coalesce(jsonb_agg(jsonb_build_object('currency', r.currency, 'up_to_g', r.up_to_g, 'price_minor', r.price_minor, 'free_over_minor', r.free_over_minor) order by r.currency, r.up_to_g nulls last), '[]')
  from shipping.rate r where r.tenant_id = m.tenant_id and r.method_id = m.id)`
const METHOD = sql`m.id as method_id, m.zone_id, m.name, m.carrier, m.min_days, m.max_days, m.position, m.is_active, ${RATES} as rates`

/** The methods of the zone that names the country, else of the one for everywhere; each with the step of its rates that holds. */
export async function quote(trx: Db, { country, currency, weight_g, subtotal_minor }: { country: string; currency: string; weight_g: number; subtotal_minor: number }): Promise<Quote[]> {
  const { rows } = await sql<Quote>`
    with zones as (select id, countries <> '{}' as is_named from shipping.zone where tenant_id = ${OWN} and (countries = '{}' or ${country} = any (countries)))
    select m.id as method_id, m.name, m.carrier, m.min_days, m.max_days, ${currency}::text as currency, case when r.free_over_minor <= ${subtotal_minor}::bigint then 0 else r.price_minor end as price_minor
    from zones z join shipping.method m on m.tenant_id = ${OWN} and m.zone_id = z.id and m.is_active
      join lateral (select price_minor, free_over_minor from shipping.rate r where r.tenant_id = m.tenant_id and r.method_id = m.id and r.currency = ${currency} and (r.up_to_g is null or r.up_to_g >= ${weight_g}::int)
        order by r.up_to_g nulls last limit 1) r on true
    where z.is_named or not exists (select from zones where is_named) order by m.position, 7, m.name`.execute(trx)
  return rows
}

export async function listZones(trx: Db): Promise<Zone[]> {
  const [zones, methods] = [
    await sql<Omit<Zone, 'methods'>>`select id as zone_id, name, countries from shipping.zone where tenant_id = ${OWN} order by name, id`.execute(trx),
    await sql<Method>`select ${METHOD} from shipping.method m where m.tenant_id = ${OWN} order by m.position, m.name`.execute(trx),
  ]
  return zones.rows.map((zone) => ({ ...zone, methods: methods.rows.filter((method) => method.zone_id === zone.zone_id) }))
}

export async function insertZone(trx: Db, tenantId: string, { name, countries }: NewZone): Promise<Zone> {
  const { rows: [row] } = await sql<Omit<Zone, 'methods'>>`insert into shipping.zone (tenant_id, name, countries) values (${tenantId}, ${name}, ${countries}::text[]) returning id as zone_id, name, countries`.execute(trx)
  if (row === undefined) throw new Error('the zone was not stored')
  return { ...row, methods: [] }
}

export async function changeZone(trx: Db, id: string, { name, countries }: Partial<NewZone>): Promise<boolean> {
  const { rows } = await sql`update shipping.zone set name = coalesce(${name ?? null}, name), countries = coalesce(${countries ?? null}::text[], countries) where tenant_id = ${OWN} and id = ${id} returning id`.execute(trx)
  return rows.length > 0
}

/** With its methods; orders keep what they chose. */
export async function removeZone(trx: Db, id: string): Promise<boolean> {
  return (await sql`delete from shipping.zone where tenant_id = ${OWN} and id = ${id} returning id`.execute(trx)).rows.length > 0
}

/** Undefined when there is no such zone. */
export async function insertMethod(trx: Db, tenantId: string, zoneId: string, method: NewMethod): Promise<Method | undefined> {
  const { rows: [made] } = await sql<{ id: string }>`insert into shipping.method (tenant_id, zone_id, name, carrier, min_days, max_days, position, is_active)
    select ${tenantId}, id, ${method.name}, ${method.carrier}, ${method.min_days}::smallint, ${method.max_days}::smallint, ${method.position}::int, ${method.is_active}::boolean from shipping.zone where tenant_id = ${tenantId} and id = ${zoneId} returning id`.execute(trx)
  if (made === undefined) return undefined
  await replaceRates(trx, tenantId, made.id, method.rates)
  return findMethod(trx, made.id)
}

export async function changeMethod(trx: Db, tenantId: string, id: string, method: NewMethod): Promise<Method | undefined> {
  const { rows } = await sql`update shipping.method set name = ${method.name}, carrier = ${method.carrier}, min_days = ${method.min_days}, max_days = ${method.max_days}, position = ${method.position}, is_active = ${method.is_active}
    where tenant_id = ${tenantId} and id = ${id} returning id`.execute(trx)
  if (rows.length === 0) return undefined
  await replaceRates(trx, tenantId, id, method.rates)
  return findMethod(trx, id)
}

async function replaceRates(trx: Db, tenantId: string, methodId: string, rates: readonly Rate[]): Promise<void> {
  await sql`delete from shipping.rate where tenant_id = ${tenantId} and method_id = ${methodId}`.execute(trx)
  await sql`insert into shipping.rate (tenant_id, method_id, currency, up_to_g, price_minor, free_over_minor)
    select ${tenantId}, ${methodId}, * from unnest(${rates.map((rate) => rate.currency)}::text[], ${rates.map((rate) => rate.up_to_g)}::int[], ${rates.map((rate) => rate.price_minor)}::bigint[], ${rates.map((rate) => rate.free_over_minor)}::bigint[])`.execute(trx)
}

async function findMethod(trx: Db, id: string): Promise<Method | undefined> {
  return (await sql<Method>`select ${METHOD} from shipping.method m where m.tenant_id = ${OWN} and m.id = ${id}`.execute(trx)).rows[0]
}

export async function removeMethod(trx: Db, id: string): Promise<boolean> {
  return (await sql`delete from shipping.method where tenant_id = ${OWN} and id = ${id} returning id`.execute(trx)).rows.length > 0
}

import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import type { Address } from '#shop/stores'
import type { OwnAddress } from './customers.schema.ts'

export type AddressRow = Omit<OwnAddress, 'lines'>
const SHOWN = sql`id as address_id, name, company, line1, line2, city, region, postcode, country, phone, is_default_shipping, is_default_billing, created_at`

export async function listOf(trx: Db, customerId: string): Promise<AddressRow[]> {
  const { rows } = await sql<AddressRow>`select ${SHOWN} from customers.address where customer_id = ${customerId} order by is_default_shipping desc, created_at, id`.execute(trx)
  return rows
}

export async function find(trx: Db, { customer_id, address_id }: { customer_id: string; address_id: string }): Promise<AddressRow | undefined> {
  const { rows } = await sql<AddressRow>`select ${SHOWN} from customers.address where customer_id = ${customer_id} and id = ${address_id}`.execute(trx)
  return rows[0]
}

export async function insert(trx: Db, { tenant_id, customer_id, address: a }: { tenant_id: string; customer_id: string; address: Address }): Promise<string> {
  const { rows } = await sql<{ id: string }>`insert into customers.address (tenant_id, customer_id, name, company, line1, line2, city, region, postcode, country, phone)
    values (${tenant_id}, ${customer_id}, ${a.name}, ${a.company}, ${a.line1}, ${a.line2}, ${a.city}, ${a.region}, ${a.postcode}, ${a.country}, ${a.phone}) returning id`.execute(trx)
  return rows[0]?.id ?? ''
}

export const save = (trx: Db, id: string, a: Address) =>
  sql`update customers.address set name = ${a.name}, company = ${a.company}, line1 = ${a.line1}, line2 = ${a.line2}, city = ${a.city}, region = ${a.region}, postcode = ${a.postcode}, country = ${a.country}, phone = ${a.phone} where id = ${id}`.execute(trx)

/** One at most of each kind: the one before is none any more. */
export async function setDefault(trx: Db, { customer_id, address_id, use, is }: { customer_id: string; address_id: string; use: 'shipping' | 'billing'; is: boolean }): Promise<void> {
  const column = use === 'shipping' ? sql`is_default_shipping` : sql`is_default_billing`
  await sql`update customers.address set ${column} = false where customer_id = ${customer_id} and ${column} and (${is} or id = ${address_id})`.execute(trx)
  if (is) await sql`update customers.address set ${column} = true where customer_id = ${customer_id} and id = ${address_id}`.execute(trx)
}

export async function remove(trx: Db, { customer_id, address_id }: { customer_id: string; address_id: string }): Promise<boolean> {
  const { rows } = await sql`delete from customers.address where customer_id = ${customer_id} and id = ${address_id} returning id`.execute(trx)
  return rows.length > 0
}

export const removeAll = (trx: Db, customerId: string) => sql`delete from customers.address where customer_id = ${customerId}`.execute(trx)

import { sql } from 'kysely'
import { readCursor } from '#kernel/cursor'
import type { Db } from '#kernel/db'
import type { Customer, CustomerQuery, CustomerRow, Language, ProfileChange } from './customers.schema.ts'

const SHOWN = sql`id as customer_id, email, name, phone, language, wants_news, password_hash is not null as has_password, created_at`

export interface NewCustomer {
  tenant_id: string
  id: string
  email: string
  name: string
  password_hash: string | null
  language: Language | null
}

export const insert = (trx: Db, c: NewCustomer) =>
  sql`insert into customers.customer (tenant_id, id, email, name, password_hash, language) values (${c.tenant_id}, ${c.id}, ${c.email}, ${c.name}, ${c.password_hash}, ${c.language})`.execute(trx)

export async function find(trx: Db, id: string): Promise<Customer | undefined> {
  const { rows } = await sql<Customer>`select ${SHOWN} from customers.customer where id = ${id} and erased_at is null`.execute(trx)
  return rows[0]
}

export async function findByEmail(trx: Db, email: string): Promise<Customer | undefined> {
  const { rows } = await sql<Customer>`select ${SHOWN} from customers.customer where email = ${email}`.execute(trx)
  return rows[0]
}

export interface Secret {
  customer_id: string
  email: string
  password_hash: string | null
}

export async function findSecret(trx: Db, by: { email: string } | { id: string }): Promise<Secret | undefined> {
  const which = 'email' in by ? sql`email = ${by.email}` : sql`id = ${by.id} and erased_at is null`
  const { rows } = await sql<Secret>`select id as customer_id, email, password_hash from customers.customer where ${which}`.execute(trx)
  return rows[0]
}

/** Whoever gives the address an account, or a customer another password, waits here for the others. */
export const lock = (trx: Db, what: string) => sql`select pg_advisory_xact_lock(hashtextextended(current_setting('app.tenant_id', true) || ' customers ' || ${what}, 0))`.execute(trx)

export const savePassword = (trx: Db, id: string, passwordHash: string) => sql`update customers.customer set password_hash = ${passwordHash}, updated_at = now() where id = ${id}`.execute(trx)
export const saveEmail = (trx: Db, id: string, email: string) => sql`update customers.customer set email = ${email}, updated_at = now() where id = ${id}`.execute(trx)

export const save = (trx: Db, id: string, { name, phone, language, wants_news }: ProfileChange) =>
  sql`update customers.customer set name = coalesce(${name ?? null}, name), phone = case when ${phone !== undefined} then ${phone ?? null} else phone end, language = coalesce(${language ?? null}, language),
    wants_news = coalesce(${wants_news ?? null}::boolean, wants_news), updated_at = now() where id = ${id}`.execute(trx)

/** False when there is none (any more). */
export async function erase(trx: Db, id: string): Promise<boolean> {
  const { rows } = await sql`update customers.customer set email = null, name = '', phone = null, language = null, password_hash = null, wants_news = false, erased_at = now(), updated_at = now() where id = ${id} and erased_at is null returning id`.execute(trx)
  return rows.length > 0
}

/** `%` and `_` are characters as others. */
const beginning = (text: string) => `${text.toLowerCase().replace(/[\\%_]/g, (char) => `\\${char}`)}%`

export async function list(trx: Db, { cursor, limit, q }: CustomerQuery): Promise<CustomerRow[]> {
  const after = readCursor(cursor)
  const wanted = q === undefined ? null : beginning(q)
  const { rows } = await sql<CustomerRow>`
    select ${SHOWN}, erased_at from customers.customer where (${wanted}::text is null or email like ${wanted} or lower(name) like ${wanted})
      and (${after?.at ?? null}::timestamptz is null or (created_at, id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by created_at desc, id desc limit ${limit + 1}`.execute(trx)
  return rows
}

export async function findRow(trx: Db, id: string): Promise<CustomerRow | undefined> {
  const { rows } = await sql<CustomerRow>`select ${SHOWN}, erased_at from customers.customer where id = ${id}`.execute(trx)
  return rows[0]
}

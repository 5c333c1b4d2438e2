import { sql } from 'kysely'
import type { Db } from '#kernel/db'

export interface ProviderRow {
  tenant_id: string
  name: string
  issuer: string
  client_id: string
  secret_sealed: string
  is_on: boolean
  changed_at: Date
}

export async function find(trx: Db): Promise<ProviderRow | undefined> {
  const { rows } = await sql<ProviderRow>`select tenant_id, name, issuer, client_id, secret_sealed, is_on, changed_at from customers.provider where tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)`.execute(trx)
  return rows[0]
}

export const save = (trx: Db, p: Omit<ProviderRow, 'changed_at'>) =>
  sql`insert into customers.provider (tenant_id, name, issuer, client_id, secret_sealed, is_on) values (${p.tenant_id}, ${p.name}, ${p.issuer}, ${p.client_id}, ${p.secret_sealed}, ${p.is_on})
    on conflict (tenant_id) do update set name = excluded.name, issuer = excluded.issuer, client_id = excluded.client_id, secret_sealed = excluded.secret_sealed, is_on = excluded.is_on, changed_at = now()`.execute(trx)

export async function remove(trx: Db): Promise<boolean> {
  const { rows } = await sql`delete from customers.provider where tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid) returning tenant_id`.execute(trx)
  return rows.length > 0
}

export interface Attempt {
  tenant_id: string
  state_hash: string
  browser_hash: string
  secrets_sealed: string
  return_to: string
  expires_at: Date
}

export const insertAttempt = (trx: Db, a: Attempt) =>
  sql`insert into customers.provider_attempt (tenant_id, state_hash, browser_hash, secrets_sealed, return_to, expires_at) values (${a.tenant_id}, ${a.state_hash}, ${a.browser_hash}, ${a.secrets_sealed}, ${a.return_to}, ${a.expires_at})`.execute(trx)

/** It is there once. */
export async function takeAttempt(trx: Db, stateHash: string): Promise<Attempt | undefined> {
  const { rows } = await sql<Attempt>`delete from customers.provider_attempt where state_hash = ${stateHash} returning *`.execute(trx)
  return rows[0]
}

export async function findIdentity(trx: Db, { issuer, subject }: { issuer: string; subject: string }): Promise<string | undefined> {
  const { rows } = await sql<{ customer_id: string }>`select customer_id from customers.identity where issuer = ${issuer} and subject = ${subject}`.execute(trx)
  return rows[0]?.customer_id
}

export const insertIdentity = (trx: Db, i: { tenant_id: string; issuer: string; subject: string; customer_id: string }) =>
  sql`insert into customers.identity (tenant_id, issuer, subject, customer_id) values (${i.tenant_id}, ${i.issuer}, ${i.subject}, ${i.customer_id}) on conflict do nothing`.execute(trx)

export async function listIdentities(trx: Db, customerId: string): Promise<{ issuer: string; subject: string; created_at: Date }[]> {
  const { rows } = await sql<{ issuer: string; subject: string; created_at: Date }>`select issuer, subject, created_at from customers.identity where customer_id = ${customerId} order by created_at`.execute(trx)
  return rows
}

export const removeIdentities = (trx: Db, customerId: string) => sql`delete from customers.identity where customer_id = ${customerId}`.execute(trx)

import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import type { Language } from './customers.schema.ts'

export interface Proof {
  kind: 'register' | 'email' | 'reset' | 'login'
  email: string
  customer_id: string | null
  name: string | null
  password_hash: string | null
  language: Language | null
  expires_at: Date
  used_at: Date | null
}

type NewProof = Pick<Proof, 'kind' | 'email' | 'expires_at'> & Partial<Proof> & { tenant_id: string; token_hash: string }

export const insert = (trx: Db, p: NewProof) =>
  sql`insert into customers.proof (tenant_id, token_hash, kind, email, customer_id, name, password_hash, language, expires_at)
    values (${p.tenant_id}, ${p.token_hash}, ${p.kind}, ${p.email}, ${p.customer_id ?? null}, ${p.name ?? null}, ${p.password_hash ?? null}, ${p.language ?? null}, ${p.expires_at})`.execute(trx)

/** Locked: of two who bring it at once the second finds it used. */
export async function findLocked(trx: Db, hash: string): Promise<Proof | undefined> {
  const { rows } = await sql<Proof>`select kind, email, customer_id, name, password_hash, language, expires_at, used_at from customers.proof where token_hash = ${hash} for update`.execute(trx)
  return rows[0]
}

export const markUsed = (trx: Db, hash: string) => sql`update customers.proof set used_at = now(), password_hash = null where token_hash = ${hash}`.execute(trx)

export async function countSince(trx: Db, { email, kind, since }: { email: string; kind: Proof['kind']; since: Date }): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from customers.proof where email = ${email} and kind = ${kind} and created_at > ${since}`.execute(trx)
  return rows[0]?.n ?? 0
}

/** All open links of an address, or of a customer: what they were for is done. */
export const close = (trx: Db, { email, customer_id, kinds }: { email: string | null; customer_id: string | null; kinds: readonly Proof['kind'][] }) =>
  sql`update customers.proof set used_at = now(), password_hash = null where used_at is null and kind = any(${kinds}::text[]) and (email = ${email} or customer_id = ${customer_id})`.execute(trx)

export const forget = (trx: Db, { email, customer_id }: { email: string; customer_id: string }) => sql`delete from customers.proof where email = ${email} or customer_id = ${customer_id}`.execute(trx)

import { sql } from 'kysely'
import type { Db } from '#kernel/db'

export interface Share {
  tenant_id: string
  crawls: number
  cost_micro_usd: number
}

/** The month of a time, as its first day (UTC). */
export const monthOf = (at: Date): string => `${at.toISOString().slice(0, 7)}-01`

export async function add(trx: Db, month: string, shares: readonly Share[]): Promise<void> {
  if (shares.length === 0) return
  await sql`
    insert into crawling.usage as u (tenant_id, month, crawls, cost_micro_usd)
    select tenant_id, ${month}::date, crawls, cost_micro_usd from jsonb_to_recordset(${JSON.stringify(shares)}::jsonb) as s (tenant_id uuid, crawls int, cost_micro_usd bigint) order by tenant_id
    on conflict (tenant_id, month) do update set crawls = u.crawls + excluded.crawls, cost_micro_usd = u.cost_micro_usd + excluded.cost_micro_usd`.execute(trx)
}

/** Of the transaction's tenant. */
export async function find(trx: Db, month: string): Promise<{ crawls: number; cost_micro_usd: number }> {
  const { rows } = await sql<{ crawls: number; cost_micro_usd: number }>`select crawls, cost_micro_usd from crawling.usage where month = ${month}::date`.execute(trx)
  return rows[0] ?? { crawls: 0, cost_micro_usd: 0 }
}

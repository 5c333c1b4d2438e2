import { sql } from 'kysely'
import type { Db } from '#kernel/db'

/** False when this week has had its analyses. */
export async function claim(trx: Db, { tenant_id, starts_on, products }: { tenant_id: string; starts_on: string; products: number }): Promise<boolean> {
  const { rows } = await sql`insert into analysis.week (tenant_id, starts_on, products) values (${tenant_id}, ${starts_on}::date, ${products}) on conflict do nothing returning starts_on`.execute(trx)
  return rows.length > 0
}

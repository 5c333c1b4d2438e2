import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import type { SalesModel } from './sales/estimate.ts'

const SHOWN = sql`marketplace, root_category, a, b, sigma, covariance, n, median_error, rank_min, rank_max, observed_from, observed_to, fitted_at`

export async function list(db: Db, marketplace: string): Promise<SalesModel[]> {
  const { rows } = await sql<SalesModel>`select ${SHOWN} from competitors.sales_model where marketplace = ${marketplace} order by root_category`.execute(db)
  return rows
}

export async function lastFittedAt(db: Db): Promise<Date | undefined> {
  const { rows } = await sql<{ at: Date | null }>`select max(fitted_at) as at from competitors.sales_model`.execute(db)
  return rows[0]?.at ?? undefined
}

/** All models there are from now on: a category with too few products left has none. */
export async function replaceAll(trx: Db, models: readonly SalesModel[]): Promise<void> {
  await sql`delete from competitors.sales_model`.execute(trx)
  if (models.length === 0) return
  const rows = models.map(({ covariance, ...model }) => ({ ...model, covariance: [...covariance] }))
  await sql`
    insert into competitors.sales_model (${SHOWN})
    select ${SHOWN} from jsonb_populate_recordset(null::competitors.sales_model, ${JSON.stringify(rows)}::jsonb)`.execute(trx)
}

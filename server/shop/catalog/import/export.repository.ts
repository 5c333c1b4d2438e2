import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import type { ProductRecord } from '../products.repository.ts'

const OWN = sql`(select nullif(current_setting('app.tenant_id', true), '')::uuid)`

export async function listCurrencies(trx: Db): Promise<string[]> {
  const { rows } = await sql<{ currency: string }>`select distinct currency from catalog.price where tenant_id = ${OWN} order by 1`.execute(trx)
  return rows.map(({ currency }) => currency)
}

type Exported = ProductRecord & { paths: string[][] | null }

/** The next products that are not removed, in the order of their ids, with the names of the way to each of their categories. */
export async function listAfter(trx: Db, after: string | undefined, limit: number): Promise<Exported[]> {
  const { rows } = await sql<Exported>`
    select p.id as product_id, p.slug, p.name, p.brand, p.description, p.attributes, p.options, p.tax_category, p.language, p.status, p.channels,
      (select jsonb_agg((select jsonb_agg(a.name order by cardinality(a.path)) from catalog.category a where a.tenant_id = k.tenant_id and a.id = any (k.path)) order by k.position, k.name, k.id)
        from catalog.product_category m join catalog.category k on k.tenant_id = m.tenant_id and k.id = m.category_id where m.tenant_id = p.tenant_id and m.product_id = p.id) as paths
    from catalog.product p where p.tenant_id = ${OWN} and p.removed_at is null and (${after ?? null}::uuid is null or p.id > ${after ?? null}::uuid) order by p.id limit ${limit}`.execute(trx)
  return rows
}

import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import type { Store } from './stores.schema.ts'

type StoreRow = Store & { tenant_id: string }

const SHOWN = sql`tenant_id, code, domain, name, country, currency, currencies, languages, prices_include_tax, order_prefix, is_open`

/** By its code or its domain; neither: the only one there is. For who is no tenant's yet. */
export async function findFor(authDb: Db, { code, host }: { code: string | undefined; host: string | undefined }): Promise<StoreRow | undefined> {
  if (code !== undefined) return (await sql<StoreRow>`select ${SHOWN} from stores.store where code = ${code}`.execute(authDb)).rows[0]
  const { rows } = await sql<StoreRow & { is_named: boolean }>`
    select ${SHOWN}, domain is not distinct from ${host ?? null}::text as is_named from stores.store where domain = ${host ?? null}::text
    union all (select ${SHOWN}, false from stores.store order by created_at, tenant_id limit 2)`.execute(authDb)
  const named = rows.find((row) => row.is_named)
  return named ?? (rows.length === 1 ? rows[0] : undefined)
}

export async function find(trx: Db): Promise<StoreRow | undefined> {
  const { rows } = await sql<StoreRow>`select ${SHOWN} from stores.store where tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)`.execute(trx)
  return rows[0]
}

/** Makes it, or changes all of it. @throws on a code or a domain that another store has */
export async function save(trx: Db, row: StoreRow): Promise<void> {
  await sql`insert into stores.store (tenant_id, code, domain, name, country, currency, currencies, languages, prices_include_tax, order_prefix, is_open)
    values (${row.tenant_id}, ${row.code}, ${row.domain}, ${row.name}, ${row.country}, ${row.currency}, ${row.currencies}::text[], ${row.languages}::text[], ${row.prices_include_tax}, ${row.order_prefix}, ${row.is_open})
    on conflict (tenant_id) do update set code = excluded.code, domain = excluded.domain, name = excluded.name, country = excluded.country, currency = excluded.currency, currencies = excluded.currencies,
      languages = excluded.languages, prices_include_tax = excluded.prices_include_tax, order_prefix = excluded.order_prefix, is_open = excluded.is_open`.execute(trx)
}

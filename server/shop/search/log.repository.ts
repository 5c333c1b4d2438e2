import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import { type PageQuery, paginate } from '#kernel/shapes'
import type { LoggedQuery, LogQuery } from './search.schema.ts'

const OWN = sql`(select nullif(current_setting('app.tenant_id', true), '')::uuid)`

export interface NewEntry {
  tenant_id: string
  query: string
  results: number
  corrected: string | null
  who: string
}

export async function insert(systemDb: Db, entries: NewEntry[]): Promise<void> {
  await sql`insert into search.log (tenant_id, query, results, corrected, who)
    select tenant_id, query, results, corrected, who from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as e(tenant_id uuid, query text, results integer, corrected text, who text)`.execute(systemDb)
}

/** What was looked for, most often first. */
export async function list(trx: Db, { days, found, page, limit }: LogQuery & PageQuery) {
  const { rows } = await sql<LoggedQuery & { total: number }>`
    select query, count(*) as searches, count(distinct who) as people, (array_agg(results order by id desc))[1] as results, (array_agg(corrected order by id desc))[1] as corrected, max(at) as last_at, count(*) over () as total
    from search.log where tenant_id = ${OWN} and at >= now() - make_interval(days => ${days})
      and case ${found} when 'none' then results = 0 when 'corrected' then corrected is not null else true end
    group by query order by searches desc, query limit ${limit} offset ${(page - 1) * limit}`.execute(trx)
  return { data: rows.map(({ query, searches, people, results, corrected, last_at }) => ({ query, searches, people, results, corrected, last_at })), pagination: paginate({ page, limit }, rows[0]?.total ?? 0) }
}

export const prune = (systemDb: Db, days: number) => sql`delete from search.log where at < now() - make_interval(days => ${days})`.execute(systemDb)

import { sql } from 'kysely'
import { type Db, queryTenant } from '#kernel/db'

const OWN = sql`(select nullif(current_setting('app.tenant_id', true), '')::uuid)`

export type Kind = 'product' | 'category' | 'query'
export interface Completion {
  key: string
  kind: Kind
  ref: string
  label: string
  weight: number
}

/** Of these products and categories everything is replaced. */
export async function replace(trx: Db, tenantId: string, { kind, refs, completions }: { kind: Kind; refs: string[]; completions: Completion[] }): Promise<void> {
  await sql`delete from search.completion where tenant_id = ${tenantId} and kind = ${kind} and ref = any (${refs}::text[])`.execute(trx)
  if (completions.length === 0) return
  await sql`insert into search.completion (tenant_id, key, kind, ref, label, weight)
    select ${tenantId}, key, kind, ref, label, weight from jsonb_to_recordset(${JSON.stringify(completions)}::jsonb) as c(key text, kind text, ref text, label text, weight integer)
    on conflict (tenant_id, kind, key, ref) do update set label = excluded.label, weight = excluded.weight`.execute(trx)
}

/** Of a prefix with very many completions the first so many are weighed. */
const WEIGHED = 500

const COMPLETE = {
  name: 'search_complete',
  text: `select kind, ref, label from (
      select kind, ref, label, max(weight) as weight, row_number() over (partition by kind order by max(weight) desc, length(label), label) as place
      from (
        (select * from search.completion where kind = 'query' and key >= $1::text and key < $2::text limit ${WEIGHED})
        union all (select * from search.completion where kind = 'category' and key >= $1::text and key < $2::text limit ${WEIGHED})
        union all (select * from search.completion where kind = 'product' and key >= $1::text and key < $2::text limit ${WEIGHED})
      ) found group by kind, ref, label) weighed
    where place <= $3::integer order by kind, place`,
}

/** What begins so, the weightiest of each kind first: one statement in one message. */
export const complete = (db: Db, tenantId: string, { prefix, limit }: { prefix: string; limit: number }) =>
  queryTenant<{ kind: Kind; ref: string; label: string }>(db, tenantId, COMPLETE, [prefix, `${prefix}\u{10ffff}`, limit])

const NEAR = {
  name: 'search_near_prefix',
  text: `select word, documents from search.word w
    where generation = (select generation from search.state) and length between length($1::text) - 1 and length($1::text) + 8 and documents > 1
      and bit_count((search.letters_of($1::text) & ~letters)::bit(32)) <= 1 and left(word, 1) = left($1::text, 1) order by documents desc limit 200`,
}

/** Common words that have all letters of a mistyped beginning but one. */
export const nearWords = (db: Db, tenantId: string, beginning: string) => queryTenant<{ word: string; documents: number }>(db, tenantId, NEAR, [beginning])

/** What at least `people` different people looked for and found. */
export async function refreshQueries(trx: Db, tenantId: string, people: number): Promise<{ query: string; searches: number }[]> {
  const { rows } = await sql<{ query: string; searches: number }>`select query, count(*) as searches from search.log
    where tenant_id = ${tenantId} and at >= now() - interval '30 days' and results > 0 and corrected is null and length(query) between 2 and 60
    group by query having count(distinct who) >= ${people} order by searches desc, query limit 5000`.execute(trx)
  await sql`delete from search.completion where tenant_id = ${OWN} and kind = 'query'`.execute(trx)
  return rows
}

/** Categories that no product is in any more are suggested no more. */
export async function keepCategories(trx: Db, ids: string[]): Promise<void> {
  await sql`delete from search.completion where tenant_id = ${OWN} and kind = 'category' and ref <> all (${ids}::text[])`.execute(trx)
}

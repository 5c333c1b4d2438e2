import { sql } from 'kysely'
import { type Db, queryTenant } from '#kernel/db'
import type { NewSynonym, Synonym } from './search.schema.ts'

const OWN = sql`(select nullif(current_setting('app.tenant_id', true), '')::uuid)`

export interface LexiconRow {
  /** Of a synonym. */
  terms: string[] | null
  replacements: string[] | null
  /** Of a category. */
  id: string | null
  name: string | null
}

/** Synonyms, and the categories that products are in: one statement. */
export const read = (db: Db, tenantId: string): Promise<LexiconRow[]> =>
  queryTenant<LexiconRow>(db, tenantId, {
    name: 'search_lexicon',
    text: `select terms, replacements, null as id, null as name from search.synonym
      union all select distinct null::text[], null::text[], ref, label from search.completion where kind = 'category'`,
  }, [])

export async function listSynonyms(trx: Db): Promise<Synonym[]> {
  const { rows } = await sql<Synonym>`select id, terms, replacements, created_at from search.synonym where tenant_id = ${OWN} order by created_at desc, id`.execute(trx)
  return rows
}

export async function countSynonyms(trx: Db): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from search.synonym where tenant_id = ${OWN}`.execute(trx)
  return rows[0]?.n ?? 0
}

export async function insertSynonym(trx: Db, tenantId: string, { terms, replacements }: NewSynonym): Promise<Synonym> {
  const { rows } = await sql<Synonym>`insert into search.synonym (tenant_id, terms, replacements) values (${tenantId}, ${terms}::text[], ${replacements}::text[]) returning id, terms, replacements, created_at`.execute(trx)
  const [row] = rows
  if (row === undefined) throw new Error('an insert returned no row')
  return row
}

export async function updateSynonym(trx: Db, id: string, { terms, replacements }: NewSynonym): Promise<Synonym | undefined> {
  const { rows } = await sql<Synonym>`update search.synonym set terms = ${terms}::text[], replacements = ${replacements}::text[] where tenant_id = ${OWN} and id = ${id} returning id, terms, replacements, created_at`.execute(trx)
  return rows[0]
}

export async function deleteSynonym(trx: Db, id: string): Promise<boolean> {
  return (await sql`delete from search.synonym where tenant_id = ${OWN} and id = ${id}`.execute(trx)).numAffectedRows === 1n
}

import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import type { Relationship, RelationState } from './competitors.schema.ts'
import type { ScorePart } from './similarity/similarity.ts'

export interface Relation {
  id: string
  /** The tenant's own. */
  product_id: string
  listing_id: string
  relationship_type: Relationship
  state: RelationState
  similarity_score: number
  parts: ScorePart[]
  group_id: string | null
  created_at: Date
}

const SHOWN = sql`id, product_id, listing_id, relationship_type, state, similarity_score::float8 as similarity_score, parts, group_id, created_at`

export async function list(trx: Db, productId: string, state: RelationState): Promise<Relation[]> {
  const { rows } = await sql<Relation>`
    select ${SHOWN} from competitors.relation where product_id = ${productId} and state = ${state} order by similarity_score desc, created_at, id`.execute(trx)
  return rows
}

/** Products of this transaction's tenant that have confirmed competitors. */
export async function listProductIdsWithCompetitors(trx: Db): Promise<string[]> {
  const { rows } = await sql<{ product_id: string }>`
    select product_id from competitors.relation where state = 'confirmed' group by product_id order by min(created_at), product_id`.execute(trx)
  return rows.map((row) => row.product_id)
}

/** Whose listings need no suggestion any more: confirmed or dismissed. */
export async function listDecided(trx: Db, productId: string): Promise<Set<string>> {
  const { rows } = await sql<{ listing_id: string }>`select listing_id from competitors.relation where product_id = ${productId} and state <> 'suggested'`.execute(trx)
  return new Set(rows.map((row) => row.listing_id))
}

export async function find(trx: Db, id: string): Promise<Relation | undefined> {
  const { rows } = await sql<Relation>`select ${SHOWN} from competitors.relation where id = ${id}`.execute(trx)
  return rows[0]
}

export interface NewRelation extends Pick<Relation, 'product_id' | 'listing_id' | 'relationship_type' | 'similarity_score' | 'parts'> {
  tenant_id: string
  group_id: string | null
}

/** Confirms it, whether it was suggested, dismissed or unknown. Undefined when it was confirmed already. */
export async function confirm(trx: Db, { tenant_id, product_id, listing_id, relationship_type, similarity_score, parts, group_id }: NewRelation): Promise<Relation | undefined> {
  const { rows } = await sql<Relation>`
    insert into competitors.relation as r (tenant_id, product_id, listing_id, relationship_type, state, similarity_score, parts, group_id, decided_at)
    values (${tenant_id}, ${product_id}, ${listing_id}, ${relationship_type}, 'confirmed', ${similarity_score}, ${JSON.stringify(parts)}::jsonb, ${group_id}, now())
    on conflict (tenant_id, product_id, listing_id) do update set relationship_type = excluded.relationship_type, state = 'confirmed', similarity_score = excluded.similarity_score,
      parts = excluded.parts, group_id = coalesce(excluded.group_id, r.group_id), decided_at = now() where r.state <> 'confirmed'
    returning ${SHOWN}`.execute(trx)
  return rows[0]
}

/** Keeps what was found, the best only; who decided about one is not asked again. */
export async function saveSuggested(trx: Db, { tenant_id, product_id }: { tenant_id: string; product_id: string }, found: readonly Omit<NewRelation, 'tenant_id' | 'product_id' | 'group_id'>[]): Promise<void> {
  await sql`
    with found as (select * from jsonb_to_recordset(${JSON.stringify(found)}::jsonb) as f (listing_id uuid, relationship_type text, similarity_score real, parts jsonb)),
    stale as (delete from competitors.relation where product_id = ${product_id} and state = 'suggested' and listing_id not in (select listing_id from found))
    insert into competitors.relation as r (tenant_id, product_id, listing_id, relationship_type, state, similarity_score, parts)
    select ${tenant_id}, ${product_id}, listing_id, relationship_type, 'suggested', similarity_score, parts from found order by listing_id
    on conflict (tenant_id, product_id, listing_id) do update set similarity_score = excluded.similarity_score, parts = excluded.parts, relationship_type = excluded.relationship_type where r.state = 'suggested'`.execute(trx)
}

export async function update(trx: Db, id: string, { state, relationship_type, group_id }: { state?: RelationState | undefined; relationship_type?: Relationship | undefined; group_id?: string | null | undefined }): Promise<Relation | undefined> {
  const { rows } = await sql<Relation>`
    update competitors.relation set state = coalesce(${state ?? null}, state), relationship_type = coalesce(${relationship_type ?? null}, relationship_type),
      group_id = ${group_id === undefined ? sql`group_id` : sql`${group_id}::uuid`}, decided_at = case when ${state ?? null}::text is null then decided_at else now() end
    where id = ${id} returning ${SHOWN}`.execute(trx)
  return rows[0]
}

export async function remove(trx: Db, id: string): Promise<Relation | undefined> {
  const { rows } = await sql<Relation>`delete from competitors.relation where id = ${id} returning ${SHOWN}`.execute(trx)
  return rows[0]
}

import { sql } from 'kysely'
import type { Db } from '#kernel/db'

/** Listings that were found for this tenant: they may be suggested as competitors, whether they are tracked or not. Safe to repeat. */
export async function offer(trx: Db, { tenant_id, marketplace, listing_ids, at }: { tenant_id: string; marketplace: string; listing_ids: readonly string[]; at: Date }): Promise<void> {
  await sql`
    insert into competitors.candidate (tenant_id, listing_id, marketplace, offered_at) select distinct ${tenant_id}::uuid, id, ${marketplace}, ${at}::timestamptz from unnest(${listing_ids}::uuid[]) id order by 2
    on conflict (tenant_id, listing_id) do update set offered_at = excluded.offered_at`.execute(trx)
}

/** Those found last, since a time. */
export async function list(trx: Db, { marketplace, since, limit }: { marketplace: string; since: Date; limit: number }): Promise<string[]> {
  const { rows } = await sql<{ listing_id: string }>`
    select listing_id from competitors.candidate where marketplace = ${marketplace} and offered_at >= ${since} order by offered_at desc, listing_id limit ${limit}`.execute(trx)
  return rows.map((row) => row.listing_id)
}

import { sql } from 'kysely'
import type { Db } from '#kernel/db'

export interface FindRow {
  category_id: string
  listing_id: string
  asin: string
  title: string | null
  image_url: string | null
  position: number | null
  keyword: string | null
  had_no_room: boolean
  /** The category tracked it, now or once. */
  was_tracked: boolean
  first_found_at: Date
  last_found_at: Date
}

/** All there are, the best place first; those that the last search did not find come last. */
export async function list(trx: Db, categoryId: string): Promise<FindRow[]> {
  const { rows } = await sql<FindRow>`select * from categories.find where category_id = ${categoryId} order by position nulls last, keyword nulls last, asin`.execute(trx)
  return rows
}

/** The finds of all categories of the tenant. */
export async function listAll(trx: Db): Promise<Pick<FindRow, 'category_id' | 'listing_id' | 'position' | 'had_no_room'>[]> {
  const { rows } = await sql<Pick<FindRow, 'category_id' | 'listing_id' | 'position' | 'had_no_room'>>`select category_id, listing_id, position, had_no_room from categories.find`.execute(trx)
  return rows
}

export type NewFind = Pick<FindRow, 'listing_id' | 'asin' | 'title' | 'image_url' | 'position' | 'keyword' | 'had_no_room' | 'was_tracked'>

/** What a search found. What it did not find any more stays, without a place. */
export async function save(trx: Db, { tenant_id, category_id, at }: { tenant_id: string; category_id: string; at: Date }, finds: readonly NewFind[]): Promise<void> {
  await sql`
    with found as (
      select * from jsonb_to_recordset(${JSON.stringify(finds)}::jsonb) as f (listing_id uuid, asin text, title text, image_url text, position int, keyword text, had_no_room boolean, was_tracked boolean)
    ), lost as (
      update categories.find set position = null where category_id = ${category_id} and position is not null and listing_id not in (select listing_id from found)
    )
    insert into categories.find as f (tenant_id, category_id, listing_id, asin, title, image_url, position, keyword, had_no_room, was_tracked, first_found_at, last_found_at)
    select ${tenant_id}, ${category_id}, listing_id, asin, title, image_url, position, keyword, had_no_room, was_tracked, ${at}, ${at} from found order by listing_id
    on conflict (tenant_id, category_id, listing_id) do update set title = coalesce(excluded.title, f.title), image_url = coalesce(excluded.image_url, f.image_url), position = excluded.position,
      keyword = excluded.keyword, had_no_room = excluded.had_no_room, was_tracked = f.was_tracked or excluded.was_tracked, last_found_at = excluded.last_found_at`.execute(trx)
}

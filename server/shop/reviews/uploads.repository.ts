import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import type { NewPicture } from '#shop/catalog'

const OWN = sql`(select nullif(current_setting('app.tenant_id', true), '')::uuid)`

export async function insert(trx: Db, { tenant_id, customer_id, picture }: { tenant_id: string; customer_id: string; picture: NewPicture }): Promise<void> {
  await sql`insert into reviews.upload (tenant_id, id, customer_id, picture) values (${tenant_id}, ${picture.id}, ${customer_id}, ${JSON.stringify(picture)}::jsonb)`.execute(trx)
}

export async function count(trx: Db, customerId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from reviews.upload where tenant_id = ${OWN} and customer_id = ${customerId}`.execute(trx)
  return rows[0]?.n ?? 0
}

/** Takes uploads of a customer out, once. */
export async function take(trx: Db, customerId: string, ids: readonly string[]): Promise<NewPicture[]> {
  const { rows } = await sql<{ picture: NewPicture }>`delete from reviews.upload where tenant_id = ${OWN} and customer_id = ${customerId} and id = any (${ids}::uuid[]) returning picture`.execute(trx)
  return rows.map(({ picture }) => picture)
}

export async function forgetOf(trx: Db, customerId: string): Promise<void> {
  await sql`delete from reviews.upload where tenant_id = ${OWN} and customer_id = ${customerId}`.execute(trx)
}

/** Whose files are gone already: the store removes what nobody kept. */
export async function pruneBefore(systemDb: Db, before: Date): Promise<void> {
  await sql`delete from reviews.upload where created_at < ${before}`.execute(systemDb)
}

interface Shown {
  picture_id: string
  width: number
  height: number
}

export async function imagesOf(trx: Db, reviewId: string): Promise<Shown[]> {
  const { rows } = await sql<Shown>`select picture_id, width, height from reviews.image where tenant_id = ${OWN} and review_id = ${reviewId} order by position`.execute(trx)
  return rows
}

/** These, in this order, and no others. */
export async function setImages(trx: Db, { tenant_id, review_id }: { tenant_id: string; review_id: string }, images: readonly Shown[]): Promise<void> {
  await sql`delete from reviews.image where tenant_id = ${tenant_id} and review_id = ${review_id}`.execute(trx)
  if (images.length === 0) return
  await sql`insert into reviews.image (tenant_id, review_id, picture_id, width, height, position)
    select ${tenant_id}, ${review_id}, * from unnest(${images.map(({ picture_id }) => picture_id)}::uuid[], ${images.map(({ width }) => width)}::int[], ${images.map(({ height }) => height)}::int[], ${images.map((_, at) => at)}::smallint[])`.execute(trx)
}

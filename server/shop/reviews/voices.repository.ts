import { sql } from 'kysely'
import type { Db } from '#kernel/db'

const OWN = sql`(select nullif(current_setting('app.tenant_id', true), '')::uuid)`

/** Counts a customer's vote once. */
export async function vote(trx: Db, { tenant_id, review_id, customer_id }: { tenant_id: string; review_id: string; customer_id: string }): Promise<void> {
  await sql`with cast_now as (insert into reviews.vote (tenant_id, review_id, customer_id) values (${tenant_id}, ${review_id}, ${customer_id}) on conflict do nothing returning review_id)
    update reviews.review set helpful = helpful + 1 where tenant_id = ${tenant_id} and id in (select review_id from cast_now)`.execute(trx)
}

export async function takeVoteBack(trx: Db, { review_id, customer_id }: { review_id: string; customer_id: string }): Promise<void> {
  await sql`with taken as (delete from reviews.vote where tenant_id = ${OWN} and review_id = ${review_id} and customer_id = ${customer_id} returning review_id)
    update reviews.review set helpful = helpful - 1 where tenant_id = ${OWN} and id in (select review_id from taken)`.execute(trx)
}

/** Counts a customer's report once. */
export async function report(trx: Db, row: { tenant_id: string; review_id: string; customer_id: string; reason: string; note: string }): Promise<void> {
  await sql`with made as (insert into reviews.report (tenant_id, review_id, customer_id, reason, note) values (${row.tenant_id}, ${row.review_id}, ${row.customer_id}, ${row.reason}, ${row.note}) on conflict do nothing returning review_id)
    update reviews.review set reports = reports + 1 where tenant_id = ${row.tenant_id} and id in (select review_id from made)`.execute(trx)
}

/** What somebody who is erased voted and reported goes, and counts no more. */
export async function forgetVoices(trx: Db, customerId: string): Promise<void> {
  await sql`with gone as (delete from reviews.vote where tenant_id = ${OWN} and customer_id = ${customerId} returning review_id)
    update reviews.review set helpful = helpful - 1 where tenant_id = ${OWN} and id in (select review_id from gone)`.execute(trx)
  await sql`with gone as (delete from reviews.report where tenant_id = ${OWN} and customer_id = ${customerId} returning review_id)
    update reviews.review set reports = greatest(0, reports - 1) where tenant_id = ${OWN} and id in (select review_id from gone)`.execute(trx)
}

/** The reviews of somebody who is erased, and the images in them. */
export async function listOf(trx: Db, customerId: string): Promise<{ review_id: string; product_id: string; images: string[] }[]> {
  const { rows } = await sql<{ review_id: string; product_id: string; images: string[] }>`
    select r.id as review_id, r.product_id, array(select i.picture_id from reviews.image i where i.tenant_id = r.tenant_id and i.review_id = r.id) as images from reviews.review r where r.tenant_id = ${OWN} and r.customer_id = ${customerId} order by r.id`.execute(trx)
  return rows
}

/** The words stay, and nothing says whose they were. */
export async function unname(trx: Db, customerId: string): Promise<void> {
  await sql`delete from reviews.image i using reviews.review r where r.tenant_id = ${OWN} and r.customer_id = ${customerId} and i.tenant_id = r.tenant_id and i.review_id = r.id`.execute(trx)
  await sql`update reviews.review set customer_id = null, author = null, order_id = null, address = null, words = null, images = 0 where tenant_id = ${OWN} and customer_id = ${customerId}`.execute(trx)
}

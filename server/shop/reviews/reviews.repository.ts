import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import type { Place } from './place.ts'
import type { QueueQuery, ReviewBody, ReviewQuery } from './reviews.schema.ts'

const OWN = sql`(select nullif(current_setting('app.tenant_id', true), '')::uuid)`

export interface ReviewRow {
  review_id: string
  product_id: string
  customer_id: string | null
  order_id: string | null
  author: string | null
  is_verified: boolean
  stars: number
  title: string
  text: string
  status: 'pending' | 'approved' | 'rejected'
  reason: string | null
  helpful: number
  answer: string | null
  answered_at: Date | null
  created_at: Date
  edited_at: Date | null
  images: { id: string; alt: string; width: number; height: number }[]
  is_voted: boolean
}

const shown = (customerId: string | null) => sql`r.id as review_id, r.product_id, r.customer_id, r.order_id, r.author, r.is_verified, r.stars, r.title, r.text, r.status, r.reason, r.helpful, r.answer, r.answered_at, r.created_at, r.edited_at,
  case when r.images = 0 then '[]'::jsonb else coalesce((select jsonb_agg(jsonb_build_object('id', i.picture_id, 'alt', '', 'width', i.width, 'height', i.height) order by i.position) from reviews.image i where i.tenant_id = r.tenant_id and i.review_id = r.id), '[]') end as images,
  ${customerId === null ? sql`false` : sql`exists (select from reviews.vote v where v.tenant_id = r.tenant_id and v.review_id = r.id and v.customer_id = ${customerId})`} as is_voted`

const ORDERS = {
  newest: { by: sql`r.created_at desc, r.id desc`, after: ({ at, id }: Place) => sql`(r.created_at, r.id) < (${at}, ${id}::uuid)` },
  helpful: { by: sql`r.helpful desc, r.created_at desc, r.id desc`, after: ({ key, at, id }: Place) => sql`(r.helpful, r.created_at, r.id) < (${key}, ${at}, ${id}::uuid)` },
  highest: { by: sql`r.stars desc, r.created_at desc, r.id desc`, after: ({ key, at, id }: Place) => sql`(r.stars, r.created_at, r.id) < (${key}, ${at}, ${id}::uuid)` },
  lowest: { by: sql`r.stars, r.created_at desc, r.id desc`, after: ({ key, at, id }: Place) => sql`(r.stars > ${key} or (r.stars = ${key} and (r.created_at, r.id) < (${at}, ${id}::uuid)))` },
}

interface Asked {
  product_id: string
  customer_id: string | null
  query: ReviewQuery
  after: Place | undefined
}

/** Approved ones of a product, one more than asked. */
export async function list(trx: Db, { product_id, customer_id, query, after }: Asked): Promise<ReviewRow[]> {
  const order = ORDERS[query.sort]
  const { rows } = await sql<ReviewRow>`select ${shown(customer_id)} from reviews.review r
    where r.tenant_id = ${OWN} and r.product_id = ${product_id} and r.status = 'approved' and ${after === undefined ? sql`true` : order.after(after)}
      and ${query.stars === undefined ? sql`true` : sql`r.stars = ${query.stars}`} and ${query.with_images === undefined ? sql`true` : query.with_images ? sql`r.images > 0` : sql`r.images = 0`}
      and ${query.verified === undefined ? sql`true` : sql`r.is_verified = ${query.verified}`}
    order by ${order.by} limit ${query.limit + 1}`.execute(trx)
  return rows
}

export type QueuedRow = ReviewRow & { reports: { reason: 'spam' | 'offensive' | 'off_topic' | 'other'; note: string; created_at: string }[] }

/** What waits, or was decided, newest first; one more than asked. */
export async function listQueue(trx: Db, { status, product_id, limit }: QueueQuery, after: { at: Date; id: string } | undefined): Promise<QueuedRow[]> {
  const { rows } = await sql<QueuedRow>`select ${shown(null)}, case when r.reports = 0 then '[]'::jsonb else coalesce((select jsonb_agg(jsonb_build_object('reason', p.reason, 'note', p.note, 'created_at', p.created_at) order by p.created_at)
      from reviews.report p where p.tenant_id = r.tenant_id and p.review_id = r.id), '[]') end as reports
    from reviews.review r where r.tenant_id = ${OWN} and ${status === 'reported' ? sql`r.reports > 0` : sql`r.status = ${status}`} and ${product_id === undefined ? sql`true` : sql`r.product_id = ${product_id}`}
      and ${after === undefined ? sql`true` : sql`(r.created_at, r.id) < (${after.at}, ${after.id}::uuid)`} order by r.created_at desc, r.id desc limit ${limit + 1}`.execute(trx)
  return rows
}

/** Held until the transaction ends. */
export async function lock(trx: Db, id: string): Promise<ReviewRow | undefined> {
  const { rows } = await sql<ReviewRow>`select ${shown(null)} from reviews.review r where r.tenant_id = ${OWN} and r.id = ${id} for update of r`.execute(trx)
  return rows[0]
}

export async function findOwn(trx: Db, { product_id, customer_id }: { product_id: string; customer_id: string }): Promise<ReviewRow | undefined> {
  const { rows } = await sql<ReviewRow>`select ${shown(customer_id)} from reviews.review r where r.tenant_id = ${OWN} and r.product_id = ${product_id} and r.customer_id = ${customer_id}`.execute(trx)
  return rows[0]
}

export async function lockOwn(trx: Db, { product_id, customer_id }: { product_id: string; customer_id: string }): Promise<ReviewRow | undefined> {
  const { rows } = await sql<ReviewRow>`select ${shown(customer_id)} from reviews.review r where r.tenant_id = ${OWN} and r.product_id = ${product_id} and r.customer_id = ${customer_id} for update of r`.execute(trx)
  return rows[0]
}

export interface Written extends Omit<ReviewBody, 'image_ids'> {
  tenant_id: string
  product_id: string
  customer_id: string
  order_id: string | null
  status: ReviewRow['status']
  images: number
  address: string
  words: string | null
}

/** @returns undefined when the customer has written one already */
export async function insert(trx: Db, row: Written): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`insert into reviews.review (tenant_id, product_id, customer_id, order_id, is_verified, author, stars, title, text, status, images, address, words)
    values (${row.tenant_id}, ${row.product_id}, ${row.customer_id}, ${row.order_id}, ${row.order_id !== null}, ${row.author}, ${row.stars}, ${row.title}, ${row.text}, ${row.status}, ${row.images}, ${row.address}, ${row.words})
    on conflict (tenant_id, product_id, customer_id) where customer_id is not null do nothing returning id`.execute(trx)
  return rows[0]?.id
}

export async function update(trx: Db, id: string, row: Omit<Written, 'tenant_id' | 'product_id' | 'customer_id'>): Promise<void> {
  await sql`update reviews.review set order_id = ${row.order_id}, is_verified = ${row.order_id !== null}, author = ${row.author}, stars = ${row.stars}, title = ${row.title}, text = ${row.text}, status = ${row.status}, reason = null,
      images = ${row.images}, address = ${row.address}, words = ${row.words}, edited_at = now() where tenant_id = ${OWN} and id = ${id}`.execute(trx)
}

export async function decide(trx: Db, id: string, { status, reason }: { status: ReviewRow['status']; reason: string | null }): Promise<void> {
  await sql`delete from reviews.report where tenant_id = ${OWN} and review_id = ${id}`.execute(trx)
  await sql`update reviews.review set status = ${status}, reason = ${reason}, reports = 0 where tenant_id = ${OWN} and id = ${id}`.execute(trx)
}

export async function setAnswer(trx: Db, id: string, text: string | null): Promise<void> {
  await sql`update reviews.review set answer = ${text}, answered_at = ${text === null ? sql`null` : sql`now()`} where tenant_id = ${OWN} and id = ${id}`.execute(trx)
}

export async function remove(trx: Db, id: string): Promise<void> {
  await sql`delete from reviews.review where tenant_id = ${OWN} and id = ${id}`.execute(trx)
}

export async function readStars(trx: Db, productId: string): Promise<number[]> {
  const { rows } = await sql<{ stars: number[] }>`select stars from reviews.stats where tenant_id = ${OWN} and product_id = ${productId}`.execute(trx)
  return rows[0]?.stars ?? [0, 0, 0, 0, 0]
}

interface Before {
  by_customer: number
  by_address: number
  same_words: number
}

/** What came before: within the hour by the customer and from the address, and with the same words within thirty days. */
export async function readBefore(trx: Db, { customer_id, address, words, now }: { customer_id: string; address: string; words: string | null; now: Date }): Promise<Before> {
  const { rows: [row] } = await sql<Before>`select
    (select count(*)::int from reviews.review where tenant_id = ${OWN} and customer_id = ${customer_id} and created_at > ${now}::timestamptz - interval '1 hour') as by_customer,
    (select count(*)::int from reviews.review where tenant_id = ${OWN} and address = ${address} and created_at > ${now}::timestamptz - interval '1 hour') as by_address,
    (select count(*)::int from reviews.review where tenant_id = ${OWN} and words = ${words} and created_at > ${now}::timestamptz - interval '30 days') as same_words`.execute(trx)
  return row ?? { by_customer: 0, by_address: 0, same_words: 0 }
}

/** One at a time of a customer and an address: what is counted stays true until the commit. */
export const lockWriters = async (trx: Db, keys: readonly string[]): Promise<void> => {
  for (const key of keys.toSorted()) await sql`select pg_advisory_xact_lock(hashtextextended('reviews.write ' || ${OWN}::text || ${key}, 0))`.execute(trx)
}

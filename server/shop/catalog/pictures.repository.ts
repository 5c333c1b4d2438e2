import { sql } from 'kysely'
import type { Db } from '#kernel/db'

const OWN = sql`(select nullif(current_setting('app.tenant_id', true), '')::uuid)`

export interface NewPicture {
  id: string
  file_id: string
  width: number
  height: number
  sha256: string
}

export async function insert(trx: Db, tenantId: string, { id, file_id, width, height, sha256 }: NewPicture): Promise<void> {
  await sql`insert into catalog.picture (tenant_id, id, file_id, width, height, sha256) values (${tenantId}, ${id}, ${file_id}, ${width}, ${height}, ${sha256})`.execute(trx)
}

/** By its id alone, whoever's it is; with the file of a size where that was made. */
export async function findRendition(systemDb: Db, id: string, { size, format }: { size: number; format: string }): Promise<{ tenant_id: string; file_id: string; rendition_id: string | null } | undefined> {
  const { rows } = await sql<{ tenant_id: string; file_id: string; rendition_id: string | null }>`
    select p.tenant_id, p.file_id, r.file_id as rendition_id from catalog.picture p left join catalog.rendition r on r.tenant_id = p.tenant_id and r.picture_id = p.id and r.size = ${size} and r.format = ${format} where p.id = ${id}`.execute(systemDb)
  return rows[0]
}

/** @returns false when another made it first, or the picture is gone */
export async function insertRendition(trx: Db, row: { tenant_id: string; picture_id: string; size: number; format: string; file_id: string }): Promise<boolean> {
  const { rows } = await sql`insert into catalog.rendition (tenant_id, picture_id, size, format, file_id)
    select tenant_id, id, ${row.size}, ${row.format}, ${row.file_id} from catalog.picture where tenant_id = ${row.tenant_id} and id = ${row.picture_id} on conflict do nothing returning file_id`.execute(trx)
  return rows.length > 0
}

/** @returns the files that are nobody's now */
export async function remove(trx: Db, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ file_id: string }>`
    with made as (select file_id from catalog.rendition where tenant_id = ${OWN} and picture_id = any (${ids}::uuid[])),
    gone as (delete from catalog.picture where tenant_id = ${OWN} and id = any (${ids}::uuid[]) returning file_id)
    select file_id from made union all select file_id from gone`.execute(trx)
  return rows.map(({ file_id }) => file_id)
}

export interface ProductImage {
  id: string
  alt: string
  width: number
  height: number
}

export async function listOf(trx: Db, productId: string): Promise<ProductImage[]> {
  const { rows } = await sql<ProductImage>`select i.id, m.alt, i.width, i.height from catalog.product_image m join catalog.picture i on i.tenant_id = m.tenant_id and i.id = m.picture_id
    where m.tenant_id = ${OWN} and m.product_id = ${productId} order by m.position, m.picture_id`.execute(trx)
  return rows
}

/** Behind those that are there. */
export async function hang(trx: Db, row: { tenant_id: string; product_id: string; picture_id: string; alt: string }): Promise<void> {
  await sql`insert into catalog.product_image (tenant_id, product_id, picture_id, position, alt)
    select ${row.tenant_id}, ${row.product_id}, ${row.picture_id}, coalesce((select max(position) + 1 from catalog.product_image where tenant_id = ${row.tenant_id} and product_id = ${row.product_id}), 0), ${row.alt}`.execute(trx)
}

/** The images of a product with these bytes. */
export async function findSame(trx: Db, productId: string, sha256: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select i.id from catalog.product_image m join catalog.picture i on i.tenant_id = m.tenant_id and i.id = m.picture_id where m.tenant_id = ${OWN} and m.product_id = ${productId} and i.sha256 = ${sha256} limit 1`.execute(trx)
  return rows[0]?.id
}

/** In this order; those that are not named keep theirs behind. */
export async function order(trx: Db, productId: string, ids: readonly string[]): Promise<void> {
  await sql`update catalog.product_image m set position = placed.at::int from (
      select picture_id, row_number() over (order by coalesce(array_position(${ids}::uuid[], picture_id), 1000000 + position)) - 1 as at from catalog.product_image where tenant_id = ${OWN} and product_id = ${productId}) placed
    where m.tenant_id = ${OWN} and m.product_id = ${productId} and m.picture_id = placed.picture_id and m.position <> placed.at`.execute(trx)
}

export async function setAlt(trx: Db, { product_id, picture_id, alt }: { product_id: string; picture_id: string; alt: string }): Promise<boolean> {
  const { rows } = await sql`update catalog.product_image set alt = ${alt} where tenant_id = ${OWN} and product_id = ${product_id} and picture_id = ${picture_id} returning picture_id`.execute(trx)
  return rows.length > 0
}

export async function isHung(trx: Db, productId: string, pictureId: string): Promise<boolean> {
  const { rows } = await sql`select from catalog.product_image where tenant_id = ${OWN} and product_id = ${productId} and picture_id = ${pictureId}`.execute(trx)
  return rows.length > 0
}

/** Those of the first published products by slug that have no image. */
export async function listBare(trx: Db, first: number): Promise<{ product_id: string; name: string }[]> {
  const { rows } = await sql<{ product_id: string; name: string }>`
    select p.id as product_id, p.name from (select tenant_id, id, name, slug from catalog.product where tenant_id = ${OWN} and status = 'published' and removed_at is null order by slug limit ${first}) p
    where not exists (select from catalog.product_image m where m.tenant_id = p.tenant_id and m.product_id = p.id) order by p.slug`.execute(trx)
  return rows
}

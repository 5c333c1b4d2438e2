import { sql } from 'kysely'
import { type Db, queryTenant } from '#kernel/db'
import { COUNTED, type CardQuery } from './catalog.schema.ts'

const OWN = sql`(select nullif(current_setting('app.tenant_id', true), '')::uuid)`

export interface CardRow {
  product_id: string
  slug: string
  name: string
  brand: string | null
  image: { id: string; alt: string; width: number; height: number } | null
  from_minor: number
  to_minor: number
  list_minor: number | null
  currency: string
  in_stock: boolean
  rating: number | null
  reviews: number
}

const SHOWN = 'product_id, slug, name, brand, image, from_minor, to_minor, list_minor, currency, in_stock, rating::numeric::float8 as rating, reviews'

/**
 * Makes the cards of these products anew from what they are now: none for what is not published, or has no price. In each
 * currency a product gets a card for every period between the edges of its sales.
 */
export async function refresh(trx: Db, productIds: readonly string[]): Promise<void> {
  if (productIds.length === 0) return
  await sql`delete from catalog.card where tenant_id = ${OWN} and product_id = any (${productIds}::uuid[])`.execute(trx)
  await sql`
    with priced as materialized (
      select s.product_id, s.in_stock, p.currency, p.amount_minor, p.list_minor, p.sale_minor, p.sale_from, p.sale_to
      from catalog.sku s join catalog.price p on p.tenant_id = s.tenant_id and p.sku_id = s.id
      where s.tenant_id = ${OWN} and s.product_id = any (${productIds}::uuid[]) and s.is_active and s.removed_at is null),
    edge as (
      select product_id, currency, '-infinity'::timestamptz as at from priced
      union select product_id, currency, sale_from from priced where sale_minor is not null and sale_from is not null
      union select product_id, currency, sale_to from priced where sale_minor is not null and sale_to is not null),
    period as (select product_id, currency, at as period_from, lead(at, 1, 'infinity') over (partition by product_id, currency order by at) as period_to from edge),
    priced_in as (
      select t.product_id, t.currency, t.period_from, t.period_to, bool_or(s.in_stock) as in_stock,
        min(catalog.price_at(s.amount_minor, s.sale_minor, s.sale_from, s.sale_to, t.period_from)) as from_minor,
        max(catalog.price_at(s.amount_minor, s.sale_minor, s.sale_from, s.sale_to, t.period_from)) as to_minor,
        max(catalog.list_at(s.amount_minor, s.list_minor, s.sale_minor, s.sale_from, s.sale_to, t.period_from)) as list_minor
      from period t join priced s on s.product_id = t.product_id and s.currency = t.currency group by 1, 2, 3, 4)
    insert into catalog.card (tenant_id, product_id, currency, period_from, period_to, from_minor, to_minor, list_minor, in_stock, in_shop, slug, name, name_key, brand, brand_key, image, rating, reviews, score, created_at)
    select p.tenant_id, p.id, t.currency, t.period_from, t.period_to, t.from_minor, t.to_minor, t.list_minor, t.in_stock, 'shop' = any (p.channels), p.slug, p.name, left(lower(p.name), 200), p.brand, lower(p.brand),
      (select jsonb_build_object('id', i.id, 'alt', m.alt, 'width', i.width, 'height', i.height) from catalog.product_image m join catalog.picture i on i.tenant_id = m.tenant_id and i.id = m.picture_id
        where m.tenant_id = p.tenant_id and m.product_id = p.id order by m.position, m.picture_id limit 1),
      p.rating, p.reviews, (coalesce(p.rating, 0) * p.reviews + 3.5 * 10) / (p.reviews + 10), p.created_at
    from priced_in t join catalog.product p on p.id = t.product_id
    where p.tenant_id = ${OWN} and p.status = 'published' and p.removed_at is null`.execute(trx)
}

const ORDERS: Record<CardQuery['sort'], string> = {
  newest: 'created_at desc, product_id desc', price: 'from_minor, product_id', '-price': 'from_minor desc, product_id desc', name: 'name_key, product_id', best: 'score desc, product_id desc',
}

export interface FoundCards {
  rows: CardRow[]
  /** Counted up to one more than what is told. */
  total: number
  /** False: the category that was asked for is none. */
  is_known: boolean
}

/** A page of what the shop offers, and how many there are: one statement. */
export async function list(db: Db, tenantId: string, query: CardQuery & { currency: string }, now: Date): Promise<FoundCards> {
  const values: (string | number)[] = [query.currency, now.toISOString()]
  const conditions = ['currency = $1', 'in_shop', 'period_from <= $2::timestamptz', '$2::timestamptz < period_to']
  let key = query.sort === '-price' ? 'dear' : query.sort
  const given = (letter: string, value: string | number | undefined, condition: (place: string) => string) => {
    if (value === undefined) return
    key += `_${letter}`
    conditions.push(condition(`$${values.push(value)}`))
  }
  let known = 'true'
  given('c', query.category, (place) => {
    const category = `(select id from catalog.category where slug = ${place}::text or id::text = ${place}::text limit 1)`
    known = `${category} is not null`
    return `product_id in (select m.product_id from catalog.product_category m join catalog.category k on k.tenant_id = m.tenant_id and k.id = m.category_id where k.path @> array[${category}])`
  })
  given('b', query.brand?.toLowerCase(), (place) => `brand_key = ${place}`)
  given('l', query.min_minor, (place) => `from_minor >= ${place}::bigint`)
  given('h', query.max_minor, (place) => `from_minor <= ${place}::bigint`)
  if (query.in_stock !== undefined) {
    key += query.in_stock ? '_in' : '_out'
    conditions.push(query.in_stock ? 'in_stock' : 'not in_stock')
  }
  const where = conditions.join(' and ')
  const order = ORDERS[query.sort]
  const [limit, offset] = [values.push(query.limit), values.push((query.page - 1) * query.limit)]
  const rows = await queryTenant<CardRow & { total: number; is_known: boolean; place: number }>(db, tenantId, {
    name: `catalog_cards_${key}`,
    text: `with page as (select ${SHOWN}, row_number() over (order by ${order}) as place from catalog.card where ${where} order by ${order} limit $${limit} offset $${offset})
      select page.*, counted.total, ${known} as is_known from (select count(*) as total from (select from catalog.card where ${where} limit ${COUNTED + 1}) offered) counted left join page on true order by page.place`,
  }, values)
  return { rows: rows.filter((row) => row.product_id !== null), total: rows[0]?.total ?? 0, is_known: rows[0]?.is_known ?? false }
}

/** In the order asked; what is not published, or has no price in the currency, is left out. */
export async function listOf(trx: Db, { product_ids, currency, now }: { product_ids: readonly string[]; currency: string; now: Date }): Promise<CardRow[]> {
  const { rows } = await sql<CardRow>`select ${sql.raw(SHOWN)} from unnest(${product_ids}::uuid[]) with ordinality asked(id, place)
    join catalog.card c on c.tenant_id = ${OWN} and c.product_id = asked.id and c.currency = ${currency} and c.period_from <= ${now} and ${now}::timestamptz < c.period_to order by asked.place`.execute(trx)
  return rows
}

/** The reviews of a product as they stand. @returns false when nothing changed */
export async function setRating(trx: Db, productId: string, { rating, reviews }: { rating: number | null; reviews: number }): Promise<boolean> {
  const { rows } = await sql`update catalog.product set rating = ${rating}, reviews = ${reviews} where tenant_id = ${OWN} and id = ${productId} and (rating, reviews) is distinct from (${rating}::numeric(3, 2), ${reviews}::int) returning id`.execute(trx)
  return rows.length > 0
}

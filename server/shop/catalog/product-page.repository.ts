import { type Db, type PreparedQuery, queryTenantAll } from '#kernel/db'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

interface PageRow {
  product_id: string
  slug: string
  name: string
  brand: string | null
  description: string
  language: string
  attributes: { key: string; value: string }[]
  options: { name: string; values: string[] }[]
  rating: number | null
  reviews: number
  skus: {
    sku_id: string
    sku: string
    barcode: string | null
    option_values: string[]
    weight_g: number
    requires_shipping: boolean
    in_stock: boolean
    price_minor: number
    list_minor: number | null
    sale_ends_at: string | null
  }[]
  images: { id: string; alt: string; width: number; height: number }[]
  breadcrumbs: { id: string; slug: string; name: string }[][]
}

const OWN = "(select nullif(current_setting('app.tenant_id', true), '')::uuid)"
/** A `select` around what finds the id: only a plain value may be looked up in an index before the rows are known to be the tenant's own. */
const BY_SLUG = `(select coalesce((select id from catalog.product where tenant_id = ${OWN} and slug = $3), (select product_id from catalog.slug_history where tenant_id = ${OWN} and slug = $3)))`
const page = (which: string) => `
  select p.id as product_id, p.slug, p.name, p.brand, p.description, p.language, p.attributes, p.options, p.rating::float8 as rating, p.reviews,
    coalesce((select json_agg(json_build_object('sku_id', s.id, 'sku', s.sku, 'barcode', s.barcode, 'option_values', s.option_values, 'weight_g', s.weight_g, 'requires_shipping', s.requires_shipping, 'in_stock', s.in_stock,
        'price_minor', catalog.price_at(r.amount_minor, r.sale_minor, r.sale_from, r.sale_to, $2::timestamptz),
        'list_minor', catalog.list_at(r.amount_minor, r.list_minor, r.sale_minor, r.sale_from, r.sale_to, $2::timestamptz),
        'sale_ends_at', case when catalog.is_sale_on(r.sale_minor, r.sale_from, r.sale_to, $2::timestamptz) then r.sale_to end) order by s.position, s.id)
      from catalog.sku s join catalog.price r on r.tenant_id = s.tenant_id and r.sku_id = s.id and r.currency = $1
      where s.tenant_id = p.tenant_id and s.product_id = p.id and s.is_active and s.removed_at is null), '[]') as skus,
    coalesce((select json_agg(json_build_object('id', i.id, 'alt', m.alt, 'width', i.width, 'height', i.height) order by m.position, m.picture_id)
      from catalog.product_image m join catalog.picture i on i.tenant_id = m.tenant_id and i.id = m.picture_id where m.tenant_id = p.tenant_id and m.product_id = p.id), '[]') as images,
    coalesce((select json_agg((select json_agg(json_build_object('id', a.id, 'slug', a.slug, 'name', a.name) order by cardinality(a.path)) from catalog.category a where a.tenant_id = k.tenant_id and a.id = any (k.path)) order by k.position, k.name, k.id)
      from catalog.product_category m join catalog.category k on k.tenant_id = m.tenant_id and k.id = m.category_id where m.tenant_id = p.tenant_id and m.product_id = p.id), '[]') as breadcrumbs
  from catalog.product p where p.tenant_id = ${OWN} and p.id = ${which} and p.status = 'published' and p.removed_at is null and 'shop' = any (p.channels)`

interface Asked {
  /** Its id, its slug, or one it had. */
  asked: string
  currency: string
  now: Date
}

/** Everything a page shows of a published product, in one statement; and the rows of `beside`, sent in the same message. */
export async function read(db: Db, tenantId: string, { asked, currency, now }: Asked, beside: PreparedQuery | undefined): Promise<{ row: PageRow | undefined; beside: object[] }> {
  const statement = UUID.test(asked) ? { name: 'catalog_page_by_id', text: page('$3::uuid') } : { name: 'catalog_page_by_slug', text: page(BY_SLUG) }
  const [rows = [], others = []] = await queryTenantAll(db, tenantId, [{ ...statement, values: [currency, now.toISOString(), asked] }, ...(beside === undefined ? [] : [beside])])
  return { row: rows[0] as PageRow | undefined, beside: others }
}

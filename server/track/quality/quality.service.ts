import type { Db } from '#kernel/db'
import { notFound } from '#kernel/errors'
import { findProduct, type Page, type ProductRef, readPages } from '#track/tracking'
import { auditPage } from './audit.ts'
import type { ProductAudit } from './quality.schema.ts'
import { reviewAspects } from './review-aspects.ts'

/** The audit of a product's page as it is known now. @throws AppError 404 when the tenant has no such product */
export async function auditProduct(trx: Db, productId: string, now: Date): Promise<ProductAudit> {
  const product = await findProduct(trx, productId)
  if (product === undefined) throw notFound('product')
  const pages = await readPages(trx, [product.listing_id])
  return describeAudit(product, pages.get(product.listing_id) ?? unseenPage(product), now)
}

export function describeAudit({ id, asin, marketplace }: ProductRef, page: Page, now: Date): ProductAudit {
  const { content_at, content_source } = page
  return { product_id: id, asin, marketplace, content_at, content_source, ...auditPage(page, { now, product_type: productTypeOf(page) }), aspects: reviewAspects(page) }
}

/** As the page's own table says, where a source shows it. */
export const productTypeOf = ({ attributes }: Page): string | null => attributes.find(({ key }) => /^product[_ ]?type$/i.test(key))?.value ?? null

/** A page of which nothing is known: every check of it is unknown. */
export function unseenPage({ listing_id, marketplace, asin }: Pick<ProductRef, 'listing_id' | 'marketplace' | 'asin'>): Page {
  return {
    listing_id, marketplace, asin, url: '', title: null, brand: null, bullets: [], images: [], description: null, category_path: [], bsr_category: null, parent_asin: null,
    attributes: [], videos: null, has_a_plus: null, aspects: [], reviews: [], content_at: null, content_source: null, currency: null, observed_at: null, values: {},
  }
}

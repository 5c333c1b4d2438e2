import type { Db } from '#kernel/db'
import { compareProducts } from '#track/competitors'
import { auditPage, keywordCoverage, priceElasticity, productTypeOf, reviewAspects, unseenPage } from '#track/quality'
import { type ProductRef, readPages, readSamples, type Sample } from '#track/tracking'
import type { Depth } from '../suggestions.schema.ts'
import type { Material } from './material.ts'

const MAX_RIVALS = 50
const HISTORY_MS = 540 * 86_400_000
const MAX_SAMPLES = 60_000

interface Scope {
  product: ProductRef
  depth: Depth
  include_competitor_data: boolean
  now: Date
}

/** Reads what a run of this depth is made from. Whatever is missing (a page, competitors, a history, reviews) is empty or null. */
export async function readMaterial(trx: Db, { product, depth, include_competitor_data, now }: Scope): Promise<Material> {
  const page = (await readPages(trx, [product.listing_id])).get(product.listing_id) ?? unseenPage(product)
  const compared = depth === 'quick' || !include_competitor_data ? [] : (await compareProducts(trx, { product_id: product.id, days: 7, now })).products
  const rivals = compared.filter(({ is_own, is_family_of_own }) => !is_own && !is_family_of_own).slice(0, MAX_RIVALS)
  const coverage = rivals.length === 0 ? null : keywordCoverage(page, rivals.flatMap(({ page: theirs, metrics }) => (theirs === null ? [] : [{ page: theirs, bsr: numberOr(metrics.bsr.value) }])))
  const known = coverage === null || coverage.terms.length === 0 ? null : coverage
  const isDeep = depth === 'comprehensive'
  return {
    product, page, now, rivals, coverage: known,
    audit: auditPage(page, { now, product_type: productTypeOf(page), coverage: known?.coverage ?? null }),
    aspects: isDeep ? reviewAspects(page) : [],
    elasticity: isDeep ? priceElasticity(await history(trx, product.listing_id, now)) : null,
  }
}

const numberOr = (value: unknown): number | null => (typeof value === 'number' ? value : null)

async function history(trx: Db, listingId: string, now: Date): Promise<Sample[]> {
  const samples: Sample[] = []
  for await (const sample of readSamples(trx, listingId, { from: new Date(now.getTime() - HISTORY_MS), to: now })) {
    if (samples.push(sample) >= MAX_SAMPLES) break
  }
  return samples
}

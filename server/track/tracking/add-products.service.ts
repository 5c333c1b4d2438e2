import type { z } from 'zod'
import type { Db } from '#kernel/db'
import { AppError, refused } from '#kernel/errors'
import { publishAll } from '#kernel/events'
import { planOf } from '#platform/accounts'
import { record } from '#platform/audit'
import { ensureListings, type ListingKey } from './listings.repository.ts'
import { readAsin } from './marketplaces.ts'
import { readProductUrl } from './product-url.ts'
import * as writes from './product-writes.repository.ts'
import type { NewProduct } from './product-writes.schema.ts'
import { productAdded } from './tracking.events.ts'

export interface Actor {
  /** Undefined: it is not known any more. */
  id: string | undefined
  tenant_id: string
}

type Failed = { status: 'failed'; code: string; field: string | null; message: string }
export type AddResult = { status: 'added' | 'existing'; product_id: string } | Failed

/** The first look at a new product is due at once; the crawler looks for what is due every minute. */
export const firstLookBy = (now: number): Date => new Date(now + 60_000)

const DEFAULT_MARKETPLACE = 'us'

/** @throws AppError 422 when the address names no product, or another one than the ASIN */
export function listingOf({ asin, product_url, marketplace }: Pick<NewProduct, 'asin' | 'product_url' | 'marketplace'>): ListingKey {
  const said = asin === undefined ? undefined : readAsin(asin)
  if (product_url === undefined) {
    if (said === undefined) throw refused('ASIN_INVALID', 'Give an ASIN or the address of a product page', 'asin')
    return { asin: said, marketplace: marketplace ?? DEFAULT_MARKETPLACE }
  }
  const page = readProductUrl(product_url)
  if (page === undefined) throw refused('URL_NOT_A_PRODUCT', 'This is no address of a product page on an Amazon marketplace: it should look like https://www.amazon.de/dp/B08N5WRWNW', 'product_url')
  if (said !== undefined && said !== page.asin) throw refused('ASIN_MISMATCH', `The address is of ${page.asin}, not of ${said}`, 'product_url')
  if (marketplace !== undefined && marketplace !== page.marketplace.code) throw refused('MARKETPLACE_MISMATCH', `The address is on ${page.marketplace.domain}`, 'marketplace')
  return { asin: page.asin, marketplace: page.marketplace.code }
}

const FULL: AddResult = { status: 'failed', code: 'QUOTA_EXCEEDED', field: null, message: 'The plan has no room for another product' }

/** Tracks products, each once, as far as the plan goes; the first come first. Results are in the order of `wanted`. */
export async function addProducts(trx: Db, actor: Actor, wanted: readonly NewProduct[]): Promise<AddResult[]> {
  const keys = wanted.map(listingOrFailure)
  const listings = await ensureListings(trx, unique(keys.flatMap((key) => ('status' in key ? [] : [key]))))
  const ids = new Map(listings.map((listing) => [nameOf(listing), listing.id]))
  await writes.lockProducts(trx, actor.tenant_id)
  const known = await writes.findByListings(trx, [...ids.values()])
  const fresh = new Map<string, writes.NewProduct & ListingKey>()
  for (const [index, key] of keys.entries()) {
    const listing_id = 'status' in key ? undefined : ids.get(nameOf(key))
    const product = wanted[index]
    if (listing_id === undefined || product === undefined || 'status' in key || known.has(listing_id) || fresh.has(listing_id)) continue
    const { name, category, tags, crawl_frequency } = product
    fresh.set(listing_id, { tenant_id: actor.tenant_id, listing_id, name, category, tags, crawl_frequency, ...key })
  }
  const { max_products } = await planOf(trx)
  const room = Math.max(0, max_products - (await writes.countProducts(trx)))
  const made = await writes.insertProducts(trx, [...fresh.values()].slice(0, room).map(({ asin: _asin, marketplace: _marketplace, ...product }) => product))
  const added = new Map(made.map((product) => [product.listing_id, product.id]))
  await announce(trx, actor, made, fresh)
  return keys.map((key): AddResult => {
    if ('status' in key) return key
    const listing_id = ids.get(nameOf(key)) ?? ''
    const product_id = added.get(listing_id)
    if (product_id !== undefined) {
      added.delete(listing_id)
      known.set(listing_id, product_id) // a second row of the same listing finds it there
      return { status: 'added', product_id }
    }
    const existing = known.get(listing_id)
    return existing === undefined ? FULL : { status: 'existing', product_id: existing }
  })
}

async function announce(trx: Db, { id, tenant_id }: Actor, made: readonly { id: string; listing_id: string }[], products: ReadonlyMap<string, ListingKey>) {
  if (made.length === 0) return
  await publishAll(trx, productAdded, made.flatMap(({ id: product_id, listing_id }) => {
    const key = products.get(listing_id)
    return key === undefined ? [] : [{ key: product_id, payload: { product_id, listing_id, asin: key.asin, marketplace: key.marketplace } }]
  }))
  await record(trx, { tenant_id, actor_id: id, action: 'tracking.products_added', detail: { product_ids: made.slice(0, 100).map((product) => product.id), count: made.length } })
}

function listingOrFailure(product: NewProduct): ListingKey | Failed {
  try {
    return listingOf(product)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { status: 'failed', code: error.code, field: error.field ?? null, message: error.message }
  }
}

/** What is wrong with a row that has not the shape of a product. */
export function failureOfShape(error: z.ZodError): Failed {
  const [issue] = error.issues
  const field = issue?.path.join('.') || (issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined)
  return { status: 'failed', code: 'VALIDATION_ERROR', field: field ?? null, message: issue?.message ?? 'The row is not valid' }
}

const nameOf = ({ marketplace, asin }: ListingKey) => `${marketplace} ${asin}`
const unique = (keys: readonly ListingKey[]) => [...new Map(keys.map((key) => [nameOf(key), { asin: key.asin, marketplace: key.marketplace }])).values()]

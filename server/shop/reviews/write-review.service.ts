import { type Db, withTenant } from '#kernel/db'
import { AppError, notFound, refused } from '#kernel/errors'
import { publish } from '#kernel/events'
import type { Services } from '#kernel/services'
import { readSetting } from '#kernel/settings'
import { imageOf, keepPicture, listCards, putPicture, removePictures } from '#shop/catalog'
import { boughtBy } from '#shop/orders'
import { ratingOf } from './rating.service.ts'
import { reviewPublished, reviewSubmitted } from './reviews.events.ts'
import * as reviews from './reviews.repository.ts'
import type { OwnReview, ReviewBody } from './reviews.schema.ts'
import { approveAtOnce, buyersOnly } from './reviews.settings.ts'
import { addressKey, advertises, MOST_OF_ADDRESS, MOST_OF_CUSTOMER, wordsKey } from './spam.ts'
import * as uploads from './uploads.repository.ts'

const MOST_UPLOADS = 20

export interface Author {
  tenant_id: string
  customer_id: string
  currency: string
  ip: string
}

interface Draft {
  product_id: string
  body: ReviewBody
  now: Date
}

export const ownReviewOf = ({ images, ...row }: reviews.ReviewRow): OwnReview => ({ ...row, images: images.map(imageOf) })

/**
 * Writes the customer's review of a product.
 * @throws AppError 404 for what is not sold; 409 `ALREADY_REVIEWED`; 422 `BUYERS_ONLY`, `REPEATED_TEXT`, `UNKNOWN_IMAGE`; 429 `TOO_MANY_REVIEWS`
 */
export function createReview(services: Services, author: Author, draft: Draft): Promise<OwnReview> {
  const { product_id: productId, body } = draft
  return inReview(services, author, draft, async (trx, settings) => {
    const written = await checked(trx, { services, author, draft, settings })
    const id = await reviews.insert(trx, { ...written, tenant_id: author.tenant_id, product_id: productId, customer_id: author.customer_id })
    if (id === undefined) throw alreadyReviewed()
    await hangImages(trx, author, { review_id: id, image_ids: body.image_ids })
    await told(trx, { review_id: id, product_id: productId, stars: body.stars }, { before: undefined, after: written.status })
    return []
  })
}

/** Changes the customer's own review; it is looked at again where reviews are. @throws AppError as {@link createReview}, 404 without one */
export function editReview(services: Services, author: Author, draft: Draft): Promise<OwnReview> {
  const { product_id: productId, body } = draft
  return inReview(services, author, draft, async (trx, settings) => {
    const before = await reviews.lockOwn(trx, { product_id: productId, customer_id: author.customer_id })
    if (before === undefined) throw notFound('review')
    const written = await checked(trx, { services, author, draft, settings, before })
    await reviews.update(trx, before.review_id, written)
    const gone = await hangImages(trx, author, { review_id: before.review_id, image_ids: body.image_ids })
    await told(trx, { review_id: before.review_id, product_id: productId, stars: body.stars }, { before: before.status, after: written.status })
    return gone
  })
}

/** Takes the customer's own review away, with its images. @throws AppError 404 */
export async function removeOwn(services: Services, { tenant_id, customer_id }: Pick<Author, 'tenant_id' | 'customer_id'>, productId: string): Promise<void> {
  const own = await withTenant(services.db, tenant_id, (trx) => reviews.findOwn(trx, { product_id: productId, customer_id }))
  if (own === undefined) throw notFound('review')
  await removePictures(services, tenant_id, own.images.map(({ id }) => id)) // first: what breaks off here is found again
  await withTenant(services.db, tenant_id, async (trx) => {
    await reviews.remove(trx, own.review_id)
    await ratingOf(trx, productId)
  })
}

/** Takes in an image for a review that is written then. @throws AppError 422 as images of products, 429 when too many wait */
export async function addUpload(services: Services, { tenant_id, customer_id }: Pick<Author, 'tenant_id' | 'customer_id'>, sent: Buffer, now: Date) {
  const waiting = await withTenant(services.db, tenant_id, (trx) => uploads.count(trx, customer_id))
  if (waiting >= MOST_UPLOADS) throw new AppError([429, 'TOO_MANY_UPLOADS'], 'Write the review first: many images wait for it', { retryAfter: 3_600 })
  const picture = await putPicture(services, tenant_id, sent, now)
  await withTenant(services.db, tenant_id, (trx) => uploads.insert(trx, { tenant_id, customer_id, picture }))
  return imageOf({ id: picture.id, alt: '', width: picture.width, height: picture.height })
}

const alreadyReviewed = () => new AppError([409, 'ALREADY_REVIEWED'], 'You have reviewed this product: change your review instead')

interface Settings {
  atOnce: boolean
  onlyBuyers: boolean
}

/** Settings are read before the transaction, and pictures that are shown no more go after it. */
async function inReview(services: Services, { tenant_id, customer_id, currency }: Author, { product_id, now }: Draft, work: (trx: Db, settings: Settings) => Promise<string[]>): Promise<OwnReview> {
  const settings = { atOnce: await readSetting(services, approveAtOnce, tenant_id), onlyBuyers: await readSetting(services, buyersOnly, tenant_id) }
  const { review, gone } = await withTenant(services.db, tenant_id, async (trx) => {
    if ((await listCards(trx, { product_ids: [product_id], currency, now })).length === 0) throw notFound('product')
    const taken = await work(trx, settings)
    return { review: await reviews.findOwn(trx, { product_id, customer_id }), gone: taken }
  })
  await removePictures(services, tenant_id, gone)
  if (review === undefined) throw notFound('review')
  return ownReviewOf(review)
}

interface Check {
  services: Services
  author: Author
  draft: Draft
  settings: Settings
  /** The review that is changed. */
  before?: reviews.ReviewRow
}

async function checked(trx: Db, { services, author, draft, settings, before }: Check): Promise<Omit<reviews.Written, 'tenant_id' | 'product_id' | 'customer_id'>> {
  const { product_id, now, body: { image_ids, ...body } } = draft
  const address = addressKey(services.config.secrets[0] ?? '', author.ip)
  const words = wordsKey(body.title, body.text)
  await reviews.lockWriters(trx, [author.customer_id, address])
  const order_id = (await boughtBy(trx, { customer_id: author.customer_id, product_id }))?.order_id ?? null
  if (before === undefined && (await reviews.findOwn(trx, { product_id, customer_id: author.customer_id })) !== undefined) throw alreadyReviewed()
  if (settings.onlyBuyers && order_id === null) throw refused('BUYERS_ONLY', 'Only who bought the product here may review it')
  const earlier = await reviews.readBefore(trx, { customer_id: author.customer_id, address, words, now })
  const isNew = before === undefined
  if (isNew && (earlier.by_customer >= MOST_OF_CUSTOMER || earlier.by_address >= MOST_OF_ADDRESS)) throw new AppError([429, 'TOO_MANY_REVIEWS'], 'That were many reviews within an hour: go on later', { retryAfter: 3_600 })
  const own = before !== undefined && wordsKey(before.title, before.text) === words ? 1 : 0
  if (words !== null && earlier.same_words - own > 0) throw refused('REPEATED_TEXT', 'These words stand in another review already', 'text')
  const waits = !settings.atOnce || advertises(`${body.title} ${body.text} ${body.author}`)
  const isSame = before !== undefined && before.status === 'approved' && before.title === body.title && before.text === body.text && before.author === body.author && before.images.length === image_ids.length && before.images.every(({ id }) => image_ids.includes(id))
  return { ...body, order_id, status: isSame || !waits ? 'approved' : 'pending', images: new Set(image_ids).size, address, words }
}

/** @returns what hangs there no more @throws AppError 422 for an image that is neither there nor uploaded by the author */
async function hangImages(trx: Db, { tenant_id, customer_id }: Author, { review_id, image_ids }: { review_id: string; image_ids: readonly string[] }): Promise<string[]> {
  const ids = [...new Set(image_ids)]
  const there = await uploads.imagesOf(trx, review_id)
  const fresh = await uploads.take(trx, customer_id, ids.filter((id) => !there.some(({ picture_id }) => picture_id === id)))
  const known = new Map([...there, ...fresh.map(({ id, width, height }) => ({ picture_id: id, width, height }))].map((image) => [image.picture_id, image]))
  const images = ids.map((id) => known.get(id))
  if (images.includes(undefined)) throw refused('UNKNOWN_IMAGE', 'There is no such image: upload it first', 'image_ids')
  for (const picture of fresh) await keepPicture(trx, tenant_id, picture)
  await uploads.setImages(trx, { tenant_id, review_id }, images.filter((image) => image !== undefined))
  return there.filter(({ picture_id }) => !ids.includes(picture_id)).map(({ picture_id }) => picture_id)
}

async function told(trx: Db, review: { review_id: string; product_id: string; stars: number }, { before, after }: { before: string | undefined; after: string }): Promise<void> {
  if (before === 'approved' || after === 'approved') await ratingOf(trx, review.product_id)
  if (after === 'pending') await publish(trx, reviewSubmitted, { key: review.review_id, payload: review })
  else if (before !== 'approved') await publish(trx, reviewPublished, { key: review.review_id, payload: review })
}

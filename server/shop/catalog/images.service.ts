import { type Db, withTenant } from '#kernel/db'
import { notFound, refused } from '#kernel/errors'
import type { Services } from '#kernel/services'
import { record } from '#platform/audit'
import { announce } from './announce.ts'
import type { Image } from './catalog.schema.ts'
import { imageOf } from './images.ts'
import { lockProduct, type Who } from './lock-product.service.ts'
import * as pictures from './pictures.repository.ts'
import { keepPicture, putPicture, removePictures } from './pictures.service.ts'
import * as products from './products.repository.ts'

const MOST_IMAGES = 30

/**
 * Hangs an upload behind the images of a product; the same bytes a second time are the image that hangs there.
 * @throws AppError 404; 422 `TOO_MANY_IMAGES`, and what `takeImage` refuses
 */
export async function addImage(services: Services, who: Who, { product_id, alt, sent }: { product_id: string; alt: string; sent: Buffer }, now: Date): Promise<Image> {
  const { db } = services
  await withTenant(db, who.tenant_id, async (trx) => {
    if ((await products.find(trx, product_id))?.removed_at !== null) throw notFound('product') // before the work, not after it
  })
  const picture = await putPicture(services, who.tenant_id, sent, now)
  return withTenant(db, who.tenant_id, async (trx) => {
    const product = await lockProduct(trx, product_id)
    const same = await pictures.findSame(trx, product_id, picture.sha256)
    const there = await pictures.listOf(trx, product_id)
    const known = there.find(({ id }) => id === same)
    if (known !== undefined) return imageOf(known)
    if (there.length >= MOST_IMAGES) throw refused('TOO_MANY_IMAGES', `A product has at most ${MOST_IMAGES} images`, 'file')
    await keepPicture(trx, who.tenant_id, picture)
    await pictures.hang(trx, { tenant_id: who.tenant_id, product_id, picture_id: picture.id, alt })
    await changed(trx, who, product, 'catalog.image_added')
    return imageOf({ id: picture.id, alt, width: picture.width, height: picture.height })
  })
}

/** @throws AppError 404; 422 when the list is not of all images of the product */
export async function orderImages(trx: Db, who: Who, productId: string, ids: readonly string[]): Promise<void> {
  const product = await lockProduct(trx, productId)
  const there = new Set((await pictures.listOf(trx, productId)).map(({ id }) => id))
  if (ids.length !== there.size || new Set(ids).size !== ids.length || ids.some((id) => !there.has(id))) throw refused('IMAGES_DIFFER', 'Name every image of the product once', 'image_ids')
  await pictures.order(trx, productId, ids)
  await changed(trx, who, product, 'catalog.images_ordered')
}

export async function describeImage(trx: Db, who: Who, { product_id, image_id, alt }: { product_id: string; image_id: string; alt: string }): Promise<void> {
  const product = await lockProduct(trx, product_id)
  if (!(await pictures.setAlt(trx, { product_id, picture_id: image_id, alt }))) throw notFound('image')
  await changed(trx, who, product, 'catalog.image_changed')
}

/** @throws AppError 404 */
export async function removeImage(services: Services, who: Who, { product_id, image_id }: { product_id: string; image_id: string }): Promise<void> {
  const { db } = services
  await withTenant(db, who.tenant_id, async (trx) => {
    await lockProduct(trx, product_id)
    if (!(await pictures.isHung(trx, product_id, image_id))) throw notFound('image')
  })
  await removePictures(services, who.tenant_id, [image_id])
  await withTenant(db, who.tenant_id, async (trx) => changed(trx, who, await lockProduct(trx, product_id), 'catalog.image_removed'))
}

async function changed(trx: Db, who: Who, { product_id, name }: { product_id: string; name: string }, action: string): Promise<void> {
  await products.touch(trx, [product_id])
  await announce(trx, [product_id], 'saved')
  await record(trx, { tenant_id: who.tenant_id, actor_id: who.id, action, subject: `sold:${product_id}`, detail: { name } })
}

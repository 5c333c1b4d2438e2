// What other modules may use.
import type { Db } from '#kernel/db'
import { announce } from './announce.ts'
import * as cards from './cards.repository.ts'

export { productChanged } from './catalog.events.ts'
export { Card, Image } from './catalog.schema.ts'
export { describeSkus, type ProductDoc, readProductDocs, type SkuForSale } from './describe.repository.ts'
export { imageOf } from './images.ts'
export { keepPicture, putPicture, removePictures } from './pictures.service.ts'
export type { NewPicture } from './pictures.repository.ts'
export { readUpload } from './read-upload.ts'
export { listCards } from './storefront.service.ts'

/** The stars of a product as its reviews make them; null without any. */
export async function setRating(trx: Db, productId: string, stars: { rating: number | null; reviews: number }): Promise<void> {
  if (await cards.setRating(trx, productId, stars)) await announce(trx, [productId], 'saved')
}

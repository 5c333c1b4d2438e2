import { z } from 'zod'
import { withTenant } from '#kernel/db'
import type { App } from '#kernel/http'
import { data } from '#kernel/shapes'
import { FORMATS, Image, SIZES } from './catalog.schema.ts'
import { addImage, describeImage, orderImages, removeImage } from './images.service.ts'
import { ProductParams } from './products.schema.ts'
import { readRendition } from './pictures.service.ts'
import { readUpload } from './read-upload.ts'

const tags = ['shop_admin']
const ImageParams = z.object({ product_id: z.uuid(), image_id: z.uuid() })
const Size = z.coerce.number().int().refine((size) => SIZES.some((known) => known === size), `is one of ${SIZES.join(', ')}`)

export function imageRoutes(app: App) {
  const { services } = app
  // Public: an <img> sends no header that names a store, and the id cannot be guessed.
  app.get('/shop/images/:image_id/:size.:format', { config: { access: 'public' }, schema: { tags: ['shop'], summary: 'An image in a size and format', params: z.object({ image_id: z.uuid(), size: Size, format: z.enum(FORMATS) }), response: { 200: z.any().meta({ type: 'string', format: 'binary' }), 304: z.null() } } }, async (req, reply) => {
    const { image_id, size, format } = req.params
    const etag = `"${image_id}-${size}-${format}"`
    reply.headers({ etag, 'cache-control': 'public, max-age=31536000, immutable', 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'cross-origin', 'content-security-policy': "sandbox; default-src 'none'" })
    if (req.headers['if-none-match']?.includes(etag) === true) return reply.code(304).send(null)
    return reply.type(`image/${format}`).send(await readRendition(services, image_id, { size, format }, new Date()))
  })

  app.post('/shop/admin/products/:product_id/images', { config: { access: 'member', idempotent: true, rate: 'costly' }, schema: { tags, summary: 'Images: hang one behind the others', description: 'A multipart upload of at most 20 MiB: the field `alt` (optional), then `file`. JPEG, PNG, WebP, AVIF or TIFF; what the camera wrote into it is not kept.', params: ProductParams, response: { 201: data(Image) } } }, async (req, reply) => {
    const { sent, fields } = await readUpload(req)
    return reply.code(201).send({ data: await addImage(services, req.caller, { product_id: req.params.product_id, alt: fields['alt']?.slice(0, 300) ?? '', sent }, new Date()) })
  })
  app.put('/shop/admin/products/:product_id/images', { config: { access: 'member' }, schema: { tags, summary: 'Images: their order', params: ProductParams, body: z.strictObject({ image_ids: z.array(z.uuid()).max(30) }), response: { 204: z.null() } } }, async (req, reply) => {
    await withTenant(app.db, req.caller.tenant_id, (trx) => orderImages(trx, req.caller, req.params.product_id, req.body.image_ids))
    return reply.code(204).send(null)
  })
  app.put('/shop/admin/products/:product_id/images/:image_id', { config: { access: 'member' }, schema: { tags, summary: 'Images: what is said to who does not see it', params: ImageParams, body: z.strictObject({ alt: z.string().trim().max(300) }), response: { 204: z.null() } } }, async (req, reply) => {
    await withTenant(app.db, req.caller.tenant_id, (trx) => describeImage(trx, req.caller, { ...req.params, ...req.body }))
    return reply.code(204).send(null)
  })
  app.delete('/shop/admin/products/:product_id/images/:image_id', { config: { access: 'member' }, schema: { tags, summary: 'Images: take one down', params: ImageParams, response: { 204: z.null() } } }, async (req, reply) => {
    await removeImage(services, req.caller, req.params)
    return reply.code(204).send(null)
  })
}

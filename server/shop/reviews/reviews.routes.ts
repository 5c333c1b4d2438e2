import { z } from 'zod'
import { cursorPage } from '#kernel/cursor'
import { withTenant } from '#kernel/db'
import { notFound } from '#kernel/errors'
import type { App } from '#kernel/http'
import { data } from '#kernel/shapes'
import { imageOf, readUpload } from '#shop/catalog'
import { placeOf, readPlace } from './place.ts'
import { statsOf } from './rating.service.ts'
import * as reviews from './reviews.repository.ts'
import { OfProduct, OfReview, OwnReview, ReportBody, Review, ReviewBody, ReviewQuery, Stats } from './reviews.schema.ts'
import { castVote, reportReview, takeVoteBack } from './voice.service.ts'
import { addUpload, type Author, createReview, editReview, ownReviewOf, removeOwn } from './write-review.service.ts'
import { Image } from '#shop/catalog'
import type { FastifyRequest } from 'fastify'

const tags = ['shop']
const own = { 200: data(OwnReview) }
const none = { 204: z.null() }

export function reviewRoutes(app: App) {
  const { services } = app
  app.get('/shop/products/:product_id/reviews', { config: { access: 'shop' }, schema: { tags, summary: 'Reviews of a product', params: OfProduct, querystring: ReviewQuery, response: { 200: cursorPage(Review) } } }, async (req) => {
    const { query, shopper } = req
    const rows = await withTenant(app.db, shopper.tenant_id, (trx) => reviews.list(trx, { product_id: req.params.product_id, customer_id: shopper.customer_id, query, after: readPlace(query.cursor) }))
    const page = rows.slice(0, query.limit)
    const last = page.at(-1)
    return { data: page.map(({ images, ...row }) => ({ ...row, images: images.map(imageOf) })), pagination: { cursor: query.cursor ?? null, next: rows.length > query.limit && last !== undefined ? placeOf(query.sort, last) : null } }
  })
  app.get('/shop/products/:product_id/reviews/stats', { config: { access: 'shop' }, schema: { tags, summary: 'How many reviews gave how many stars', params: OfProduct, response: { 200: data(Stats) } } }, async (req, reply) => {
    const stars = await withTenant(app.db, req.shopper.tenant_id, (trx) => reviews.readStars(trx, req.params.product_id))
    return reply.headers({ 'cache-control': 'public, no-cache', vary: 'X-Store' }).send({ data: statsOf(stars) })
  })

  app.post('/shop/products/:product_id/reviews', { config: { access: 'customer', idempotent: true }, schema: { tags, summary: 'Review a product', description: 'One a customer and product. It is shown when the team has approved it, or at once where the store says so.', params: OfProduct, body: ReviewBody, response: { 201: data(OwnReview) } } }, async (req, reply) =>
    reply.code(201).send({ data: await createReview(services, authorOf(req), { product_id: req.params.product_id, body: req.body, now: new Date() }) }))
  app.get('/shop/products/:product_id/reviews/mine', { config: { access: 'customer' }, schema: { tags, summary: 'One’s own review of a product', params: OfProduct, response: own } }, async (req) => {
    const { tenant_id, customer_id } = authorOf(req)
    const found = await withTenant(app.db, tenant_id, (trx) => reviews.findOwn(trx, { product_id: req.params.product_id, customer_id }))
    if (found === undefined) throw notFound('review')
    return { data: ownReviewOf(found) }
  })
  app.put('/shop/products/:product_id/reviews/mine', { config: { access: 'customer' }, schema: { tags, summary: 'Change one’s own review', description: 'The whole review anew. Other words or images wait for the team again, where reviews do.', params: OfProduct, body: ReviewBody, response: own } }, async (req) =>
    ({ data: await editReview(services, authorOf(req), { product_id: req.params.product_id, body: req.body, now: new Date() }) }))
  app.delete('/shop/products/:product_id/reviews/mine', { config: { access: 'customer' }, schema: { tags, summary: 'Take one’s own review away', params: OfProduct, response: none } }, async (req, reply) => {
    await removeOwn(services, authorOf(req), req.params.product_id)
    return reply.code(204).send(null)
  })
  app.post('/shop/reviews/images', { config: { access: 'customer', idempotent: true, rate: 'costly' }, schema: { tags, summary: 'Upload an image for a review', description: 'A multipart upload of at most 20 MiB: `file`. Name it in `image_ids` of the review within the hour.', response: { 201: data(Image) } } }, async (req, reply) => {
    const { sent } = await readUpload(req)
    return reply.code(201).send({ data: await addUpload(services, authorOf(req), sent, new Date()) })
  })

  app.put('/shop/reviews/:review_id/vote', { config: { access: 'customer' }, schema: { tags, summary: 'Say that a review helps', params: OfReview, response: none } }, async (req, reply) => {
    await withTenant(app.db, req.shopper.tenant_id, (trx) => castVote(trx, { ...authorOf(req), ...req.params }))
    return reply.code(204).send(null)
  })
  app.delete('/shop/reviews/:review_id/vote', { config: { access: 'customer' }, schema: { tags, summary: 'Take that back', params: OfReview, response: none } }, async (req, reply) => {
    await withTenant(app.db, req.shopper.tenant_id, (trx) => takeVoteBack(trx, { ...authorOf(req), ...req.params }))
    return reply.code(204).send(null)
  })
  app.post('/shop/reviews/:review_id/reports', { config: { access: 'customer', idempotent: true }, schema: { tags, summary: 'Tell the team what is wrong with a review', params: OfReview, body: ReportBody, response: { 202: data(z.object({ message: z.string() })) } } }, async (req, reply) => {
    await withTenant(app.db, req.shopper.tenant_id, (trx) => reportReview(trx, { ...authorOf(req), ...req.params }, req.body))
    return reply.code(202).send({ data: { message: 'Thank you. The team looks at it' } })
  })
}

/** On a route of `customer` there is one. */
const authorOf = ({ shopper, ip }: FastifyRequest): Author => ({ tenant_id: shopper.tenant_id, customer_id: shopper.customer_id ?? '', currency: shopper.store.currency, ip })

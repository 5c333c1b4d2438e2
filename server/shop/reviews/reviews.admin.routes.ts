import { z } from 'zod'
import { cursorPage, cutPage, readCursor } from '#kernel/cursor'
import { withTenant } from '#kernel/db'
import type { App } from '#kernel/http'
import { imageOf } from '#shop/catalog'
import { answer, approve, reject } from './moderate.service.ts'
import * as reviews from './reviews.repository.ts'
import { AnswerBody, OfReview, QueueQuery, RejectBody, ReviewForAdmin } from './reviews.schema.ts'

const tags = ['shop_admin']
const write = { access: 'member' } as const
const none = { 204: z.null() }

export function reviewAdminRoutes(app: App) {
  app.get('/shop/admin/reviews', { config: { access: 'viewer' }, schema: { tags, summary: 'Reviews: those that wait, were decided, or were reported', querystring: QueueQuery, response: { 200: cursorPage(ReviewForAdmin) } } }, async (req) => {
    const rows = await withTenant(app.db, req.caller.tenant_id, (trx) => reviews.listQueue(trx, req.query, readCursor(req.query.cursor)))
    const page = cutPage(rows, req.query, ({ created_at, review_id }) => ({ at: created_at, id: review_id }))
    return { ...page, data: page.data.map(({ images, reports, ...row }) => ({ ...row, images: images.map(imageOf), reports: reports.map((report) => ({ ...report, created_at: new Date(report.created_at) })) })) }
  })
  app.post('/shop/admin/reviews/:review_id/approve', { config: write, schema: { tags, summary: 'Reviews: show it; what was reported is settled', params: OfReview, response: none } }, async (req, reply) => {
    await withTenant(app.db, req.caller.tenant_id, (trx) => approve(trx, req.caller, req.params.review_id))
    return reply.code(204).send(null)
  })
  app.post('/shop/admin/reviews/:review_id/reject', { config: write, schema: { tags, summary: 'Reviews: hide it; its author reads why', params: OfReview, body: RejectBody, response: none } }, async (req, reply) => {
    await withTenant(app.db, req.caller.tenant_id, (trx) => reject(trx, req.caller, req.params.review_id, req.body.reason))
    return reply.code(204).send(null)
  })
  app.put('/shop/admin/reviews/:review_id/answer', { config: write, schema: { tags, summary: 'Reviews: the store’s answer beneath it; null takes it away', params: OfReview, body: AnswerBody, response: none } }, async (req, reply) => {
    await withTenant(app.db, req.caller.tenant_id, (trx) => answer(trx, req.caller, req.params.review_id, req.body.text))
    return reply.code(204).send(null)
  })
}

import { z } from 'zod'
import { withTenant } from '#kernel/db'
import type { App } from '#kernel/http'
import { cursorPage } from '#kernel/cursor'
import { data, list } from '#kernel/shapes'
import * as endpoints from './endpoints.repository.ts'
import { Delivery, DeliveryParams, DeliveryQuery, NewWebhook, Queued, Webhook, WebhookChange, WebhookParams, WebhookWithSecret } from './webhooks.schema.ts'
import { changeWebhook, createWebhook, deleteWebhook, getWebhook, listDeliveries, retryDelivery, rotateSecret, testWebhook } from './webhooks.service.ts'

const tags = ['webhooks']
const config = { access: 'admin' } as const
const params = WebhookParams

export function webhookRoutes(app: App) {
  const { cipher, config: { outgoing_allow: allow } } = app.services

  // No Idempotency-Key: its kept answer would keep the secret.
  app.post('/webhooks', { config, schema: { tags, summary: 'The secret in the answer is shown once', body: NewWebhook, response: { 201: data(WebhookWithSecret) } } }, async ({ caller, body }, reply) => {
    const made = await withTenant(app.db, caller.tenant_id, (trx) => createWebhook(trx, caller, { input: body, cipher, allow }))
    return reply.code(201).send({ data: made })
  })
  app.get('/webhooks', { config, schema: { tags, response: { 200: list(Webhook) } } }, async ({ caller }) => ({
    data: await withTenant(app.db, caller.tenant_id, (trx) => endpoints.list(trx)),
  }))
  app.get('/webhooks/:webhook_id', { config, schema: { tags, params, response: { 200: data(Webhook) } } }, async (req) => ({
    data: await withTenant(app.db, req.caller.tenant_id, (trx) => getWebhook(trx, req.params.webhook_id)),
  }))
  app.put('/webhooks/:webhook_id', { config, schema: { tags, params, body: WebhookChange, response: { 200: data(Webhook) } } }, async (req) => ({
    data: await withTenant(app.db, req.caller.tenant_id, (trx) => changeWebhook(trx, req.caller, { id: req.params.webhook_id, change: req.body, allow })),
  }))
  app.delete('/webhooks/:webhook_id', { config, schema: { tags, params, response: { 204: z.null() } } }, async (req, reply) => {
    await withTenant(app.db, req.caller.tenant_id, (trx) => deleteWebhook(trx, req.caller, req.params.webhook_id))
    return reply.code(204).send(null)
  })
  app.post('/webhooks/:webhook_id/rotate-secret', { config, schema: { tags, summary: 'Both secrets sign for 24 hours', params, response: { 200: data(WebhookWithSecret) } } }, async (req) => ({
    data: await withTenant(app.db, req.caller.tenant_id, (trx) => rotateSecret(trx, req.caller, { id: req.params.webhook_id, cipher, now: new Date() })),
  }))
  app.post('/webhooks/:webhook_id/test', { config, schema: { tags, params, response: { 202: data(Queued) } } }, async (req, reply) => {
    const delivery_id = await withTenant(app.db, req.caller.tenant_id, (trx) => testWebhook(trx, req.caller, req.params.webhook_id))
    return reply.code(202).send({ data: { delivery_id } })
  })
  app.get('/webhooks/:webhook_id/deliveries', { config, schema: { tags, params, querystring: DeliveryQuery, response: { 200: cursorPage(Delivery) } } }, (req) =>
    withTenant(app.db, req.caller.tenant_id, (trx) => listDeliveries(trx, req.params.webhook_id, req.query)),
  )
  app.post('/webhooks/:webhook_id/deliveries/:delivery_id/retry', { config, schema: { tags, summary: 'Sends it again under the id it had', params: DeliveryParams, response: { 202: data(Delivery) } } }, async (req, reply) => {
    const { webhook_id: webhookId, delivery_id: id } = req.params
    const delivery = await withTenant(app.db, req.caller.tenant_id, (trx) => retryDelivery(trx, req.caller, { webhookId, id, now: new Date() }))
    return reply.code(202).send({ data: delivery })
  })
}

import { cutPage } from '#kernel/cursor'
import type { FieldCipher } from '#kernel/crypto'
import type { Db } from '#kernel/db'
import { conflict, notFound, refused } from '#kernel/errors'
import { enqueue } from '#kernel/jobs'
import { checkOutgoingUrl } from '#kernel/outgoing'
import { record } from '#platform/audit'
import { attemptDelivery } from './attempt.job-type.ts'
import * as deliveries from './deliveries.repository.ts'
import * as endpoints from './endpoints.repository.ts'
import { newSecret } from './signature.ts'
import { type DeliveryQuery, type NewWebhook, TEST_TYPE, type WebhookChange } from './webhooks.schema.ts'

const MOST = 20
const OLD_SECRET_MS = 24 * 60 * 60_000

/** Who acts, and what the act needs of the process. */
interface Actor {
  tenant_id: string
  id: string
}
interface Means {
  cipher: FieldCipher
  allow: readonly string[]
}

/** Where an endpoint's secret lives, old or new: the envelope opens nowhere else. */
export const secretPlace = (tenantId: string, id: string) => `${tenantId}|webhooks.endpoint|secret|${id}`

/** @throws AppError 422 for a URL that may not be called, or when the tenant has its most endpoints */
export async function createWebhook(trx: Db, { tenant_id, id: actor_id }: Actor, { input, cipher, allow }: Means & { input: NewWebhook }) {
  checkOutgoingUrl(input.url, allow)
  await endpoints.lockTenant(trx, tenant_id)
  if ((await endpoints.count(trx)) >= MOST) throw refused('QUOTA_EXCEEDED', `A tenant has at most ${MOST} webhooks`)
  const id = crypto.randomUUID()
  const secret = newSecret()
  const made = await endpoints.insert(trx, { ...input, tenant_id, id, secret: cipher.encrypt(secret, secretPlace(tenant_id, id)) })
  await record(trx, { tenant_id, actor_id, action: 'webhooks.created', subject: `webhook:${id}`, detail: { url: made.url } })
  return { ...made, secret }
}

/** Switching on forgets what went wrong before. */
export async function changeWebhook(trx: Db, actor: Actor, { id, change, allow }: { id: string; change: WebhookChange; allow: readonly string[] }) {
  if (change.url !== undefined) checkOutgoingUrl(change.url, allow)
  const before = await endpoints.findLocked(trx, id)
  if (before === undefined) throw notFound('webhook')
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  const changed = await endpoints.update(trx, id, { ...given, ...(change.is_enabled === true && !before.is_enabled ? { disabled_reason: null, failing_since: null } : {}), url: change.url ?? before.url })
  await record(trx, { tenant_id: actor.tenant_id, actor_id: actor.id, action: 'webhooks.changed', subject: `webhook:${id}`, detail: given })
  return changed
}

export async function getWebhook(trx: Db, id: string) {
  const endpoint = await endpoints.find(trx, id)
  if (endpoint === undefined) throw notFound('webhook')
  return endpoint
}

/** Its deliveries go with it. */
export async function deleteWebhook(trx: Db, actor: Actor, id: string): Promise<void> {
  const removed = await endpoints.remove(trx, id)
  if (removed === undefined) throw notFound('webhook')
  await record(trx, { tenant_id: actor.tenant_id, actor_id: actor.id, action: 'webhooks.deleted', subject: `webhook:${id}`, detail: { url: removed.url } })
}

/** The secret before signs beside the new one for a day. */
export async function rotateSecret(trx: Db, { tenant_id, id: actor_id }: Actor, { id, cipher, now }: { id: string; cipher: FieldCipher; now: Date }) {
  const before = await endpoints.findLocked(trx, id)
  if (before === undefined) throw notFound('webhook')
  const secret = newSecret()
  const changed = await endpoints.update(trx, id, {
    secret: cipher.encrypt(secret, secretPlace(tenant_id, id)), old_secret: before.secret, old_secret_until: new Date(now.getTime() + OLD_SECRET_MS),
  })
  await record(trx, { tenant_id, actor_id, action: 'webhooks.secret_rotated', subject: `webhook:${id}` })
  return { ...changed, secret }
}

/** What is told, in the words of Standard Webhooks. */
interface Message {
  tenant_id: string
  type: string
  payload: Record<string, unknown>
  /** A second message with the same value is the same one. */
  dedupe: string
}

/** Queues a message for each of the tenant's endpoints that want its type, in the caller's transaction. Safe to repeat. */
export async function deliver(trx: Db, message: Message): Promise<string[]> {
  const wanting = await endpoints.listWanting(trx, message.type)
  return queue(trx, message, wanting.map(({ id }) => id))
}

export async function testWebhook(trx: Db, { tenant_id }: Actor, id: string): Promise<string> {
  const endpoint = await getWebhook(trx, id)
  if (!endpoint.is_enabled) throw conflict('WEBHOOK_DISABLED', 'Switch the webhook on before you test it')
  const [delivery] = await queue(trx, { tenant_id, type: TEST_TYPE, payload: { webhook_id: id, message: 'Tradewind can reach you' }, dedupe: `test:${crypto.randomUUID()}` }, [id], 'manual')
  if (delivery === undefined) throw new Error('a test has a dedupe of its own')
  return delivery
}

async function queue(trx: Db, { tenant_id, type, payload, dedupe }: Message, endpointIds: string[], priority: 'manual' | 'category' = 'category'): Promise<string[]> {
  if (endpointIds.length === 0) return []
  const body = JSON.stringify({ type, timestamp: new Date().toISOString(), data: payload })
  const made = await deliveries.insert(trx, endpointIds.map((endpoint_id) => ({ tenant_id, endpoint_id, type, body, dedupe })))
  for (const { id } of made) await enqueue(trx, attemptDelivery, { tenant_id, delivery_id: id }, { priority })
  return made.map(({ id }) => id)
}

export async function listDeliveries(trx: Db, endpointId: string, query: DeliveryQuery) {
  await getWebhook(trx, endpointId)
  return cutPage(await deliveries.list(trx, endpointId, query), query, ({ created_at, id }) => ({ at: created_at, id }))
}

/** Sends it again, or at once, under the id it had: the receiver knows it by that. */
export async function retryDelivery(trx: Db, { tenant_id }: Actor, { webhookId, id, now }: { webhookId: string; id: string; now: Date }) {
  const endpoint = await endpoints.findLocked(trx, webhookId)
  const found = await deliveries.findOf(trx, webhookId, id)
  if (endpoint === undefined || found === undefined) throw notFound('delivery')
  if (!endpoint.is_enabled) throw conflict('WEBHOOK_DISABLED', 'Switch the webhook on before you send to it')
  await deliveries.update(trx, id, { status: 'queued', next_attempt_at: now, ...(found.status === 'queued' ? {} : { attempts: 0 }) })
  await enqueue(trx, attemptDelivery, { tenant_id, delivery_id: id }, { priority: 'manual' })
  return (await deliveries.findOf(trx, webhookId, id)) ?? found
}

/** For the log of a message: how its deliveries stand. */
export const findDeliveries = async (trx: Db, ids: readonly string[]) => (ids.length === 0 ? [] : deliveries.listStates(trx, ids))

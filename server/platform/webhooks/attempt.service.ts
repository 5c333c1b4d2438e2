import type { Config } from '#kernel/config'
import type { FieldCipher } from '#kernel/crypto'
import { type Db, withTenant } from '#kernel/db'
import { messageOf } from '#kernel/errors'
import { publish } from '#kernel/events'
import { enqueue } from '#kernel/jobs'
import { type OutgoingAnswer, request } from '#kernel/outgoing'
import { attemptDelivery } from './attempt.job-type.ts'
import * as deliveries from './deliveries.repository.ts'
import * as endpoints from './endpoints.repository.ts'
import { signedHeaders } from './signature.ts'
import { webhookDisabled } from './webhooks.events.ts'
import { secretPlace } from './webhooks.service.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
/** After each failed attempt; 41 hours in all. */
const DELAYS_MS = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 24 * HOUR]
const TIMEOUT_MS = 15 * SECOND
const LOCK_MS = 2 * TIMEOUT_MS
/** Clocks of machines differ. */
const EARLY_MS = 2 * SECOND
/** So that an endpoint that hangs does not hold up the others. */
const AT_ONCE = 4
/** Half of what a process attempts at once, so that a tenant whose endpoints all hang does not hold up other tenants. */
const AT_ONCE_OF_TENANT = 8
const FAILING_MS = 5 * 24 * HOUR
const MOST_READ = 64 * 1024
const KEPT_CHARACTERS = 1_000

interface Means {
  db: Db
  cipher: FieldCipher
  config: Pick<Config, 'outgoing_allow'>
}
interface Attempt {
  tenant_id: string
  delivery_id: string
}
type Claimed = NonNullable<Awaited<ReturnType<typeof claim>>>
type Outcome = { answer: OutgoingAnswer; ms: number } | { error: string; ms: number }

/**
 * One attempt at a delivery. Run twice, the second finds it in hand or done. When its process dies in the middle the attempt is made
 * again: receivers know a message by its id.
 */
export async function attempt({ db, cipher, config }: Means, { tenant_id, delivery_id }: Attempt, now: () => Date = () => new Date()): Promise<void> {
  const claimed = await withTenant(db, tenant_id, (trx) => claim(trx, { tenant_id, delivery_id, cipher, now: now() }))
  if (claimed === undefined) return
  const outcome = await send(claimed, config.outgoing_allow)
  await withTenant(db, tenant_id, (trx) => finish(trx, { tenant_id, claimed, outcome, now: now() }))
}

/** Takes the delivery in hand; undefined when it is done, not due, in other hands, or its endpoint or tenant has its most attempts running. */
async function claim(trx: Db, { tenant_id, delivery_id, cipher, now }: Attempt & { cipher: FieldCipher; now: Date }) {
  await endpoints.lockTenant(trx, tenant_id) // what runs is counted by one at a time
  const known = await deliveries.find(trx, delivery_id)
  const endpoint = known && (await endpoints.findLocked(trx, known.endpoint_id))
  const delivery = endpoint && (await deliveries.find(trx, delivery_id)) // as it is now that we hold the lock
  if (endpoint === undefined || delivery === undefined || delivery.status !== 'queued') return undefined
  if (delivery.next_attempt_at.getTime() > now.getTime() + EARLY_MS) return undefined
  if (delivery.locked_until !== null && delivery.locked_until > now) return undefined
  if (!endpoint.is_enabled) {
    await deliveries.update(trx, delivery_id, { status: 'failed', error: 'the webhook is switched off' })
    return undefined
  }
  if ((await deliveries.countRunning(trx, endpoint.id, now)) >= AT_ONCE) return undefined // who ends calls the next
  if ((await deliveries.countRunningOfTenant(trx, now)) >= AT_ONCE_OF_TENANT) return undefined
  await deliveries.update(trx, delivery_id, { locked_until: new Date(now.getTime() + LOCK_MS) })
  const isRotating = endpoint.old_secret !== null && endpoint.old_secret_until !== null && endpoint.old_secret_until > now
  const sealed = [endpoint.secret, ...(isRotating && endpoint.old_secret !== null ? [endpoint.old_secret] : [])]
  const secrets = sealed.map((envelope) => cipher.decrypt(envelope, secretPlace(tenant_id, endpoint.id)))
  return { delivery, url: endpoint.url, headers: signedHeaders({ id: `msg_${delivery.id}`, timestamp: Math.floor(now.getTime() / SECOND), body: delivery.body }, secrets) }
}

async function send({ delivery, url, headers }: Claimed, allow: readonly string[]): Promise<Outcome> {
  const from = performance.now()
  const ms = () => Math.round(performance.now() - from)
  try {
    const answer = await request(url, {
      method: 'POST', headers: { ...headers, 'content-type': 'application/json', 'user-agent': 'Tradewind-Webhooks/1' }, body: delivery.body,
      timeoutMs: TIMEOUT_MS, maxBytes: MOST_READ, allow,
    })
    return { answer, ms: ms() }
  } catch (error) {
    return { error: messageOf(error), ms: ms() }
  }
}

/** Books the attempt, and lets the next delivery in. */
async function finish(trx: Db, { tenant_id, claimed: { delivery }, outcome, now }: { tenant_id: string; claimed: Claimed; outcome: Outcome; now: Date }): Promise<void> {
  const endpoint = await endpoints.findLocked(trx, delivery.endpoint_id)
  if (endpoint === undefined) return // deleted meanwhile, with its deliveries
  const status = 'answer' in outcome ? outcome.answer.status : null
  const isGood = status !== null && status >= 200 && status < 300
  const delay = DELAYS_MS[delivery.attempts]
  const isOver = isGood || status === 410 || delay === undefined
  const next = isOver ? delivery.next_attempt_at : new Date(now.getTime() + delay * (0.9 + Math.random() * 0.2))
  await deliveries.update(trx, delivery.id, {
    status: isGood ? 'delivered' : isOver ? 'failed' : 'queued',
    attempts: delivery.attempts + 1, next_attempt_at: next, locked_until: null, last_attempt_at: now,
    response_status: status, response_ms: outcome.ms,
    response_body: 'answer' in outcome ? readable(outcome.answer.body) : null,
    error: 'answer' in outcome ? (isGood ? null : `answered ${status}`) : outcome.error.slice(0, KEPT_CHARACTERS),
  })
  if (!isOver) await enqueue(trx, attemptDelivery, { tenant_id, delivery_id: delivery.id }, { after: next })
  await noteHealth(trx, { endpoint, isGood, status, now })
  const waiting = await deliveries.findWaiting(trx, { now, atOnce: AT_ONCE })
  if (waiting !== undefined) await enqueue(trx, attemptDelivery, { tenant_id, delivery_id: waiting.id }, { priority: 'category' })
}

/** PostgreSQL takes no NUL in a text. */
const readable = (body: string) => body.replaceAll('\0', '').slice(0, KEPT_CHARACTERS)

type Endpoint = NonNullable<Awaited<ReturnType<typeof endpoints.findLocked>>>

async function noteHealth(trx: Db, { endpoint, isGood, status, now }: { endpoint: Endpoint; isGood: boolean; status: number | null; now: Date }): Promise<void> {
  if (isGood) {
    if (endpoint.failing_since !== null) await endpoints.update(trx, endpoint.id, { failing_since: null })
    return
  }
  const since = endpoint.failing_since ?? now
  const reason = status === 410 ? 'gone' : now.getTime() - since.getTime() >= FAILING_MS ? 'failing' : null
  const isNews = reason !== null && endpoint.is_enabled
  if (endpoint.failing_since === null || isNews) await endpoints.update(trx, endpoint.id, { failing_since: since, ...(isNews ? { is_enabled: false, disabled_reason: reason } : {}) })
  if (isNews) await publish(trx, webhookDisabled, { key: endpoint.id, payload: { webhook_id: endpoint.id, host: new URL(endpoint.url).host, reason } })
}

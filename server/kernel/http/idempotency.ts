import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { type Db, withTenant } from '../db.ts'
import { AppError, invalid, refused } from '../errors.ts'

/** How long an answer is kept for repeats. */
export const KEEP_HOURS = 24
/** An in-flight mark this old belongs to a process that died; the next attempt takes it over. */
const ABANDONED_S = 120

interface Kept {
  request_hash: string
  status: number | null
  body: string | null
  is_abandoned: boolean
}

declare module 'fastify' {
  interface FastifyRequest {
    idempotency_key: string | undefined
  }
}

/**
 * Honours `Idempotency-Key` on routes that declare it: the same request again gets the first answer, another request
 * under the same key is refused, one that arrives while the first still runs is told to wait.
 */
export function idempotent(app: FastifyInstance, db: Db): void {
  app.decorateRequest('idempotency_key')
  app.addHook('onRoute', (route) => {
    if (route.config?.idempotent !== true) return
    route.preHandler = [before, ...[route.preHandler ?? []].flat()]
    route.onSend = [...[route.onSend ?? []].flat(), after]
  })

  async function before(req: FastifyRequest, reply: FastifyReply) {
    const key = req.headers['idempotency-key']
    if (key === undefined) return
    if (typeof key !== 'string' || key.length < 8 || key.length > 200) throw invalid('Idempotency-Key', 'An idempotency key has 8 to 200 characters')
    const own = ownKey(req, key)
    const kept = await claim(db, { tenantId: tenantOf(req), key: own, hash: hashOf(req) })
    if (kept !== undefined) return replay(reply, kept)
    req.idempotency_key = own
  }

  async function after(req: FastifyRequest, reply: FastifyReply, payload: unknown) {
    const key = req.idempotency_key
    if (key === undefined) return payload
    req.idempotency_key = undefined
    await keep(db, { tenantId: tenantOf(req), key, reply, payload })
    return payload
  }
}

const tenantOf = ({ caller, shopper }: FastifyRequest): string => (caller ?? shopper).tenant_id

/** Shoppers do not know of one another: the same key of two of them is two keys. A guest is known by the cart. */
function ownKey(req: FastifyRequest, key: string): string {
  if (req.shopper === undefined) return key
  const guest = req.headers['x-cart'] ?? req.cookies.tw_cart ?? req.ip
  return `${createHash('sha256').update(req.shopper.customer_id ?? String(guest)).digest('base64url').slice(0, 22)} ${key}`
}

/** A file is known by its length: its bytes are not read twice. */
function hashOf(req: FastifyRequest): string {
  const body = req.body === undefined ? (req.headers['content-length'] ?? '') : JSON.stringify(req.body)
  return createHash('sha256').update(`${req.method} ${req.url}\n${body}`).digest('base64url')
}

/** The kept answer, or undefined when this request is now the one that runs. */
async function claim(db: Db, { tenantId, key, hash }: { tenantId: string; key: string; hash: string }): Promise<Kept | undefined> {
  const kept = await withTenant(db, tenantId, async (trx) => {
    const made = await sql`insert into kernel.idempotency_key (tenant_id, key, request_hash) values (${tenantId}, ${key}, ${hash}) on conflict do nothing`.execute(trx)
    if (made.numAffectedRows === 1n) return undefined
    const { rows: [row] } = await sql<Kept>`select request_hash, status, body, status is null and locked_at < now() - make_interval(secs => ${ABANDONED_S}) as is_abandoned
      from kernel.idempotency_key where key = ${key} for update`.execute(trx)
    if (row?.is_abandoned && row.request_hash === hash) {
      await sql`update kernel.idempotency_key set locked_at = now() where key = ${key}`.execute(trx)
      return undefined
    }
    return row
  })
  if (kept === undefined) return undefined
  if (kept.request_hash !== hash) throw refused('IDEMPOTENCY_KEY_REUSED', 'This idempotency key was used for another request')
  if (kept.status === null) throw new AppError([409, 'REQUEST_IN_FLIGHT'], 'The same request is still running', { retryAfter: 1 })
  return kept
}

function replay(reply: FastifyReply, { status, body }: Kept) {
  reply.code(status ?? 200).header('Idempotent-Replayed', 'true').serializer((text: unknown) => String(text))
  return reply.type('application/json; charset=utf-8').send(body ?? '')
}

/**
 * Keeps the answer in the transaction that made it true, so that a crash between the two cannot make a repeat run again.
 * Without it the answer is kept right after, which is enough for what is safe to repeat.
 */
export async function keepAnswer(trx: Db, req: FastifyRequest, { status, body }: { status: number; body: unknown }): Promise<void> {
  if (req.idempotency_key === undefined) return
  await sql`update kernel.idempotency_key set status = ${status}, body = ${JSON.stringify(body)} where key = ${req.idempotency_key}`.execute(trx)
}

/** A failure of ours is forgotten so that a repeat runs again; everything else is the answer for good. */
async function keep(db: Db, { tenantId, key, reply, payload }: { tenantId: string; key: string; reply: FastifyReply; payload: unknown }) {
  await withTenant(db, tenantId, (trx) =>
    reply.statusCode >= 500
      ? sql`delete from kernel.idempotency_key where key = ${key} and status is null`.execute(trx)
      : sql`update kernel.idempotency_key set status = ${reply.statusCode}, body = ${typeof payload === 'string' ? payload : null} where key = ${key} and status is null`.execute(trx),
  )
}

/** Forgets answers older than {@link KEEP_HOURS}. Runs across tenants. */
export const pruneIdempotencyKeys = (systemDb: Db) =>
  sql`delete from kernel.idempotency_key where created_at < now() - make_interval(hours => ${KEEP_HOURS})`.execute(systemDb)

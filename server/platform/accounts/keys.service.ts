import { fingerprint, randomToken } from '#kernel/crypto'
import type { Db } from '#kernel/db'
import { notFound, refused } from '#kernel/errors'
import { record } from '#platform/audit'
import { KEY_START } from './callers.ts'
import * as keys from './keys.repository.ts'
import type { NewKey } from './keys.schema.ts'
import * as members from './members.repository.ts'
import { requireBelow } from './members.service.ts'
import { type Actor, traceOf } from './origin.ts'
import { lockName } from './people.repository.ts'

export const MAX_KEYS = 50

const shown = ({ scopes, ...key }: Awaited<ReturnType<typeof keys.list>>[number]) => ({ ...key, scopes: scopes ?? ['*'] })

export const listKeys = async (trx: Db) => (await keys.list(trx)).map(shown)

/** @throws AppError 422 for a role above the own, an end that is past, or too many keys */
export async function createKey(trx: Db, { name, role, scopes, expires_at }: NewKey, by: Actor) {
  const { id, tenant_id } = by.caller
  requireBelow(role, (await members.find(trx, id))?.role ?? 'viewer')
  if (expires_at !== undefined && expires_at.getTime() <= Date.now()) throw refused('EXPIRED', 'This time is past', 'expires_at')
  await lockName(trx, `keys:${tenant_id}`)
  if ((await keys.countOpen(trx)) >= MAX_KEYS) throw refused('QUOTA_EXCEEDED', `A tenant has at most ${MAX_KEYS} keys`)
  const key = `${KEY_START}${randomToken()}`
  const made = await keys.insert(trx, {
    tenant_id, name, role, scopes: scopes.includes('*') ? null : [...new Set(scopes)], key_hash: fingerprint(key), hint: `${key.slice(0, 8)}…${key.slice(-4)}`, created_by: id, expires_at: expires_at ?? null,
  })
  await record(trx, { tenant_id, actor_id: id, action: 'accounts.key_created', subject: `key:${made.id}`, detail: { name, role, scopes }, ...traceOf(by) })
  return { ...shown(made), key }
}

/** @throws AppError 404 when there is no such key (any more) */
export async function revokeKey(trx: Db, keyId: string, by: Actor): Promise<void> {
  const revoked = await keys.revoke(trx, keyId)
  if (revoked === undefined) throw notFound('API key')
  await record(trx, { tenant_id: by.caller.tenant_id, actor_id: by.caller.id, action: 'accounts.key_revoked', subject: `key:${keyId}`, detail: { name: revoked.name }, ...traceOf(by) })
}

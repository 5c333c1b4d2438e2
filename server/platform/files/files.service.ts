import { createHash } from 'node:crypto'
import { publicUrl } from '#kernel/config'
import { type Db, withTenant } from '#kernel/db'
import { notFound } from '#kernel/errors'
import type { Services } from '#kernel/services'
import * as files from './files.repository.ts'
import { signGrant } from './signature.ts'
import { storeOf } from './stores.ts'

type Means = Pick<Services, 'config' | 'db'>

interface NewFile {
  tenant_id: string
  /** What a browser saves it as. */
  name: string
  type: string
  body: Uint8Array
  expires_at?: Date
}

/**
 * Keeps a file. Not in a transaction of the caller: when it returns, the file is there; what broke off is removed by the clock.
 * @returns its id
 */
export async function putFile({ config, db }: Means, { tenant_id, name, type, body, expires_at }: NewFile): Promise<string> {
  const sha256 = createHash('sha256').update(body).digest('hex')
  const id = await withTenant(db, tenant_id, (trx) => files.insert(trx, { tenant_id, name, type, size: body.length, sha256, expires_at: expires_at ?? null }))
  await storeOf(config).put(keyOf({ tenant_id, id }), body, type)
  await withTenant(db, tenant_id, (trx) => files.markStored(trx, id))
  return id
}

/** A file that was put until a time stays for good: in the transaction that makes it somebody's. */
export const keepFile = (trx: Db, fileId: string): Promise<void> => files.keep(trx, fileId)

const keyOf = ({ tenant_id, id }: { tenant_id: string; id: string }) => `${tenant_id}/${id}`

/** @throws 404 when the tenant has no such file, or its time is over */
export async function openFile({ config, db }: Means, { tenant_id, file_id }: { tenant_id: string; file_id: string }, now: Date) {
  const file = await withTenant(db, tenant_id, (trx) => files.find(trx, file_id))
  if (file === undefined || !file.is_stored || (file.expires_at !== null && file.expires_at <= now)) throw notFound('file')
  const body = await storeOf(config).get(keyOf(file))
  if (body === undefined) throw notFound('file')
  return { ...file, body }
}

export async function removeFile({ config, db }: Means, { tenant_id, file_id }: { tenant_id: string; file_id: string }): Promise<void> {
  await storeOf(config).remove(keyOf({ tenant_id, id: file_id }))
  await withTenant(db, tenant_id, (trx) => files.remove(trx, { tenant_id, id: file_id }))
}

/** A link to a file that works without signing in, from any replica, until its time is over. */
export function signFile({ config }: Pick<Services, 'config'>, { tenant_id, file_id, expires_s, now }: { tenant_id: string; file_id: string; expires_s: number; now: Date }): string {
  const expires = Math.floor(now.getTime() / 1000) + expires_s
  const signature = signGrant(config.secrets, { tenant_id, file_id, expires })
  return `${publicUrl(config)}/api/v1/files/${file_id}?${new URLSearchParams({ tenant: tenant_id, expires: String(expires), signature }).toString()}`
}

const STEP = 200

/** Removes bytes first and the row then: what breaks off between is found again. */
export async function removeDue({ config, systemDb }: Pick<Services, 'config' | 'systemDb'>, now: Date): Promise<number> {
  let removed = 0
  for (let due = await files.listDue(systemDb, now, STEP); due.length > 0; due = await files.listDue(systemDb, now, STEP)) {
    for (const file of due) {
      await storeOf(config).remove(keyOf(file))
      await files.remove(systemDb, file)
      removed += 1
    }
  }
  return removed
}

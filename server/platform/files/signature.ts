import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

/** What a signed link grants, until a second of Unix time. */
interface Grant {
  tenant_id: string
  file_id: string
  expires: number
}

const keyOf = (secret: string) => Buffer.from(hkdfSync('sha256', Buffer.from(secret, 'hex'), '', 'tradewind file links', 32))
const sign = (key: Buffer, { tenant_id, file_id, expires }: Grant) => createHmac('sha256', key).update(`${tenant_id}.${file_id}.${expires}`).digest('base64url')

/** @param secrets of the installation, the newest first */
export function signGrant([newest]: readonly string[], grant: Grant): string {
  if (newest === undefined) throw new Error('links are signed with the secret of the installation')
  return sign(keyOf(newest), grant)
}

/** Whether one of our secrets signed it, and its time is not over. */
export function isGranted(secrets: readonly string[], grant: Grant, signature: string, now: Date): boolean {
  if (grant.expires * 1000 <= now.getTime()) return false
  const given = Buffer.from(signature)
  return secrets.some((secret) => {
    const right = Buffer.from(sign(keyOf(secret), grant))
    return right.length === given.length && timingSafeEqual(right, given)
  })
}

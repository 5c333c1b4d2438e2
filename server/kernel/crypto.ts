import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'

const VERSION = 'v1'
const IV_BYTES = 12
const TAG_BYTES = 16

/**
 * Encrypts fields with AES-256-GCM. An envelope reads `v1.<key id>.<base64url of iv ‖ ciphertext ‖ tag>`, so a key can be
 * replaced while older values stay readable. `place` says where the value lives (`tenant|table|column|row`) and is
 * authenticated: an envelope copied to another place does not open.
 */
export interface FieldCipher {
  encrypt(plain: string, place: string): string
  /** @throws Error when the key is unknown, or the envelope was changed or moved */
  decrypt(envelope: string, place: string): string
  /** True when the envelope was made with an older key and should be written again. */
  isOutdated(envelope: string): boolean
}

/** @param secrets 64 hex digits each, the newest first */
export function fieldCipher(secrets: string[]): FieldCipher {
  const keys = secrets.map((secret) => {
    const bytes = Buffer.from(secret, 'hex')
    return { id: createHash('sha256').update(bytes).digest('base64url').slice(0, 8), key: Buffer.from(hkdfSync('sha256', bytes, '', 'tradewind field encryption', 32)) }
  })
  const newest = keys[0]
  if (newest === undefined) throw new Error('field encryption needs a key')
  return {
    encrypt(plain, place) {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv('aes-256-gcm', newest.key, iv).setAAD(Buffer.from(place))
      const sealed = Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return `${VERSION}.${newest.id}.${sealed.toString('base64url')}`
    },
    decrypt(envelope, place) {
      const { id, sealed } = parse(envelope)
      const known = keys.find((key) => key.id === id)
      if (known === undefined) throw new Error(`no key ${id} to decrypt with: was TRADEWIND_SECRET replaced?`)
      const decipher = createDecipheriv('aes-256-gcm', known.key, sealed.subarray(0, IV_BYTES))
      decipher.setAAD(Buffer.from(place)).setAuthTag(sealed.subarray(-TAG_BYTES))
      return decipher.update(sealed.subarray(IV_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
    },
    isOutdated: (envelope) => parse(envelope).id !== newest.id,
  }
}

function parse(envelope: string) {
  const [version, id, body] = envelope.split('.')
  if (version !== VERSION || id === undefined || body === undefined) throw new Error('this is not an encrypted field')
  const sealed = Buffer.from(body, 'base64url')
  if (sealed.length < IV_BYTES + TAG_BYTES) throw new Error('this encrypted field was cut')
  return { id, sealed }
}

/** What is stored of a secret that only has to be recognised (refresh token, API key): its SHA-256, 43 characters. */
export const fingerprint = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

/** An unguessable token of 256 bits, 43 characters that are safe in URLs. */
export const randomToken = (): string => randomBytes(32).toString('base64url')

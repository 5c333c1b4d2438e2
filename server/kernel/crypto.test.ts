import { expect, test } from 'vitest'
import { fieldCipher, fingerprint, randomToken } from './crypto.ts'

const OLD = 'a'.repeat(64)
const NEW = 'b'.repeat(64)
const PLACE = 'tenant-1|accounts.key|secret|row-1'

test('what was encrypted reads back, and differs each time', () => {
  const cipher = fieldCipher([OLD])
  const envelopes = [cipher.encrypt('übergeheim 秘密', PLACE), cipher.encrypt('übergeheim 秘密', PLACE)]
  expect(envelopes.map((e) => cipher.decrypt(e, PLACE))).toEqual(['übergeheim 秘密', 'übergeheim 秘密'])
  expect(envelopes[0]).not.toBe(envelopes[1])
})

test('an envelope that was copied to another row does not open', () => {
  const cipher = fieldCipher([OLD])
  const envelope = cipher.encrypt('secret', PLACE)
  expect(() => cipher.decrypt(envelope, 'tenant-2|accounts.key|secret|row-1')).toThrow()
})

test('an envelope with a changed byte does not open', () => {
  const cipher = fieldCipher([OLD])
  const envelope = cipher.encrypt('secret', PLACE)
  const changed = envelope.slice(0, -3) + (envelope.at(-3) === 'A' ? 'B' : 'A') + envelope.slice(-2)
  expect(() => cipher.decrypt(changed, PLACE)).toThrow()
})

test('a new key encrypts while the old one still reads', () => {
  const envelope = fieldCipher([OLD]).encrypt('secret', PLACE)
  const rotated = fieldCipher([NEW, OLD])
  expect([rotated.decrypt(envelope, PLACE), rotated.isOutdated(envelope), rotated.isOutdated(rotated.encrypt('x', PLACE))]).toEqual(['secret', true, false])
  expect(() => fieldCipher([NEW]).decrypt(envelope, PLACE)).toThrow(/no key/)
})

test('tokens are long, different, and recognised by their fingerprint', () => {
  const token = randomToken()
  expect(token).toMatch(/^[\w-]{43}$/)
  expect(fingerprint(token)).toBe(fingerprint(token))
  expect(fingerprint(token)).not.toBe(fingerprint(randomToken()))
})

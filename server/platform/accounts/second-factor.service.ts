import { randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { fingerprint } from '#kernel/crypto'
import { type Db, inTransaction } from '#kernel/db'
import { AppError, conflict, refused, unauthorized } from '#kernel/errors'
import type { Services } from '#kernel/services'
import { record } from '#platform/audit'
import { clearAttempts, countAttempt } from './attempts.service.ts'
import { type Actor, type Origin, traceOf } from './origin.ts'
import { isRightPassword } from './passwords.ts'
import * as people from './people.repository.ts'
import * as secondFactor from './second-factor.repository.ts'
import { openSession, requireOwnSession, type SignedIn } from './sessions.service.ts'
import * as sessions from './sessions.repository.ts'

/** RFC 6238 with what every app expects: SHA-1, 6 digits, 30 s. */
const STEP_S = 30
const RECOVERY_CODES = 10
/** How often a log-in may try its second step before it begins anew. */
const TRIES = 5
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

const placeOf = (personId: string) => `-|accounts.totp|secret_sealed|${personId}`
const totpOf = (secret: string, label = '') => new TOTP({ issuer: 'Tradewind', label, algorithm: 'SHA1', digits: 6, period: STEP_S, secret: Secret.fromBase32(secret) })
/** Codes are counted apart from passwords: who guesses the one is not let on by the other. */
const accountOf = (personId: string) => `second factor ${personId}`

export async function readSecondFactor(authDb: Db, by: Actor) {
  const { id } = by.caller
  const [row, person] = [await secondFactor.find(authDb, id), await people.findById(authDb, id)]
  const confirmed_at = row?.confirmed_at ?? null
  return {
    is_on: confirmed_at !== null, confirmed_at, recovery_codes_left: confirmed_at === null ? 0 : await secondFactor.countRecoveryCodes(authDb, id), must_enrol: by.caller.must_enrol === true,
    has_password: person?.has_password ?? false,
  }
}

/** A new secret, which counts once a code of it is confirmed. @throws AppError 409 when one is on already */
export async function beginEnrolment({ authDb, cipher }: Services, by: Actor): Promise<{ secret: string; uri: string }> {
  requireOwnSession(by)
  const person = await people.findById(authDb, by.caller.id)
  const secret = new Secret({ size: 20 }).base32
  const isBegun = await secondFactor.replaceUnconfirmed(authDb, { person_id: by.caller.id, secret_sealed: cipher.encrypt(secret, placeOf(by.caller.id)) })
  if (!isBegun) throw conflict('SECOND_FACTOR_ON', 'The second factor is on already')
  return { secret, uri: totpOf(secret, person?.email ?? '').toString() }
}

/** @returns the recovery codes, told this once @throws AppError 422 for a wrong code, 409 when it is on already, 429 */
export async function confirmEnrolment(services: Services, code: string, by: Actor): Promise<string[]> {
  const { authDb } = services
  const { id, tenant_id } = by.caller
  requireOwnSession(by)
  await countAttempt(authDb, accountOf(id), by.ip)
  return inTransaction(authDb, async (trx) => {
    const row = await secondFactor.findLocked(trx, id)
    if (row === undefined) throw refused('SECOND_FACTOR_OFF', 'Begin with a new secret')
    if (row.confirmed_at !== null) throw conflict('SECOND_FACTOR_ON', 'The second factor is on already')
    if (!(await takeCode(trx, services, row, code))) throw wrongCode()
    await secondFactor.confirm(trx, id)
    await clearAttempts(trx, accountOf(id), by.ip)
    await record(trx, { tenant_id, actor_id: id, action: 'accounts.second_factor_on', ...traceOf(by) })
    return makeRecoveryCodes(trx, id)
  })
}

/** New ones in the place of all that are left. @throws AppError 422 for a wrong code */
export async function renewRecoveryCodes(services: Services, code: string, by: Actor): Promise<string[]> {
  const { id, tenant_id } = by.caller
  requireOwnSession(by)
  await checkFactor(services, id, code, by)
  return inTransaction(services.authDb, async (trx) => {
    await record(trx, { tenant_id, actor_id: id, action: 'accounts.recovery_codes_renewed', ...traceOf(by) })
    return makeRecoveryCodes(trx, id)
  })
}

/** @throws AppError 422 for a wrong password or code, 429 */
export async function endSecondFactor(services: Services, { password, code }: { password?: string | undefined; code: string }, by: Actor): Promise<void> {
  const { authDb } = services
  const { id, tenant_id } = by.caller
  requireOwnSession(by)
  await checkPassword(authDb, id, password, by)
  await checkFactor(services, id, code, by)
  await inTransaction(authDb, async (trx) => {
    await secondFactor.remove(trx, id)
    await record(trx, { tenant_id, actor_id: id, action: 'accounts.second_factor_off', ...traceOf(by) })
  })
}

/** Proves for some minutes that it is still the caller: by a code of who has a second factor, else by the password. @throws AppError 422, 429 */
export async function stepUp(services: Services, { password, code }: { password?: string | undefined; code?: string | undefined }, by: Actor): Promise<void> {
  const { authDb } = services
  const { id, session_id = '', tenant_id } = by.caller
  if ((await secondFactor.findConfirmed(authDb, id)) !== undefined) {
    if (code === undefined) throw refused('CODE_NEEDED', 'Give a code of your authenticator app', 'code')
    await checkFactor(services, id, code, by)
  } else if ((await people.findById(authDb, id))?.has_password === false) {
    throw refused('SIGN_IN_AGAIN', 'Sign in again by your provider to prove that it is you')
  } else await checkPassword(authDb, id, password, by)
  await inTransaction(authDb, async (trx) => {
    await sessions.prove(trx, session_id)
    await record(trx, { tenant_id, actor_id: id, action: 'accounts.stepped_up', ...traceOf(by) })
  })
}

/** The second step of a log-in. @throws AppError 401 when the challenge is unknown, old or answered, or the code is wrong; 429 */
export async function answerChallenge(services: Services, { challenge, code }: { challenge: string; code: string }, origin: Origin): Promise<SignedIn> {
  const { authDb } = services
  const hash = fingerprint(challenge)
  const found = await secondFactor.findChallenge(authDb, hash)
  if (found === undefined || !(await secondFactor.countFailure(authDb, hash, TRIES))) throw unauthorized('This log-in took too long, or too many codes were wrong: begin anew', 'CHALLENGE_ENDED')
  await countAttempt(authDb, accountOf(found.person_id), origin.ip)
  return inTransaction(authDb, async (trx) => {
    const open = await secondFactor.findChallengeLocked(trx, hash)
    if (open === undefined) throw unauthorized('This log-in was answered already', 'CHALLENGE_ENDED')
    const { person_id, for_tenant_id, method } = open
    if (!(await isRightFactor(trx, services, person_id, code))) throw unauthorized('This code is wrong, or was used', 'WRONG_CODE')
    await secondFactor.removeChallenge(trx, hash)
    await clearAttempts(trx, accountOf(person_id), origin.ip)
    return openSession(trx, { person_id, tenant_id: for_tenant_id, method }, origin)
  })
}

async function checkPassword(authDb: Db, personId: string, password: string | undefined, origin: Origin): Promise<void> {
  const person = await people.findById(authDb, personId)
  if (person?.has_password === false) return
  if (password === undefined) throw refused('PASSWORD_NEEDED', 'Give your password', 'password')
  await countAttempt(authDb, personId, origin.ip)
  if (!(await isRightPassword(person?.password_hash, password))) throw refused('WRONG_PASSWORD', 'This is not your password', 'password')
  await inTransaction(authDb, (trx) => clearAttempts(trx, personId, origin.ip))
}

async function checkFactor(services: Services, personId: string, code: string, origin: Origin): Promise<void> {
  const { authDb } = services
  await countAttempt(authDb, accountOf(personId), origin.ip)
  await inTransaction(authDb, async (trx) => {
    if (!(await isRightFactor(trx, services, personId, code))) throw wrongCode()
    await clearAttempts(trx, accountOf(personId), origin.ip)
  })
}

const wrongCode = () => new AppError([422, 'WRONG_CODE'], 'This code is wrong, or was used', { field: 'code' })

/** Takes a code of the app, or a recovery code: neither is good a second time. */
async function isRightFactor(trx: Db, services: Services, personId: string, code: string): Promise<boolean> {
  const row = await secondFactor.findLocked(trx, personId)
  if (row === undefined || row.confirmed_at === null) return false
  const text = code.replace(/[\s-]/g, '')
  return /^\d{6}$/.test(text) ? takeCode(trx, services, row, text) : secondFactor.useRecoveryCode(trx, personId, hashOf(personId, text))
}

async function takeCode(trx: Db, { cipher }: Services, row: { person_id: string; secret_sealed: string; last_step: number }, code: string): Promise<boolean> {
  const now = Date.now()
  const token = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return false
  // One step before and after: clocks differ.
  const delta = totpOf(cipher.decrypt(row.secret_sealed, placeOf(row.person_id))).validate({ token, timestamp: now, window: 1 })
  if (delta === null) return false
  const step = Math.floor(now / 1000 / STEP_S) + delta
  if (step <= row.last_step) return false
  await secondFactor.markUsed(trx, row.person_id, step)
  return true
}

const hashOf = (personId: string, code: string) => fingerprint(`${personId} ${code.toUpperCase()}`)

/** 80 bits each, so that a plain hash keeps them. */
async function makeRecoveryCodes(trx: Db, personId: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => Array.from(randomBytes(16), (byte) => BASE32[byte % 32]).join(''))
  await secondFactor.replaceRecoveryCodes(trx, personId, codes.map((code) => hashOf(personId, code)))
  return codes.map((code) => code.match(/.{4}/g)?.join('-') ?? code)
}

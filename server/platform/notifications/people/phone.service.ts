import { randomInt, timingSafeEqual } from 'node:crypto'
import { fingerprint } from '#kernel/crypto'
import { type Db, withTenant } from '#kernel/db'
import { AppError, conflict, refused } from '#kernel/errors'
import type { Services } from '#kernel/services'
import { listMembers } from '#platform/accounts'
import { sendSms } from '../channels/sms.client.ts'
import { openGateway, phonePlace } from '../send-target.service.ts'
import * as team from '../team/team.repository.ts'
import { codeText } from '../words/digest.words.ts'
import { tried } from './devices.service.ts'
import * as people from './people.repository.ts'

const CODE_MS = 10 * 60_000
const AGAIN_MS = 60_000
const DAY_MS = 24 * 3_600_000
/** Each costs money. */
const CODES_A_DAY = 5
const GUESSES = 5

interface Person {
  tenant_id: string
  id: string
}

export async function readPhone(trx: Db, { id }: Person) {
  const phone = await people.findPhone(trx, id)
  return { is_possible: (await team.findGateway(trx)) !== undefined, hint: phone === undefined || phone.hint === '' ? null : phone.hint, verified_at: phone?.verified_at ?? null, is_code_sent: phone !== undefined && phone.verified_at === null && phone.code_hash !== null }
}

const hashOf = (tenantId: string, personId: string, code: string) => fingerprint(`${tenantId}:${personId}:${code}`)

/**
 * Keeps the number and sends it a code. No transaction is open while the gateway is talked to; a code that was not sent is void.
 * @throws AppError 409 without a gateway, 422 when the gateway does not take it, 429 for too many codes
 */
export async function setPhone(services: Services, { tenant_id, id }: Person, phone: string, now: Date): Promise<void> {
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const { gateway, language } = await withTenant(services.db, tenant_id, async (trx) => {
    const found = await team.findGateway(trx)
    if (found === undefined) throw conflict('NO_SMS_GATEWAY', 'Your team has no SMS gateway: an admin sets one up')
    await people.ensurePhone(trx, { tenant_id, person_id: id })
    const before = await people.lockPhone(trx, id)
    const isNewDay = before === undefined || now.getTime() - before.codes_since.getTime() >= DAY_MS
    if (before?.last_code_at && now.getTime() - before.last_code_at.getTime() < AGAIN_MS) throw tooMany(60)
    if (!isNewDay && before.codes_sent >= CODES_A_DAY) throw tooMany(3_600)
    await people.storePhone(trx, {
      tenant_id, person_id: id, sealed: services.cipher.encrypt(phone, phonePlace(tenant_id, id)), hint: `…${phone.slice(-3)}`, code_hash: hashOf(tenant_id, id, code), code_expires_at: new Date(now.getTime() + CODE_MS),
      attempts: 0, codes_sent: isNewDay ? 1 : before.codes_sent + 1, codes_since: isNewDay ? now : before.codes_since, last_code_at: now, verified_at: null,
    })
    return { gateway: openGateway(services.cipher, found), language: (await listMembers(trx)).find(({ person_id }) => person_id === id)?.language ?? ('en' as const) }
  })
  const outcome = await tried(() => sendSms(gateway, { to: phone, text: codeText(language, code) }, services.config.outgoing_allow))
  if (outcome.kind === 'sent') return
  await withTenant(services.db, tenant_id, (trx) => people.updatePhone(trx, id, { code_hash: null, last_code_at: null }))
  throw refused('SMS_NOT_SENT', `The gateway did not take it: ${outcome.error.slice(0, 200)}`, 'phone')
}

const tooMany = (retryAfter: number) => new AppError([429, 'RATE_LIMIT_EXCEEDED'], 'Too many codes: wait before you ask for another', { field: 'phone', retryAfter })

/**
 * A wrong guess counts, whatever is answered to it.
 * @throws AppError 422 for a code that is wrong, expired or guessed too often
 */
export async function confirmPhone({ db }: Pick<Services, 'db'>, { tenant_id, id }: Person, code: string, now: Date): Promise<void> {
  const isRight = await withTenant(db, tenant_id, async (trx) => {
    const phone = await people.lockPhone(trx, id)
    if (phone?.code_hash == null || phone.code_expires_at === null || phone.code_expires_at < now || phone.attempts >= GUESSES) return undefined
    const right = timingSafeEqual(Buffer.from(phone.code_hash), Buffer.from(hashOf(tenant_id, id, code)))
    await people.updatePhone(trx, id, right ? { verified_at: now, code_hash: null } : { attempts: phone.attempts + 1 })
    return right
  })
  if (isRight === undefined) throw refused('CODE_EXPIRED', 'Ask for a new code', 'code')
  if (!isRight) throw refused('CODE_WRONG', 'This is not the code that was sent', 'code')
}

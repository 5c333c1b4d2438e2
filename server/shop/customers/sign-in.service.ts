import { fingerprint, randomToken } from '#kernel/crypto'
import { type Db, inTransaction, withTenant } from '#kernel/db'
import { conflict, refused } from '#kernel/errors'
import { enqueue } from '#kernel/jobs'
import type { Services } from '#kernel/services'
import { checkPassword, clearAttempts, countAttempt, hashPassword, isRightPassword } from '#platform/accounts'
import { queueMail } from '#platform/mail'
import { getStore } from '#shop/stores'
import { forgottenJob } from './customers.job-types.ts'
import { newEmailMail, passwordChangedMail, resetMail } from './customers.mails.ts'
import * as customers from './customers.repository.ts'
import type { Customer, Language } from './customers.schema.ts'
import * as proofs from './proofs.repository.ts'
import { takeProof } from './register.service.ts'
import * as sessions from './sessions.repository.ts'
import { openSession, type SignedIn, type Visit, wrong } from './sessions.service.ts'
import { storeUrl } from './store-url.ts'

const HOUR_MS = 3_600_000
const LINKS_AN_HOUR = 3
const DAY_MS = 24 * HOUR_MS

/** Attempts on a customer are counted apart from those on sellers. */
const accountOf = (tenantId: string, who: string) => `customer ${tenantId} ${who}`

/** @throws AppError 401, the same for an unknown address and a wrong password; 429 after too many */
export async function logIn(services: Services, { email, password }: { email: string; password: string }, visit: Visit): Promise<SignedIn> {
  const { db, authDb } = services
  const { tenant_id, ip } = visit
  const found = await withTenant(db, tenant_id, (trx) => customers.findSecret(trx, { email }))
  const account = accountOf(tenant_id, found?.customer_id ?? email)
  await countAttempt(authDb, account, ip)
  const isRight = await isRightPassword(found?.password_hash ?? undefined, password)
  if (found === undefined || !isRight) throw wrong()
  await inTransaction(authDb, (trx) => clearAttempts(trx, account, ip))
  return withTenant(db, tenant_id, async (trx) => {
    await customers.lock(trx, `password ${found.customer_id}`)
    if ((await customers.findSecret(trx, { id: found.customer_id }))?.password_hash !== found.password_hash) throw wrong() // changed while it was checked
    return openSession(trx, { customer_id: found.customer_id, method: 'password' }, visit)
  })
}

/** Only writes the wish down, so that it takes as long for an address that nobody has. */
export const askForReset = ({ db }: Services, wish: { tenant_id: string; email: string; language: Language }): Promise<void> =>
  withTenant(db, wish.tenant_id, (trx) => enqueue(trx, forgottenJob, wish, { priority: 'manual' }))

/** Sends the link, if there is somebody to send it to. */
export async function sendReset({ db, cipher, config }: Services, { tenant_id, email, language }: { tenant_id: string; email: string; language: Language }): Promise<void> {
  await withTenant(db, tenant_id, async (trx) => {
    const customer = await customers.findByEmail(trx, email)
    if (customer === undefined) return
    await customers.lock(trx, `reset ${customer.customer_id}`)
    if ((await proofs.countSince(trx, { email, kind: 'reset', since: new Date(Date.now() - HOUR_MS) })) >= LINKS_AN_HOUR) return
    const token = randomToken()
    await proofs.insert(trx, { tenant_id, token_hash: fingerprint(token), kind: 'reset', email, customer_id: customer.customer_id, expires_at: new Date(Date.now() + HOUR_MS) })
    const store = await getStore(trx)
    await queueMail(trx, { tenant_id, to: email, language: customer.language ?? language, cipher, template: resetMail, params: { store: store.name, name: customer.name, url: `${storeUrl(config, store)}/reset-password?token=${token}` } })
  })
}

/** Sets the password and ends every session. @returns the customer @throws AppError 422 for a link that is not good, or a weak password */
export async function resetPassword(services: Services, { tenant_id, token, password }: { tenant_id: string; token: string; password: string }): Promise<string> {
  const password_hash = await hashPassword(password)
  return withTenant(services.db, tenant_id, async (trx) => {
    const { customer_id } = await takeProof(trx, token, ['reset'])
    const customer = customer_id === null ? undefined : await customers.find(trx, customer_id)
    if (customer === undefined) throw refused('TOKEN_INVALID', 'This link is not valid', 'token')
    checkPassword(password, { email: customer.email ?? '', username: customer.name })
    await setPassword(trx, services, { tenant_id, customer, password_hash })
    await sessions.endAll(trx, customer.customer_id)
    return customer.customer_id
  })
}

interface Own {
  tenant_id: string
  customer_id: string
  ip: string
  /** Of the session that asks: it stays. */
  session_id: string | undefined
}

/** Whether it is them. @throws AppError 422 WRONG_PASSWORD at `field`, 409 NO_PASSWORD, 429 after too many */
export async function checkOwnPassword({ db, authDb }: Services, { tenant_id, customer_id, ip }: Omit<Own, 'session_id'>, { password, field }: { password: string; field: string }): Promise<void> {
  const account = accountOf(tenant_id, customer_id)
  await countAttempt(authDb, account, ip)
  const found = await withTenant(db, tenant_id, (trx) => customers.findSecret(trx, { id: customer_id }))
  if (found !== undefined && found.password_hash === null) throw conflict('NO_PASSWORD', 'You sign in by the store’s provider: set a password first, by "forgot password"')
  if (!(await isRightPassword(found?.password_hash ?? undefined, password))) throw refused('WRONG_PASSWORD', 'This is not your password', field)
  await inTransaction(authDb, (trx) => clearAttempts(trx, account, ip))
}

/** Ends the customer's other sessions; this one stays. */
export async function changePassword(services: Services, own: Own, { current_password, password }: { current_password: string; password: string }): Promise<void> {
  await checkOwnPassword(services, own, { password: current_password, field: 'current_password' })
  const password_hash = await hashPassword(password)
  await withTenant(services.db, own.tenant_id, async (trx) => {
    const customer = await customers.find(trx, own.customer_id)
    if (customer === undefined) throw wrong()
    checkPassword(password, { email: customer.email ?? '', username: customer.name })
    await setPassword(trx, services, { tenant_id: own.tenant_id, customer, password_hash })
    await sessions.endAll(trx, own.customer_id, { but: own.session_id })
  })
}

async function setPassword(trx: Db, { config }: Services, { tenant_id, customer, password_hash }: { tenant_id: string; customer: Customer; password_hash: string }): Promise<void> {
  await customers.lock(trx, `password ${customer.customer_id}`)
  await customers.savePassword(trx, customer.customer_id, password_hash)
  await proofs.close(trx, { email: null, customer_id: customer.customer_id, kinds: ['reset'] })
  if (customer.email === null) return
  const store = await getStore(trx)
  await queueMail(trx, { tenant_id, to: customer.email, language: customer.language, template: passwordChangedMail, params: { store: store.name, name: customer.name, url: `${storeUrl(config, store)}/forgot-password` } })
}

/** Mails a link to the new address; the old one holds until it is used. The answer is the same whether somebody has that address. */
export async function askForEmail(services: Services, own: Own, { email, password }: { email: string; password: string }): Promise<void> {
  await checkOwnPassword(services, own, { password, field: 'password' })
  const { db, cipher, config } = services
  const { tenant_id, customer_id } = own
  await withTenant(db, tenant_id, async (trx) => {
    const customer = await customers.find(trx, customer_id)
    if (customer === undefined || (await proofs.countSince(trx, { email, kind: 'email', since: new Date(Date.now() - HOUR_MS) })) >= LINKS_AN_HOUR) return
    const token = randomToken()
    await proofs.insert(trx, { tenant_id, token_hash: fingerprint(token), kind: 'email', email, customer_id, expires_at: new Date(Date.now() + DAY_MS) })
    if ((await customers.findByEmail(trx, email)) !== undefined) return
    const store = await getStore(trx)
    await queueMail(trx, { tenant_id, to: email, language: customer.language, cipher, template: newEmailMail, params: { store: store.name, name: customer.name, url: `${storeUrl(config, store)}/verify-email?token=${token}` } })
  })
}

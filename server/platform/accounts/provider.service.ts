import { type Config, publicUrl } from '#kernel/config'
import { type Db, withTenant } from '#kernel/db'
import { AppError, invalid, notFound, refused } from '#kernel/errors'
import { checkOutgoingUrl } from '#kernel/outgoing'
import type { Services } from '#kernel/services'
import { record } from '#platform/audit'
import { checkProvider, type ProviderAccess } from '#kernel/oidc'
import { type Actor, traceOf } from './origin.ts'
import * as providers from './provider.repository.ts'
import type { ProviderInput } from './provider.schema.ts'
import * as tenants from './tenants.repository.ts'

export const CALLBACK = '/api/v1/auth/oidc/callback'
const placeOf = (tenantId: string) => `${tenantId}|accounts.provider|secret_sealed|-`

/** The address of a tenant that has one of its own. */
export function tenantOrigin(config: Config, subdomain: string): string {
  const url = new URL(publicUrl(config))
  return `${url.protocol}//${subdomain}.${config.tenant_domain}${url.port === '' ? '' : `:${url.port}`}`
}

export const openSecret = ({ cipher }: Services, row: { tenant_id: string; secret_sealed: string }): string => cipher.decrypt(row.secret_sealed, placeOf(row.tenant_id))

export async function readProvider(trx: Db, { config }: Services, tenantId: string) {
  const row = await providers.find(trx, tenantId)
  const { subdomain } = await tenants.get(trx)
  const own = config.tenant_domain === undefined || subdomain === null ? [] : [`${tenantOrigin(config, subdomain)}${CALLBACK}`]
  return { provider: row ?? null, callback_urls: [`${publicUrl(config)}${CALLBACK}`, ...own] }
}

/** Asks the provider first who it is: a wrong address is told now, not to the first who signs in. @throws AppError 400, 422 on the field */
export async function saveProvider(services: Services, { client_secret, ...input }: ProviderInput, by: Actor): Promise<void> {
  const { db, cipher, config } = services
  const { tenant_id, id } = by.caller
  const known = await withTenant(db, tenant_id, (trx) => providers.find(trx, tenant_id))
  const secret = client_secret ?? (known && openSecret(services, known))
  if (secret === undefined) throw invalid('client_secret', 'Give the secret that the provider made')
  await check({ issuer: input.issuer, client_id: input.client_id, client_secret: secret }, config.outgoing_allow)
  await withTenant(db, tenant_id, async (trx) => {
    await providers.save(trx, { tenant_id, ...input, secret_sealed: cipher.encrypt(secret, placeOf(tenant_id)) })
    await record(trx, { tenant_id, actor_id: id, action: 'accounts.provider_changed', detail: { ...input, has_new_secret: client_secret !== undefined }, ...traceOf(by) })
  })
}

async function check(access: ProviderAccess, allow: readonly string[]): Promise<void> {
  try {
    checkOutgoingUrl(access.issuer, allow)
    await checkProvider(access, allow)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    throw new AppError([422, error.code], error.message, { field: 'issuer', cause: error })
  }
}

/** Who came by it stays signed in. @throws AppError 404 */
export async function removeProvider(trx: Db, by: Actor): Promise<void> {
  const { tenant_id, id } = by.caller
  if (!(await providers.remove(trx, tenant_id))) throw notFound('provider')
  await record(trx, { tenant_id, actor_id: id, action: 'accounts.provider_removed', ...traceOf(by) })
}

/** How to ask a provider: a tenant's own, or the installation's. @throws AppError 422 when there is none, or it is off */
export async function accessOf(services: Services, tenantId: string | undefined): Promise<ProviderAccess & { lets_in: boolean }> {
  if (tenantId === undefined) {
    if (services.config.oidc === undefined) throw none()
    return { ...services.config.oidc, lets_in: false }
  }
  const row = await providers.find(services.authDb, tenantId)
  if (row === undefined || !row.is_on) throw none()
  return { issuer: row.issuer, client_id: row.client_id, client_secret: openSecret(services, row), lets_in: row.lets_in }
}

const none = () => refused('NO_PROVIDER', 'There is no provider to sign in with', 'tenant_code')

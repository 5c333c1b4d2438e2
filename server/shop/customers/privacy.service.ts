import { type Db, withTenant } from '#kernel/db'
import { notFound } from '#kernel/errors'
import { publish } from '#kernel/events'
import type { Module } from '#kernel/module'
import type { Services } from '#kernel/services'
import { record } from '#platform/audit'
import * as addresses from './addresses.repository.ts'
import { listAddresses } from './addresses.service.ts'
import { customerErased } from './customers.events.ts'
import * as customers from './customers.repository.ts'
import * as proofs from './proofs.repository.ts'
import * as providers from './provider.repository.ts'
import * as sessions from './sessions.repository.ts'

/** All that is held of a customer, by the module that holds it. @throws AppError 404 */
export async function exportCustomer({ db }: Services, modules: readonly Module[], { tenant_id, customer_id }: { tenant_id: string; customer_id: string }): Promise<Record<string, unknown>> {
  const customer = await withTenant(db, tenant_id, (trx) => customers.find(trx, customer_id))
  if (customer === undefined) throw notFound('customer')
  const held: Record<string, unknown> = {}
  for (const { name, personal } of modules) if (personal !== undefined) held[name] = await withTenant(db, tenant_id, (trx) => personal(trx, { customer_id, email: customer.email ?? '' }))
  return held
}

/** What this module holds. */
export const readPersonal = async (trx: Db, { customer_id }: { customer_id: string }): Promise<unknown> => ({
  profile: await customers.find(trx, customer_id), addresses: await listAddresses(trx, customer_id), sessions: await sessions.listOf(trx, customer_id), identities: await providers.listIdentities(trx, customer_id),
})

/**
 * Forgets who a customer was, at once; the other modules follow the event, each keeping what the law wants kept.
 * @param actor_id the seller who does it; undefined: the customer
 * @throws AppError 404 when there is none (any more)
 */
export async function eraseCustomer(trx: Db, { tenant_id, customer_id, actor_id }: { tenant_id: string; customer_id: string; actor_id: string | undefined }): Promise<void> {
  const customer = await customers.find(trx, customer_id)
  if (customer === undefined || !(await customers.erase(trx, customer_id))) throw notFound('customer')
  await sessions.forget(trx, customer_id)
  await addresses.removeAll(trx, customer_id)
  await providers.removeIdentities(trx, customer_id)
  await proofs.forget(trx, { email: customer.email ?? '', customer_id })
  await publish(trx, customerErased, { key: customer_id, payload: { customer_id } })
  await record(trx, { tenant_id, actor_id, action: 'customers.erased', subject: `customer:${customer_id}` })
}

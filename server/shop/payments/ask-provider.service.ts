import { withTenant } from '#kernel/db'
import { notFound } from '#kernel/errors'
import { OuterError } from '#kernel/outer'
import type { Services } from '#kernel/services'
import { applySnapshot, markUnknown } from './apply-snapshot.service.ts'
import * as payments from './payments.repository.ts'
import type { PaymentRow, Source } from './payments.repository.ts'
import type { Ask, Provider, Snapshot } from './provider.ts'
import { providerOf } from './providers.ts'

export interface PaymentId {
  tenant_id: string
  payment_id: string
}

export async function getPayment({ db }: Pick<Services, 'db'>, { tenant_id, payment_id }: PaymentId): Promise<PaymentRow> {
  const payment = await withTenant(db, tenant_id, (trx) => payments.find(trx, payment_id))
  if (payment === undefined) throw notFound('payment')
  return payment
}

/** @throws OuterError `later` when nobody set the provider up */
export function theProvider({ config }: Pick<Services, 'config'>, { method }: Pick<PaymentRow, 'method'>): Provider {
  const provider = providerOf(config, method)
  if (provider === undefined) throw new OuterError('later', 'NOT_CONFIGURED', `${method} is not set up`)
  return provider
}

/** @throws Error for a payment that its provider does not know yet */
export function askOf({ provider_ref, charge_ref, auth_ref, currency }: PaymentRow): Ask {
  if (provider_ref === null) throw new Error('the provider has no name for it yet')
  return { provider_ref, charge_ref, auth_ref, currency }
}

/**
 * Asks the provider, outside any transaction, and writes down what it tells. Where a call may have had its effect and nobody knows,
 * the payment is `unknown` until the clock has asked.
 * @throws OuterError for a clear refusal, for what never got there, and for a look that was not answered
 */
export async function ask(services: Services, payment: Pick<PaymentRow, 'tenant_id' | 'payment_id'>, { source, call, isLook = false }: { source: Source; call: () => Promise<Snapshot>; /** It moves nothing. */ isLook?: boolean }): Promise<PaymentRow> {
  const { tenant_id, payment_id } = payment
  let snapshot: Snapshot
  try {
    snapshot = await call()
  } catch (error) {
    if (!(error instanceof OuterError) || error.kind !== 'unclear' || isLook) throw error
    const { code } = error
    return found(await withTenant(services.db, tenant_id, (trx) => markUnknown(trx, { payment_id, code, source })))
  }
  return found(await withTenant(services.db, tenant_id, (trx) => applySnapshot(services, trx, { payment_id, snapshot, source })))
}

function found(payment: PaymentRow | undefined): PaymentRow {
  if (payment === undefined) throw notFound('payment')
  return payment
}

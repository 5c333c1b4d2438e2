import { z } from 'zod'
import type { ProviderName } from './payments.schema.ts'

/** What a callback says it is about. Nothing in it is believed but whom to ask for what. */
export interface CallbackRefs {
  /** Names of the payment at the provider, or of what was made of it. */
  refs: string[]
  dispute_ref: string | null
  /** Whose it says it is. */
  tenant_id: string | null
  payment_id: string | null
  /** The object to ask for where we have no name of it yet. */
  provider_ref: string | null
}

const Id = z.string().max(200)
const StripeObject = z.object({
  id: Id, object: z.string(), payment_intent: z.union([Id, z.object({ id: Id })]).nullish(), charge: z.union([Id, z.object({ id: Id })]).nullish(), metadata: z.record(z.string(), z.string()).nullish(),
})
const StripeEvent = z.object({ data: z.object({ object: StripeObject }) })
const PayPalEvent = z.object({
  resource: z.object({
    id: Id.nullish(), dispute_id: Id.nullish(), custom_id: z.string().max(300).nullish(),
    purchase_units: z.array(z.object({ custom_id: z.string().max(300).nullish() })).nullish(),
    supplementary_data: z.object({ related_ids: z.object({ order_id: Id.nullish(), authorization_id: Id.nullish(), capture_id: Id.nullish() }).nullish() }).nullish(),
    links: z.array(z.object({ rel: z.string(), href: z.string().max(2_000) })).nullish(),
    disputed_transactions: z.array(z.object({ seller_transaction_id: Id })).nullish(),
  }),
})

const NOTHING: CallbackRefs = { refs: [], dispute_ref: null, tenant_id: null, payment_id: null, provider_ref: null }
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const uuidOr = (text: string | null | undefined) => (text !== null && text !== undefined && UUID.test(text) ? text : null)
const idOf = (value: string | { id: string } | null | undefined) => (typeof value === 'string' ? value : (value?.id ?? null))

/** Of an event that is about no payment, nothing. */
export function refsOf(provider: ProviderName, body: unknown): CallbackRefs {
  return provider === 'stripe' ? stripeRefs(body) : paypalRefs(body)
}

function stripeRefs(body: unknown): CallbackRefs {
  const read = StripeEvent.safeParse(body)
  if (!read.success) return NOTHING
  const { id, object, payment_intent, charge, metadata } = read.data.data.object
  const intent = object === 'payment_intent' ? id : idOf(payment_intent)
  const refs = [intent, idOf(charge), object === 'charge' ? id : null].filter((ref) => ref !== null)
  return { refs, dispute_ref: object === 'dispute' ? id : null, tenant_id: uuidOr(metadata?.['tenant_id']), payment_id: uuidOr(metadata?.['payment_id']), provider_ref: intent }
}

function paypalRefs(body: unknown): CallbackRefs {
  const read = PayPalEvent.safeParse(body)
  if (!read.success) return NOTHING
  const { id, dispute_id, custom_id, purchase_units, supplementary_data, links, disputed_transactions } = read.data.resource
  const { order_id = null, authorization_id = null, capture_id = null } = supplementary_data?.related_ids ?? {}
  const above = links?.find(({ rel }) => rel === 'up')?.href.split('/').at(-1) ?? null
  const [tenant, payment] = (purchase_units?.[0]?.custom_id ?? custom_id ?? '').split(':')
  return {
    refs: [order_id, authorization_id, capture_id, above, id ?? null, ...(disputed_transactions ?? []).map(({ seller_transaction_id }) => seller_transaction_id)].filter((ref) => ref !== null),
    dispute_ref: dispute_id ?? null, tenant_id: uuidOr(tenant), payment_id: uuidOr(payment), provider_ref: purchase_units === null || purchase_units === undefined ? order_id : (id ?? null),
  }
}

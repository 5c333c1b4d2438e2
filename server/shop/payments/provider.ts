/** What we ask a provider to take. */
export interface Order {
  tenant_id: string
  payment_id: string
  order_id: string
  order_number: string
  store: string
  amount_minor: number
  currency: string
  capture: 'automatic' | 'manual'
  email: string | null
  return_url: string
}

export interface SeenRefund {
  ref: string
  /** Ours, when it was we who asked for it. */
  refund_id: string | null
  amount_minor: number
  status: 'pending' | 'succeeded' | 'failed'
  code: string | null
}

/** A payment as its provider has it now. Amounts are in our minor units. */
export interface Snapshot {
  provider_ref: string
  status: 'pending' | 'requires_action' | 'processing' | 'authorized' | 'captured' | 'failed' | 'voided'
  /** What it was made for. */
  amount_minor: number
  currency: string
  authorized_minor: number
  captured_minor: number
  charge_ref: string | null
  auth_ref: string | null
  failure_code: string | null
  client_secret: string | null
  action_url: string | null
  refunds: SeenRefund[]
  fee: { amount_minor: number; currency: string } | null
  /** Whose it says it is. */
  tenant_id: string | null
  payment_id: string | null
}

export interface SeenDispute {
  ref: string
  charge_ref: string
  amount_minor: number
  currency: string
  reason: string
  status: 'open' | 'won' | 'lost'
}

/** A line of a provider's own books. */
export interface BookLine {
  kind: 'charge' | 'refund'
  /** Of the charge or of the refund. */
  ref: string
  payment_id: string | null
  amount_minor: number
  fee_minor: number
  currency: string
}

export interface Ask {
  provider_ref: string
  charge_ref: string | null
  auth_ref: string | null
  currency: string
}

/** What we need of a provider. Each call that moves money carries a key: repeated under the same key it has one effect. @throws OuterError */
export interface Provider {
  /** Whether it can take exactly this amount. */
  takes: (amountMinor: number, currency: string) => boolean
  open: (order: Order) => Promise<Snapshot>
  read: (ask: Ask) => Promise<Snapshot>
  changeAmount: (ask: Ask, amountMinor: number) => Promise<Snapshot>
  /** Takes what the shopper has approved; for a provider that does so by itself, a look. */
  settle: (ask: Ask, order: { capture: 'automatic' | 'manual'; key: string }) => Promise<Snapshot>
  capture: (ask: Ask, order: { amount_minor: number; key: string }) => Promise<Snapshot>
  cancel: (ask: Ask, key: string) => Promise<Snapshot>
  refund: (ask: Ask, order: { refund_id: string; tenant_id: string; amount_minor: number; key: string }) => Promise<SeenRefund>
  readDispute: (ref: string) => Promise<SeenDispute>
  /** Its books of a day (UTC), as far as they concern this tenant; `charges` are ours of that day, for one that can only be asked by name. */
  listBook: (day: string, of: { tenant_id: string; charges: readonly { charge_ref: string; payment_id: string; currency: string }[]; refunds: readonly { ref: string; payment_id: string; currency: string }[] }) => Promise<BookLine[]>
}

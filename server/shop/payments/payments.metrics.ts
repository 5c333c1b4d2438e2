import { Counter, type Registry } from 'prom-client'
import type { Services } from '#kernel/services'

type Counters = { payments: Counter<'method' | 'outcome'>; callbacks: Counter<'provider' | 'outcome'> }
const made = new WeakMap<Registry, Counters>()

/** How many payments ended how, and how many callbacks were good, forged or failed. */
export function paymentCounters({ metrics: { registry } }: Pick<Services, 'metrics'>): Counters {
  const known = made.get(registry)
  if (known !== undefined) return known
  const registers = [registry]
  const counters: Counters = {
    payments: new Counter({ name: 'tradewind_payments_total', help: 'Payments by how they ended', labelNames: ['method', 'outcome'], registers }),
    callbacks: new Counter({ name: 'tradewind_payment_callbacks_total', help: 'Callbacks of payment providers', labelNames: ['provider', 'outcome'], registers }),
  }
  made.set(registry, counters)
  return counters
}

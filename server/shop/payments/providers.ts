import type { Config } from '#kernel/config'
import type { Method } from './payments.schema.ts'
import { paypalProvider } from './paypal.client.ts'
import type { Provider } from './provider.ts'
import { stripeProvider } from './stripe.client.ts'

/** Undefined: nobody set it up, and the sandbox does not play it. */
export function providerOf(config: Pick<Config, 'stripe' | 'paypal'>, method: Method): Provider | undefined {
  if (method === 'stripe') return config.stripe === undefined ? undefined : stripeProvider(config.stripe)
  if (method === 'paypal') return config.paypal === undefined ? undefined : paypalProvider(config.paypal)
  return undefined
}

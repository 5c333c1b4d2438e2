import type { Config } from '#kernel/config'
import { StartError } from '#kernel/errors'
import { z } from 'zod'
import { SANDBOX_MODEL } from '../../sandbox/llm.ts'
import { PAYPAL_CLIENT_ID, PAYPAL_SECRET, PAYPAL_WEBHOOK_ID } from '../../sandbox/paypal.ts'
import { startSandbox } from '../../sandbox/server.ts'
import { STRIPE_KEY, STRIPE_PUBLISHABLE_KEY, STRIPE_SECRET } from '../../sandbox/stripe.ts'

/** Any key will do there; each is as long as the real ones have to be. */
const SANDBOX_KEY = 'sandbox-key'
const PAYMENT_TIMEOUT_MS = 15_000
const About = z.object({ sandbox: z.literal('tradewind'), home: z.string(), smtp_url: z.string(), speed: z.number() })

type ServiceAccount = NonNullable<Config['fcm']>['account']

const accountOf = async (url: string) => (await (await fetch(`${url}/fcm/service-account`)).json()) as ServiceAccount // our own sandbox

interface Found {
  url: string
  smtpUrl: string
  speed: number
  /** What its FCM believes. */
  serviceAccount: () => Promise<ServiceAccount>
  stop: () => Promise<void>
}

/**
 * Plays what has no key of its own: Amazon (by Apify), Keepa, mail, a language model, pushes to apps, Stripe, PayPal. Of several processes on one data folder the first plays
 * for all; when it stops, the others wait for its return.
 * @returns a function that stops it
 * @throws StartError when something else holds the port
 */
export async function playOuterWorld(config: Config, say: (line: string) => void): Promise<() => Promise<void>> {
  const plays = { amazon: config.apify.token === undefined, keepa: config.keepa.key === undefined, mail: config.smtp_url === undefined, llm: config.llm.url === undefined, app_push: config.fcm === undefined, stripe: config.stripe === undefined, paypal: config.paypal === undefined }
  if (!config.sandbox.is_on || !Object.values(plays).includes(true)) return async () => {}
  const world = await startOrFind(config)
  config.sandbox.plays = { ...plays, url: world.url }
  if (plays.amazon) {
    config.apify = { url: `${world.url}/apify`, token: SANDBOX_KEY }
    config.world_speed = world.speed
  }
  if (plays.keepa) config.keepa = { url: `${world.url}/keepa`, key: SANDBOX_KEY }
  if (plays.mail) config.smtp_url = world.smtpUrl
  if (plays.llm) config.llm = { ...config.llm, url: `${world.url}/llm/v1`, key: SANDBOX_KEY, model: SANDBOX_MODEL }
  if (plays.app_push) config.fcm = { url: `${world.url}/fcm`, account: await world.serviceAccount() }
  if (plays.stripe) {
    config.stripe = { url: world.url, key: STRIPE_KEY, publishable_key: STRIPE_PUBLISHABLE_KEY, webhook_secrets: [STRIPE_SECRET], timeout_ms: PAYMENT_TIMEOUT_MS }
    await callMe(`${world.url}/v1/webhook_endpoints`, config, 'stripe')
  }
  if (plays.paypal) {
    config.paypal = { url: `${world.url}/paypal`, client_id: PAYPAL_CLIENT_ID, secret: PAYPAL_SECRET, webhook_id: PAYPAL_WEBHOOK_ID, timeout_ms: PAYMENT_TIMEOUT_MS }
    await callMe(`${world.url}/paypal/v1/notifications/webhooks`, config, 'paypal')
  }
  config.outgoing_allow = [...config.outgoing_allow, new URL(world.url).host]
  const played = [plays.amazon ? 'Amazon' : '', plays.keepa ? 'Keepa' : '', plays.mail ? 'mail' : '', plays.llm ? 'a language model' : '', plays.app_push ? 'app pushes' : '', plays.stripe ? 'Stripe' : '', plays.paypal ? 'PayPal' : ''].filter((name) => name !== '')
  say(`Sandbox plays ${new Intl.ListFormat('en').format(played)}: ${world.url}/mail`)
  return world.stop
}

/** Events of payments come to where this installation listens; the sandbox puts the store's name into the path. */
async function callMe(url: string, { port }: Config, provider: 'stripe' | 'paypal'): Promise<void> {
  if (port === 0) return // nobody knows yet where; a test registers itself
  await fetch(url, { method: 'POST', headers: { authorization: `Bearer ${STRIPE_KEY}`, 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams({ url: `http://127.0.0.1:${port}/api/v1/shop/webhooks/${provider}/{store}` }) })
}

async function startOrFind({ home, sandbox: { port, speed, recordings } }: Config): Promise<Found> {
  try {
    const { url, smtpUrl, world, stop } = await startSandbox({ port, home, speed, recordings })
    return { url, smtpUrl, speed: world.clock.speed, serviceAccount: () => accountOf(url), stop }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    const url = `http://127.0.0.1:${port}`
    const about = await fetch(`${url}/control/about`, { signal: AbortSignal.timeout(2_000) }).then((answer) => answer.json(), () => undefined)
    const found = About.safeParse(about)
    if (!found.success || found.data.home !== home) throw new StartError(`port ${port} of 127.0.0.1 is taken: stop what uses it, or set SANDBOX_PORT`, { cause: error })
    return { url, smtpUrl: found.data.smtp_url, speed: found.data.speed, serviceAccount: () => accountOf(url), stop: async () => {} }
  }
}

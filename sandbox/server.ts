import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'
import { createApify } from './apify.ts'
import { createRuns, type Timing } from './apify.runs.ts'
import { createChannels } from './channels.ts'
import { createFaults, KINDS, SYSTEMS, type Kind } from './faults.ts'
import { createFcm } from './fcm.ts'
import { createHooks } from './hooks.ts'
import { jsonOf, sendHtml, sendJson, type Visit } from './http.ts'
import { readRecordings } from './junglee.ts'
import { createKeepa } from './keepa.server.ts'
import { createWorld } from './lives.ts'
import { createLlm } from './llm.ts'
import { createMail } from './mail.ts'
import { page } from './pages.ts'
import { createPayPal } from './paypal.ts'
import { createStripe } from './stripe.ts'
import { clockOf, worldClock } from './world.clock.ts'

interface Options extends Partial<Timing> {
  port: number
  /** Where the world's anchor is kept; without one it begins now and is forgotten. */
  home?: string
  speed: number
  recordings?: string | undefined
}

const Order = z.strictObject({
  system: z.enum(SYSTEMS), kind: z.enum(Object.keys(KINDS) as [Kind, ...Kind[]]).or(z.number().transform((n) => String(n) as Kind)),
  at: z.enum(['start', 'status', 'items', 'webhook', 'page', 'run', 'any']).optional(), asin: z.string().optional(), of: z.string().optional(), times: z.int().positive().optional(), after: z.int().nonnegative().optional(),
})

/** The outer world on this machine, over its real protocols: any number of systems below one address. */
export async function startSandbox({ port, home, speed, recordings, runMs = (pages) => 300 + pages * 4 }: Options) {
  const clock = home === undefined ? worldClock(Date.now(), speed) : clockOf(home, speed, Date.now())
  const world = createWorld(clock)
  const faults = createFaults()
  const runs = createRuns({ world, faults, recordings: readRecordings(recordings), runMs })
  const { keepa } = createKeepa({ world, faults })
  const { mail, smtpUrl, stop: stopMail } = await createMail(faults)
  const channels = createChannels(faults)
  const { discord, slack, sms, push } = channels
  const stripe = createStripe(faults)
  const paypal = createPayPal(faults)
  const systems: Record<string, (visit: Visit) => Promise<void> | void> = {
    apify: createApify({ runs, faults }),
    v1: stripe.api, stripe: stripe.pages, paypal: paypal.paypal, // Stripe’s client keeps a host of its own, and no path before `/v1`
    keepa, mail, hooks: createHooks(faults), llm: createLlm(faults),
    discord, slack, sms, push, channels: channels.channels, fcm: createFcm(channels, faults),
    control: async ({ req, res, path, method }) => {
      if (path === '/about') return sendJson(res, 200, { sandbox: 'tradewind', home: home ?? null, smtp_url: smtpUrl, anchor: clock.anchor, speed: clock.speed })
      if (path === '/ledger') return sendJson(res, 200, runs.ledger)
      if (path !== '/faults') return sendJson(res, 404, { error: 'unknown' })
      if (method === 'DELETE') faults.clear()
      if (method !== 'POST') return sendJson(res, 200, { data: faults.list() })
      const order = Order.safeParse(await jsonOf(req).catch(() => undefined))
      return order.success ? sendJson(res, 201, { data: faults.add(order.data as Parameters<typeof faults.add>[0]) }) : sendJson(res, 400, { error: order.error.message })
    },
  }
  const server = createServer((req, res) => {
    const url = new URL(req.url ?? '/', 'http://sandbox')
    const [, name = '', ...rest] = url.pathname.split('/')
    const system = systems[name]
    if (system === undefined) return sendHtml(res, page({ title: 'The outer world of Tradewind, on this machine', intro: 'It plays Amazon’s crawler (/apify), Keepa (/keepa), a language model (/llm/v1), a mail server, webhooks, Discord, Slack, SMS and pushes (/channels), Stripe (/v1), PayPal (/paypal). /control/faults makes them fail.', body: '' }))
    const visit = { req, res, path: `/${rest.join('/')}`, query: url.searchParams, method: req.method ?? 'GET' }
    Promise.resolve(system(visit)).catch((error: unknown) => {
      if (!res.headersSent) sendJson(res, 500, { error: String(error) })
    })
  })
  try {
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve))
  } catch (error) {
    await stopMail()
    throw error
  }
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    smtpUrl, faults, runs, world, stripe, paypal,
    stop: async () => {
      runs.stop()
      await stopMail()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
export type Sandbox = Awaited<ReturnType<typeof startSandbox>>

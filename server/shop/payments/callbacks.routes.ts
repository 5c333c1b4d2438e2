import { z } from 'zod'
import { invalid } from '#kernel/errors'
import type { App } from '#kernel/http'
import { data } from '#kernel/shapes'
import { findStore } from '#shop/stores'
import { receiveCallback } from './callbacks.service.ts'
import { PROVIDERS } from './payments.schema.ts'

const tags = ['shop']
const Params = z.object({ store: z.string().toLowerCase().max(40) })

/** Where payment providers tell of what happened. The path names the store; the signature is over the bytes of the body, so nothing parses it before. */
export function callbackRoutes(app: App) {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_req, body, done) => done(null, body))
    const raw = scope as unknown as App // the same instance, with a parser of its own
    for (const provider of PROVIDERS) {
      raw.post(`/shop/webhooks/${provider}/:store`, { config: { access: 'public' }, schema: { tags, summary: `Events of ${provider === 'stripe' ? 'Stripe' : 'PayPal'}, signed`, params: Params, response: { 200: data(z.object({ received: z.literal(true) })) } } }, async (req) => {
        if (!Buffer.isBuffer(req.body)) throw invalid('body', 'An event has a body')
        const { tenant_id } = await findStore(app.services, { host: '', store: req.params.store })
        await receiveCallback(app.services, { provider, tenant_id, raw: req.body, headers: req.headers, ip: req.ip })
        return { data: { received: true as const } }
      })
    }
  })
}

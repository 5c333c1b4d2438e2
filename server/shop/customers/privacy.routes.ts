import { z } from 'zod'
import { notFound } from '#kernel/errors'
import type { App } from '#kernel/http'
import type { Module } from '#kernel/module'
import { data } from '#kernel/shapes'
import { exportCustomer } from './privacy.service.ts'

/** All that is held of oneself, of every module that this process has. */
export const privacyRoutes = (modules: readonly Module[]) => (app: App) => {
  app.get('/shop/users/me/export', { config: { access: 'customer', rate: 'costly' }, schema: { tags: ['shop'], summary: 'All that this store holds of oneself', response: { 200: data(z.record(z.string(), z.unknown())) } } }, async (req, reply) => {
    const { tenant_id, customer_id } = req.shopper
    if (customer_id === null) throw notFound('customer') // the route lets nobody in who is not signed in
    void reply.header('Cache-Control', 'no-store').header('Content-Disposition', 'attachment; filename="my-data.json"')
    return { data: await exportCustomer(app.services, modules, { tenant_id, customer_id }) }
  })
}

import { z } from 'zod'
import { withTenant } from '#kernel/db'
import { mayCall } from '#kernel/http'
import type { App } from '#kernel/http'
import { cursorPage } from '#kernel/cursor'
import { data } from '#kernel/shapes'
import { announceMaintenance } from './maintenance.service.ts'
import * as notifications from './notifications.repository.ts'
import { ChannelDelivery, ChannelDeliveryQuery, Maintenance, Notification, NotificationQuery, ReadNotifications, UnreadCount } from './notifications.schema.ts'
import { listChannelDeliveries, listNotifications, readNotifications, retryDelivery } from './notifications.service.ts'

const tags = ['notifications']
const config = { access: 'viewer', people_only: true } as const

/** A person's own, in the tenant they are signed in to. */
export function notificationRoutes(app: App) {
  app.get('/notifications', { config, schema: { tags, querystring: NotificationQuery, response: { 200: cursorPage(Notification) } } }, ({ caller, query }) =>
    withTenant(app.db, caller.tenant_id, (trx) => listNotifications(trx, caller.id, query)),
  )
  app.get('/notifications/unread-count', { config, schema: { tags, response: { 200: data(UnreadCount) } } }, async ({ caller }) => ({
    data: { unread: await withTenant(app.db, caller.tenant_id, (trx) => notifications.countUnread(trx, caller.id)) },
  }))
  app.post('/notifications/read', { config, schema: { tags, body: ReadNotifications, response: { 200: data(UnreadCount) } } }, async ({ caller, body }) => ({
    data: { unread: await withTenant(app.db, caller.tenant_id, (trx) => readNotifications(trx, caller.id, body.ids)) },
  }))
  const summary = 'What went out on every channel but the app, how it stands, and why it waits or was skipped: of the whole team for admins, else the caller’s own'
  app.get('/notifications/deliveries', { config: { access: 'viewer' }, schema: { tags, summary, querystring: ChannelDeliveryQuery, response: { 200: cursorPage(ChannelDelivery) } } }, ({ caller, query }) =>
    withTenant(app.db, caller.tenant_id, (trx) => listChannelDeliveries(trx, query.mine || !mayCall(caller.role, 'admin') ? caller.id : undefined, query)),
  )
  app.post('/notifications/deliveries/:sending_id/retry', { config, schema: { tags, summary: 'Sends what failed once more; others’ only for admins', params: z.object({ sending_id: z.uuid() }), response: { 204: z.null() } } }, async ({ caller, params }, reply) => {
    const order = { tenant_id: caller.tenant_id, personId: mayCall(caller.role, 'admin') ? undefined : caller.id, id: params.sending_id, now: new Date() }
    await withTenant(app.db, caller.tenant_id, (trx) => retryDelivery(trx, order))
    return reply.code(204).send(null)
  })
  app.post('/notifications/maintenance', { config: { access: 'super_admin', people_only: true, rate: 'costly' }, schema: { tags, summary: 'Tells everybody of the installation, in the app and by mail', body: Maintenance, response: { 202: data(z.object({ announcement_id: z.uuid(), tenants: z.int() })) } } }, async ({ body }, reply) =>
    reply.code(202).send({ data: await announceMaintenance(app.services, body) }),
  )
}

import { withTenant } from '#kernel/db'
import type { App } from '#kernel/http'
import { cursorPage } from '#kernel/cursor'
import { data } from '#kernel/shapes'
import * as notifications from './notifications.repository.ts'
import { ChannelDelivery, ChannelDeliveryQuery, Notification, NotificationQuery, ReadNotifications, UnreadCount } from './notifications.schema.ts'
import { listChannelDeliveries, listNotifications, readNotifications } from './notifications.service.ts'

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
  app.get('/notifications/deliveries', { config: { access: 'admin' }, schema: { tags, summary: 'What went out by mail and webhook, and how it stands', querystring: ChannelDeliveryQuery, response: { 200: cursorPage(ChannelDelivery) } } }, ({ caller, query }) =>
    withTenant(app.db, caller.tenant_id, (trx) => listChannelDeliveries(trx, query)),
  )
}

import type { Module } from '#kernel/module'
import { topic } from '#kernel/realtime'
import { notificationAdded, notificationsRead } from './notifications.events.ts'
import { notificationConsumers, notificationJobs } from './notifications.jobs.ts'
import { notificationRoutes } from './notifications.routes.ts'

const reader = ({ person_id }: { person_id: string }) => [`user:${person_id}`]

export const notificationsModule: Module = {
  name: 'notifications',
  routes: notificationRoutes,
  jobs: notificationJobs,
  consumers: notificationConsumers,
  topics: [topic(notificationAdded, reader), topic(notificationsRead, reader)],
}

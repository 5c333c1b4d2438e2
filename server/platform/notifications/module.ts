import type { Module } from '#kernel/module'
import { topic } from '#kernel/realtime'
import { readFailed } from './deliveries.repository.ts'
import { notificationAdded, notificationsRead } from './notifications.events.ts'
import { notificationConsumers, notificationJobs } from './notifications.jobs.ts'
import { notificationRoutes } from './notifications.routes.ts'
import { peopleRoutes } from './people/people.routes.ts'
import { platformNotices } from './types.ts'

const reader = ({ person_id }: { person_id: string }) => [`user:${person_id}`]

export const notificationsModule: Module = {
  name: 'notifications',
  routes: (app) => {
    notificationRoutes(app)
    peopleRoutes(app)
  },
  jobs: notificationJobs,
  consumers: notificationConsumers,
  notices: platformNotices,
  log: { source: 'notifications', read: readFailed },
  topics: [topic(notificationAdded, reader), topic(notificationsRead, reader)],
}

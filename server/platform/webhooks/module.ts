import type { Module } from '#kernel/module'
import { topic } from '#kernel/realtime'
import { readFailed } from './deliveries.log.repository.ts'
import { webhookJobs } from './webhooks.jobs.ts'
import { webhookRoutes } from './webhooks.routes.ts'
import { webhookDisabled } from './webhooks.events.ts'

export const webhooksModule: Module = { name: 'webhooks', routes: webhookRoutes, log: { source: 'webhooks', read: readFailed }, jobs: webhookJobs, topics: [topic(webhookDisabled, () => ['tenant'])] }

import type { Module } from '#kernel/module'
import { topic } from '#kernel/realtime'
import { webhookJobs } from './webhooks.jobs.ts'
import { webhookRoutes } from './webhooks.routes.ts'
import { webhookDisabled } from './webhooks.events.ts'

export const webhooksModule: Module = { name: 'webhooks', routes: webhookRoutes, jobs: webhookJobs, topics: [topic(webhookDisabled, () => ['tenant'])] }

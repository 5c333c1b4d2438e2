import { z } from 'zod'
import { withTenant } from '#kernel/db'
import { defineJob, enqueue, onCall, onSchedule } from '#kernel/jobs'
import type { Module } from '#kernel/module'
import { topic } from '#kernel/realtime'
import { dayOf } from './effect/slices.ts'
import { experimentEnded } from './experiments.events.ts'
import * as experiments from './experiments.repository.ts'
import { experimentDone } from './experiments.notices.ts'
import { experimentRoutes } from './experiments.routes.ts'
import { finishExperiment } from './judge.service.ts'

const finishJob = defineJob('experiments.finish', z.object({ tenant_id: z.uuid(), experiment_id: z.uuid() }))

export const experimentsModule: Module = {
  name: 'experiments',
  routes: experimentRoutes,
  notices: [experimentDone],
  topics: [topic(experimentEnded, () => ['tenant'])],
  jobs: [
    onCall(finishJob, ({ services: { db } }, { tenant_id, experiment_id }) => withTenant(db, tenant_id, (trx) => finishExperiment(trx, experiment_id, new Date()))),
    // An hour after midnight (UTC): the last looks of the day have been stored.
    onSchedule('experiments.clock', '10 1 * * *', async ({ services: { systemDb } }) => {
      for (const due of await experiments.listDue(systemDb, dayOf(new Date()))) await enqueue(systemDb, finishJob, due, { priority: 'schedule' })
    }),
  ],
}

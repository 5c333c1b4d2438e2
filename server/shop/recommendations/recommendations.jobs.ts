import { z } from 'zod'
import { inTransaction } from '#kernel/db'
import { onEvent } from '#kernel/events'
import { defineJob, enqueue, onCall, onSchedule } from '#kernel/jobs'
import { readSetting } from '#kernel/settings'
import { orderConfirmed } from '#shop/orders'
import { keepPurchase } from './behaviour.service.ts'
import { learn } from './learn.service.ts'
import * as recommendations from './recommendations.repository.ts'
import { behaviourDays } from './recommendations.settings.ts'

const learnJob = defineJob('recommendations.learn', z.object({ tenant_id: z.uuid() }), { concurrency: 1 })

export const recommendationConsumers = [
  onEvent('recommendations.keep-purchase', orderConfirmed, async ({ db, event }, { order_id, customer_id, lines }) => {
    if (event.tenant_id !== null) await keepPurchase(db, event.tenant_id, { order_id, customer_id, product_ids: lines.map(({ product_id }) => product_id) })
  }),
]

export const recommendationJobs = [
  onCall(learnJob, ({ services, signal }, { tenant_id }) => learn(services.db, tenant_id, signal)),
  onSchedule('recommendations.learn-all', '17 * * * *', async ({ services: { systemDb } }) => {
    const tenants = await recommendations.listUnlearnt(systemDb)
    await inTransaction(systemDb, async (trx) => {
      for (const tenant_id of tenants) await enqueue(trx, learnJob, { tenant_id })
    })
  }),
  onSchedule('recommendations.prune', '53 4 * * *', async ({ services }) => recommendations.prune(services.systemDb, await readSetting(services, behaviourDays))),
]

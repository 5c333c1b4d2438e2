import { inTransaction, withTenant } from '#kernel/db'
import { onEvent } from '#kernel/events'
import { enqueue, onCall, onSchedule } from '#kernel/jobs'
import { readSetting } from '#kernel/settings'
import { failTask } from '#platform/tasks'
import { productChanged } from '#shop/catalog'
import * as completions from './completions.repository.ts'
import * as documents from './documents.repository.ts'
import { engineOf } from './engines.ts'
import { indexJob, rebuildJob } from './index.job-type.ts'
import { indexPending, noteChange } from './index.service.ts'
import * as log from './log.repository.ts'
import * as pending from './pending.repository.ts'
import { rebuild } from './rebuild.service.ts'
import { logDays } from './search.settings.ts'
import { completionsOf } from './suggest.service.ts'

/** Then the job that should have taken it in was lost. */
const OVERDUE_S = 30
/** What fewer people looked for might tell who they are. */
const PEOPLE = 3

export const searchConsumers = [
  onEvent('search.note-change', productChanged, ({ db, event }, { product_id }) => (event.tenant_id === null ? Promise.resolve() : noteChange(db, event.tenant_id, product_id))),
]

export const searchJobs = [
  onCall(indexJob, ({ services, signal }, { tenant_id }) => indexPending({ db: services.db, engine: engineOf(services), tenant_id }, signal)),
  onCall(rebuildJob, (context, payload) => rebuild(context, engineOf(context.services), payload), ({ services }, payload) => failTask(services.db, payload, new Error('Something went wrong on our side'))),
  onSchedule('search.sweep', '* * * * *', async ({ services: { systemDb } }) => {
    const tenants = await pending.listOverdue(systemDb, OVERDUE_S)
    await inTransaction(systemDb, async (trx) => {
      for (const tenant_id of tenants) await enqueue(trx, indexJob, { tenant_id })
    })
  }),
  onSchedule('search.count-words', '*/10 * * * *', async ({ services: { db, systemDb }, signal }) => {
    for (const tenantId of await pending.listUncounted(systemDb)) {
      signal.throwIfAborted()
      await withTenant(db, tenantId, (trx) => documents.countWords(trx, tenantId))
    }
  }),
  onSchedule('search.popular-queries', '23 * * * *', async ({ services: { db, systemDb }, signal }) => {
    for (const tenantId of await pending.listLogging(systemDb)) {
      signal.throwIfAborted()
      await withTenant(db, tenantId, async (trx) => {
        const popular = await completions.refreshQueries(trx, tenantId, PEOPLE)
        await completions.replace(trx, tenantId, { kind: 'query', refs: [], completions: popular.flatMap(({ query, searches }) => completionsOf('query', { ref: query, label: query, weight: searches })) })
      })
    }
  }),
  onSchedule('search.prune-log', '41 4 * * *', async ({ services }) => log.prune(services.systemDb, await readSetting(services, logDays))),
]

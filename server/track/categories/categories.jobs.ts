import { type Consumer, onEvent } from '#kernel/events'
import { enqueue, type JobContext, onCall, onSchedule } from '#kernel/jobs'
import { failTask, taskEnded } from '#platform/tasks'
import { renewSalesModels } from '#track/competitors'
import { searchEnded } from '#track/crawling'
import { cancelJob, searchJob, takeJob } from './categories.job-types.ts'
import { beginSearch, cancelCategorySearch, giveUpSearch, searchDue } from './search.service.ts'
import { takeFinds } from './take-finds.service.ts'

const around = ({ services: { config } }: JobContext) => ({ config, now: new Date() })

export const categoryJobs = [
  onCall(searchJob, (context, payload) => beginSearch(context.services.db, payload, around(context)), ({ services }, payload) => failTask(services.db, payload, new Error('The search could not be begun'))),
  onCall(takeJob, async (context, payload) => {
    await takeFinds(context.services.db, payload, around(context))
    // A search brings many ranks and sales at once: estimates need not wait for the night.
    await renewSalesModels(context.services.systemDb, new Date())
  }, (context, payload) => giveUpSearch(context.services.db, payload)),
  onCall(cancelJob, (context, payload) => cancelCategorySearch(context.services.db, payload, around(context))),
  onSchedule('categories.clock', '* * * * *', (context) => searchDue({ ...context.services, now: new Date() })),
]

export const categoryConsumers: Consumer[] = [
  onEvent('categories.take', searchEnded, async ({ db, event: { tenant_id } }, { search_id }) => {
    if (tenant_id !== null) await enqueue(db, takeJob, { tenant_id, search_id }, { priority: 'category' })
  }),
  onEvent('categories.cancel', taskEnded, async ({ db, event: { tenant_id } }, { kind, status, task_id }) => {
    if (kind !== 'category_search' || status === 'succeeded' || tenant_id === null) return
    await enqueue(db, cancelJob, { tenant_id, task_id, code: status === 'cancelled' ? 'CANCELLED' : 'SEARCH_FAILED' }, { priority: 'manual' })
  }),
]

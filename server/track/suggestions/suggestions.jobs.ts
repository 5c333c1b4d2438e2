import { withTenant } from '#kernel/db'
import { AppError } from '#kernel/errors'
import { type JobContext, onCall } from '#kernel/jobs'
import { failTask, finishTask, runTask } from '#platform/tasks'
import { makeSuggestions } from './make.service.ts'
import * as runs from './runs.repository.ts'
import { makeJob } from './suggestions.job-types.ts'

/** The end of the task is written with the suggestions: whoever cancels either comes before both, or after. */
export async function makeForTask(context: JobContext, payload: { task_id: string; tenant_id: string; run_id: string }): Promise<void> {
  await runTask(context, payload, async ({ report, signal }) => {
    const { services } = context
    const run = await withTenant(services.db, payload.tenant_id, (trx) => runs.findByTask(trx, payload.task_id))
    if (run === undefined || run.completed_at !== null) throw new AppError([409, 'RUN_ENDED'], 'Newer suggestions have replaced these')
    return { ...(await makeSuggestions(services, run, { report, signal }, async (trx, made) => {
      if (!(await finishTask(trx, payload.task_id, { status: 'succeeded', result: { ...made } }))) throw new AppError([409, 'CANCELLED'], 'The task was cancelled')
    })) }
  })
}

export const suggestionJobs = [onCall(makeJob, makeForTask, ({ services }, payload) => failTask(services.db, payload, new Error('The suggestions could not be made')))]

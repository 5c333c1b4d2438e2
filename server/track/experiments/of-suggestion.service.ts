import type { Db } from '#kernel/db'
import { record } from '#platform/audit'
import * as experiments from './experiments.repository.ts'

interface Actor {
  id: string
  tenant_id: string
}

/** Ends the running experiment of a suggestion that was taken back; nothing happens when none runs. */
export async function stopExperimentOf(trx: Db, { id, tenant_id }: Actor, suggestionId: string): Promise<void> {
  const running = await experiments.findRunningOf(trx, suggestionId)
  if (running === undefined || !(await experiments.end(trx, running.experiment_id, { status: 'stopped', result: null, fact_set_id: null }))) return
  await record(trx, { tenant_id, actor_id: id, action: 'experiments.stopped', subject: `experiment:${running.experiment_id}` })
}

/** The newest experiment of each of these suggestions that has one. */
export async function findExperimentsOf(trx: Db, suggestionIds: readonly string[]): Promise<Map<string, string>> {
  const rows = suggestionIds.length === 0 ? [] : await experiments.listOfSuggestions(trx, suggestionIds)
  return new Map(rows.map(({ suggestion_id, experiment_id }) => [suggestion_id, experiment_id]))
}

import type { Db } from '#kernel/db'
import { notify } from '#platform/notifications'
import type { DescribedProduct } from '#track/tracking'
import { experimentDone } from './experiments.notices.ts'
import type { ExperimentRow } from './experiments.repository.ts'
import type { Result } from './experiments.schema.ts'
import { experimentLetter, verdictWords } from './experiments.words.ts'

/** Whoever began it is told how it ended; all members when nobody is known. */
export async function tellOfExperiment(trx: Db, { row, result, product }: { row: ExperimentRow; result: Result; product: DescribedProduct | undefined }): Promise<void> {
  const path = `/experiments/${row.experiment_id}`
  const facts = { experiment_id: row.experiment_id, product_id: row.product_id, product_name: product?.name ?? null, asin: product?.asin ?? null, name: row.name, metric: row.metric, design: row.design, ...result }
  await notify(trx, {
    tenant_id: row.tenant_id, type: experimentDone, severity: 'low', reason_code: `experiment_${result.verdict}`, facts, subject: `experiment:${row.experiment_id}`, link: path,
    channels: ['in_app', 'email', 'webhook'], recipients: row.created_by === null ? 'members' : [row.created_by], dedupe: `experiment:${row.experiment_id}`,
    letter: (language) => experimentLetter(language, { name: row.name, verdict: verdictWords(language, row.metric, result), path }),
    webhook: { type: 'experiment.completed', payload: facts },
  })
}

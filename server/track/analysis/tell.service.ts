import type { Db } from '#kernel/db'
import { notify } from '#platform/notifications'
import type { Measures } from '#track/measures'
import { analysisDone } from './analysis.notices.ts'
import { reportLetter } from './analysis.words.ts'
import type { ReportRow } from './reports.repository.ts'

/** Whoever asked for a report is told in the app; the weekly one goes to everybody, and by mail. */
export async function tellOfReport(trx: Db, { tenant_id, row, measures: { product, comparison } }: { tenant_id: string; row: ReportRow; measures: Measures }): Promise<void> {
  const own = comparison?.products.find(({ is_own }) => is_own)
  const competitors = (comparison?.products.length ?? 1) - 1
  const told = { type: row.report_type, name: own?.name ?? product.asin, analysis_id: row.analysis_id, competitors }
  const facts = { product_id: product.id, product_name: told.name, asin: product.asin, marketplace: product.marketplace, report_type: row.report_type, analysis_type: row.analysis_type, competitors }
  await notify(trx, {
    tenant_id, type: analysisDone, severity: 'low', reason_code: row.is_weekly ? 'weekly_analysis_done' : 'analysis_done', facts, subject: `analysis:${row.analysis_id}`, link: `/analysis/${row.analysis_id}`,
    channels: row.is_weekly ? ['in_app', 'email', 'webhook'] : ['in_app', 'webhook'], recipients: row.is_weekly || row.created_by === null ? 'members' : [row.created_by], dedupe: `analysis:${row.analysis_id}`,
    letter: (language) => reportLetter(language, told),
    webhook: { type: 'analysis.completed', payload: { ...facts, analysis_id: row.analysis_id } },
  })
}

import { publicUrl } from '#kernel/config'
import { type Db, withTenant } from '#kernel/db'
import { messageOf, notFound } from '#kernel/errors'
import type { JobContext } from '#kernel/jobs'
import type { Services } from '#kernel/services'
import { keepFile, putFile, removeFile, signFile } from '#platform/files'
import { printPage } from '#platform/printing'
import { openTask, runTask } from '#platform/tasks'
import { printJob } from '../analysis.job-types.ts'
import type { Language } from '../analysis.schema.ts'
import * as reports from '../reports.repository.ts'
import type { Asker } from '../start.service.ts'
import * as prints from './prints.repository.ts'
import { makeShare } from './shares.service.ts'

/** The browser's own link to the page it prints. */
const LINK_MS = 5 * 60_000
const URL_S = 600
/** A file that became nobody's print, for its process died or the report was deleted meanwhile, goes after an hour. */
const UNKEPT_MS = 3_600_000

interface Asked {
  report_id: string
  language: Language
}

/** A link to the PDF when it was printed before, else the task that prints it. @throws AppError 404 for no such report that is done */
export async function askForPrint(trx: Db, asker: Asker, services: Pick<Services, 'config'>, { report_id, language }: Asked) {
  const row = await reports.find(trx, report_id)
  if (row?.status !== 'completed') throw notFound('report')
  const url = await findPrint(trx, asker.tenant_id, services, { report_id, language })
  if (url !== undefined) return { task_id: null, url: url.url }
  const task_id = await openTask(trx, {
    tenant_id: asker.tenant_id, ...(asker.id === null ? {} : { created_by: asker.id }), kind: 'export', title: 'Print a report', params: { analysis_id: report_id, language }, job: printJob, payload: { report_id, language },
  })
  return { task_id, url: null }
}

export async function findPrint(trx: Db, tenantId: string, services: Pick<Services, 'config'>, { report_id, language }: Asked) {
  const print = await prints.find(trx, report_id, language)
  return print === undefined ? undefined : { created_at: print.created_at, url: signFile(services, { tenant_id: tenantId, file_id: print.file_id, expires_s: URL_S, now: new Date() }) }
}

/** Prints the page that people see. Run again it may print again; one file stays. */
export const runPrint = (context: JobContext, { task_id, tenant_id, report_id, language }: Asked & { task_id: string; tenant_id: string }): Promise<void> =>
  runTask(context, { task_id, tenant_id }, async ({ report, signal }) => {
    const { services } = context
    const { row, token } = await withTenant(services.db, tenant_id, async (trx) => {
      const found = await reports.find(trx, report_id)
      if (found === undefined) throw notFound('report')
      return { row: found, ...(await makeShare(trx, { tenant_id, id: null }, { report_id, expires_at: new Date(Date.now() + LINK_MS), is_internal: true })) }
    })
    await report(20)
    const url = `${publicUrl(services.config)}/shared/reports/${token}?print=1&language=${language}`
    const body = await printPage(services.config, { url, language, signal }).catch((error: unknown) => {
      const { cause } = error as Error
      services.log.warn({ tenant_id, report_id, error: messageOf(cause ?? error) }, 'a report could not be printed')
      throw error
    })
    await report(90)
    const file_id = await putFile(services, { tenant_id, name: `${row.report_type}-${row.created_at.toISOString().slice(0, 10)}.pdf`, type: 'application/pdf', body, expires_at: new Date(Date.now() + UNKEPT_MS) })
    const kept = await withTenant(services.db, tenant_id, async (trx) => {
      const first = await prints.keep(trx, { tenant_id, report_id, language, file_id })
      if (first === file_id) await keepFile(trx, file_id)
      return first
    })
    if (kept !== file_id) await removeFile(services, { tenant_id, file_id })
    return { analysis_id: report_id, file_id: kept }
  })

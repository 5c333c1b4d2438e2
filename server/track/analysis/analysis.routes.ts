import { z } from 'zod'
import { withTenant } from '#kernel/db'
import { cursorPage } from '#kernel/cursor'
import { notFound } from '#kernel/errors'
import type { App } from '#kernel/http'
import { data, list } from '#kernel/shapes'
import { removeFile } from '#platform/files'
import { removeFactSets } from '#track/facts'
import {
  AnalysisParams, AnalysisStarted, AnalysisTask, ExportQuery, LanguageQuery, NewAnalysis, NewAnalysisOfAsin, NewShare, Print, PrintAsked, ProductParams, Report, ReportQuery, ReportSummary, Share, ShareMade, ShareParams, TaskParams, TokenParams,
} from './analysis.schema.ts'
import { reportCsv } from './export/csv.ts'
import { askForPrint, findPrint } from './export/print.service.ts'
import { readShared, revokeShare, shareReport } from './export/shares.service.ts'
import * as shares from './export/shares.repository.ts'
import * as reports from './reports.repository.ts'
import { productOfAsin, startAnalysis } from './start.service.ts'
import { getAnalysisTask, getSummary, listReports, readReport } from './view.service.ts'

const tags = ['competitors']
const read = { access: 'viewer' } as const
const write = { access: 'member' } as const
const start = { access: 'member', rate: 'costly', idempotent: true } as const

export function analysisRoutes(app: App) {
  const { services } = app
  const asTenant = <T>({ caller }: { caller: { tenant_id: string } }, act: (trx: Parameters<Parameters<typeof withTenant<T>>[2]>[0]) => Promise<T>) => withTenant(app.db, caller.tenant_id, act)
  const started = { 202: data(AnalysisStarted) }

  app.post('/competitors/:product_id', { config: start, schema: { tags, summary: 'Starts an analysis; one that runs already is joined', params: ProductParams, body: NewAnalysis, response: started } }, async (req, reply) =>
    reply.code(202).send({ data: await asTenant(req, (trx) => startAnalysis(trx, req.caller, { ...req.body, product_id: req.params.product_id }, { now: new Date() })) }),
  )
  app.post('/competitors/analysis', { config: start, schema: { tags, summary: 'Starts an analysis of a product named by its ASIN', body: NewAnalysisOfAsin, response: started } }, async (req, reply) => {
    const { main_product_asin, ...order } = req.body
    const made = await asTenant(req, async (trx) => startAnalysis(trx, req.caller, { ...order, product_id: await productOfAsin(trx, main_product_asin) }, { now: new Date() }))
    return reply.code(202).send({ data: made })
  })
  app.get('/competitors/tasks/:task_id', { config: read, schema: { tags, params: TaskParams, response: { 200: data(AnalysisTask) } } }, async (req) => ({ data: await asTenant(req, (trx) => getAnalysisTask(trx, req.params.task_id)) }))
  app.get('/competitors/reports/:product_id', { config: read, schema: { tags, summary: 'Reports of a product, the newest first', params: ProductParams, querystring: ReportQuery, response: { 200: cursorPage(ReportSummary) } } }, async (req) => {
    return asTenant(req, (trx) => listReports(trx, req.params.product_id, req.query))
  })
  app.get('/competitors/analysis/:analysis_id', { config: read, schema: { tags, params: AnalysisParams, response: { 200: data(ReportSummary) } } }, async (req) => ({ data: await asTenant(req, (trx) => getSummary(trx, req.params.analysis_id)) }))
  app.get('/competitors/analysis/:analysis_id/report', { config: read, schema: { tags, params: AnalysisParams, querystring: LanguageQuery, response: { 200: data(Report) } } }, async (req) => ({
    data: await asTenant(req, (trx) => readReport(trx, req.params.analysis_id, req.query.language)),
  }))
  app.delete('/competitors/analysis/:analysis_id', { config: write, schema: { tags, params: AnalysisParams, response: { 204: z.null() } } }, async (req, reply) => {
    const removed = await asTenant(req, async (trx) => {
      const report = await reports.remove(trx, req.params.analysis_id)
      if (report === undefined) throw notFound('report that is not being made')
      if (report.fact_set_id !== null) await removeFactSets(trx, [report.fact_set_id])
      return report
    })
    for (const file_id of removed.file_ids) await removeFile(services, { tenant_id: req.caller.tenant_id, file_id })
    return reply.code(204).send(null)
  })

  app.get('/competitors/analysis/:analysis_id/export', { config: read, schema: { tags, summary: 'The report as JSON, or its comparison as CSV', params: AnalysisParams, querystring: ExportQuery, response: { 200: z.any().meta({ type: 'string' }) } } }, async (req, reply) => {
    const { format, language } = req.query
    const report = await asTenant(req, (trx) => readReport(trx, req.params.analysis_id, language))
    const name = `${report.report_type}-${report.content.product.asin}-${report.created_at.toISOString().slice(0, 10)}.${format}`
    void reply.headers({ 'content-disposition': `attachment; filename="${name}"`, 'content-type': format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8' })
    return reply.serializer((text: string) => text).send(format === 'csv' ? reportCsv(report) : JSON.stringify(Report.parse(report), undefined, 2))
  })
  app.post('/competitors/analysis/:analysis_id/pdf', { config: { ...read, rate: 'costly' }, schema: { tags, summary: 'The report as PDF: its link, or the task that prints it', params: AnalysisParams, querystring: LanguageQuery, response: { 202: data(PrintAsked) } } }, async (req, reply) =>
    reply.code(202).send({ data: await asTenant(req, (trx) => askForPrint(trx, req.caller, services, { report_id: req.params.analysis_id, language: req.query.language })) }),
  )
  app.get('/competitors/analysis/:analysis_id/pdf', { config: read, schema: { tags, summary: 'A link to the PDF that was printed', params: AnalysisParams, querystring: LanguageQuery, response: { 200: data(Print) } } }, async (req) => {
    const print = await asTenant(req, (trx) => findPrint(trx, req.caller.tenant_id, services, { report_id: req.params.analysis_id, language: req.query.language }))
    if (print === undefined) throw notFound('PDF of this report')
    return { data: print }
  })

  app.get('/competitors/analysis/:analysis_id/shares', { config: read, schema: { tags, summary: 'Links to the report that still work', params: AnalysisParams, response: { 200: list(Share) } } }, async (req) => ({
    data: await asTenant(req, async (trx) => {
      await getSummary(trx, req.params.analysis_id)
      return shares.list(trx, req.params.analysis_id, new Date())
    }),
  }))
  app.post('/competitors/analysis/:analysis_id/shares', { config: write, schema: { tags, summary: 'A link that shows the report to whoever has it, until it expires; told once', params: AnalysisParams, body: NewShare, response: { 201: data(ShareMade) } } }, async (req, reply) =>
    reply.code(201).send({ data: await asTenant(req, (trx) => shareReport(trx, req.caller, services.config, { report_id: req.params.analysis_id, ...req.body, now: new Date() })) }),
  )
  app.delete('/competitors/analysis/:analysis_id/shares/:share_id', { config: write, schema: { tags, params: ShareParams, response: { 204: z.null() } } }, async (req, reply) => {
    await asTenant(req, (trx) => revokeShare(trx, req.caller, { report_id: req.params.analysis_id, share_id: req.params.share_id }))
    return reply.code(204).send(null)
  })
  app.get('/shared/reports/:token', { config: { access: 'public' }, schema: { tags, summary: 'A shared report, by its link', params: TokenParams, querystring: LanguageQuery, response: { 200: data(Report) } } }, async (req, reply) => {
    void reply.headers({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
    return { data: await readShared(app.db, req.params.token, req.query.language, new Date()) }
  })
}

import { type Db, withTenant } from '#kernel/db'
import { AppError } from '#kernel/errors'
import { publish } from '#kernel/events'
import type { JobContext } from '#kernel/jobs'
import type { Services } from '#kernel/services'
import { runTask } from '#platform/tasks'
import { type Compared, listCompetitors } from '#track/competitors'
import { saveFactSet } from '#track/facts'
import { type Extent, type Measures, measureProduct } from '#track/measures'
import { findProduct, listingUrl } from '#track/tracking'
import type { Content, Depth, Problem } from './analysis.schema.ts'
import { reportCompleted } from './analysis.events.ts'
import { fetchPages } from './fetch-pages.service.ts'
import * as reports from './reports.repository.ts'
import { tellOfReport } from './tell.service.ts'
import { writeInsights } from './insights/write-insights.service.ts'

/** Percent of the task when each step is done. */
const DONE = { fetched: 50, measured: 60, written: 95 }
const EXTENT: Record<Depth, Extent> = { quick: 'market', full: 'market', deep: 'all' }

interface Order {
  task_id: string
  tenant_id: string
  report_id: string
}

/** Makes a report: fetches, measures, writes, stores. Run again it begins anew; what was fetched and answered is not paid twice. */
export const runAnalysis = (context: JobContext, order: Order): Promise<void> =>
  runTask(context, order, async ({ report, signal }) => {
    const { services } = context
    const { tenant_id, report_id } = order
    const inTenant = <T>(act: (trx: Db) => Promise<T>) => withTenant(services.db, tenant_id, act)
    const began = performance.now()
    const row = await inTenant((trx) => reports.find(trx, report_id))
    if (row === undefined) throw new AppError([404, 'NOT_FOUND'], 'The report was deleted')
    if (row.status === 'completed') return { report_id, analysis_id: report_id }
    if (!(await inTenant((trx) => reports.begin(trx, report_id)))) throw new AppError([409, 'ANALYSIS_RUNNING'], 'Another analysis of this product is running')

    const problems = await fetchAll(services, { row, tenant_id, signal, report: (share) => report(2 + (DONE.fetched - 2) * share) })
    await report(DONE.fetched)
    const extent = row.report_type === 'market_trend' ? 'all' : EXTENT[row.analysis_type]
    const measures = await inTenant(async (trx) => measureProduct(trx, { product_id: row.product_id, competitor_ids: await stillConfirmed(trx, row), extent, now: new Date() }))
    countRivals(measures)
    await report(DONE.measured)
    const written = await writeInsights(services, { tenant_id, measures, analysis_type: row.analysis_type, report_type: row.report_type, language: row.language, signal })
    await report(DONE.written)
    signal.throwIfAborted()
    await inTenant(async (trx) => {
      const { fact_set_id } = await saveFactSet(trx, { tenant_id, kind: 'report', product_id: row.product_id, facts: measures.facts })
      const isDone = await reports.finish(trx, report_id, { ...written, content: contentOf(measures, problems), fact_set_id, generation_ms: Math.round(performance.now() - began) })
      if (!isDone) throw new AppError([409, 'CANCELLED'], 'The analysis was cancelled')
      await publish(trx, reportCompleted, { key: row.product_id, payload: { analysis_id: report_id, product_id: row.product_id, report_type: row.report_type, analysis_type: row.analysis_type, written_by: written.written_by } })
      await tellOfReport(trx, { tenant_id, row, measures })
    })
    return { report_id, analysis_id: report_id, product_id: row.product_id, written_by: written.written_by }
  })

/** Those of the named that nobody removed meanwhile; undefined: all there are. */
async function stillConfirmed(trx: Db, { product_id, competitor_ids }: reports.ReportRow): Promise<string[] | undefined> {
  if (competitor_ids === null) return undefined
  const known = new Set((await listCompetitors(trx, product_id)).map(({ competitor_id }) => competitor_id))
  return competitor_ids.filter((id) => known.has(id))
}

async function fetchAll(services: Services, { row, tenant_id, signal, report }: { row: reports.ReportRow; tenant_id: string; signal: AbortSignal; report: (share: number) => Promise<void> }): Promise<Problem[]> {
  const products = await withTenant(services.db, tenant_id, async (trx) => {
    const own = await findProduct(trx, row.product_id)
    if (own === undefined) throw new AppError([404, 'NOT_FOUND'], 'There is no such product any more')
    const rivals = (await listCompetitors(trx, row.product_id)).filter(({ competitor_id }) => row.competitor_ids === null || row.competitor_ids.includes(competitor_id))
    return [{ product_id: own.id, listing_id: own.listing_id, asin: own.asin }, ...rivals]
  })
  return fetchPages(services, { tenant_id, created_by: row.created_by, products, depth: row.analysis_type, signal, report, now: new Date() })
}

/** Of how many competitors the report speaks. A variation of the own product is none. */
function countRivals({ comparison, add, product }: Measures): void {
  const rivals = comparison?.products.filter(({ is_own, is_family_of_own }) => !is_own && !is_family_of_own) ?? []
  add({ metric: 'competitor_count', value: rivals.length, unit: 'count', product_id: null, asin: product.asin, method: 'confirmed_competitors' })
}

/** Its words stand in Amazon, and in the listing's history. */
function withoutPage(product: Compared): Omit<Compared, 'page'> {
  const { page: _, ...shown } = product
  return shown
}

function contentOf(measures: Measures, problems: Problem[]): Content {
  const { product, page, comparison, audit, coverage, aspects, position, elasticity, facts, codeOf } = measures
  if (comparison === null) throw new Error('a report is measured in its market')
  const own = comparison.products.find(({ is_own }) => is_own)
  const changeOf = (metric: string, productId: string) => {
    const value = facts.find(({ code }) => code === codeOf(metric, productId))?.value
    return typeof value === 'number' ? value : null
  }
  return {
    product: { product_id: product.id, asin: product.asin, marketplace: product.marketplace, name: own?.name ?? product.asin, url: page.url === '' ? listingUrl(product.marketplace, product.asin) : page.url },
    comparison: { ...comparison, products: comparison.products.map(withoutPage) },
    audit, keywords: coverage === null ? null : { ...coverage, terms: coverage.terms.slice(0, 40) }, aspects, position, elasticity,
    trends: comparison.products.map(({ product_id }) => ({ product_id, price_change: changeOf('price_change', product_id), bsr_change: changeOf('bsr_change', product_id), rating_change: changeOf('rating_change', product_id) })),
    problems,
  }
}

import { withTenant } from '#kernel/db'
import { unauthorized } from '#kernel/errors'
import type { App } from '#kernel/http'
import { enqueue } from '#kernel/jobs'
import { data } from '#kernel/shapes'
import { z } from 'zod'
import { planOf } from '#platform/accounts'
import { listListingIds } from '#track/tracking'
import { driveJob } from './crawling.job-types.ts'
import { Accepted, CrawlStarted, CrawlStatus, ManualCrawl, ProductParams, Provenance, RunParams, Usage } from './crawling.schema.ts'
import { readProvenance } from './provenance.service.ts'
import { requestCrawl } from './requests.service.ts'
import * as runs from './runs.repository.ts'
import * as sources from './sources.repository.ts'
import * as targets from './targets.repository.ts'
import * as usage from './usage.repository.ts'
import { isOurSecret } from './webhook.ts'

const tags = ['crawl']

export function crawlingRoutes(app: App) {
  const { config } = app.services
  const asker = ({ caller }: { caller: { tenant_id: string; id: string } }) => ({ tenant_id: caller.tenant_id, created_by: caller.id, config, now: new Date() })

  app.post('/crawl/manual', { config: { access: 'member', rate: 'costly', idempotent: true }, schema: { tags, body: ManualCrawl, response: { 202: data(CrawlStarted) } } }, async (req, reply) =>
    reply.code(202).send({ data: await withTenant(app.db, req.caller.tenant_id, (trx) => requestCrawl(trx, req.body, asker(req))) }),
  )
  app.post('/products/:product_id/crawl', { config: { access: 'member', rate: 'costly', idempotent: true }, schema: { tags, params: ProductParams, response: { 202: data(CrawlStarted) } } }, async (req, reply) =>
    reply.code(202).send({ data: await withTenant(app.db, req.caller.tenant_id, (trx) => requestCrawl(trx, { product_ids: [req.params.product_id], priority: 'high' }, asker(req))) }),
  )
  app.get('/products/:product_id/provenance', { config: { access: 'viewer' }, schema: { tags: ['products'], params: ProductParams, response: { 200: data(Provenance) } } }, async (req) => ({
    data: await withTenant(app.db, req.caller.tenant_id, (trx) => readProvenance(trx, req.params.product_id)),
  }))
  app.get('/crawl/usage', { config: { access: 'viewer' }, schema: { tags, response: { 200: data(Usage) } } }, async (req) => {
    const month = usage.monthOf(new Date())
    const read = await withTenant(app.db, req.caller.tenant_id, async (trx) => ({ ...(await usage.find(trx, month)), limit: (await planOf(trx)).crawls_per_month }))
    return { data: { month: month.slice(0, 7), ...read } }
  })
  app.get('/crawl/status', { config: { access: 'admin' }, schema: { tags, summary: 'How the looks at your own products stand', response: { 200: data(CrawlStatus) } } }, async (req) => {
    const own = await withTenant(app.db, req.caller.tenant_id, (trx) => listListingIds(trx))
    const [open_runs, queue, apify, keepa] = await Promise.all([runs.listOpen(app.db, own), targets.readQueue(app.db, own, new Date()), sources.find(app.db, 'apify'), sources.find(app.db, 'keepa')])
    return { data: { open_runs, ...queue, sources: [{ ...apify, is_configured: config.apify.token !== undefined }, { ...keepa, is_configured: config.keepa.key !== undefined }] } }
  })
  // Apify signs nothing. The secret says that we asked for the call, and what it says is not believed: the run is read again.
  app.post('/crawl/webhooks/apify/:run_id', { config: { access: 'public' }, schema: { tags, params: RunParams, body: z.record(z.string(), z.unknown()), response: { 202: data(Accepted) } } }, async (req, reply) => {
    const secret = req.headers['x-tradewind-secret']
    if (typeof secret !== 'string' || !isOurSecret(config, req.params.run_id, secret)) throw unauthorized('The secret is not ours', 'INVALID_SECRET')
    await enqueue(app.services.systemDb, driveJob, { run_id: req.params.run_id, told: true }, { priority: 'manual' })
    return reply.code(202).send({ data: { accepted: true } })
  })
}

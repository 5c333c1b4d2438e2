import { type Config, publicUrl } from '#kernel/config'
import { fingerprint, randomToken } from '#kernel/crypto'
import { type Db, withTenant } from '#kernel/db'
import { notFound } from '#kernel/errors'
import { record } from '#platform/audit'
import type { Asker } from '../start.service.ts'
import type { Language, Report } from '../analysis.schema.ts'
import * as reports from '../reports.repository.ts'
import { readReport } from '../view.service.ts'
import * as shares from './shares.repository.ts'

const DAY_MS = 86_400_000

/** The token says whose it is, so that it is looked up as that tenant: `<tenant without dashes>-<secret>`; a dot would make an address look like a file's. Only its fingerprint is kept. */
export async function makeShare(trx: Db, { tenant_id, id }: Asker, { report_id, expires_at, is_internal }: { report_id: string; expires_at: Date; is_internal: boolean }) {
  const token = `${tenant_id.replaceAll('-', '')}-${randomToken()}`
  const share = await shares.insert(trx, { tenant_id, report_id, token_hash: fingerprint(token), expires_at, is_internal, created_by: id })
  return { ...share, token }
}

/** @throws AppError 404 for no such report that is done */
export async function shareReport(trx: Db, asker: Asker, config: Pick<Config, 'public_url' | 'host' | 'port'>, { report_id, expires_days, now }: { report_id: string; expires_days: number; now: Date }) {
  const row = await reports.find(trx, report_id)
  if (row?.status !== 'completed') throw notFound('report')
  const { token, ...share } = await makeShare(trx, asker, { report_id, expires_at: new Date(now.getTime() + expires_days * DAY_MS), is_internal: false })
  await record(trx, { tenant_id: asker.tenant_id, ...(asker.id === null ? {} : { actor_id: asker.id }), action: 'analysis.shared', subject: `analysis:${report_id}`, detail: { share_id: share.share_id, expires_at: share.expires_at.toISOString() } })
  return { ...share, url: `${publicUrl(config)}/shared/reports/${token}` }
}

export async function revokeShare(trx: Db, asker: Asker, { report_id, share_id }: { report_id: string; share_id: string }): Promise<void> {
  if (!(await shares.remove(trx, report_id, share_id))) throw notFound('link')
  await record(trx, { tenant_id: asker.tenant_id, ...(asker.id === null ? {} : { actor_id: asker.id }), action: 'analysis.unshared', subject: `analysis:${report_id}`, detail: { share_id } })
}

/** What a link shows: the report without what only its owner may follow (ids of facts, costs, tasks). */
export async function readShared(db: Db, token: string, language: Language, now: Date): Promise<Report> {
  const hex = token.slice(0, 32)
  const tenantId = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
  return withTenant(db, tenantId, async (trx) => {
    const id = await shares.findReport(trx, fingerprint(token), now)
    if (id === undefined) throw notFound('report, or the link is over')
    const report = await readReport(trx, id, language)
    const bare = (words: Report['summary']) => words.map(({ text }) => ({ text }))
    return { ...report, task_id: null, tokens_in: null, tokens_out: null, cost_usd: null, summary: bare(report.summary), insights: report.insights.map(({ kind, words }) => ({ kind, words: bare(words) })) }
  })
}

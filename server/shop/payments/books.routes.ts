import { z } from 'zod'
import { cursorPage, cutPage } from '#kernel/cursor'
import { withTenant } from '#kernel/db'
import { invalid } from '#kernel/errors'
import type { App } from '#kernel/http'
import { enqueue } from '#kernel/jobs'
import { data, list } from '#kernel/shapes'
import { record } from '#platform/audit'
import * as ledger from './ledger.repository.ts'
import { reconcileJob } from './payments.job-types.ts'
import { AccountBalance, ListQuery, NewReconciliation, Posting, Reconciliation, ReconciliationQuery, StatementLine, StatementQuery } from './payments.schema.ts'
import * as reconciliations from './reconciliations.repository.ts'
import { checkDays, statementCsv } from './statements.service.ts'

const tags = ['shop_admin']
const read = { access: 'viewer' } as const

/** The books: what came, what went, and whether the providers say the same. */
export function bookRoutes(app: App) {
  const { db } = app

  const summary = 'By day (UTC), method and currency, both days included: charged, refunded, fees, disputed, net. As CSV with decimal amounts, too'
  app.get('/shop/admin/statements', { config: { ...read, rate: 'costly' }, schema: { tags, summary, querystring: StatementQuery, response: { 200: z.union([list(StatementLine), z.string()]) } } }, async ({ caller, query }, reply) => {
    checkDays(query)
    const lines = await withTenant(db, caller.tenant_id, (trx) => ledger.listStatement(trx, query))
    if (query.format === 'json') return { data: lines }
    void reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="statement-${query.from}-${query.to}.csv"`).serializer((text: unknown) => String(text))
    return statementCsv(lines)
  })

  app.get('/shop/admin/ledger', { config: read, schema: { tags, summary: 'The postings of the double-entry ledger, the newest first', querystring: ListQuery, response: { 200: cursorPage(Posting) } } }, async ({ caller, query }) => {
    const rows = await withTenant(db, caller.tenant_id, (trx) => ledger.list(trx, query))
    return cutPage(rows, query, ({ at, posting_id }) => ({ at, id: posting_id }))
  })

  app.get('/shop/admin/ledger/balances', { config: { ...read, rate: 'costly' }, schema: { tags, summary: 'The balance of each account; of each currency they sum to zero', response: { 200: list(AccountBalance) } } }, async ({ caller }) => ({
    data: await withTenant(db, caller.tenant_id, ledger.listBalances),
  }))

  app.get('/shop/admin/reconciliations', { config: read, schema: { tags, summary: 'Our books of each day beside the provider’s, with what differs', querystring: ReconciliationQuery, response: { 200: list(Reconciliation) } } }, async ({ caller, query }) => {
    checkDays(query)
    return { data: await withTenant(db, caller.tenant_id, (trx) => reconciliations.list(trx, query)) }
  })

  app.post('/shop/admin/reconciliations', { config: { access: 'member', rate: 'costly' }, schema: { tags, summary: 'Compare a day (UTC) again', body: NewReconciliation, response: { 202: data(z.object({ day: z.string() })) } } }, async ({ caller, body: { day } }, reply) => {
    if (day > new Date().toISOString().slice(0, 10)) throw invalid('day', 'That day has not begun')
    await withTenant(db, caller.tenant_id, async (trx) => {
      await enqueue(trx, reconcileJob, { tenant_id: caller.tenant_id, day }, { priority: 'manual' })
      await record(trx, { tenant_id: caller.tenant_id, actor_id: caller.id, action: 'payments.reconciled', detail: { day } })
    })
    return reply.code(202).send({ data: { day } })
  })
}

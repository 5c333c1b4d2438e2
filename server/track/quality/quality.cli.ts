import { parseArgs } from 'node:util'
import { type Db, withTenant } from '#kernel/db'
import { invalid } from '#kernel/errors'
import { findMarketplace, findProductByAsin } from '#track/tracking'
import { formatAudit } from './audit-table.ts'
import { auditProduct } from './quality.service.ts'

interface CliContext {
  db: Db
  tenantId: string
  out: (text: string) => void
}

/**
 * `tradewind audit ASIN [--marketplace us] [--json]`
 * @returns the exit code: 1 when the tenant does not track the listing
 */
export async function auditCommand({ db, tenantId, out }: CliContext, argv: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: argv, allowPositionals: true, options: { marketplace: { type: 'string' }, json: { type: 'boolean' } } })
  const asin = positionals[0]?.trim().toUpperCase()
  if (asin === undefined || !/^[0-9A-Z]{10}$/.test(asin)) throw invalid('asin', asin === undefined ? 'use: tradewind audit ASIN' : `“${asin.slice(0, 40)}” is no ASIN`)
  const market = values.marketplace === undefined ? undefined : findMarketplace(values.marketplace)
  if (values.marketplace !== undefined && market === undefined) throw invalid('marketplace', `“${values.marketplace}” is no known marketplace`)
  const audits = await withTenant(db, tenantId, async (trx) => {
    const done = []
    for (const { id } of await findProductByAsin(trx, asin, market?.code)) done.push(await auditProduct(trx, id, new Date()))
    return done
  })
  if (audits.length === 0) {
    out(`${asin}${market === undefined ? '' : ` on ${market.domain}`} is not tracked by this tenant. Add it, or import a file that holds it.\n`)
    return 1
  }
  for (const audit of audits) out(values.json === true ? `${JSON.stringify(audit)}\n` : formatAudit(audit))
  return 0
}

import { parseArgs } from 'node:util'
import { withTenant } from '#kernel/db'
import { invalid } from '#kernel/errors'
import type { Services } from '#kernel/services'
import { findMarketplace, findProductByAsin, type ProductRef } from '#track/tracking'
import { makeSuggestions } from './make.service.ts'
import { listSuggestions } from './read.service.ts'
import * as runs from './runs.repository.ts'
import { formatSuggestions } from './suggestions-table.ts'
import { Depth, Language, type ProductSuggestions, TYPES } from './suggestions.schema.ts'

interface CliContext {
  services: Services
  tenantId: string
  out: (text: string) => void
}

interface Asked {
  depth: Depth
  language: Language
}

/**
 * `tradewind suggest ASIN [--depth quick|standard|comprehensive] [--language en|zh-TW|zh-CN] [--marketplace us] [--json]`
 * @returns the exit code: 1 when the tenant does not track the listing
 */
export async function suggestCommand({ services, tenantId, out }: CliContext, argv: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: argv, allowPositionals: true, options: { depth: { type: 'string', default: 'standard' }, language: { type: 'string', default: 'en' }, marketplace: { type: 'string' }, json: { type: 'boolean' } },
  })
  const asin = positionals[0]?.trim().toUpperCase()
  if (asin === undefined || !/^[0-9A-Z]{10}$/.test(asin)) throw invalid('asin', asin === undefined ? 'use: tradewind suggest ASIN' : `“${asin.slice(0, 40)}” is no ASIN`)
  const market = values.marketplace === undefined ? undefined : findMarketplace(values.marketplace)
  if (values.marketplace !== undefined && market === undefined) throw invalid('marketplace', `“${values.marketplace}” is no known marketplace`)
  const asked = { depth: oneOf('depth', Depth.options, values.depth), language: oneOf('language', Language.options, values.language) }
  const products = await withTenant(services.db, tenantId, (trx) => findProductByAsin(trx, asin, market?.code))
  if (products.length === 0) {
    out(`${asin}${market === undefined ? '' : ` on ${market.domain}`} is not tracked by this tenant. Add it, or import a file that holds it.\n`)
    return 1
  }
  for (const product of products) {
    const made = await suggestFor(services, tenantId, product, asked)
    out(values.json === true ? `${JSON.stringify({ asin: product.asin, marketplace: product.marketplace, ...made })}\n` : formatSuggestions(product, made))
  }
  return 0
}

function oneOf<T extends string>(name: string, known: readonly T[], given: string): T {
  const found = known.find((option) => option === given)
  if (found === undefined) throw invalid(name, `--${name} is one of ${known.join(', ')}`)
  return found
}

/** A run of the command's own, which takes the place of one that never ended. */
async function suggestFor(services: Services, tenantId: string, { id }: ProductRef, { depth, language }: Asked): Promise<ProductSuggestions> {
  const run = await withTenant(services.db, tenantId, async (trx) => {
    const before = await runs.findOpen(trx, id)
    if (before !== undefined) await runs.remove(trx, before.id)
    const opened = await runs.open(trx, { tenant_id: tenantId, product_id: id, task_id: null, depth, include_competitor_data: true, types: TYPES, language, is_again: false, created_by: null })
    if (opened === undefined) throw new Error('another process makes suggestions for this product')
    return opened
  })
  await makeSuggestions(services, run, { report: async () => {}, signal: new AbortController().signal })
  return withTenant(services.db, tenantId, (trx) => listSuggestions(trx, id, { language, status: 'pending' }, new Date()))
}

import { type Db, withTenant } from '#kernel/db'
import { invalid } from '#kernel/errors'
import { decimalOf } from '#kernel/money'
import type { Services } from '#kernel/services'
import * as ledger from './ledger.repository.ts'
import type { BookedLine } from './ledger.repository.ts'
import type { Difference, ProviderName, StatementLine } from './payments.schema.ts'
import { PROVIDERS } from './payments.schema.ts'
import type { BookLine } from './provider.ts'
import { providerOf } from './providers.ts'
import * as reconciliations from './reconciliations.repository.ts'

const MAX_DAYS = 400
const DAY_MS = 86_400_000

/** @throws AppError 400 when it ends before it begins, or is longer than 400 days */
export function checkDays({ from, to }: { from: string; to: string }): void {
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS
  if (days < 0) throw invalid('to', 'The last day comes before the first')
  if (days > MAX_DAYS) throw invalid('to', `At most ${MAX_DAYS} days`)
}

const COLUMNS = ['day', 'method', 'currency', 'charged', 'refunded', 'fees', 'disputed', 'net'] as const

/** Decimal amounts, one line for each day, method and currency. No cell is a shopper's text, so none can be a formula. */
export function statementCsv(lines: readonly StatementLine[]): string {
  const row = ({ day, method, currency, ...amounts }: StatementLine) =>
    [day, method, currency, ...[amounts.charged_minor, amounts.refunded_minor, amounts.fees_minor, amounts.disputed_minor, amounts.net_minor].map((amount) => decimalOf(amount, currency))].join(',')
  return [COLUMNS.join(','), ...lines.map(row), ''].join('\r\n')
}

/** Compares a day (UTC) with the books of each provider, and keeps what differs. Safe to repeat: the last look counts. */
export async function reconcileDay(services: Services, { tenant_id, day }: { tenant_id: string; day: string }): Promise<void> {
  for (const method of PROVIDERS) {
    const provider = providerOf(services.config, method)
    if (provider === undefined) continue
    const ours = await withTenant(services.db, tenant_id, (trx) => ledger.listBooked(trx, { day, method }))
    const theirs = await provider.listBook(day, {
      tenant_id,
      charges: ours.filter(({ kind }) => kind === 'charge').map(({ ref, payment_id, currency }) => ({ charge_ref: ref, payment_id, currency })),
      refunds: ours.filter(({ kind }) => kind === 'refund').map(({ ref, payment_id, currency }) => ({ ref, payment_id, currency })),
    })
    await withTenant(services.db, tenant_id, (trx) => store(trx, { tenant_id, day, method, ours, theirs }))
  }
}

async function store(trx: Db, { tenant_id, day, method, ours, theirs }: { tenant_id: string; day: string; method: ProviderName; ours: BookedLine[]; theirs: BookLine[] }): Promise<void> {
  const currencies = new Set([...ours, ...theirs].map(({ currency }) => currency))
  for (const currency of currencies) {
    const mine = ours.filter((line) => line.currency === currency)
    const yours = theirs.filter((line) => line.currency === currency)
    const sum = (lines: readonly { kind: string; amount_minor: number }[], kind: string) => lines.reduce((total, line) => total + (line.kind === kind ? line.amount_minor : 0), 0)
    await reconciliations.save(trx, {
      tenant_id, day, method, currency, differences: differencesOf(mine, yours), theirs_fees_minor: yours.reduce((total, { fee_minor }) => total + fee_minor, 0),
      ours_charged_minor: sum(mine, 'charge'), ours_refunded_minor: sum(mine, 'refund'), theirs_charged_minor: sum(yours, 'charge'), theirs_refunded_minor: sum(yours, 'refund'),
    })
  }
}

/** What one of the two has and the other has not, or has otherwise. */
function differencesOf(ours: readonly BookedLine[], theirs: readonly BookLine[]): Difference[] {
  const key = ({ kind, ref }: { kind: string; ref: string }) => `${kind} ${ref}`
  const mine = new Map(ours.map((line) => [key(line), line]))
  const yours = new Map(theirs.map((line) => [key(line), line]))
  const keys = [...new Set([...mine.keys(), ...yours.keys()])]
  return keys.flatMap((at) => {
    const [our, their] = [mine.get(at), yours.get(at)]
    const one = our ?? their
    if (one === undefined || our?.amount_minor === their?.amount_minor) return []
    return [{ kind: one.kind, provider_ref: one.ref, payment_id: our?.payment_id ?? their?.payment_id ?? null, ours_minor: our?.amount_minor ?? null, theirs_minor: their?.amount_minor ?? null }]
  })
}

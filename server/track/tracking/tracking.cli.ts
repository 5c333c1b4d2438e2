import { stat } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { type Db, withTenant } from '#kernel/db'
import { AppError, invalid } from '#kernel/errors'
import { readHistory } from './history.service.ts'
import { importFile, type ImportResult } from './import-file.service.ts'
import { findMarketplace, readAsin } from './marketplaces.ts'
import { METRIC_NAMES, type Metric } from './metrics.ts'
import type { Problem } from './normal-item.ts'
import { parseTime } from './normalise/times.ts'
import { findByAsin } from './products.repository.ts'
import { formatHistory } from './history-table.ts'
import { formatImport, formatProblem, progressBar } from './import-table.ts'
import { DEFAULT_METRICS, RESOLUTIONS } from './tracking.schema.ts'

/** What a command works with. `db` is the application's connection. */
export interface CliContext {
  db: Db
  tenantId: string
  out: (text: string) => void
}

const time = (text: string, field: string): Date => {
  const at = parseTime(text)
  if (at === undefined) throw invalid(field, `--${field.replaceAll('_', '-')}: “${text}” is no time (ISO 8601, for example 2026-04-25 or 2026-04-25T20:49:15Z)`)
  return new Date(at)
}

/**
 * `tradewind import FILE… [--marketplace --currency --observed-at --dry-run --json]`
 * @returns the exit code: 1 when nothing was kept of a file
 */
export async function importCommand({ db, tenantId, out }: CliContext, argv: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: { marketplace: { type: 'string' }, currency: { type: 'string' }, 'observed-at': { type: 'string' }, 'dry-run': { type: 'boolean' }, json: { type: 'boolean' } },
  })
  if (positionals.length === 0) throw invalid('file', 'Name at least one file: tradewind import FILE…')
  const observedAt = values['observed-at'] === undefined ? undefined : time(values['observed-at'], 'observed_at')
  let code = 0
  for (const path of positionals) {
    await checkFile(path)
    const problems: Problem[] = []
    const bar = values.json === true ? undefined : progressBar(process.stderr, path)
    const stop = new AbortController()
    const onSignal = () => stop.abort(new AppError([409, 'CANCELLED'], 'Stopped. What was stored stays; run the same command again to complete it'))
    process.once('SIGINT', onSignal)
    try {
      const result = await importFile(db, {
        tenantId, path, dryRun: values['dry-run'] ?? false, signal: stop.signal,
        ...(values.marketplace !== undefined && { marketplace: values.marketplace }), ...(values.currency !== undefined && { currency: values.currency }),
        ...(observedAt !== undefined && { observedAt }), ...(bar !== undefined && { onProgress: bar.show }),
        onProblem: (problem) => void (problems.length < MAX_SHOWN && problems.push(problem)),
      })
      bar?.clear()
      say(out, { path, result, problems, isJson: values.json ?? false, isDry: values['dry-run'] ?? false })
      if (result.items_kept === 0) code = 1
    } finally {
      bar?.clear()
      process.off('SIGINT', onSignal)
    }
  }
  return code
}

const MAX_SHOWN = 10_000

async function checkFile(path: string) {
  const file = await stat(path).catch((cause: unknown) => {
    throw new AppError([400, 'FILE_MISSING'], `There is no file ${path}`, { cause })
  })
  if (!file.isFile()) throw invalid('file', `${path} is no file`)
}

interface Outcome {
  path: string
  result: ImportResult
  problems: Problem[]
  isJson: boolean
  isDry: boolean
}

function say(out: CliContext['out'], { path, result, problems, isJson, isDry }: Outcome) {
  if (isJson) {
    out(`${JSON.stringify({ file: path, dry_run: isDry, ...result, problems })}\n`)
    return
  }
  for (const problem of problems) out(`${formatProblem(problem)}\n`)
  if (result.problems_found > problems.length) out(`… and ${result.problems_found - problems.length} problems more\n`)
  out(`${formatImport(path, result, isDry)}\n`)
}

/**
 * `tradewind history ASIN [--metric price,bsr --from --to --resolution raw|hour|day|week|auto --time-zone --marketplace --json]`
 * @returns the exit code: 1 when the tenant does not track the listing
 */
export async function historyCommand({ db, tenantId, out }: CliContext, argv: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      metric: { type: 'string', multiple: true }, from: { type: 'string' }, to: { type: 'string' }, resolution: { type: 'string' },
      'time-zone': { type: 'string' }, marketplace: { type: 'string' }, json: { type: 'boolean' },
    },
  })
  const asin = readAsin(positionals[0] ?? '')
  if (asin === undefined) throw invalid('asin', positionals[0] === undefined ? 'use: tradewind history ASIN' : `“${positionals[0]}” is no ASIN`)
  const resolution = RESOLUTIONS.find((name) => name === (values.resolution ?? 'auto'))
  if (resolution === undefined) throw invalid('resolution', `--resolution is one of ${RESOLUTIONS.join(', ')}`)
  const order = {
    metrics: readMetrics(values.metric), resolution, timeZone: values['time-zone'] ?? 'UTC',
    from: values.from === undefined ? undefined : time(values.from, 'from'), to: values.to === undefined ? undefined : time(values.to, 'to'),
  }
  const market = values.marketplace === undefined ? undefined : findMarketplace(values.marketplace)
  if (values.marketplace !== undefined && market === undefined) throw invalid('marketplace', `“${values.marketplace}” is no known marketplace`)
  const histories = await withTenant(db, tenantId, async (trx) => {
    const found = []
    for (const product of await findByAsin(trx, asin, market?.code)) found.push({ product, history: await readHistory(trx, product.listing_id, order) })
    return found
  })
  if (histories.length === 0) {
    out(`${asin}${market === undefined ? '' : ` on ${market.domain}`} is not tracked by this tenant. Add it, or import a file that holds it.\n`)
    return 1
  }
  for (const { product, history } of histories) {
    const currency = findMarketplace(product.marketplace)?.currency ?? 'USD'
    if (values.json === true) out(`${JSON.stringify({ product_id: product.id, asin, marketplace: product.marketplace, currency, ...history })}\n`)
    else out(formatHistory({ asin, marketplace: product.marketplace, currency, history }))
  }
  return 0
}

function readMetrics(given: string[] | undefined): Metric[] {
  const names = given?.flatMap((text) => text.split(',')).map((name) => name.trim().replaceAll('-', '_')).filter((name) => name !== '') ?? [...DEFAULT_METRICS]
  return names.map((name) => {
    const metric = METRIC_NAMES.find((known) => known === name)
    if (metric === undefined) throw invalid('metric', `“${name}” is no metric: ${METRIC_NAMES.join(', ')}`)
    return metric
  })
}

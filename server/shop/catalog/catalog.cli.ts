import { readFile, stat } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { AppError, invalid } from '#kernel/errors'
import type { Services } from '#kernel/services'
import { type ImportCounts, importProducts } from './import/import.service.ts'
import type { Problem } from './import/import-row.ts'
import { Mapping } from './import/mapping.schema.ts'
import { ensureStore, seedCatalog } from './seed/seed.service.ts'

/** What a command works with. */
interface CliContext {
  services: Services
  tenantId: string
  out: (text: string) => void
}

const USAGE = 'use: tradewind shop seed [--products 1000] [--variants 3] [--seed 1] [--images 0] | tradewind shop import FILE… [--mapping MAPPING.json] [--dry-run] [--json]'

/** @returns the exit code */
export function shopCommand(context: CliContext, [action, ...argv]: string[]): Promise<number> {
  if (action === 'seed') return seed(context, argv)
  if (action === 'import') return importFiles(context, argv)
  throw invalid('action', USAGE)
}

async function seed({ services, tenantId, out }: CliContext, argv: string[]): Promise<number> {
  const { values } = parseArgs({ args: argv, options: { products: { type: 'string', default: '1000' }, variants: { type: 'string', default: '3' }, seed: { type: 'string', default: '1' }, images: { type: 'string', default: '0' } } })
  const order = { products: number('products', values.products, 100_000), variants: number('variants', values.variants, 100), seed: number('seed', values.seed, 2_000_000), images: values.images === '0' ? 0 : number('images', values.images, 10_000) }
  const started = performance.now()
  const { store, products_added, skus_added, images_added } = await seedCatalog(services, { tenant_id: tenantId, ...order })
  out(`${store.name} (${store.code}): ${products_added} products and ${skus_added} SKUs added, ${order.products - products_added} were there${images_added === 0 ? '' : `, ${images_added} images drawn`}, in ${seconds(started)} s\n`)
  return 0
}

function number(name: string, text: string, most: number): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1 || value > most) throw invalid(name, `--${name} is a whole number from 1 to ${most}`)
  return value
}

const seconds = (since: number) => ((performance.now() - since) / 1000).toFixed(1)

async function importFiles({ services: { db }, tenantId, out }: CliContext, argv: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: argv, allowPositionals: true, options: { mapping: { type: 'string' }, 'dry-run': { type: 'boolean', default: false }, json: { type: 'boolean', default: false } } })
  if (positionals.length === 0) throw invalid('file', USAGE)
  const mapping = values.mapping === undefined ? undefined : await readMapping(values.mapping)
  if (!values['dry-run']) await ensureStore(db, tenantId)
  const stop = new AbortController()
  const onSignal = () => stop.abort(new AppError([409, 'CANCELLED'], 'Stopped. What was stored stays; run the same command again to complete it'))
  process.once('SIGINT', onSignal)
  let code = 0
  try {
    for (const path of positionals) {
      await checkFile(path)
      const started = performance.now()
      const { problems, ...counts } = await importProducts(db, { who: { id: undefined, tenant_id: tenantId }, path, mapping, is_dry: values['dry-run'], signal: stop.signal })
      if (values.json) out(`${JSON.stringify({ file: path, dry_run: values['dry-run'], ...counts, problems })}\n`)
      else out(sayCounts(`${path}${values['dry-run'] ? ' (dry run: nothing is stored)' : ''}`, { ...counts, problems }, seconds(started)))
      if (counts.rows === counts.rows_failed) code = 1
    }
  } finally {
    process.off('SIGINT', onSignal)
  }
  return code
}

const sayProblem = ({ row, field, code, message }: Problem) => `row ${row}${field === null ? '' : ` ${field}`}: ${message} (${code})`

function sayCounts(what: string, { problems, ...counts }: ImportCounts, took: string): string {
  const lines = [
    ...problems.map(sayProblem),
    ...(counts.problems_found > problems.length ? [`… and ${counts.problems_found - problems.length} problems more`] : []),
    `${what}: ${counts.rows} rows, ${counts.products_added} products added, ${counts.products_changed} changed; ${counts.skus_added} SKUs added, ${counts.skus_changed} changed; ${counts.rows_failed} rows failed; ${took} s`,
  ]
  return `${lines.join('\n')}\n`
}

async function readMapping(path: string): Promise<Mapping> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new AppError([400, 'FILE_MISSING'], `There is no file ${path}`, { cause })
  })
  const read = z.string().transform((json, context) => {
    try {
      return JSON.parse(json) as unknown
    } catch {
      context.addIssue('is not JSON')
      return z.NEVER
    }
  }).pipe(Mapping).safeParse(text)
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw invalid('mapping', `${path}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? 'is no mapping'}`)
}

async function checkFile(path: string): Promise<void> {
  const file = await stat(path).catch((cause: unknown) => {
    throw new AppError([400, 'FILE_MISSING'], `There is no file ${path}`, { cause })
  })
  if (!file.isFile()) throw invalid('file', `${path} is no file`)
}

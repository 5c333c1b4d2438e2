import { type Db, withTenant } from '#kernel/db'
import { addProducts, type Actor, failureOfShape } from './add-products.service.ts'
import * as imports from './imports.repository.ts'
import { findMarketplace } from './marketplaces.ts'
import { fatal, type Problem, type ProblemCode } from './normal-item.ts'
import { NewProduct } from './product-writes.schema.ts'
import type { CsvRow } from './readers/csv-items.ts'
import type { Read } from './readers/raw-item.ts'
import { readItems } from './readers/read-items.ts'

/** Rows of one transaction. */
const BATCH = 1_000
export const MAX_ROWS = 100_000

const COLUMNS = {
  asin: ['asin', 'product_asin', 'product_id'],
  product_url: ['url', 'product_url', 'link', 'product_link'],
  marketplace: ['marketplace', 'domain', 'market', 'country', 'locale'],
  name: ['name', 'product_name', 'title'],
  category: ['category'],
  crawl_frequency: ['crawl_frequency', 'frequency'],
  tags: ['tags', 'tag', 'labels'],
} as const

interface Order {
  row: Pick<imports.ImportRow, 'id' | 'dry_run' | 'options'>
  path: string
  actor: Actor
  signal: AbortSignal
  onProgress: (progress: { bytes_read: number; bytes_total: number }) => Promise<void> | void
  size: number
}

interface Ready {
  product: NewProduct
  where: Pick<Problem, 'item' | 'line' | 'asin'>
}

/**
 * Adds the products of a CSV row by row, a thousand in a transaction; each bad row is reported and the others go on.
 * Run again it starts over: what was added is there already.
 */
export async function addProductsOfFile(db: Db, { row, path, actor, signal, onProgress, size }: Order): Promise<imports.ImportCounts & { products_added: number }> {
  const { tenant_id } = actor
  let bytes_read = 0
  const file = await readItems(path, { onBytes: (bytes) => (bytes_read += bytes) })
  const counts = { format: file.format, items_read: 0, items_kept: 0, items_refused: 0, points_read: 0, points_added: 0, problems_found: 0, listings: [], products_added: 0 }
  let problems: Problem[] = []
  let ready: Ready[] = []
  const refuse = (problem: Problem) => {
    counts.items_refused += problem.item > 0 ? 1 : 0
    counts.problems_found += 1
    problems.push(problem)
  }
  const flush = (isLast: boolean) =>
    withTenant(db, tenant_id, async (trx) => {
      const results = row.dry_run ? [] : await addProducts(trx, actor, ready.map(({ product }) => product))
      for (const [index, { where }] of ready.entries()) {
        const result = results[index]
        if (result?.status === 'failed') refuse({ ...where, ...fatal(result.code as ProblemCode, result.field, result.message) })
        else counts.items_kept += 1
        if (result?.status === 'added') counts.products_added += 1
      }
      const first = counts.problems_found - problems.length + 1
      await imports.addProblems(trx, { id: row.id, tenantId: tenant_id, first }, problems)
      await imports.saveCounts(trx, row.id, counts, isLast)
      await imports.saveProductsAdded(trx, row.id, counts.products_added)
      problems = []
      ready = []
    })
  await withTenant(db, tenant_id, (trx) => imports.restart(trx, row.id))
  for await (const read of file.items) {
    signal.throwIfAborted()
    if (counts.items_read === MAX_ROWS && read.ordinal > 0) {
      refuse({ item: 0, line: read.line, asin: null, ...fatal('ITEM_TOO_LARGE', null, `A file may name ${MAX_ROWS.toLocaleString('en')} products; the rest was left out`) })
      break
    }
    counts.items_read += read.ordinal > 0 ? 1 : 0
    const found = readRow(read, row.options.marketplace)
    if ('product' in found) ready.push(found)
    else refuse(found)
    if (ready.length >= BATCH || problems.length >= BATCH) await flush(false)
    await onProgress({ bytes_read, bytes_total: size })
  }
  await flush(true)
  return counts
}

function readRow(read: Read, marketplace: string | undefined): Ready | Problem {
  const where = { item: read.ordinal, line: read.line, asin: null as string | null }
  if ('finding' in read) return { ...where, ...read.finding }
  if (read.header === undefined) return { ...where, ...fatal('FILE_UNKNOWN', null, 'A list of products is a CSV file with a header') }
  const cells = cellsOf(read.value as CsvRow)
  const said = cells.marketplace ?? marketplace
  const market = said === undefined ? undefined : findMarketplace(said)
  where.asin = cells.asin?.slice(0, 20) ?? null
  if (said !== undefined && market === undefined) return { ...where, ...fatal('MARKETPLACE_UNKNOWN', 'marketplace', `“${said.slice(0, 60)}” is no known marketplace`) }
  // A marketplace for the whole file is for rows that do not say it: an address does.
  const isSaid = cells.marketplace !== undefined || cells.product_url === undefined
  const parsed = NewProduct.safeParse({
    ...cells, marketplace: isSaid ? market?.code : undefined, tags: cells.tags?.split(/[;|]/).map((tag) => tag.trim()).filter((tag) => tag !== ''),
  })
  if (parsed.success) return { product: parsed.data, where }
  const { code, field, message } = failureOfShape(parsed.error)
  return { ...where, ...fatal(code as ProblemCode, field, message) }
}

function cellsOf(row: CsvRow): Partial<Record<keyof typeof COLUMNS, string>> {
  const cells: Partial<Record<keyof typeof COLUMNS, string>> = {}
  for (const [field, names] of Object.entries(COLUMNS) as [keyof typeof COLUMNS, readonly string[]][]) {
    const name = names.find((one) => row[one] !== undefined)
    if (name !== undefined) cells[field] = row[name]
  }
  // People put links where the ASIN belongs, as the text field of the console lets them.
  if (cells.asin?.includes('/') && cells.product_url === undefined) return { ...cells, asin: undefined, product_url: cells.asin }
  return cells
}

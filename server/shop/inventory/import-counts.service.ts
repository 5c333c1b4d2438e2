import { parse } from 'csv-parse/sync'
import type { Db } from '#kernel/db'
import { invalid } from '#kernel/errors'
import { countStock } from './adjust-stock.service.ts'
import * as items from './items.repository.ts'

const COUNT = /^\d{1,8}$/
/** Rows of one count: what a person sends as one file; catalogues of more go through the product import. */
export const MAX_ROWS = 20_000

export interface CountProblem {
  /** Of the file, the heading is 1. */
  row: number
  field: 'sku' | 'counted'
  code: 'SKU_UNKNOWN' | 'NOT_A_COUNT' | 'BELOW_RESERVED' | 'SKU_TWICE'
}

/**
 * Counts of a warehouse, `sku,counted`; good rows count although others are wrong.
 * @throws AppError 400 when it is no such file
 */
export async function importCounts(trx: Db, { tenant_id, actor_id, csv, location_id, is_dry }: { tenant_id: string; actor_id: string; csv: string; location_id: string | undefined; is_dry: boolean }) {
  const rows = read(csv)
  const ids = await items.findIdsByCode(trx, rows.map(({ sku }) => sku))
  const seen = new Set<string>()
  const problems: CountProblem[] = []
  const good = rows.flatMap(({ sku, counted, row }) => {
    const sku_id = ids.get(sku)
    const code = sku_id === undefined ? 'SKU_UNKNOWN' : seen.has(sku) ? 'SKU_TWICE' : COUNT.test(counted) ? undefined : 'NOT_A_COUNT'
    seen.add(sku)
    if (sku_id !== undefined && code === undefined) return [{ sku_id, counted: Number(counted), row }]
    problems.push({ row, field: code === 'NOT_A_COUNT' ? 'counted' : 'sku', code: code ?? 'SKU_UNKNOWN' })
    return []
  })
  const refused = is_dry || good.length === 0 ? [] : await countStock(trx, { tenant_id, actor_id, ref: 'counts', rows: good, location_id })
  for (const { sku_id } of refused) problems.push({ row: good.find((row) => row.sku_id === sku_id)?.row ?? 0, field: 'counted', code: 'BELOW_RESERVED' })
  return { rows: rows.length, counted: good.length - refused.length, problems: problems.toSorted((a, b) => a.row - b.row) }
}

function read(csv: string): { sku: string; counted: string; row: number }[] {
  let table: Record<string, string>[]
  try {
    table = parse(csv, { columns: (heads: string[]) => heads.map((head) => head.trim().toLowerCase()), bom: true, trim: true, skip_empty_lines: true, relax_column_count: true, to: MAX_ROWS + 1 }) as Record<string, string>[]
  } catch {
    throw invalid('csv', 'This is no CSV file')
  }
  if (table.length > MAX_ROWS) throw invalid('csv', `At most ${MAX_ROWS} rows at once`)
  if (table[0] !== undefined && !('sku' in table[0] && 'counted' in table[0])) throw invalid('csv', 'The first line names the columns: sku,counted')
  return table.map((row, at) => ({ sku: row['sku'] ?? '', counted: row['counted'] ?? '', row: at + 2 }))
}

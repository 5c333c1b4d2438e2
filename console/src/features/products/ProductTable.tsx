import { Checkbox } from '@mantine/core'
import { useTable } from '@tanstack/react-table'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef } from 'react'
import type { ProductRow, Trend } from '../../api.types.ts'
import { m } from '../../paraglide/messages.js'
import { ColumnHeading } from './ColumnHeading.tsx'
import { columnMeta, features, productColumns } from './product-columns.tsx'
import type { ProductsSearch } from './products.search.ts'
import type { Selection } from './use-selection.ts'
import { useRowKeys } from '../../ui/use-row-keys.ts'

const ROW = 44
/** Below this many rows the browser is quicker without help. */
const LONG = 60

interface ProductTableProps {
  rows: ProductRow[]
  trends: Map<string, Trend>
  isTrendPending: boolean
  search: ProductsSearch
  /** None for who may not change anything. */
  selection: Selection | undefined
  isStale: boolean
}

export function ProductTable({ rows, trends, isTrendPending, search, selection, isStale }: ProductTableProps) {
  const data = useMemo(() => rows.map((product) => ({ product, trend: trends.get(product.id), isTrendPending })), [rows, trends, isTrendPending])
  const table = useTable({ features, columns: productColumns, data, getRowId: (row) => row.product.id })
  const body = useRef<HTMLTableSectionElement>(null)
  const all = table.getRowModel().rows
  const { items, above, below } = useVisibleRows(all.length, body)
  useRowKeys(body)

  return (
    <table className="table product-table" data-stale={isStale || undefined} aria-rowcount={all.length + 1}>
      <caption className="visually-hidden">{m.products_caption()}</caption>
      <thead>
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id}>
            {selection && (
              <th scope="col" className="cell-select">
                <Checkbox aria-label={m.products_select_all()} checked={selection.isAll} indeterminate={selection.isSome} onChange={selection.toggleAll} />
              </th>
            )}
            {group.headers.map((header) => (
              <ColumnHeading key={header.id} id={header.id} meta={columnMeta[header.id]} search={search}>
                <table.FlexRender header={header} />
              </ColumnHeading>
            ))}
          </tr>
        ))}
      </thead>
      <tbody ref={body}>
        {above > 0 && <tr aria-hidden="true" style={{ height: above }} />}
        {items.map((index) => {
          const row = all[index]
          return row && (
            <tr key={row.id} aria-rowindex={index + 2} aria-selected={selection?.has(row.id)}>
              {selection && (
                <td className="cell-select">
                  <Checkbox aria-label={m.products_select({ name: row.original.product.name })} checked={selection.has(row.id)} onChange={() => selection.toggle(row.id)} />
                </td>
              )}
              {row.getAllCells().map((cell) => (
                <td key={cell.id} className={cellClass(cell.column.id)}>
                  <table.FlexRender cell={cell} />
                </td>
              ))}
            </tr>
          )
        })}
        {below > 0 && <tr aria-hidden="true" style={{ height: below }} />}
      </tbody>
    </table>
  )
}

/** The rows near the window, and the height of those left out on both sides. */
function useVisibleRows(count: number, body: React.RefObject<HTMLTableSectionElement | null>) {
  // oxlint-disable-next-line react/incompatible-library -- there is no React Compiler here that could memoize it
  const virtualizer = useWindowVirtualizer({
    count,
    enabled: count > LONG,
    estimateSize: () => ROW,
    overscan: 12,
    scrollMargin: body.current?.offsetTop ?? 0,
  })
  if (count <= LONG) return { items: Array.from({ length: count }, (_, index) => index), above: 0, below: 0 }
  const items = virtualizer.getVirtualItems()
  const margin = virtualizer.options.scrollMargin
  return {
    items: items.map((item) => item.index),
    above: (items[0]?.start ?? margin) - margin,
    below: virtualizer.getTotalSize() + margin - (items.at(-1)?.end ?? margin),
  }
}

function cellClass(column: string) {
  const meta = columnMeta[column]
  return [`cell-${column}`, meta?.align === 'end' && 'num end', meta?.dispensable && `dispensable-${meta.dispensable}`].filter(Boolean).join(' ')
}

import { decimalOf } from '#kernel/money'
import type { SourceRow } from './import-row.ts'
import type { Mapping } from './mapping.schema.ts'

/** A record of a source, by the columns of an import. */
export function mapRecord({ columns, attributes }: Mapping, record: Record<string, unknown>, row: number): SourceRow {
  const cells: Record<string, string> = {}
  for (const [column, source] of Object.entries(columns)) {
    const value = valueOf(source, record, column)
    if (value !== '') cells[column] = value
  }
  const object = attributes === undefined ? undefined : at(record, attributes.object)
  if (attributes === undefined || typeof object !== 'object' || object === null) return { row, cells }
  return { row, cells, attributes: Object.entries(object).map(([key, value]) => ({ key: nameOf(key, attributes.strip).slice(0, 100), value: textOf(value).slice(0, 2_000).toWellFormed() })) }
}

function valueOf(source: Mapping['columns'][string], record: Record<string, unknown>, column: string): string {
  if (typeof source === 'string') return textOf(at(record, source))
  if ('constant' in source) return source.constant
  if ('template' in source) return source.template.replace(/\{([^{}]{1,200})\}/g, (_, path: string) => textOf(at(record, path)))
  const found = at(record, source.field)
  const value = textOf(Array.isArray(found) ? found[source.index ?? 0] : found)
  if (source.split !== undefined) return value.split(source.split).map((part) => part.replace(/[\\;>:]/g, '\\$&')).join('; ')
  return source.unit === 'minor' && /^\d{1,15}(\.0+)?$/.test(value) ? decimalOf(Number.parseInt(value, 10), column.slice(-3).toUpperCase()) : value
}

function at(record: unknown, path: string): unknown {
  let value = record
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
    value = (value as Record<string, unknown>)[name]
  }
  return value
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : typeof value === 'number' || typeof value === 'boolean' ? String(value) : Array.isArray(value) ? value.map(textOf).filter((part) => part !== '').join(', ') : '')

/** `t_printing_colours` is “Printing colours”. */
function nameOf(key: string, strip: readonly string[]): string {
  const begun = strip.find((begin) => key.startsWith(begin)) ?? ''
  const words = key.slice(begun.length).replaceAll('_', ' ').replace(/\s+/g, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

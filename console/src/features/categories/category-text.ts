import type { Category, CategoryProduct } from '../../api.types.ts'
import { codeText } from '../../error-text.ts'
import { integer, MISSING, oneDecimal } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { crawlReasonText } from '../../crawl-reason.ts'

export const COLUMNS = ['anc', 'battery_h', 'codecs', 'driver_mm', 'bluetooth', 'water'] as const
export type Column = (typeof COLUMNS)[number]
export const columnNames: Record<Column, () => string> = { anc: m.column_anc, battery_h: m.column_battery_h, codecs: m.column_codecs, driver_mm: m.column_driver_mm, bluetooth: m.column_bluetooth, water: m.column_water }
export const isColumn = (name: string): name is Column => COLUMNS.some((each) => each === name)

export function columnText(name: Column, value: string | number | null | undefined): string {
  if (value == null) return MISSING
  if (name === 'anc') return value === 'yes' ? m.column_yes() : m.column_no()
  if (typeof value !== 'number') return value
  return name === 'battery_h' ? m.column_hours({ n: oneDecimal(value) }) : name === 'driver_mm' ? m.column_mm({ n: oneDecimal(value) }) : oneDecimal(value)
}

export const statusNames: Record<CategoryProduct['status'], () => string> = { tracked: m.find_tracked, found: m.find_found, no_room: m.find_no_room }

/** Why the last search gave nothing; undefined when it went well. */
export function failureText({ last_result }: Category): string | undefined {
  const code = last_result?.code
  return code === undefined ? undefined : m.category_last_failed({ why: crawlReasonText(code) ?? codeText(code) })
}

export const countsOf = ({ found, tracked, no_room }: Category): string[] => [
  m.category_found({ count: found, n: integer(found) }),
  m.category_tracked({ count: tracked, n: integer(tracked) }),
  ...(no_room > 0 ? [m.category_no_room({ count: no_room, n: integer(no_room) })] : []),
]

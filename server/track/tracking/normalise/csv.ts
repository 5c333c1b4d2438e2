import { bitOf, type Column, COLUMNS } from '../metrics.ts'
import { fatal, type Finding, flaw, type NormaliseContext, type Normalised } from '../normal-item.ts'
import type { CsvRow } from '../readers/csv-items.ts'
import { cleanText } from './fields.ts'
import { columnOfMetric, type CsvPlan, type Role } from './csv-columns.ts'
import { closePage, isRefused, openPage, type Page, refuse, saidAsin, setAvailability, setContent, setCount, setField, setPrice, setRating } from './page.ts'
import { parseAvailability, parseCount, parseRating } from './page-text.ts'

/** What a table names that is not known, said once for the file. */
export const describeUnknown = ({ unknown }: CsvPlan): Finding[] =>
  unknown.length === 0 ? [] : [flaw('CSV_HEADER_UNKNOWN', null, `Columns that are not known were left out: ${unknown.slice(0, 30).join(', ')}`)]

/**
 * One row of a table. Prices are in whole units of the marketplace's currency. A wide row is one look at a page, and its
 * values hold two days. A long row (`asin, metric, ts_utc, value`) is one change: its value holds until the next, and -1
 * says that there is none, as in Keepa's exports.
 */
export function normaliseCsvRow(row: CsvRow, plan: CsvPlan, context: NormaliseContext): Normalised {
  const cell = (role: Role) => {
    const name = plan.columns[role]
    return name === undefined ? undefined : cleanText(row[name])
  }
  const url = cell('url')
  const page = openPage(row, context, {
    source: 'csv', asin: cell('asin') ?? asinIn(url), places: [cell('marketplace'), url], time: timeOf(row, plan), currency: cell('currency'),
  })
  if (isRefused(page)) return page
  return plan.shape === 'long' ? readPoint(page, cell('metric') ?? '', cell('value')) : readWide(page, cell)
}

const asinIn = (url: string | undefined) => (url === undefined ? undefined : /\/(?:dp|gp\/product)\/([A-Z0-9]{10})/i.exec(url)?.[1])

const TIMES = ['observed_at', 'scraped_at', 'ts_utc', 'timestamp', 'datetime', 'time', 'crawled_at', 'fetched_at', 'checked_at', 'date']

/** The most exact time a row has. A table that has such a column must fill one in every row. */
function timeOf(row: CsvRow, { columns }: CsvPlan): string | undefined {
  if (columns.time === undefined) return undefined
  return TIMES.map((name) => row[name]).find((text) => text !== undefined) ?? '(empty)'
}

function readWide(page: Page, cell: (role: Role) => string | undefined): Normalised {
  for (const column of COLUMNS) if (column !== 'availability') setCell(page, column, cell(column))
  setAvailability(page, readAvailability(page, cell('availability')))
  const title = cell('title')
  const brand = cell('brand')
  const image = cell('image')
  if (title !== undefined || brand !== undefined) {
    setContent(page, { title: title ?? null, brand: brand ?? null, images: image === undefined ? [] : [image], bsr_category: cell('bsr_category') ?? null })
  }
  return closePage(page)
}

function readPoint(page: Page, metric: string, value: string | undefined): Normalised {
  const column = columnOfMetric(metric)
  if (column === undefined) return refuse(saidAsin(page.shape) ?? page.asin, fatal('METRIC_UNKNOWN', 'metric', `“${metric.slice(0, 40)}” is no known metric`))
  const observation = page.item.observations[0]
  if (observation !== undefined) observation.holds_s = null
  page.item.known_until = page.at
  if (value !== undefined && /^-1(?:\.0+)?$/.test(value)) setField(page, column, null)
  else if (observation !== undefined && value !== undefined && /^-2(?:\.0+)?$/.test(value)) observation.unknown = bitOf(column)
  else if (column === 'availability') setField(page, column, readAvailability(page, value))
  else setCell(page, column, value)
  return closePage(page)
}

function setCell(page: Page, column: Column, value: string | undefined) {
  if (value === undefined) return
  if (column.endsWith('_minor')) setPrice(page, column, { value, field: column })
  else if (column === 'buy_box_seller') setField(page, column, value.slice(0, 200))
  else if (column === 'rating') setRating(page, checked(page, column, { value, read: parseRating }))
  else setCount(page, column, { value: checked(page, column, { value, read: readWhole }), field: column, least: column === 'bsr' ? 1 : 0 })
}

/** `1234`, `1234.0` (a spreadsheet's whole number), `1,92,590`, `2K+`. */
const readWhole = (value: string) => (/^\d+\.0+$/.test(value) ? Number(value) : value.startsWith('-') ? undefined : parseCount(value))

function readAvailability(page: Page, value: string | undefined) {
  return value === undefined ? undefined : checked(page, 'availability', { value, read: parseAvailability })
}

function checked<T>(page: Page, field: Column, { value, read }: { value: string; read: (value: string) => T | undefined }): T | undefined {
  const found = read(value)
  if (found === undefined) page.findings.push(flaw(field === 'availability' ? 'AVAILABILITY_INVALID' : 'VALUE_INVALID', field, `“${value.slice(0, 40)}” cannot be read`))
  return found
}

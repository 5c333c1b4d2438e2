import { isCurrency, minorOf } from '#kernel/money'
import { AppError } from '#kernel/errors'
import { CHANNELS } from '../catalog.schema.ts'
import { priceOf } from '../check-prices.ts'
import type { PriceFields } from '../skus.repository.ts'
import { slugOf } from '../slugs.ts'
import { readPairs, splitList } from './cell-lists.ts'

/** One row of a source: a SKU, by the names of the columns, as text. */
export interface SourceRow {
  /** From 1, in the file. */
  row: number
  cells: Record<string, string>
  /** Where the source has them as such. */
  attributes?: { key: string; value: string }[]
}

/** Why a row was left out, or what of the file is not read. */
export interface Problem {
  row: number
  field: string | null
  code: string
  message: string
}

/** A row as it is to be stored. What it does not say stays as it is. */
export interface ImportRow {
  row: number
  /** The slug that holds the rows of a product together. */
  product: string
  name: string | undefined
  description: string | undefined
  brand: string | undefined
  tax_category: string | undefined
  language: string | undefined
  status: 'draft' | 'published' | undefined
  channels: string[] | undefined
  categories: string[][] | undefined
  attributes: { key: string; value: string }[] | undefined
  options: { name: string; value: string }[]
  sku: string
  barcode: string | undefined
  weight_g: number | undefined
  requires_shipping: boolean | undefined
  is_active: boolean | undefined
  is_tracked: boolean | undefined
  stock: number | undefined
  prices: PriceFields[]
}

export const OPTIONS = 5
export const COLUMNS = [
  'product', 'name', 'description', 'brand', 'categories', 'attributes', 'tax_category', 'language', 'status', 'channels',
  ...Array.from({ length: OPTIONS }, (_, n) => [`option${n + 1}_name`, `option${n + 1}_value`]).flat(),
  'sku', 'barcode', 'weight_g', 'requires_shipping', 'is_active', 'is_tracked', 'stock',
]
export const PRICE_COLUMNS = ['price', 'list_price', 'sale_price', 'sale_from', 'sale_to'] as const
const PRICE_COLUMN = /^(price|list_price|sale_price|sale_from|sale_to)_([a-z]{3})$/

export function isColumn(name: string): boolean {
  const currency = PRICE_COLUMN.exec(name)?.[2]
  return COLUMNS.includes(name) || (currency !== undefined && isCurrency(currency.toUpperCase()))
}

class CellError extends Error {
  readonly field: string
  readonly code: string

  constructor(field: string, code: string, message: string) {
    super(message)
    this.field = field
    this.code = code
  }
}

/** The row as it is to be stored, or why it cannot be. */
export function readRow({ row, cells, attributes }: SourceRow): ImportRow | Problem {
  try {
    const bad = Object.keys(cells).find((name) => (cells[name] ?? '').includes('\0') || !(cells[name] ?? '').isWellFormed())
    if (bad !== undefined) throw new CellError(bad, 'UNSTORABLE', 'The character U+0000, and halves of characters, are not allowed')
    const sku = text(cells, 'sku', 64)
    if (sku === undefined) throw new CellError('sku', 'SKU_MISSING', 'Each row names its SKU')
    const product = slugOf(cells['product'] ?? '') || slugOf(cells['name'] ?? '')
    if (product === '') throw new CellError('product', 'PRODUCT_MISSING', 'Each row names its product: by `product`, or by `name`')
    return {
      row, sku, product, name: text(cells, 'name', 300), description: verbatim(cells, 'description', 50_000), brand: text(cells, 'brand', 120),
      tax_category: matching(cells, 'tax_category', /^[a-z0-9][a-z0-9_-]{0,39}$/), language: matching(cells, 'language', /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/),
      status: oneOf(cells, 'status', ['draft', 'published'] as const), channels: channelsOf(cells),
      categories: cells['categories'] === undefined ? undefined : splitList(cells['categories'], ';').map((path) => splitList(path, '>')).filter((path) => path.length > 0 && checkPath(path)),
      attributes: attributesOf(attributes ?? (cells['attributes'] === undefined ? undefined : readPairs(cells['attributes']))),
      options: optionsOf(cells), barcode: text(cells, 'barcode', 50), weight_g: whole(cells, 'weight_g', 100_000_000), requires_shipping: yesNo(cells, 'requires_shipping'), is_active: yesNo(cells, 'is_active'),
      is_tracked: yesNo(cells, 'is_tracked'), stock: whole(cells, 'stock', 10_000_000), prices: pricesOf(cells),
    }
  } catch (error) {
    if (error instanceof CellError) return { row, field: error.field, code: error.code, message: error.message }
    throw error
  }
}

function text(cells: SourceRow['cells'], field: string, longest: number): string | undefined {
  const value = cells[field]?.trim()
  if (value === undefined || value === '') return undefined
  if (value.length > longest) throw new CellError(field, 'TOO_LONG', `At most ${longest} characters`)
  return value
}

/** With the blanks around it. */
function verbatim(cells: SourceRow['cells'], field: string, longest: number): string | undefined {
  return text(cells, field, longest) === undefined ? undefined : cells[field]
}

function matching(cells: SourceRow['cells'], field: string, form: RegExp): string | undefined {
  const value = text(cells, field, 60)
  if (value !== undefined && !form.test(value)) throw new CellError(field, 'NOT_VALID', `“${value}” cannot stand here`)
  return value
}

function oneOf<T extends string>(cells: SourceRow['cells'], field: string, known: readonly T[]): T | undefined {
  const value = text(cells, field, 60)?.toLowerCase()
  if (value === undefined) return undefined
  const found = known.find((name) => name === value)
  if (found === undefined) throw new CellError(field, 'NOT_VALID', `One of ${known.join(', ')}`)
  return found
}

const YES_NO: Record<string, boolean> = { true: true, yes: true, '1': true, y: true, false: false, no: false, '0': false, n: false }

function yesNo(cells: SourceRow['cells'], field: string): boolean | undefined {
  const value = text(cells, field, 10)?.toLowerCase()
  if (value === undefined) return undefined
  const found = YES_NO[value]
  if (found === undefined) throw new CellError(field, 'NOT_VALID', 'Either yes or no')
  return found
}

function whole(cells: SourceRow['cells'], field: string, most: number): number | undefined {
  const value = text(cells, field, 20)
  if (value === undefined) return undefined
  if (!/^\d{1,9}(\.0+)?$/.test(value) || Number(value) > most) throw new CellError(field, 'NOT_VALID', `A whole number from 0 to ${most}`)
  return Math.trunc(Number(value))
}

function channelsOf(cells: SourceRow['cells']): string[] | undefined {
  const value = text(cells, 'channels', 60)
  if (value === undefined) return undefined
  const named = value === 'none' ? [] : splitList(value.toLowerCase(), ';')
  if (named.some((name) => !CHANNELS.some((channel) => channel === name))) throw new CellError('channels', 'NOT_VALID', `Of ${CHANNELS.join('; ')}, or none`)
  return CHANNELS.filter((channel) => named.includes(channel))
}

function checkPath(path: readonly string[]): true {
  if (path.length > 8 || path.some((name) => name.length > 120)) throw new CellError('categories', 'TOO_LONG', 'A category has at most 8 levels of 120 characters')
  return true
}

function attributesOf(pairs: { key: string; value: string }[] | undefined): ImportRow['attributes'] {
  if (pairs === undefined) return undefined
  const said = pairs.map(({ key, value }) => ({ key: key.trim(), value: value.trim() })).filter(({ key, value }) => key !== '' && value !== '')
  if (said.length > 300) throw new CellError('attributes', 'TOO_MANY', 'At most 300 attributes')
  if (said.some(({ key, value }) => key.length > 100 || value.length > 2_000 || key.includes('\0') || value.includes('\0') || !value.isWellFormed())) throw new CellError('attributes', 'TOO_LONG', 'A key has at most 100 characters and a value 2,000')
  return said
}

function optionsOf(cells: SourceRow['cells']): ImportRow['options'] {
  const options: ImportRow['options'] = []
  for (let n = 1; n <= OPTIONS; n++) {
    const [name, value] = [text(cells, `option${n}_name`, 60), text(cells, `option${n}_value`, 120)]
    if ((name === undefined) !== (value === undefined)) throw new CellError(`option${n}_value`, 'OPTION_INCOMPLETE', 'An option has a name and a value')
    if (name !== undefined && value !== undefined) options.push({ name, value })
  }
  return options
}

function pricesOf(cells: SourceRow['cells']): PriceFields[] {
  const codes = new Set(Object.keys(cells).flatMap((name) => (cells[name]?.trim() ? (PRICE_COLUMN.exec(name)?.[2] ?? []) : [])))
  return [...codes].map((code) => {
    const currency = code.toUpperCase()
    const money = (kind: string) => {
      const said = text(cells, `${kind}_${code}`, 30)
      const minor = said === undefined ? undefined : minorOf(said, currency)
      if (said !== undefined && (minor === undefined || minor < 0)) throw new CellError(`${kind}_${code}`, 'NOT_A_PRICE', `“${said}” is no amount of ${currency}`)
      return minor
    }
    const time = (kind: string) => {
      const said = text(cells, `${kind}_${code}`, 40)
      if (said === undefined) return null
      const at = new Date(said)
      if (!/^\d{4}-\d\d-\d\d(T|$)/.test(said) || Number.isNaN(at.getTime())) throw new CellError(`${kind}_${code}`, 'NOT_A_TIME', 'An ISO 8601 time, as 2026-11-27T00:00:00Z')
      return at.toISOString()
    }
    const amount_minor = money('price')
    if (amount_minor === undefined) throw new CellError(`price_${code}`, 'PRICE_MISSING', 'A list price or a sale comes with the price')
    try {
      return priceOf({ currency, amount_minor, list_minor: money('list_price') ?? null, sale_minor: money('sale_price') ?? null, sale_from: time('sale_from'), sale_to: time('sale_to') })
    } catch (error) {
      if (error instanceof AppError) throw new CellError(`price_${code}`, error.code, error.message)
      throw error
    }
  })
}

import { fatal, type NormaliseContext, type Normalised } from '../normal-item.ts'
import type { CsvRow } from '../readers/csv-items.ts'
import type { RawItem } from '../readers/raw-item.ts'
import { isAxesso, normaliseAxesso } from './axesso.ts'
import { isBrightData, normaliseBrightData } from './brightdata.ts'
import { normaliseCsvRow, describeUnknown } from './csv.ts'
import { type CsvPlan, planColumns } from './csv-columns.ts'
import { isShape, type Shape } from './fields.ts'
import { isJunglee, isJungleeBestseller, normaliseJunglee, normaliseJungleeBestseller } from './junglee.ts'
import { isKeepa, normaliseKeepa } from './keepa.ts'

type Normaliser = (shape: Shape, context: NormaliseContext) => Normalised

/** The shapes that are known, told apart by keys that only they have. The order matters where they share some. */
const SHAPES: readonly [recognise: (item: Shape) => boolean, normalise: Normaliser][] = [
  [isKeepa, normaliseKeepa],
  [isBrightData, normaliseBrightData],
  [isAxesso, normaliseAxesso],
  [isJungleeBestseller, normaliseJungleeBestseller],
  [isJunglee, normaliseJunglee],
]

/** Turns what a reader hands out into items, whatever tool wrote it. One per file: it learns a table's columns from its first row. */
export function createNormaliser(context: NormaliseContext): (raw: RawItem) => Normalised {
  let plan: CsvPlan | undefined
  return ({ value, header }) => {
    if (header === undefined) return normaliseItem(value, context)
    const isFirst = plan === undefined
    plan ??= planColumns(header)
    const { item, asin, findings } = normaliseCsvRow(value as CsvRow, plan, context)
    return { item, asin, findings: isFirst ? [...describeUnknown(plan), ...findings] : findings }
  }
}

/** One JSON item of whatever tool wrote it. */
export function normaliseItem(value: unknown, context: NormaliseContext): Normalised {
  if (!isShape(value)) return { item: null, asin: null, findings: [fatal('SHAPE_UNKNOWN', null, 'The item is no JSON object')] }
  const found = SHAPES.find(([recognise]) => recognise(value))
  if (found !== undefined) return found[1](value, context)
  const keys = Object.keys(value).slice(0, 8).join(', ')
  return { item: null, asin: null, findings: [fatal('SHAPE_UNKNOWN', null, `The item is neither Keepa's, axesso's, junglee's nor Bright Data's. It has ${keys === '' ? 'no keys' : keys}`)] }
}

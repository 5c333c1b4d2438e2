import { bitOf, COLUMNS, FIELDS } from './metrics.ts'
import type { Content, Detail, NormalItem, Observation, RankPoint, SeriesPoint } from './normal-item.ts'

/** What one batch holds of one listing and source. */
export interface BatchPart {
  key: string
  marketplace: string
  asin: string
  source: string
  observations: Map<number, Observation>
  ranks: Map<string, RankPoint>
  points: Map<string, SeriesPoint>
  categories: Map<string, string>
  contents: Content[]
  /** The newest of the batch. */
  detail: Detail | null
  known_until: number | null
}

/** Rows written in one transaction. */
export const BATCH_ROWS = 20_000
/** Characters of words beside them. */
const BATCH_CHARACTERS = 8 * 2 ** 20

/** Gathers items into batches of bounded size, each point once. */
export class Batch {
  readonly #parts = new Map<string, BatchPart>()
  readonly #limit: number
  #rows = 0
  #characters = 0

  constructor(limit = BATCH_ROWS) {
    this.#limit = limit
  }

  get parts(): BatchPart[] {
    return [...this.#parts.values()]
  }

  get isEmpty() {
    return this.#parts.size === 0
  }

  /** Takes an item in, and yields whenever the batch is full and must be stored and cleared. */
  *add(item: NormalItem): Generator<void> {
    const { known_until, content, categories } = item
    if (this.#isFull) yield
    for (const observation of item.observations) {
      if (this.#isFull) yield
      const part = this.#part(item)
      const stored = part.observations.get(observation.at)
      if (stored !== undefined) merge(stored, observation)
      else this.#keep(part.observations, observation.at, observation)
      if (known_until !== null) part.known_until = Math.max(part.known_until ?? 0, observation.at)
    }
    for (const rank of item.ranks) {
      if (this.#isFull) yield
      this.#keep(this.#part(item).ranks, `${rank.category_id} ${rank.at}`, rank)
    }
    for (const point of item.points) {
      if (this.#isFull) yield
      this.#keep(this.#part(item).points, `${point.series} ${point.at}`, point)
    }
    // With the last rows of the item: only when all are stored it is known how far the source has looked.
    const part = this.#part(item)
    for (const { category_id, name } of categories) part.categories.set(category_id, name)
    if (content !== null && !repeats(part.contents.at(-1), content)) {
      part.contents.push(content)
      this.#characters += JSON.stringify(content).length
    }
    if (item.detail !== null && (part.detail === null || part.detail.at <= item.detail.at)) {
      part.detail = item.detail
      this.#characters += JSON.stringify(item.detail).length
    }
    if (known_until !== null) part.known_until = Math.max(part.known_until ?? 0, known_until)
  }

  clear() {
    this.#parts.clear()
    this.#rows = 0
    this.#characters = 0
  }

  get #isFull() {
    return this.#rows >= this.#limit || this.#characters >= BATCH_CHARACTERS || this.#parts.size >= this.#limit
  }

  #keep<K, T>(rows: Map<K, T>, key: K, row: T) {
    if (rows.has(key)) return
    rows.set(key, row)
    this.#rows += 1
  }

  #part({ listing: { marketplace, asin }, source }: NormalItem): BatchPart {
    const key = `${marketplace} ${asin} ${source}`
    const known = this.#parts.get(key)
    if (known !== undefined) return known
    const part: BatchPart = {
      key, marketplace, asin, source, observations: new Map(), ranks: new Map(), points: new Map(), categories: new Map(), contents: [], detail: null, known_until: null,
    }
    this.#parts.set(key, part)
    return part
  }
}

/** Rows of a table say the same title again and again. */
function repeats(before: Content | undefined, content: Content) {
  return before !== undefined && before.at <= content.at && JSON.stringify({ ...before, at: 0 }) === JSON.stringify({ ...content, at: 0 })
}

/** Two rows of one time: the first one stays, the second fills what it did not know. The database does the same. */
function merge(row: Observation, other: Observation) {
  for (const column of COLUMNS) {
    const bit = bitOf(column)
    if (row.fields[column] !== undefined || (row.unknown & bit) !== 0) continue
    const value = other.fields[column]
    if (value !== undefined) row.fields[column] = value
    else row.unknown |= other.unknown & bit
  }
  row.currency ??= other.currency
}

/** How many points of each metric an item brings. */
export function countPoints(item: NormalItem): Map<string, number> {
  const counts = new Map<string, number>()
  const add = (metric: string) => counts.set(metric, (counts.get(metric) ?? 0) + 1)
  for (const { fields, unknown } of item.observations) {
    for (const { metric, column } of FIELDS) if (fields[column] !== undefined || (unknown & bitOf(column)) !== 0) add(metric)
  }
  for (const _ of item.ranks) add('rank')
  for (const point of item.points) add(point.series)
  return counts
}

import { bitOf, type Column } from '../metrics.ts'
import type { Observation } from '../normal-item.ts'

/** Gathers the series of one listing into one wide row a time. */
export class WideRows {
  readonly #rows = new Map<number, Observation>()
  readonly #currency: string

  constructor(currency: string) {
    this.#currency = currency
  }

  /** `null` is observed to be absent, `unknown` that the source does not know from here on. */
  set(at: number, column: Column, value: number | string | null) {
    const row = this.#at(at)
    row.fields[column] = value
    if (column.endsWith('_minor') && value !== null) row.currency = this.#currency
  }

  setUnknown(at: number, column: Column) {
    this.#at(at).unknown |= bitOf(column)
  }

  inOrder(): Observation[] {
    return [...this.#rows.values()].sort((a, b) => a.at - b.at)
  }

  #at(at: number): Observation {
    const known = this.#rows.get(at)
    if (known !== undefined) return known
    const row: Observation = { at, holds_s: null, currency: null, fields: {}, unknown: 0 }
    this.#rows.set(at, row)
    return row
  }
}

import type { Finding } from '../normal-item.ts'

/** One item as the file holds it. `ordinal` and `line` count from 1, `byte` from 0 where it is known. */
export interface RawItem {
  ordinal: number
  line: number | null
  byte: number | null
  value: unknown
  /** The names of the table's columns, when the item is a row of one. */
  header?: readonly string[]
}

/** Something in the file that is no item. It has a place, like an item. */
export interface ReadProblem {
  ordinal: number
  line: number | null
  byte: number | null
  finding: Finding
}

export type Read = RawItem | ReadProblem

import { z } from 'zod'
import { invalid } from './errors.ts'

/** `?cursor=…&limit=20`, for lists that grow without bound: newest first. */
export const cursorQuery = { cursor: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(100).default(20) }
export interface CursorQuery {
  cursor?: string | undefined
  limit: number
}

/** `{ data, pagination: { cursor, next } }`; `next` is null on the last page. */
export const cursorPage = <T extends z.ZodType>(shape: T) =>
  z.object({ data: z.array(shape), pagination: z.object({ cursor: z.string().nullable(), next: z.string().nullable() }) })

/** Where a row stands in its list. Its time has milliseconds, in the column as well. */
export interface Place {
  at: Date
  id: string
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** @throws AppError 400 for a cursor that no list gave */
export function readCursor(cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return undefined
  const [time = '', id = ''] = Buffer.from(cursor, 'base64url').toString('latin1').split(' ')
  const at = new Date(Number(time))
  if (!/^\d{1,15}$/.test(time) || Number.isNaN(at.getTime()) || !ID.test(id)) throw invalid('cursor', 'The cursor is not one of this list')
  return { at, id }
}

const cursorOf = ({ at, id }: Place): string => Buffer.from(`${at.getTime()} ${id}`).toString('base64url')

/** The page of a query that asked for one row more than its limit. */
export function cutPage<T>(rows: T[], { cursor, limit }: CursorQuery, placeOf: (row: T) => Place) {
  const data = rows.slice(0, limit)
  const last = data.at(-1)
  return { data, pagination: { cursor: cursor ?? null, next: rows.length > limit && last !== undefined ? cursorOf(placeOf(last)) : null } }
}

import { invalid } from '#kernel/errors'
import type { ReviewQuery } from './reviews.schema.ts'

/** Where a review stands in a list: by what the list is sorted, then by time and id. */
export interface Place {
  key: number
  at: Date
  id: string
}

const FORM = /^(\d{1,9}) (\d{1,15}) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** @throws AppError 400 for a cursor that no list gave */
export function readPlace(cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return undefined
  const [, key, time, id] = FORM.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? []
  if (id === undefined || Number.isNaN(new Date(Number(time)).getTime())) throw invalid('cursor', 'The cursor is not one of this list')
  return { key: Number(key), at: new Date(Number(time)), id }
}

export const placeOf = (sort: ReviewQuery['sort'], { helpful, stars, created_at, review_id }: { helpful: number; stars: number; created_at: Date; review_id: string }): string =>
  Buffer.from(`${sort === 'helpful' ? helpful : sort === 'newest' ? 0 : stars} ${created_at.getTime()} ${review_id}`).toString('base64url')

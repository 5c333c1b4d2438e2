export const STATUSES = ['tracked', 'found', 'no_room'] as const
export type FindStatus = (typeof STATUSES)[number]

export interface CategorySearch {
  page?: number
  status?: FindStatus
}

export function parseCategorySearch(raw: Record<string, unknown>): CategorySearch {
  const page = Number(raw['page'])
  const status = STATUSES.find((each) => each === raw['status'])
  return { ...(Number.isInteger(page) && page > 1 && page < 1_000 && { page }), ...(status && { status }) }
}
